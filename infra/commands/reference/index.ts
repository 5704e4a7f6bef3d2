import { join } from 'node:path';
import { birmingham } from './check-figures.ts';
import { runReference } from './run.ts';

process.exitCode = runReference({
  args: process.argv.slice(2),
  expected: birmingham,
  into: join(import.meta.dirname, '../../../shared/reference/compiled'),
  print: (line) => {
    console.log(line);
  },
  complain: (line) => {
    console.error(line);
  },
});
