import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { localDate } from '#shared/kernel/index.ts';
import type { Instant, LocalDate } from '#shared/kernel/index.ts';

export const floatTable = `
  CREATE TABLE IF NOT EXISTS float_movements (
    position INTEGER PRIMARY KEY,
    booked_on TEXT NOT NULL,
    amount_pence INTEGER NOT NULL,
    reference TEXT NOT NULL,
    description TEXT NOT NULL
  ) STRICT;
`;

/** Something that changed what is left of the money paid in advance. */
export interface FloatMovement {
  /** Onto the float is positive, from it negative. */
  readonly amountPence: number;
  readonly reference: string;
  readonly description: string;
}

const rowSchema = z
  .object({
    position: z.int(),
    booked_on: z.string(),
    amount_pence: z.int(),
    reference: z.string(),
    description: z.string(),
  })
  .transform((row) => ({
    movementId: `FLOAT-${String(row.position).padStart(8, '0')}`,
    bookedOn: row.booked_on,
    amountPence: row.amount_pence,
    reference: row.reference,
    description: row.description,
  }));
export type BookedFloatMovement = z.infer<typeof rowSchema>;

export interface FloatRecords {
  readonly book: (movement: FloatMovement, at: Instant) => void;
  /** Books nothing when something was booked under that reference before. */
  readonly bookOnce: (movement: FloatMovement, at: Instant) => void;
  /** What moved on whole days. */
  readonly between: (from: LocalDate, to: LocalDate) => readonly BookedFloatMovement[];
  readonly sumBefore: (day: LocalDate) => number;
  readonly sum: () => number;
}

/** The books of the money that was paid to the provider in advance. */
export function openFloatRecords(database: DatabaseSync): FloatRecords {
  const insert = database.prepare(
    'INSERT INTO float_movements (booked_on, amount_pence, reference, description) VALUES (?, ?, ?, ?)',
  );
  const insertOnce = database.prepare(
    `INSERT INTO float_movements (booked_on, amount_pence, reference, description) SELECT ?, ?, ?, ?
     WHERE NOT EXISTS (SELECT 1 FROM float_movements WHERE reference = ?)`,
  );
  const between = database.prepare(
    'SELECT * FROM float_movements WHERE booked_on BETWEEN ? AND ? ORDER BY booked_on, position',
  );
  const sumBefore = database.prepare(
    'SELECT coalesce(sum(amount_pence), 0) AS pence FROM float_movements WHERE booked_on < ?',
  );
  const sumSchema = z.object({ pence: z.int() });
  return {
    book: ({ amountPence, reference, description }, at) => {
      insert.run(localDate(at), amountPence, reference, description);
    },
    bookOnce: ({ amountPence, reference, description }, at) => {
      insertOnce.run(localDate(at), amountPence, reference, description, reference);
    },
    between: (from, to) => z.array(rowSchema).parse(between.all(from, to)),
    sumBefore: (day) => sumSchema.parse(sumBefore.get(day)).pence,
    sum: () => sumSchema.parse(sumBefore.get('9999-12-31')).pence,
  };
}
