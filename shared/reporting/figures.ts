import type { Pence } from '#shared/kernel/index.ts';

/**
 * What is reported of a place, a month or a ring-fence. `Value` is a number, or for those who may not
 * see the cases a number that may be withheld (`disclosure.ts`).
 */
export interface Figures<Value = number> {
  readonly applications: Value;
  readonly awards: Value;
  /** Approved, less what came back, was rejected or taken back: what the money is committed to. */
  readonly awardedPence: Value;
  /** Settled, less what came back afterwards. */
  readonly paidPence: Value;
  /** Awards whose money the bank has settled. */
  readonly settled: Value;
  /** Absent where there is no award to average. */
  readonly averageAwardPence: Value | undefined;
  /** Days from application to approval. */
  readonly averageWaitDays: Value | undefined;
  readonly returned: Value;
  readonly returnedPence: Value;
}

export type CountedAmounts = Readonly<Record<string, number>>;

export function figuresOf(amounts: CountedAmounts): Figures {
  const of = (name: string) => amounts[name] ?? 0;
  const awards = of('approved');
  return {
    applications: of('submitted'),
    awards,
    awardedPence:
      of('approvedPence') - of('returnedPence') - of('rejectedPence') - of('releasedPence'),
    paidPence: of('paidPence'),
    settled: of('settled'),
    averageAwardPence: awards === 0 ? undefined : Math.round(of('approvedPence') / awards),
    averageWaitDays: awards === 0 ? undefined : of('waitedCentidays') / 100 / awards,
    returned: of('returned'),
    returnedPence: of('returnedPence'),
  };
}

export function sumAmounts(counters: Iterable<CountedAmounts>): CountedAmounts {
  const sums: Record<string, number> = {};
  for (const amounts of counters) {
    for (const [name, amount] of Object.entries(amounts)) sums[name] = (sums[name] ?? 0) + amount;
  }
  return sums;
}

/** Which money a share is of: what has arrived, or what is committed. */
export type SpendBasis = 'paid' | 'awarded';

export function spendOf(
  figures: { readonly paidPence: Pence; readonly awardedPence: Pence },
  basis: SpendBasis,
): Pence {
  return basis === 'paid' ? figures.paidPence : figures.awardedPence;
}
