import { grantAwards, type GrantAwardIn } from '#shared/grant-awards/index.ts';
import { grantReports, unspentOf } from '#shared/grant-reports/index.ts';
import { sumPence, type Pence } from '#shared/kernel/index.ts';
import { payments } from '#shared/payments/index.ts';
import { keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { emptyRepayment, grantRepayments, sumsOf, type GrantRepayment } from './grant-repayment.ts';

/** What a group got of its grant, and what of it came back or has to. */
export interface MoneyOfGrant {
  readonly award: Loaded<GrantAwardIn<'accepted'>>;
  /** The instalments that are in the group's account, the last first, with what each paid. */
  readonly paid: readonly {
    readonly instalment: number;
    readonly amountPence: Pence;
    readonly settledAt: string;
  }[];
  readonly paidPence: Pence;
  /** What its accepted report says was not spent; 0 before there is one. */
  readonly unspentPence: Pence;
  readonly repayment: GrantRepayment;
  /** Its version; 0 when nothing of it was ever written. */
  readonly version: number;
}

/** Reads it; undefined when there is no such grant that was accepted. */
export async function readMoneyOfGrant(
  records: RecordReader,
  grantApplicationId: string,
): Promise<MoneyOfGrant | undefined> {
  const [found, report, repayment] = await Promise.all([
    grantAwards.read(records, keys.grantAward(grantApplicationId)),
    grantReports.read(records, keys.grantReport(grantApplicationId)),
    grantRepayments.read(records, keys.grantRepayment(grantApplicationId)),
  ]);
  if (found?.document.state !== 'accepted') return undefined;
  const award = { document: found.document, version: found.version };
  const items = await records.getMany(
    award.document.instalments.map(({ instalment }) =>
      keys.payment(grantApplicationId, instalment),
    ),
  );
  const paid = items
    .map((item) => payments.parse(item).document)
    .flatMap((payment) => (payment.state === 'settled' ? [payment] : []))
    .map(({ instalment, amountPence, settledAt }) => ({ instalment, amountPence, settledAt }))
    .sort((one, other) => other.instalment - one.instalment);
  const paidPence = sumPence(paid.map(({ amountPence }) => amountPence));
  const accepted = report?.document.state === 'accepted' ? report.document : undefined;
  return {
    ...{ award, paid, paidPence },
    unspentPence: accepted === undefined ? 0 : unspentOf(accepted.answers, paidPence),
    repayment: repayment?.document ?? emptyRepayment(award.document),
    version: repayment?.version ?? 0,
  };
}

/** The most that may still be asked for: nobody gives back more than was paid. */
export function mostToAsk({ paidPence, repayment }: MoneyOfGrant): Pence {
  return Math.max(0, paidPence - sumsOf(repayment).askedPence);
}

/** What the group's report says was not spent, and nobody has asked for yet. */
export function unspentToAsk(money: MoneyOfGrant): Pence {
  const asked = money.repayment.demands.filter(({ why }) => why === 'unspent');
  const left = money.unspentPence - sumPence(asked.map(({ amountPence }) => amountPence));
  return Math.max(0, Math.min(left, mostToAsk(money)));
}
