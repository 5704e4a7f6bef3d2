import { runArea } from './describe-area.ts';

process.exitCode = runArea(
  process.argv.slice(2),
  (line) => {
    console.log(line);
  },
  (line) => {
    console.error(line);
  },
);
