import * as z from 'zod';

/** Why an unapplied credit came back: the ARUCS codes that Bacs gives to Direct Credits. */
export const returnReasonCodeSchema = z.enum(['0', '2', '3', '5', 'B', 'C']);

export type ReturnReasonCode = z.infer<typeof returnReasonCodeSchema>;

/** The same reasons in words that hold on every rail. */
export type ReturnReason =
  | 'invalid-details'
  | 'payee-deceased'
  | 'account-transferred'
  | 'account-not-found'
  | 'account-closed'
  | 'recalled';

export interface ReturnReasonMeaning {
  readonly reason: ReturnReason;
  /** For staff, on the payment. */
  readonly sentence: string;
  /** Whether the family may mend its bank details itself; otherwise a person looks first. */
  readonly mendableByFamily: boolean;
}

/** What each code means. Source: domain-facts.md §4.1 (these differ from the Direct Debit codes). */
export const returnReasons: Readonly<Record<ReturnReasonCode, ReturnReasonMeaning>> = {
  '0': {
    reason: 'invalid-details',
    sentence: 'The bank could not use these account details.',
    mendableByFamily: true,
  },
  '2': {
    reason: 'payee-deceased',
    sentence: 'The bank says that the account holder has died. Stop all messages to the family.',
    mendableByFamily: false,
  },
  '3': {
    reason: 'account-transferred',
    sentence: 'The account has moved to another bank or branch.',
    mendableByFamily: true,
  },
  '5': {
    reason: 'account-not-found',
    sentence: 'There is no account with this number at that sort code.',
    mendableByFamily: true,
  },
  B: {
    reason: 'account-closed',
    sentence: 'The account has been closed.',
    mendableByFamily: true,
  },
  C: {
    reason: 'recalled',
    sentence: 'We asked for this payment back.',
    mendableByFamily: false,
  },
};
