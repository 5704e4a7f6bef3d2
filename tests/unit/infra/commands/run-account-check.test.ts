import { describe, expect, it } from 'vitest';

import { runAccountCheck } from '#infra/commands/run-account-check.ts';

function run(...args: string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const exitCode = runAccountCheck(
    args,
    (word) => printed.push(word),
    (line) => complaints.push(line),
  );
  return { exitCode, printed, complaints };
}

describe('npm run account:check', () => {
  it.each([
    ['valid', 0, '08-99-99', '66374958'],
    ['invalid', 1, '089999', '66374959'],
    ['cannot-check', 2, '000000', '12345678'],
    ['invalid', 1, '089999', 'rent'],
  ])('says %s and exits %i for %s %s', (word, exitCode, ...account) => {
    expect(run(...account)).toEqual({ exitCode, printed: [word], complaints: [] });
  });

  it.each([[[]], [['089999']], [['08', '99', '99', '66374958']]])(
    'asks for two arguments and gives none of the three answers for %j',
    (args) => {
      const { exitCode, printed, complaints } = run(...args);
      expect(exitCode).toBe(64);
      expect(printed).toEqual([]);
      expect(complaints).toEqual([expect.stringContaining('account:check -- ')]);
    },
  );
});
