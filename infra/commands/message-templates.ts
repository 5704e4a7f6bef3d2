import { runMessageTemplates } from './run-message-templates.ts';

process.exitCode = runMessageTemplates(
  process.argv.slice(2),
  (line) => {
    console.log(line);
  },
  (line) => {
    console.error(line);
  },
);
