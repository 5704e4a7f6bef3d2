import * as z from 'zod';

/**
 * Why money came back. One character is an ARUCS code that Bacs gives to Direct Credits; `FPS1` to
 * `FPS14` are the numbers of the Faster Payments scheme, prefixed because they mean other things. Pieces are
 * `expired` or `cancelled`; whatever was in a file that no rail ever took is `not-taken`. What came back
 * without a code is `not-given`: the code of something that the bank never said would be an invention.
 */
export const returnReasonCodeSchema = z.enum([
  '0',
  '2',
  '3',
  '5',
  'B',
  'C',
  'FPS1',
  'FPS2',
  'FPS3',
  'FPS4',
  'FPS5',
  'FPS6',
  'FPS7',
  'FPS8',
  'FPS9',
  'FPS10',
  'FPS11',
  'FPS12',
  'FPS13',
  'FPS14',
  'expired',
  'cancelled',
  'not-taken',
  'not-given',
]);

export type ReturnReasonCode = z.infer<typeof returnReasonCodeSchema>;

/**
 * A code as a rail reported it, in our list or not: a reason that we do not know must not keep the
 * fact itself from us. It stays a code: what is no letter, digit or dash becomes one, and it is cut short.
 */
export const reportedReasonCodeSchema = z
  .string()
  .min(1)
  .transform((code) => code.replaceAll(/[^A-Za-z0-9-]+/g, '-').slice(0, 20));

/** The same reasons in words that hold on every rail. */
export type ReturnReason =
  | 'invalid-details'
  | 'payee-deceased'
  | 'account-transferred'
  | 'account-not-found'
  | 'account-closed'
  | 'account-blocked'
  | 'reference-required'
  | 'name-mismatch'
  | 'terms'
  | 'sensitive'
  | 'recalled'
  | 'not-redeemed'
  | 'not-taken'
  | 'other';

export interface ReturnReasonMeaning {
  readonly reason: ReturnReason;
  /** For staff, on the payment. */
  readonly sentence: string;
  /** Whether the family may say how to be paid instead; otherwise a person looks first. */
  readonly mendableByFamily: boolean;
}

const invalidDetails: ReturnReasonMeaning = {
  reason: 'invalid-details',
  sentence: 'The bank could not use these account details.',
  mendableByFamily: true,
};
const payeeDeceased: ReturnReasonMeaning = {
  reason: 'payee-deceased',
  sentence: 'The bank says that the account holder has died. Stop all messages to the family.',
  mendableByFamily: false,
};
const accountTransferred: ReturnReasonMeaning = {
  reason: 'account-transferred',
  sentence: 'The account has moved to another bank or branch.',
  mendableByFamily: true,
};
const accountNotFound: ReturnReasonMeaning = {
  reason: 'account-not-found',
  sentence: 'There is no account with this number at that sort code.',
  mendableByFamily: true,
};
const accountClosed: ReturnReasonMeaning = {
  reason: 'account-closed',
  sentence: 'The account has been closed.',
  mendableByFamily: true,
};
const recalled: ReturnReasonMeaning = {
  reason: 'recalled',
  sentence: 'We asked for this payment back.',
  mendableByFamily: false,
};
const terms: ReturnReasonMeaning = {
  reason: 'terms',
  sentence: 'The account’s terms do not allow this payment: another account or way is needed.',
  mendableByFamily: true,
};
const other: ReturnReasonMeaning = {
  reason: 'other',
  sentence: 'The bank gave no reason.',
  mendableByFamily: false,
};

/** What each code means. Source: domain-facts.md §4.1 (ARUCS) and §4.2 (Faster Payments returns). */
export const returnReasons: Readonly<Record<ReturnReasonCode, ReturnReasonMeaning>> = {
  '0': invalidDetails,
  '2': payeeDeceased,
  '3': accountTransferred,
  '5': accountNotFound,
  B: accountClosed,
  C: recalled,
  FPS1: accountNotFound,
  FPS2: accountClosed,
  FPS3: {
    reason: 'account-blocked',
    sentence: 'The account is stopped.',
    mendableByFamily: true,
  },
  FPS4: payeeDeceased,
  FPS5: {
    reason: 'reference-required',
    sentence: 'The account takes payments only with a reference of its own, like a roll number.',
    mendableByFamily: true,
  },
  FPS6: {
    reason: 'name-mismatch',
    sentence: 'The name is not the one on the account.',
    mendableByFamily: true,
  },
  FPS7: recalled,
  FPS8: terms,
  FPS9: { ...other, sentence: 'The account holder was not expecting this payment.' },
  FPS10: terms,
  FPS11: { ...other, sentence: 'The bank says that the sender must act: ask the bank.' },
  FPS12: accountTransferred,
  FPS13: {
    reason: 'sensitive',
    sentence: 'The bank gives no reason because it is sensitive. Stop all messages to the family.',
    mendableByFamily: false,
  },
  FPS14: other,
  expired: {
    reason: 'not-redeemed',
    sentence: 'It was not redeemed in time.',
    mendableByFamily: true,
  },
  cancelled: {
    reason: 'not-redeemed',
    sentence: 'It was cancelled before it was redeemed.',
    mendableByFamily: true,
  },
  'not-given': other,
  'not-taken': {
    reason: 'not-taken',
    sentence: 'The bank or provider never took the file that it was in.',
    mendableByFamily: false,
  },
};
