import * as z from 'zod';

/** The account whose statement it is: `bank`, or the rail of a provider that was paid in advance. */
const aboutStatement = { statementId: z.string(), account: z.string() };
const aboutTopUp = { topUpId: z.string(), rail: z.string(), amountPence: z.int() };
const aboutDifference = {
  account: z.string(),
  settlementId: z.string(),
  month: z.string(),
  why: z.string(),
  differencePence: z.int(),
};

const aboutReturn = {
  programmeId: z.string(),
  periodId: z.string(),
  edition: z.int().min(1),
  paidPence: z.int(),
};

/** What bank and providers book, what two people settle of it, and how a month closes. */
export const bankBodies = [
  z.strictObject({ type: z.literal('return-proposed'), ...aboutReturn }),
  z.strictObject({ type: z.literal('return-withdrawn'), ...aboutReturn }),
  z.strictObject({ type: z.literal('return-signed'), ...aboutReturn, proposedBy: z.string() }),
  z.strictObject({
    type: z.literal('statement-received'),
    ...aboutStatement,
    from: z.iso.date(),
    to: z.iso.date(),
    lineCount: z.int(),
    paidInPence: z.int(),
    paidOutPence: z.int(),
  }),
  z.strictObject({ type: z.literal('statement-quarantined'), ...aboutStatement }),
  z.strictObject({
    type: z.literal('statement-taken'),
    ...aboutStatement,
    lineCount: z.int(),
    knownLines: z.int(),
  }),
  z.strictObject({ type: z.literal('difference-proposed'), ...aboutDifference }),
  z.strictObject({ type: z.literal('difference-settled'), ...aboutDifference }),
  z.strictObject({ type: z.literal('difference-declined'), ...aboutDifference }),
  z.strictObject({ type: z.literal('float-top-up-proposed'), ...aboutTopUp }),
  z.strictObject({
    type: z.literal('float-top-up-confirmed'),
    ...aboutTopUp,
    proposedBy: z.string(),
  }),
  z.strictObject({ type: z.literal('float-top-up-withdrawn'), ...aboutTopUp }),
  z.strictObject({ type: z.literal('month-close-proposed'), month: z.string() }),
  z.strictObject({ type: z.literal('month-close-withdrawn'), month: z.string() }),
  z.strictObject({
    type: z.literal('month-closed'),
    month: z.string(),
    fingerprint: z.string(),
    proposedBy: z.string(),
  }),
] as const;
