import * as z from 'zod';

import { checkBalances, malformed, type StatementRead } from './bank-statement.ts';
import type { FloatName } from './outside-account.ts';
import { entryCarrier, statementLine } from './statement-line.ts';

/** What a provider of codes answers about the money that it was paid in advance. */
export const floatStatementSchema = z.looseObject({
  rail: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  openingPence: z.int(),
  closingPence: z.int(),
  lines: z.array(
    z.looseObject({
      /** The provider's own name for the movement, once and for all. */
      movementId: z.string().min(1).max(80),
      bookedOn: z.iso.date(),
      /** Onto the float is positive, from it negative. */
      amountPence: z.int().refine((amount) => amount !== 0, 'a movement moves something'),
      /** The idempotency key of an order, the reference of a piece, or what came with a payment. */
      reference: z.string().max(140).optional(),
      description: z.string(),
    }),
  ),
});

/** Reads a float's statement, whole or not at all; quarantined with the first thing that is wrong. */
export function readFloatStatement(text: string, rail: FloatName): StatementRead {
  const parsed = floatStatementSchema.safeParse(parseOrUndefined(text));
  if (!parsed.success) return malformed(z.prettifyError(parsed.error));
  const { from, to, openingPence, closingPence, lines } = parsed.data;
  if (parsed.data.rail !== rail) return malformed(`it is about ${parsed.data.rail}, not ${rail}`);
  if (from > to) return malformed(`it begins on ${from} and ends on ${to}`);
  const outside = lines.findIndex(({ bookedOn }) => bookedOn < from || to < bookedOn);
  if (outside !== -1) return malformed('a line lies outside its days', outside + 1);
  return checkBalances({
    ...{ format: 'float', from, to, openingPence, closingPence },
    lines: lines.map(({ movementId, bookedOn, amountPence, reference, description }) =>
      statementLine({
        ...{ bookedOn, amountPence, reference, description },
        carrierIds: { [entryCarrier]: movementId },
      }),
    ),
  });
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
