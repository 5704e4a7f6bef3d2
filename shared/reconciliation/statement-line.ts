import { createHash } from 'node:crypto';

import * as z from 'zod';

/** One movement of our account as the bank booked it. */
export const statementLineSchema = z.strictObject({
  bookedOn: z.iso.date(),
  /** Into our account is positive, out of it negative. */
  amountPence: z.int(),
  /** What we are known by: the reference of a payment, or what the contra of a file carries. */
  reference: z.string().optional(),
  description: z.string(),
  /** What else the bank's carriers call it; banks differ in which of them they fill in. */
  carrierIds: z.record(z.string(), z.string()),
});

export type StatementLine = z.infer<typeof statementLineSchema>;

/** Longer text is somebody's letter, not a description. */
const descriptionLimit = 140;

/**
 * What carriers write when they have nothing to say. Taken for a reference, all such lines would be
 * one payment. Source: domain-facts.md §4.7; NOTPROVIDED is ISO 20022's own word.
 */
const placeholders = new Set([
  'NOTPROVIDED',
  'NOTAVAILABLE',
  'NONREF',
  'NOREF',
  'NONE',
  'NA',
  'NIL',
]);

/** An id as it was given, tidied; undefined when it says nothing. */
export function meaningful(id: string | undefined): string | undefined {
  const tidy = (id ?? '').replace(/\s+/g, ' ').trim();
  const bare = tidy.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return bare === '' || /^0+$/.test(bare) || placeholders.has(bare) ? undefined : tidy;
}

/** Puts a line together of what a reader found; ids that say nothing are absent. */
export function statementLine(found: {
  readonly bookedOn: string;
  readonly amountPence: number;
  readonly reference: string | undefined;
  readonly description: string;
  readonly carrierIds: Readonly<Record<string, string | undefined>>;
}): StatementLine {
  const reference = meaningful(found.reference);
  const carrierIds: Record<string, string> = {};
  for (const [carrier, id] of Object.entries(found.carrierIds)) {
    const kept = meaningful(id);
    if (kept !== undefined) carrierIds[carrier] = kept.slice(0, descriptionLimit);
  }
  return {
    bookedOn: found.bookedOn,
    amountPence: found.amountPence,
    ...(reference === undefined ? {} : { reference: reference.slice(0, descriptionLimit) }),
    description: found.description.replace(/\s+/g, ' ').trim().slice(0, descriptionLimit),
    carrierIds,
  };
}

/** The carrier under which a bank names an entry of its own books once and for all. */
export const entryCarrier = 'AcctSvcrRef';

export interface IdentifiedLine {
  readonly lineId: string;
  readonly line: StatementLine;
}

/**
 * Gives each line an id that the same booking has in every file: the bank's own where it gives one,
 * otherwise made of all that it says and how many lines of the file said just the same before. So a
 * statement that overlaps another brings nothing twice, and two equal fees of one day stay two.
 */
export function identifyLines(lines: readonly StatementLine[]): readonly IdentifiedLine[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const { bookedOn, amountPence, reference = '', description, carrierIds } = line;
    const own = carrierIds[entryCarrier];
    const says =
      own === undefined
        ? [bookedOn, String(amountPence), reference, description]
        : [bookedOn, String(amountPence), reference, own];
    const key = JSON.stringify(says);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    const digest = createHash('sha256').update(`${key} ${before}`).digest('base64url');
    return { lineId: digest.slice(0, 22), line };
  });
}
