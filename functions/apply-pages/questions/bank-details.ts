import * as z from 'zod';

import { accountNumber, date, optionalText, requiredText, sortCode } from '#shared/web/index.ts';

import type { FamilyWords } from '../locales/index.ts';

/** Bank details as people type them, on the page of the application and wherever they are mended. */
export function bankDetailsFields(words: FamilyWords['questions']['bankDetails']) {
  return {
    nameOnAccount: requiredText({ missing: words.missingName, tooLong: words.longName }, 70),
    sortCode: sortCode({ missing: words.missingSortCode, invalid: words.invalidSortCode }),
    accountNumber: accountNumber({
      missing: words.missingAccount,
      invalid: words.invalidAccount,
      length: words.lengthAccount,
    }),
    rollNumber: optionalText(words.invalidRoll, 18).refine(
      (text) => text === undefined || /^[A-Za-z0-9 \-/.]+$/.test(text),
      { error: words.invalidRoll },
    ),
  };
}

/** Bank details alone, for a page that asks nothing else of the application. */
export function bankDetailsSchema({ questions }: FamilyWords) {
  return z.object(bankDetailsFields(questions.bankDetails));
}

/** Asked of whoever comes by a link, before anything else is looked at. */
export function birthSchema({ questions }: FamilyWords) {
  return z.object({ dateOfBirth: date(questions.dateOfBirth) });
}
