import { runAccountCheck } from './run-account-check.ts';

process.exitCode = runAccountCheck(
  process.argv.slice(2),
  (line) => {
    console.log(line);
  },
  (line) => {
    console.error(line);
  },
);
