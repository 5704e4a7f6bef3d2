import { done, localDate, type LocalDate, type Result } from '#shared/kernel/index.ts';
import { queues } from '#shared/records/index.ts';

import { changeRepayment, type PlannedRepayment, type RepaymentPorts } from './change-repayment.ts';
import { aboutRepayment, dueOf, grantRepayments, sumsOf } from './grant-repayment.ts';
import type { MoneyOfGrant } from './money-of-grant.ts';

const repaymentsAPage = 100;

type Reminded = 'reminded' | 'left';

/**
 * Reminds groups once of money that should have come back by now, on the day after its last day; answers how
 * many. Run again it reminds nobody twice.
 */
export function createRemindOfMoneyBack(ports: RepaymentPorts) {
  return async function remindOfMoneyBack(): Promise<number> {
    const today = localDate(ports.clock.now());
    let reminded = 0;
    for (const grantApplicationId of await overdue(ports, today)) {
      const actor = { kind: 'system', id: 'watch-deadlines' } as const;
      const one = await changeRepayment<Reminded, never>(
        ports,
        { grantApplicationId, actor },
        (money) => remind(money, today),
      );
      if (one.ok && one.value === 'reminded') reminded += 1;
    }
    return reminded;
  };
}

/** They lie in the order of their days, among those that somebody has to decide on. */
async function overdue({ records }: RepaymentPorts, today: LocalDate): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await records.queue({
      ...{ queue: queues.grantRepayments(), limit: repaymentsAPage },
      ...(after === undefined ? {} : { after }),
    });
    for (const item of page.items) {
      const { document } = grantRepayments.parse(item);
      const due = dueOf(document);
      if (due === undefined) continue;
      if (due >= today && document.proposal === undefined) return ids;
      if (due < today && document.remindedOf !== due) ids.push(document.grantApplicationId);
    }
    after = page.next;
  } while (after !== undefined);
  return ids;
}

/** What became of it since the list was read counts. */
function remind(
  { repayment }: MoneyOfGrant,
  today: LocalDate,
): Result<PlannedRepayment<Reminded>, never> {
  const due = dueOf(repayment);
  if (due === undefined || due >= today || repayment.remindedOf === due) {
    return done({ answer: 'left' });
  }
  const { outstandingPence: amountPence } = sumsOf(repayment);
  return done({
    answer: 'reminded',
    next: { ...repayment, remindedOf: due },
    body: { type: 'grant-repayment-reminded', ...aboutRepayment(repayment), amountPence },
  });
}
