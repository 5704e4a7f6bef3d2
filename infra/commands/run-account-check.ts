import { checkAccount, type AccountVerdict } from '#shared/payments/account-check.ts';

const exitCodes: Record<AccountVerdict, number> = { valid: 0, invalid: 1, 'cannot-check': 2 };

/** As sysexits.h numbers a command that was given the wrong arguments: none of the three answers. */
const usage = 64;

/**
 * Prints whether the bank could have the account that the two arguments name, in one word, and
 * answers the exit code that says the same: 0 `valid`, 1 `invalid`, 2 `cannot-check`.
 */
export function runAccountCheck(
  args: readonly string[],
  print: (word: string) => void,
  complain: (line: string) => void,
): number {
  const [sortCode, accountNumber, ...more] = args;
  if (sortCode === undefined || accountNumber === undefined || more.length > 0) {
    complain(
      'Say which account to check: npm run --silent account:check -- 08-99-99 66374958. Put quotes around what has spaces in it.',
    );
    return usage;
  }
  const verdict = checkAccount({ sortCode, accountNumber });
  print(verdict);
  return exitCodes[verdict];
}
