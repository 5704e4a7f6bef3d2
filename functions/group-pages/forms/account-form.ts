import * as z from 'zod';

import type { Payee } from '#shared/applications/index.ts';
import { accountNumber, optionalText, requiredText, sortCode } from '#shared/web/index.ts';

const rollNumberProblem = 'A building society roll number has at most 18 letters and digits';

/** The account of a group, as forgiving as a family's. */
export const accountFormSchema: z.ZodType<Payee> = z
  .object({
    nameOnAccount: requiredText(
      {
        missing: 'Enter the name on the account',
        tooLong: 'The name on the account must be 70 letters or less',
      },
      70,
    ),
    sortCode: sortCode({
      missing: 'Enter a sort code',
      invalid: 'Enter a valid sort code like 309430',
    }),
    accountNumber: accountNumber({
      missing: 'Enter an account number',
      invalid: 'Enter a valid account number like 00733445',
      length: 'Account number must be between 6 and 8 digits',
    }),
    rollNumber: optionalText(rollNumberProblem, 18).refine(
      (text) => text === undefined || /^[A-Za-z0-9 \-/.]+$/.test(text),
      { error: rollNumberProblem },
    ),
  })
  .transform(({ rollNumber, ...account }): Payee => ({
    ...account,
    ...(rollNumber !== undefined && { rollNumber }),
  }));
