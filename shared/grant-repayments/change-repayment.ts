import type { EventBody } from '#shared/events/index.ts';
import { grantAwards } from '#shared/grant-awards/index.ts';
import {
  done,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import { grantRepayments, type GrantRepayment } from './grant-repayment.ts';
import { readMoneyOfGrant, type MoneyOfGrant } from './money-of-grant.ts';

export interface RepaymentPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

export interface PlannedRepayment<Answer> {
  readonly answer: Answer;
  /** Absent when there is nothing to do: it was done before. */
  readonly next?: GrantRepayment;
  readonly body?: EventBody;
  readonly also?: readonly Write[];
}

/** Nothing is given back of a grant that nobody accepted. */
export interface NoSuchGrant {
  readonly kind: 'no-such-grant';
}

/** Two who press at the same moment each plan on what is there then. */
const attempts = 5;

/**
 * Changes what a group has to give back in one commit with its event, and holds the award still meanwhile.
 * Whoever loses to somebody faster plans anew.
 */
export async function changeRepayment<Answer, Refusal>(
  { records, commit, clock }: RepaymentPorts,
  { grantApplicationId, actor }: { readonly grantApplicationId: string; readonly actor: Actor },
  plan: (
    money: MoneyOfGrant,
    at: Instant,
  ) =>
    Promise<Result<PlannedRepayment<Answer>, Refusal>> | Result<PlannedRepayment<Answer>, Refusal>,
): Promise<Result<Answer, Refusal | NoSuchGrant>> {
  const subject = keys.grantRepayment(grantApplicationId);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const money = await readMoneyOfGrant(records, grantApplicationId);
    if (money === undefined) return refused({ kind: 'no-such-grant' });
    const at = clock.now();
    const planned = await plan(money, at);
    if (!planned.ok) return planned;
    const { answer, next, body, also = [] } = planned.value;
    if (next === undefined || body === undefined) return done(answer);
    const { award, version } = money;
    const committed = await commit([
      version === 0 ? grantRepayments.create(next) : grantRepayments.replace(next, version),
      grantAwards.check(award.document, award.version),
      ...also,
      eventRecord(subject, version + 1, body, { at, actor, correlationId: grantApplicationId }),
    ]);
    if (committed.ok) return done(answer);
  }
  throw new Error(`What ${grantApplicationId} gives back was changed too often to be saved`);
}
