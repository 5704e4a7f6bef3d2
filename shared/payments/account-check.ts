import { modulusCheck, type AccountVerdict } from './modulus-check/modulus-check.ts';

export type { AccountVerdict } from './modulus-check/modulus-check.ts';

/** A sort code and number as somebody wrote them. */
export interface WrittenAccount {
  readonly sortCode: string;
  readonly accountNumber: string;
}

/**
 * Whether the bank could have such an account, without asking anybody. Separators are forgiven, and
 * numbers of six and seven digits get the leading zeros banks print them with; what is still no sort
 * code or no number is `invalid`. A sort code that is not listed is `cannot-check`.
 */
export function checkAccount(account: WrittenAccount): AccountVerdict {
  const sortCode = withoutSeparators(account.sortCode);
  const accountNumber = withoutSeparators(account.accountNumber);
  if (!/^\d{6}$/.test(sortCode) || !/^\d{6,8}$/.test(accountNumber)) return 'invalid';
  return modulusCheck(sortCode, accountNumber.padStart(8, '0'));
}

/** Whether to accept the account: one that cannot be checked is nobody's fault. */
export function isPossibleAccount(account: WrittenAccount): boolean {
  return checkAccount(account) !== 'invalid';
}

function withoutSeparators(text: string): string {
  return text.replace(/[\s\-–—./]/g, '');
}
