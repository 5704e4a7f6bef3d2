import * as z from 'zod';

import { localDate } from '#shared/kernel/index.ts';
import { documentKind, keys } from '#shared/records/index.ts';

import { lastDayToBook, type ExpectedMovement } from './expected-movement.ts';

/**
 * A line of the bank that is money a community group gave back, kept with the month that the line is in:
 * it is there once, so no line is taken for the money of two groups.
 */
export const repaidLineSchema = z.strictObject({
  /** In whose books the line is kept. */
  month: z.string(),
  lineId: z.string(),
  bookedOn: z.iso.date(),
  amountPence: z.int().min(1),
  grantApplicationId: z.string(),
  recordedBy: z.string(),
  recordedAt: z.string(),
});
export type RepaidLine = z.infer<typeof repaidLineSchema>;

export const repaidLines = documentKind({
  kind: 'repaid-line',
  schema: repaidLineSchema,
  key: ({ month, lineId }) => keys.repaidLine(month, lineId),
});

/** How the cause begins of the ledger entry that books such money: its line is a movement of the bank's. */
export const givenBackByGroup = 'given back by its group';

/** What a group writes on what it gives back: seventeen characters that Bacs lets through. */
export function repaymentReference(grantApplicationId: string): string {
  return `RETURN ${grantApplicationId}`;
}

/** What our books know of it: true for us on the day it was recorded, and on no other line than its own. */
export function movementOfRepaid({
  lineId,
  bookedOn,
  amountPence,
  grantApplicationId,
  recordedAt,
}: RepaidLine): ExpectedMovement {
  const dueOn = localDate(recordedAt);
  return {
    ...{ movementId: `repaid:${lineId}`, account: 'bank', what: 'repaid', lineId },
    ...{ reference: repaymentReference(grantApplicationId), amountPence, dueOn },
    earliestOn: bookedOn,
    latestOn: lastDayToBook({ account: 'bank', what: 'repaid', dueOn }),
  };
}
