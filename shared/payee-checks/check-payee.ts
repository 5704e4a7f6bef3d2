import {
  applications,
  moneyPlaceOf,
  payees,
  unsealPayee,
  type Application,
  type SealedPayee,
} from '#shared/applications/index.ts';
import {
  done,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import type { ConfirmPayee, PayeeAnswer } from './confirm-payee.ts';
import { outcomeOf, payeeChecks, type PayeeCheck } from './payee-check.ts';

export interface PayeeCheckRefusal {
  readonly kind: 'no-such-application';
  readonly applicationId: string;
}

export type PayeeCheckResult =
  'checked' | 'already-checked' | 'still-unanswered' | 'nothing-to-check';

const system: Actor = { kind: 'system', id: 'check-payee' };

/** Details may change, or a second message come, while the bank is asked; more than that is a fault. */
const triesPerCheck = 5;

/**
 * Asks whose account it is that a family gave, and records the answer with its event. A payee that
 * was answered for is not asked about again; one that nobody answered for is, and recorded when
 * somebody does. The payee is held still by the commit, so an answer never lands on other details.
 */
export function createCheckPayee(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly confirmPayee: ConfirmPayee;
  readonly payeeSecret: string;
}) {
  return async function checkPayee(
    applicationId: string,
  ): Promise<Result<PayeeCheckResult, PayeeCheckRefusal>> {
    for (let attempt = 1; attempt <= triesPerCheck; attempt += 1) {
      // Before the case: details and case change together, and the commit holds the payee.
      const payee = await payees.read(ports.records, keys.payee(applicationId));
      const [application, earlier] = await Promise.all([
        applications.read(ports.records, keys.application(applicationId)),
        payeeChecks.read(ports.records, keys.payeeCheck(applicationId)),
      ]);
      if (application === undefined) return refused({ kind: 'no-such-application', applicationId });
      if (payee === undefined) return done('nothing-to-check');
      const same = earlier?.document.payeeVersion === payee.version ? earlier.document : undefined;
      if (same?.state === 'answered') return done('already-checked');
      const answer = await ports.confirmPayee(unsealPayee(payee.document, ports.payeeSecret));
      if (same !== undefined && answer.kind === 'no-answer') return done('still-unanswered');
      const at = ports.clock.now();
      const check = checkFrom(answer, application.document, payee, at);
      const committed = await ports.commit(
        checkWrites(check, earlier?.version, application, payee),
      );
      if (committed.ok) return done('checked');
    }
    throw new Error(`Application ${applicationId} kept changing while its payee was checked`);
  };
}

function checkFrom(
  answer: PayeeAnswer,
  { applicationId, matching }: Application,
  payee: Loaded<SealedPayee>,
  at: string,
): PayeeCheck {
  const common = {
    applicationId,
    payeeVersion: payee.version,
    ...(matching.account === undefined ? {} : { accountKey: matching.account }),
    checkedAt: at,
  };
  return answer.kind === 'answered'
    ? { state: 'answered', ...common, code: answer.code }
    : { state: 'unanswered', ...common, why: answer.why };
}

function checkWrites(
  check: PayeeCheck,
  earlierVersion: number | undefined,
  application: Loaded<Application>,
  payee: Loaded<SealedPayee>,
): Write[] {
  const { applicationId, checkedAt } = check;
  return [
    earlierVersion === undefined
      ? payeeChecks.create(check)
      : payeeChecks.replace(check, earlierVersion),
    payees.check(payee.document, payee.version),
    eventRecord(
      keys.payeeCheck(applicationId),
      (earlierVersion ?? 0) + 1,
      {
        type: 'payee-checked',
        ...moneyPlaceOf(application.document),
        outcome: outcomeOf(check),
      },
      { at: checkedAt, actor: system, correlationId: applicationId },
    ),
  ];
}
