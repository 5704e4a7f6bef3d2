import { runTools } from './run-tools.ts';

/** Every test there is, journeys in a real browser included. Arguments go to vitest. */
process.exitCode = await runTools([
  {
    what: 'every test',
    script: 'node_modules/vitest/vitest.mjs',
    args: ['run', ...process.argv.slice(2)],
  },
]);
