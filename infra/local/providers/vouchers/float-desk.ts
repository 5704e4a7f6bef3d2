import * as z from 'zod';
import { localDate, sumPence } from '#shared/kernel/index.ts';
import type { Instant } from '#shared/kernel/index.ts';
import type { FaultPanel } from '../bank/bank-faults.ts';
import type { TopUp } from '../local-provider.ts';
import { said } from './desk-answer.ts';
import type { DeskAnswer } from './desk-answer.ts';
import type { VoucherRecords } from './voucher-records.ts';

/** Every float starts with ten million pounds, before anything was ordered. */
export const firstFloatPence = 1_000_000_000;

/** How much a balance is wrong by on purpose: one pound. */
const wrongByPence = 100;

const periodSchema = z
  .object({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to, 'from is not after to');
const movementSchema = z.strictObject({
  amountPence: z.int(),
  reference: z.string().max(140),
  description: z.string().max(140),
});

export interface FloatDesk {
  /** What is left, and what moved on whole days that are over. */
  readonly statement: (asked: URLSearchParams) => DeskAnswer;
  /** What the provider's own bank, or its accountant, books: money paid in, a charge, a correction. */
  readonly book: (text: string) => DeskAnswer;
  /** Books what was paid in advance, each once. */
  readonly takePaidIn: (topUps: readonly TopUp[]) => void;
  /** What is left at this moment. */
  readonly balancePence: () => number;
}

/** Where a provider tells what became of the money that it was paid in advance. */
export function createFloatDesk(parts: {
  readonly rail: string;
  readonly records: Pick<VoucherRecords, 'float'>;
  readonly faults: Pick<FaultPanel, 'strikes'>;
  readonly now: () => Instant;
}): FloatDesk {
  const { rail, faults, now } = parts;
  const { float } = parts.records;
  return {
    statement: (asked) => {
      const period = periodSchema.safeParse(Object.fromEntries(asked));
      if (!period.success) return said(422, z.prettifyError(period.error));
      const { from, to } = period.data;
      const today = localDate(now());
      if (to >= today) return said(422, `today is ${today}: only days that are over are told`);
      const lines = float.between(from, to);
      const openingPence = firstFloatPence + float.sumBefore(from);
      const closingPence = openingPence + sumPence(lines.map(({ amountPence }) => amountPence));
      return {
        status: 200,
        body: {
          ...{ rail, from, to, openingPence },
          closingPence: closingPence + (faults.strikes('wrongBalance') ? wrongByPence : 0),
          lines: faults.strikes('repeatLines') ? lines.flatMap((line) => [line, line]) : lines,
        },
      };
    },
    book: (text) => {
      const movement = movementSchema.safeParse(parseOrUndefined(text));
      if (!movement.success) return said(422, z.prettifyError(movement.error));
      float.book(movement.data, now());
      return { status: 200, body: { balancePence: firstFloatPence + float.sum() } };
    },
    takePaidIn: (topUps) => {
      const until = now();
      for (const { reference, amountPence, at, ...topUp } of topUps) {
        if (topUp.rail !== rail || at > until) continue;
        float.bookOnce({ amountPence, reference, description: 'Paid in advance' }, at);
      }
    },
    balancePence: () => firstFloatPence + float.sum(),
  };
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
