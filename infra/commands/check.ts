import { runTools } from './run-tools.ts';

/** Whoever runs every test afterwards, as `.ci/run` does, need not run these twice. */
const testsToo = !process.argv.includes('--without-tests');

/** The fast gate: green at every commit. */
process.exitCode = await runTools([
  {
    what: 'format',
    script: 'node_modules/prettier/bin/prettier.cjs',
    args: ['--check', '--log-level', 'warn', '.'],
  },
  { what: 'lint', script: 'node_modules/eslint/bin/eslint.js', args: ['--max-warnings', '0', '.'] },
  { what: 'types', script: 'node_modules/typescript/bin/tsc', args: ['--project', '.'] },
  { what: 'dead code', script: 'node_modules/knip/bin/knip.js', args: [] },
  ...(testsToo
    ? [
        {
          what: 'unit, policy and template tests',
          script: 'node_modules/vitest/vitest.mjs',
          args: ['run', '--project', 'unit', '--project', 'policies', '--project', 'infra'],
        },
      ]
    : []),
  { what: 'synthesis', script: 'infra/commands/synth.ts', args: [] },
]);
