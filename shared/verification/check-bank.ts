import { sumPence } from '#shared/kernel/index.ts';
import { isPieceRail, type Payment } from '#shared/payments/index.ts';

import { faultAt, type Check } from './check.ts';
import type { BankWitness } from './check-paid-once.ts';
import type { GatheredRecords } from './gathered-records.ts';

/**
 * What we handed in is what the bank took, and we claim nothing that the bank does not say. It may
 * know more than we do for as long as its reports are on their way.
 */
export function checkBank({ runs, payments }: GatheredRecords, bank: BankWitness): Check {
  const withBank = [...runs.values()].filter(({ run }) => !isPieceRail(run.rail));
  const taken = withBank.flatMap(({ run }) => (run.state === 'acknowledged' ? [run] : []));
  // One it refused may have been taken by another delivery, whose answer was lost: it is asked again.
  const underWay = withBank.flatMap(({ run }) =>
    run.state === 'submitting' || run.state === 'refusing' || run.state === 'unclear' ? [run] : [],
  );
  const sums = {
    credits: taken.reduce((sum, run) => sum + run.count, 0),
    pence: sumPence(taken.map((run) => run.totalPence)),
  };
  const most = {
    credits: sums.credits + underWay.reduce((sum, run) => sum + run.count, 0),
    pence: sums.pence + sumPence(underWay.map((run) => run.totalPence)),
  };
  const all = [...payments.values()]
    .map(({ payment }) => payment)
    .filter(({ rail }) => !isPieceRail(rail));
  const claimed = [
    ['settled', pencePaid(all, (payment) => hasSettled(payment)), bank.settledPence],
    ['returned', pencePaid(all, ({ state }) => state === 'returned'), bank.returnedPence],
    ['rejected', pencePaid(all, isRejected), bank.rejectedPence],
  ] as const;
  const sentences = [
    ...outside('credits', bank.credits, sums.credits, most.credits),
    ...outside('pence', bank.submittedPence, sums.pence, most.pence),
    ...claimed.flatMap(([word, ours, theirs]) =>
      ours <= theirs ? [] : [`We say ${ours} pence were ${word}, the bank says ${theirs}.`],
    ),
  ];
  return {
    name: 'bank',
    promise: 'The bank took what we handed in, and we claim no outcome that it did not report',
    looked: bank.credits,
    faults: sentences.map((sentence) => faultAt({ pk: 'BANK', sk: 'TOTALS' }, sentence)),
  };
}

/** The bank may have taken a file whose answer we have not seen yet. */
function outside(what: string, theirs: number, least: number, most: number): readonly string[] {
  if (theirs >= least && theirs <= most) return [];
  const ours = least === most ? `${least}` : `between ${least} and ${most}`;
  return [`The bank took ${theirs} ${what}, we handed in ${ours}.`];
}

/** What was in a file that no bank took was rejected by nobody. */
function isRejected(payment: Payment): boolean {
  return payment.state === 'rejected' && payment.returnReasonCode !== 'not-taken';
}

function hasSettled(payment: Payment): boolean {
  return 'settledAt' in payment && payment.settledAt !== undefined;
}

function pencePaid(all: readonly Payment[], which: (payment: Payment) => boolean): number {
  return sumPence(all.filter(which).map((payment) => payment.amountPence));
}
