import {
  accountEntryOf,
  accountKeyOf,
  applications,
  moneyPlaceOf,
  payeeKeyOf,
  payeeVersionOf,
  payees,
  sealPayee,
  searchEntries,
  waysToPay,
  type Application,
  type AssessedApplication,
  type Payee,
} from '#shared/applications/index.ts';
import { compareApplication, keptThroughDecision } from '#shared/approvals/index.ts';
import type { EnvelopeCannotCarry } from '#shared/budget/index.ts';
import {
  Defect,
  done,
  invariant,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { programmeById, type PayoutMethod } from '#shared/programmes/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import type { PieceRailName } from './rails/pieces/index.ts';
import { planVoid } from './void-payment.ts';

/** Where an award goes: into an account, or as codes and vouchers. */
export type PayoutChoice = Payee | { readonly method: PieceRailName };

export interface ChangePayee {
  readonly applicationId: string;
  readonly payee: PayoutChoice;
  /** The family, or whoever it asked to type for it; staff never type where money goes. */
  readonly actor: Actor;
  /** What else must hold and change in the same commit, such as the link that was followed. */
  readonly alongside?: readonly Write[];
}

export type ChangePayeeRefusal =
  | { readonly kind: 'no-such-application' }
  /** It is being assessed, or was declined or taken back: there is no award to pay. */
  | { readonly kind: 'nothing-to-pay' }
  /** The money is on its way or has arrived; only when it comes back can it go elsewhere. */
  | { readonly kind: 'payment-under-way' }
  /** Its programme does not pay so, or nothing could be sent to this family. */
  | { readonly kind: 'way-not-offered' }
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
 * Takes another way to pay an award: other bank details, or codes and vouchers instead. Whatever was
 * approved for the old way no longer counts: an
 * approval falls; a payment that was not sent yet becomes void and its money goes back to its
 * envelope; one that came back waits for its second approval. Giving the same details twice changes
 * nothing. The account in force is never read: whoever serves families may write one, and see none.
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
      if (!isOffered(found.document, payee)) return refused({ kind: 'way-not-offered' });
      if (isSame(found.document, payee, ports.matchingKey)) {
        const cameBack = found.document.state === 'payment-returned';
        if (cameBack && !('method' in payee)) return refused({ kind: 'same-account' });
        // A code that ran out may be asked for again; one that is on its way is the same one.
        if (!cameBack) return done('unchanged');
      }
      const planned = await planChange(ports, request, found);
      short = undefined;
      if (!planned.ok) {
        if (planned.failure.kind !== 'envelope-cannot-carry') return refused(planned.failure);
        short = planned.failure;
        continue;
      }
      const writes = [
        ...planned.value,
        ...payeeWrites(ports, request, found.document),
        ...(await findableBy(ports, payee, found.document)),
        ...alongside,
      ];
      const committed = await ports.commit(writes);
      if (committed.ok) return done('changed');
    }
    if (short === undefined) return refused({ kind: 'changed-meanwhile' });
    throw new Defect(`Envelope ${short.envelopeId} does not hold the money of its payments`);
  };
}

function isOffered({ programmeId, form }: Application, payee: PayoutChoice): boolean {
  const method = 'method' in payee ? payee.method : 'bank-transfer';
  return waysToPay(programmeById(programmeId), form).includes(method);
}

/** Whether the award is to be paid in this very way already. */
function isSame(
  { form: { payment } }: Application,
  payee: PayoutChoice,
  matchingKey: string,
): boolean {
  if ('method' in payee) return payment.method === payee.method;
  return payment.payeeKey === payeeKeyOf(payee, matchingKey);
}

/** An account is kept apart from the case; codes and vouchers need none, and leave an older one alone. */
function payeeWrites(
  { clock, matchingKey }: ChangePayeePorts,
  { applicationId, payee }: ChangePayee,
  application: Application,
): readonly Write[] {
  if ('method' in payee) return [];
  const next = {
    applicationId,
    accountEnding: payee.accountNumber.slice(-4),
    sealed: sealPayee(payee, applicationId, matchingKey),
    storedAt: clock.now(),
  };
  const version = payeeVersionOf(application);
  return [version === 0 ? payees.create(next) : payees.replace(next, version)];
}

/** It is found by the last digits of the account in force; codes and vouchers leave an older one alone. */
async function findableBy(
  { records, matchingKey }: ChangePayeePorts,
  payee: PayoutChoice,
  application: Application,
): Promise<readonly Write[]> {
  if ('method' in payee) return [];
  const entry = accountEntryOf(paidAs(application, payee, matchingKey), matchingKey);
  invariant(entry !== undefined, 'An account has last digits');
  const { applicationId, kind, place } = entry;
  const stands = await searchEntries.read(records, keys.searchEntry(applicationId, kind, place));
  if (stands === undefined) return [searchEntries.create(entry)];
  return stands.document.token === entry.token
    ? []
    : [searchEntries.replace(entry, stands.version)];
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
    const payeeVersion = payeeVersionOf(document) + ('method' in payee ? 0 : 1);
    const kept = { ...next, ...reasonKept(document), payeeVersion };
    const changed = paidAs(kept, payee, ports.matchingKey);
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
    case 'withdrawn':
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

function paidAs<Case extends Application>(
  application: Case,
  payee: PayoutChoice,
  matchingKey: string,
): Case {
  if ('method' in payee) {
    const { account: _account, ...matching } = application.matching;
    const form = { ...application.form, payment: { method: payee.method } };
    return { ...application, form, matching };
  }
  const accountEnding = payee.accountNumber.slice(-4);
  const { account: _account, ...matching } = application.matching;
  const account = accountKeyOf(payee, matchingKey);
  return {
    ...application,
    form: {
      ...application.form,
      payment: {
        method: 'bank-transfer',
        accountEnding,
        payeeKey: payeeKeyOf(payee, matchingKey),
      },
    },
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

/** The ways an award can be paid, in the order its programme would rather pay; none for no application. */
export function createFindWaysToPay(records: RecordReader) {
  return async function findWaysToPay(applicationId: string): Promise<readonly PayoutMethod[]> {
    const found = await applications.read(records, keys.application(applicationId));
    if (found === undefined) return [];
    const { programmeId, form } = found.document;
    return waysToPay(programmeById(programmeId), form);
  };
}
