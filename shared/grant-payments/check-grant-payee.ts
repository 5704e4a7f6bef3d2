import { grantPayees, unsealPayee, type SealedPayee } from '#shared/applications/index.ts';
import {
  grantAccountChanges,
  grantAwards,
  latestAccount,
  moneyPlaceOfRound,
} from '#shared/grant-awards/index.ts';
import {
  done,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Result,
} from '#shared/kernel/index.ts';
import {
  outcomeOf,
  payeeChecks,
  type ConfirmPayee,
  type PayeeCheck,
  type PayeeCheckRefusal,
  type PayeeCheckResult,
} from '#shared/payee-checks/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

const system: Actor = { kind: 'system', id: 'check-payee' };

/** Another account may be given while the bank is asked; more often than that is a fault. */
const triesPerCheck = 5;

/**
 * Asks whose account it is that a group gave: a business account, in the name of the group. It is asked,
 * kept and told like a family's, and asked again while nobody answers. It is the account that the group named
 * last, in force or not yet; what says so is held still by the commit, so an answer never lands on another one.
 */
export function createCheckGrantPayee(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly confirmPayee: ConfirmPayee;
  readonly payeeSecret: string;
}) {
  return async function checkGrantPayee(
    applicationId: string,
  ): Promise<Result<PayeeCheckResult, PayeeCheckRefusal>> {
    for (let attempt = 1; attempt <= triesPerCheck; attempt += 1) {
      const [award, change, earlier] = await Promise.all([
        grantAwards.read(ports.records, keys.grantAward(applicationId)),
        grantAccountChanges.read(ports.records, keys.grantAccountChange(applicationId)),
        payeeChecks.read(ports.records, keys.payeeCheck(applicationId)),
      ]);
      if (award === undefined) return refused({ kind: 'no-such-application', applicationId });
      const account = latestAccount(award.document, change?.document);
      if (account === undefined) return done('nothing-to-check');
      const { revision } = account;
      const payee = await grantPayees.read(ports.records, keys.grantPayee(applicationId, revision));
      if (payee === undefined) return done('nothing-to-check');
      const same = earlier?.document.payeeVersion === revision ? earlier.document : undefined;
      if (same?.state === 'answered') return done('already-checked');
      const { accountEnding, sealed: text, storedAt } = payee.document;
      const sealed: SealedPayee = { applicationId, accountEnding, sealed: text, storedAt };
      const answer = await ports.confirmPayee(unsealPayee(sealed, ports.payeeSecret), 'business');
      if (same !== undefined && answer.kind === 'no-answer') return done('still-unanswered');
      const common = { applicationId, payeeVersion: revision, checkedAt: ports.clock.now() };
      const check: PayeeCheck =
        answer.kind === 'answered'
          ? { state: 'answered', ...common, code: answer.code }
          : { state: 'unanswered', ...common, why: answer.why };
      const place = moneyPlaceOfRound(award.document.roundId);
      const committed = await ports.commit([
        earlier === undefined
          ? payeeChecks.create(check)
          : payeeChecks.replace(check, earlier.version),
        grantAwards.check(award.document, award.version),
        ...(change === undefined
          ? []
          : [grantAccountChanges.check(change.document, change.version)]),
        eventRecord(
          keys.payeeCheck(applicationId),
          (earlier?.version ?? 0) + 1,
          { type: 'payee-checked', applicationId, ...place, outcome: outcomeOf(check) },
          { at: check.checkedAt, actor: system, correlationId: applicationId },
        ),
      ]);
      if (committed.ok) return done('checked');
    }
    throw new Error(`Grant ${applicationId} kept changing while its account was checked`);
  };
}
