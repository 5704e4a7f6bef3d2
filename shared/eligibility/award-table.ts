import * as z from 'zod';

/** Above this no table may go: a slip of the keyboard is caught before anybody is promised it. */
const mostPence = 1_000_00;
const pence = z.int().min(0).max(mostPence);

/**
 * How much an award is, by the size of the household and its needs, before what the family asked
 * for. Part of the policy, so that an assessment replays to the penny. All amounts are pence.
 */
export const awardTableSchema = z.strictObject({
  oneAdultPence: pence,
  moreAdultsPence: pence,
  perChildPence: pence,
  /** Children beyond so many add nothing. */
  childrenCounted: z.int().min(0).max(20),
  /** Added when help with energy is asked for and the meter is paid in advance. */
  prepaymentMeterPence: pence,
  disabilityPence: pence,
  /** Added once, however many are over 65. */
  over65Pence: pence,
  pregnantPence: pence,
  /** Added when household need, 0–100, comes to at least `fromPoints`. */
  highNeed: z.strictObject({ fromPoints: z.number().min(0).max(100), addPence: pence }),
  /** The most the table gives anybody. */
  capPence: pence,
});

export type AwardTable = z.infer<typeof awardTableSchema>;
