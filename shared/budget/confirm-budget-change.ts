import type { EventBody } from '#shared/events/index.ts';
import {
  backOff,
  commitLimit,
  done,
  refused,
  type ChangedBySomeoneElse,
  type Clock,
  type Commit,
  type Result,
  type Waiting,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import {
  aboutChange,
  budgetChanges,
  envelopeIdIn,
  type BudgetChange,
  type EnvelopePlace,
} from './budget-change.ts';
import type { EnvelopeCannotCarry } from './envelope.ts';
import { heldBy, moveIn, putIn } from './held-envelope.ts';

export interface ConfirmBudgetChange {
  readonly changeId: string;
  readonly staffId: string;
}

export type ConfirmationRefusal =
  | { readonly kind: 'no-such-change' }
  | { readonly kind: 'proposed-by-you' }
  | { readonly kind: 'decided-already'; readonly state: 'carried-out' | 'withdrawn' }
  | EnvelopeCannotCarry
  | Pick<ChangedBySomeoneElse, 'kind'>;

interface ConfirmPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly waiting: Waiting;
}

/** An allocated envelope writes its balances, its entry and its event; the change itself and its event come with them. */
const writesPerPart = 3;
const partsPerCommit = Math.floor((commitLimit - 2) / writesPerPart);
const triesPerCommit = 24;
const betweenTries = { baseMs: 5, mostMs: 320 } as const;

type Confirmable = Extract<BudgetChange, { state: 'proposed' | 'under-way' }>;
type Waits = Loaded<Confirmable>;
type Planned = Result<
  { readonly writes: readonly Write[]; readonly next: BudgetChange },
  EnvelopeCannotCarry
>;

/**
 * Confirms what somebody else proposed, and moves the money: a move in one commit on both envelopes,
 * an allocation in as many as it takes, each of which also counts how far it is. Doing it again, after
 * a crash or a second press, goes on where it stopped and never pays in twice.
 */
export function createConfirmBudgetChange(ports: ConfirmPorts) {
  return async function confirmBudgetChange(
    request: ConfirmBudgetChange,
  ): Promise<Result<BudgetChange, ConfirmationRefusal>> {
    for (let attempt = 1; attempt <= triesPerCommit;) {
      const found = await budgetChanges.read(ports.records, keys.budgetChange(request.changeId));
      if (found === undefined) return refused({ kind: 'no-such-change' });
      const { document, version } = found;
      if (document.state === 'withdrawn' || document.state === 'carried-out')
        return decidedBefore(document, request.staffId);
      if (document.state === 'proposed' && document.proposedBy === request.staffId)
        return refused({ kind: 'proposed-by-you' });
      const planned = await planNext(ports, { document, version }, request.staffId);
      if (!planned.ok) return planned;
      const committed = await ports.commit(planned.value.writes);
      if (committed.ok) {
        if (planned.value.next.state === 'carried-out') return done(planned.value.next);
        attempt = 1;
        continue;
      }
      await backOff(ports.waiting, attempt, betweenTries);
      attempt += 1;
    }
    return refused({ kind: 'changed-by-someone-else' });
  };
}

/** Who confirmed reads what they did, and anybody else that it is decided. */
function decidedBefore(
  change: Extract<BudgetChange, { state: 'carried-out' | 'withdrawn' }>,
  staffId: string,
): Result<BudgetChange, ConfirmationRefusal> {
  return change.state === 'carried-out' && change.confirmedBy === staffId
    ? done(change)
    : refused({ kind: 'decided-already', state: change.state });
}

async function planNext(ports: ConfirmPorts, waits: Waits, staffId: string): Promise<Planned> {
  const at = ports.clock.now();
  const { document } = waits;
  const people =
    document.state === 'under-way'
      ? { confirmedBy: document.confirmedBy, confirmedAt: document.confirmedAt }
      : { confirmedBy: staffId, confirmedAt: at };
  return document.change.kind === 'move'
    ? planMove(ports, waits, document.change, people)
    : planAllocation(ports, waits, document.change.parts, people, at);
}

interface Confirmation {
  readonly confirmedBy: string;
  readonly confirmedAt: string;
}

