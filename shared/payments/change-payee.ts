import {
  accountKeyOf,
  applications,
  moneyPlaceOf,
  payees,
  sealPayee,
  unsealPayee,
  type Application,
  type AssessedApplication,
  type Payee,
  type SealedPayee,
} from '#shared/applications/index.ts';
import { compareApplication, keptThroughDecision } from '#shared/approvals/index.ts';
import type { EnvelopeCannotCarry } from '#shared/budget/index.ts';
import {
  Defect,
  done,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { planVoid } from './void-payment.ts';

export interface ChangePayee {
  readonly applicationId: string;
  readonly payee: Payee;
  /** The family, or whoever it asked to type for it; staff never type where money goes. */
  readonly actor: Actor;
  /** What else must hold and change in the same commit, such as the link that was followed. */
  readonly alongside?: readonly Write[];
}

export type ChangePayeeRefusal =
  | { readonly kind: 'no-such-application' }
  /** It is being assessed, or was declined: there is no award to pay. */
  | { readonly kind: 'nothing-to-pay' }
  /** The money is on its way or has arrived; only when it comes back can it go elsewhere. */
  | { readonly kind: 'payment-under-way' }
  /** The very account that the payment came back from. */
  | { readonly kind: 'same-account' }
  /** The case, or what was to change alongside, would not keep still: a link followed twice. */
  | { readonly kind: 'changed-meanwhile' };

export interface ChangePayeePorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly matchingKey: string;
}

const triesPerChange = 8;

/**
 * Takes other bank details for an award. Whatever was approved for the old ones no longer counts: an
 * approval falls; a payment that was not sent yet becomes void and its money goes back to its
 * envelope; one that came back waits for its second approval. Giving the same details twice changes
 * nothing.
 */
export function createChangePayee(ports: ChangePayeePorts) {
  return async function changePayee(
    request: ChangePayee,
  ): Promise<Result<'changed' | 'unchanged', ChangePayeeRefusal>> {
    const { applicationId, payee, alongside = [] } = request;
    let short: EnvelopeCannotCarry | undefined;
    for (let attempt = 1; attempt <= triesPerChange; attempt += 1) {
      const found = await applications.read(ports.records, keys.application(applicationId));
      if (found === undefined) return refused({ kind: 'no-such-application' });
      const kept = await payees.read(ports.records, keys.payee(applicationId));
      if (kept !== undefined && isSame(kept.document, payee, ports.matchingKey)) {
        const cameBack = found.document.state === 'payment-returned';
        return cameBack ? refused({ kind: 'same-account' }) : done('unchanged');
      }
      const planned = await planChange(ports, request, found);
      short = undefined;
      if (!planned.ok) {
        if (planned.failure.kind !== 'envelope-cannot-carry') return refused(planned.failure);
        short = planned.failure;
        continue;
      }
      const writes = [...planned.value, payeeWrite(ports, request, kept), ...alongside];
      const committed = await ports.commit(writes);
      if (committed.ok) return done('changed');
    }
    if (short === undefined) return refused({ kind: 'changed-meanwhile' });
    throw new Defect(`Envelope ${short.envelopeId} does not hold the money of its payments`);
  };
}

function isSame(kept: SealedPayee, payee: Payee, secret: string): boolean {
  const known = unsealPayee(kept, secret);
  const fields = ['nameOnAccount', 'sortCode', 'accountNumber', 'rollNumber'] as const;
  return fields.every((field) => known[field] === payee[field]);
}

function payeeWrite(
  { clock, matchingKey }: ChangePayeePorts,
  { applicationId, payee }: ChangePayee,
  kept: Loaded<SealedPayee> | undefined,
): Write {
  const next = {
    applicationId,
    accountEnding: payee.accountNumber.slice(-4),
    sealed: sealPayee(payee, applicationId, matchingKey),
    storedAt: clock.now(),
  };
  return kept === undefined ? payees.create(next) : payees.replace(next, kept.version);
}

/** The case with its new account and without its approvals, its event, and what becomes of its payment. */
async function planChange(
  ports: ChangePayeePorts,
  request: ChangePayee,
  { document, version }: Loaded<Application>,
): Promise<Result<readonly Write[], ChangePayeeRefusal | EnvelopeCannotCarry>> {
  const at = ports.clock.now();
  const { payee, actor } = request;
  const writesOf = async (next: AssessedApplication) => {
    const changed = withAccount({ ...next, ...reasonKept(document) }, payee, ports.matchingKey);
    // Another account may be somebody else's: it is compared as if it had come with the application.
    const compared = await compareApplication(ports.records, changed, { at, actor });
    return [
      applications.replace({ ...changed, openPairs: [...compared.openPairs] }, version),
      payeeChanged(document, version, actor, at),
      ...compared.writes,
    ];
  };
  const repaired = { state: 'repaired', repairedAt: at, repairedBy: actor } as const;
  switch (document.state) {
    case 'submitted':
    case 'declined':
      return refused({ kind: 'nothing-to-pay' });
    case 'to-decide':
    case 'second-approval':
    case 'repaired': {
      const kept = keptThroughDecision(document);
      const isFirst = kept.earlierAttempt === undefined;
      return done(
        await writesOf(isFirst ? { ...kept, state: 'to-decide' } : { ...kept, ...repaired }),
      );
    }
    case 'payment-returned': {
      const { approvals: _approvals, awardPence: _award, paymentId: _payment, ...rest } = document;
      const { returnedAt: _at, returnReasonCode: _code, ...kept } = rest;
      return done(await writesOf({ ...kept, ...repaired }));
    }
    case 'approved': {
      const planned = await planVoid(ports, document, { at, actor });
      if (!planned.ok) return planned;
      const { approvals: _approvals, awardPence: _award, paymentId: _payment, ...rest } = document;
      const { approvedAt: _at, ...kept } = rest;
      const { earlierAttempt, writes } = planned.value;
      return done([...(await writesOf({ ...kept, ...repaired, earlierAttempt })), ...writes]);
    }
  }
}

/** Its approvals fall; why it may be paid against the advice still stands and must not be lost. */
export function reasonKept(application: Application): { earlierReason?: string } {
  const approvals = 'approvals' in application ? application.approvals : [];
  const [given] = approvals.flatMap(({ exceptionReason }) => exceptionReason ?? []);
  return given === undefined ? {} : { earlierReason: given };
}

function withAccount<Case extends Application>(
  application: Case,
  payee: Payee,
  matchingKey: string,
): Case {
  const accountEnding = payee.accountNumber.slice(-4);
  const { account: _account, ...matching } = application.matching;
  const account = accountKeyOf(payee, matchingKey);
  return {
    ...application,
    form: { ...application.form, payment: { method: 'bank-transfer', accountEnding } },
    matching: account === undefined ? matching : { ...matching, account },
  };
}

function payeeChanged(application: Application, version: number, actor: Actor, at: Instant): Write {
  const { applicationId } = application;
  return eventRecord(
    keys.application(applicationId),
    version + 1,
    { type: 'payee-changed', ...moneyPlaceOf(application) },
    { at, actor, correlationId: applicationId },
  );
}
