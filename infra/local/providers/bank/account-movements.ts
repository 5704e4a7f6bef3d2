import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { localDate } from '#shared/kernel/index.ts';
import type { Instant, LocalDate } from '#shared/kernel/index.ts';
import { contraNarrative } from '#shared/payments/rails/bacs/index.ts';

/** One movement of the account that pays the families. */
export interface AccountMovement {
  readonly bankId: string;
  readonly bookedOn: LocalDate;
  /** Into the account is positive, out of it negative. */
  readonly amountPence: number;
  readonly reference: string;
  readonly narrative: string;
}

/** Every account starts with ten million pounds, before anything was handed in. */
export const firstBalancePence = 1_000_000_000;

const fileSchema = z
  .object({ submission_id: z.string(), user_and_serial: z.string(), answer: z.string() })
  .transform((row) => {
    const answered = z.object({ totalPence: z.int(), settlesAt: z.string() });
    return {
      submissionId: row.submission_id,
      fileSerial: row.user_and_serial.slice(-6),
      ...answered.parse(JSON.parse(row.answer)),
    };
  });
const backSchema = z
  .object({
    position: z.int(),
    submission_id: z.string(),
    reference: z.string(),
    amount_pence: z.int(),
    rejected: z.int(),
    returns_at: z.string().nullable(),
  })
  .transform((row) => ({
    submissionId: row.submission_id,
    bankId: `${row.submission_id}-${row.position}`,
    reference: row.reference,
    amountPence: row.amount_pence,
    returnsAt: row.rejected === 1 ? undefined : (row.returns_at ?? undefined),
  }));

/** A file that the bank took: its money leaves in one sum. */
export interface TakenFile {
  readonly submissionId: string;
  readonly fileSerial: string;
  readonly totalPence: number;
  readonly settlesAt: Instant;
}

/** A credit that came back: on the day its file settles, unless it was returned later. */
export interface CreditBack {
  readonly submissionId: string;
  readonly bankId: string;
  readonly reference: string;
  readonly amountPence: number;
  readonly returnsAt?: Instant | undefined;
}

/** What really moved on the account of the bank’s records until that moment. */
export function accountMovements(database: DatabaseSync): (until: Instant) => AccountMovement[] {
  const files = database.prepare('SELECT * FROM submissions');
  const back = database.prepare(
    'SELECT rowid AS position, * FROM credits WHERE rejected = 1 OR returns_at IS NOT NULL',
  );
  return (until) =>
    movementsUntil(
      until,
      z.array(fileSchema).parse(files.all()),
      z.array(backSchema).parse(back.all()),
    );
}

/**
 * As Bacs books it, in order: on the day its money arrives one debit for a whole file, under the narrative
 * of its contra; each credit that was refused comes back by itself on that day, each that could not be
 * applied on the day it is returned.
 */
export function movementsUntil(
  until: Instant,
  files: readonly TakenFile[],
  back: readonly CreditBack[],
): AccountMovement[] {
  const settles = new Map(files.map(({ submissionId, settlesAt }) => [submissionId, settlesAt]));
  const contras = files.map(({ submissionId, fileSerial, totalPence, settlesAt }) => ({
    at: settlesAt,
    bankId: `${submissionId}-CONTRA`,
    amountPence: -totalPence,
    ...{ reference: contraNarrative(fileSerial), narrative: 'BACS CONTRA' },
  }));
  const returns = back.map(({ submissionId, returnsAt, ...rest }) => ({
    ...{ at: returnsAt ?? settles.get(submissionId) ?? '', ...rest },
    narrative: returnsAt === undefined ? 'BACS REJECTED CREDIT' : 'BACS UNAPPLIED CREDIT',
  }));
  return [...contras, ...returns]
    .filter(({ at }) => at <= until)
    .sort((a, b) => (a.at === b.at ? order(a.bankId, b.bankId) : order(a.at, b.at)))
    .map(({ at, ...movement }) => ({ ...movement, bookedOn: localDate(at) }));
}

function order(a: string, b: string): number {
  return a < b ? -1 : 1;
}