async function planMove(
  { records }: ConfirmPorts,
  { document, version }: Waits,
  { from, to }: { readonly from: EnvelopePlace; readonly to: EnvelopePlace },
  people: Confirmation,
): Promise<Planned> {
  const { amountPence } = document;
  const at = people.confirmedAt;
  const held = await heldBy(records, document, [from, to]);
  const fromEnvelopeId = envelopeIdIn(document, from);
  const toEnvelopeId = envelopeIdIn(document, to);
  const taken = moveIn(
    held(from),
    { from: 'available', to: 'transfer', amountPence },
    {
      at,
      cause: causeOf(document, people, `to ${toEnvelopeId}`),
    },
  );
  if (!taken.ok) return taken;
  const given = putIn(held(to), 'transfer', amountPence, {
    at,
    cause: causeOf(document, people, `from ${fromEnvelopeId}`),
  });
  const next: BudgetChange = {
    ...withoutState(document),
    ...people,
    state: 'carried-out',
    moveEntries: { from: taken.value.entry.sequence, to: given.entry.sequence },
  };
  const body: EventBody = {
    type: 'budget-moved',
    ...aboutChange(document),
    ...{ fromEnvelopeId, toEnvelopeId, proposedBy: document.proposedBy },
  };
  return done({
    next,
    writes: [
      budgetChanges.replace(next, version),
      changeEvent(next, version + 1, body, people),
      ...taken.value.writes,
      ...given.writes,
    ],
  });
}

async function planAllocation(
  { records }: ConfirmPorts,
  { document, version }: Waits,
  parts: readonly (EnvelopePlace & { readonly amountPence: number })[],
  people: Confirmation,
  at: string,
): Promise<Planned> {
  const before = document.state === 'under-way' ? document.partsDone : 0;
  const now = parts.slice(before, before + partsPerCommit);
  const partsDone = before + now.length;
  const rest = { ...withoutState(document), ...people };
  const next: BudgetChange =
    partsDone === parts.length
      ? { ...rest, state: 'carried-out' }
      : { ...rest, state: 'under-way', partsDone };
  const held = await heldBy(records, document, now);
  const writes: Write[] = [budgetChanges.replace(next, version)];
  if (before === 0) {
    const { proposedBy } = document;
    const type = 'budget-allocation-confirmed';
    writes.push(
      changeEvent(next, version + 1, { type, ...aboutChange(document), proposedBy }, people),
    );
  }
  for (const { amountPence, ...place } of now) {
    const cause = causeOf(document, people);
    const { entry, writes: moved } = putIn(held(place), 'funding', amountPence, { at, cause });
    const { programmeId, windowId } = document;
    const { envelopeId } = entry;
    writes.push(
      ...moved,
      eventRecord(
        keys.envelope(envelopeId),
        entry.sequence,
        { type: 'budget-allocated', programmeId, windowId, envelopeId, amountPence },
        { at, actor: { kind: 'staff', id: people.confirmedBy }, correlationId: envelopeId },
      ),
    );
  }
  return done({ next, writes });
}

/** What an entry says of why: the change and the two people. */
function causeOf(
  { change, changeId, proposedBy }: BudgetChange,
  { confirmedBy }: Confirmation,
  where?: string,
): string {
  const what = where === undefined ? change.kind : `${change.kind} ${where}`;
  return `${what}: change ${changeId}, proposed by ${proposedBy}, confirmed by ${confirmedBy}`;
}

function changeEvent(
  { changeId }: BudgetChange,
  version: number,
  body: EventBody,
  { confirmedBy, confirmedAt }: Confirmation,
): Write {
  return eventRecord(keys.budgetChange(changeId), version, body, {
    at: confirmedAt,
    actor: { kind: 'staff', id: confirmedBy },
    correlationId: changeId,
  });
}

function withoutState({
  changeId,
  programmeId,
  windowId,
  change,
  amountPence,
  proposedBy,
  proposedAt,
}: BudgetChange) {
  return { changeId, programmeId, windowId, change, amountPence, proposedBy, proposedAt };
}
