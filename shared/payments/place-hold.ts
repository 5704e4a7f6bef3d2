import { firstInstalment } from '#shared/approvals/index.ts';
import {
  done,
  invariant,
  refused,
  type Clock,
  type Commit,
  type Ids,
  type Instant,
  type Actor,
  type LocalDate,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import type { ProgrammeId } from '#shared/programmes/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { holdParts, holds, type Hold, type HoldCategory } from './hold.ts';
import { moneyOf, payments, paysGroup, type Payment, type PaymentIn } from './payment.ts';

export interface PlaceHold {
  readonly programmeId: ProgrammeId;
  readonly applicationIds: readonly string[];
  readonly category: HoldCategory;
  readonly reason: string;
  readonly staffId: string;
  readonly liftsOn?: LocalDate;
  /** Answers what would be held and changes nothing. */
  readonly dryRun: boolean;
}

export interface NotHeld {
  readonly applicationId: string;
  /** Held only before it is sent: what is with the bank cannot be called back by us. */
  readonly why:
    'no-such-payment' | 'another-programme' | Exclude<Payment['state'], 'ready' | 'held'>;
}

export interface Held {
  /** Absent after a dry run. */
  readonly holdId?: string;
  readonly applicationIds: readonly string[];
  readonly totalPence: number;
  readonly notHeld: readonly NotHeld[];
}

export interface NothingToHold {
  readonly kind: 'nothing-to-hold';
  readonly notHeld: readonly NotHeld[];
}

/** A payment and its event for each; the hold and the part that names them once. */
export const paymentsPerHoldPart = 40;
const triesPerPart = 8;
/** As many as a grant can have. */
const instalmentsOfGrant = [1, 2, 3] as const;

/**
 * Holds payments that are approved and not sent yet: one, a list, or everything ready of a programme.
 * Their money stays reserved and no run collects them. What was sent meanwhile is answered, not held.
 */
export function createPlaceHold(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly ids: Ids;
}) {
  return async function placeHold(request: PlaceHold): Promise<Result<Held, NothingToHold>> {
    const applicationIds = [...new Set(request.applicationIds)];
    const looked = await look(ports.records, request, applicationIds);
    const totalPence = sumOf(looked.holdable);
    const { notHeld } = looked;
    if (looked.holdable.length === 0) return refused({ kind: 'nothing-to-hold', notHeld });
    if (request.dryRun) {
      const wouldBe = applicationsOf(looked.holdable);
      return done({ applicationIds: wouldBe, totalPence, notHeld });
    }
    const at = ports.clock.now();
    const holdId = ports.ids.reference();
    const { programmeId, category, reason, staffId, liftsOn } = request;
    const actor: Actor = { kind: 'staff', id: staffId };
    const hold: Hold = {
      ...{ state: 'in-force', holdId, programmeId, category, reason, placedAt: at },
      ...{ placedBy: actor, parts: 0, count: 0 },
      ...(liftsOn === undefined ? {} : { liftsOn }),
    };
    const placed = await ports.commit(holdWrites(hold, at));
    invariant(placed.ok, 'A hold with a fresh id existed before');
    const held: string[] = [];
    let heldPence = 0;
    const wanted = applicationsOf(looked.holdable);
    const most = paysGroup(request) ? instalmentsOfGrant.length : 1;
    const atOnce = Math.floor(paymentsPerHoldPart / most);
    for (let from = 0; from < wanted.length; from += atOnce) {
      const group = wanted.slice(from, from + atOnce);
      const part = await holdPart(ports, request, holdId, group);
      held.push(...applicationsOf(part));
      heldPence += sumOf(part);
    }
    const late = wanted.filter((applicationId) => !held.includes(applicationId));
    const meanwhile = (await look(ports.records, request, late)).notHeld;
    return done({
      ...{ holdId, applicationIds: held, totalPence: heldPence },
      notHeld: [...notHeld, ...meanwhile],
    });
  };
}

/** The hold and the event that tells of it. */
export function holdWrites(hold: Hold, at: Instant): readonly Write[] {
  const { holdId, programmeId, category, placedBy } = hold;
  return [
    holds.create(hold),
    eventRecord(
      keys.hold(holdId),
      1,
      { type: 'hold-placed', holdId, programmeId, holdCategory: category },
      { at, actor: placedBy, correlationId: holdId },
    ),
  ];
}

type Holdable = PaymentIn<'ready'> | PaymentIn<'held'>;

async function look(
  records: RecordReader,
  { programmeId }: PlaceHold,
  applicationIds: readonly string[],
): Promise<{
  readonly holdable: readonly Loaded<Holdable>[];
  readonly notHeld: readonly NotHeld[];
}> {
  const instalments = paysGroup({ programmeId }) ? instalmentsOfGrant : [firstInstalment];
  const items = await records.getMany(
    applicationIds.flatMap((applicationId) =>
      instalments.map((instalment) => keys.payment(applicationId, instalment)),
    ),
  );
  const loaded = items.map((item) => payments.parse(item));
  const found = Map.groupBy(loaded, ({ document }) => document.applicationId);
  const holdable: Loaded<Holdable>[] = [];
  const notHeld: NotHeld[] = [];
  for (const applicationId of applicationIds) {
    const looked = (found.get(applicationId) ?? []).map((payment) =>
      holdableOr(payment, programmeId),
    );
    const own = looked.flatMap((each) => (typeof each === 'string' ? [] : [each]));
    holdable.push(...own);
    // Of a grant whatever waits still is held, whatever became of the rest.
    if (own.length > 0) continue;
    const why = looked.find((each) => typeof each === 'string') ?? 'no-such-payment';
    notHeld.push({ applicationId, why });
  }
  return { holdable, notHeld };
}

function holdableOr(
  { document, version }: Loaded<Payment>,
  programmeId: string,
): Loaded<Holdable> | NotHeld['why'] {
  if (document.programmeId !== programmeId) return 'another-programme';
  return document.state === 'ready' || document.state === 'held'
    ? { document, version }
    : document.state;
}

async function holdPart(
  ports: { readonly records: RecordReader; readonly commit: Commit; readonly clock: Clock },
  request: PlaceHold,
  holdId: string,
  group: readonly string[],
): Promise<readonly Loaded<Holdable>[]> {
  for (let attempt = 1; attempt <= triesPerPart; attempt += 1) {
    const hold = await holds.read(ports.records, keys.hold(holdId));
    invariant(hold !== undefined, `Hold ${holdId} is gone while it is placed`);
    // Somebody lifted it while it was still growing: what it holds already is freed, no more is added.
    if (hold.document.state !== 'in-force') return [];
    const { holdable } = await look(ports.records, request, group);
    if (holdable.length === 0) return [];
    const at = ports.clock.now();
    const part = hold.document.parts + 1;
    const counted = { parts: part, count: hold.document.count + holdable.length };
    const committed = await ports.commit([
      holds.replace({ ...hold.document, ...counted }, hold.version),
      holdParts.create({
        ...{ holdId, part },
        payments: holdable.map(({ document: { applicationId, instalment } }) => ({
          applicationId,
          instalment,
        })),
      }),
      ...holdable.flatMap((payment) => heldWrites(payment, hold.document, at)),
    ]);
    if (committed.ok) return holdable;
  }
  throw new Error(`Payments kept changing while hold ${holdId} was placed`);
}

/** The payment held, also where another hold holds it already, and its event. */
export function heldWrites(
  { document, version }: Loaded<Holdable>,
  { holdId, category, placedBy }: Hold,
  at: Instant,
): readonly Write[] {
  const before = document.state === 'held' ? document.holdIds : [];
  const heldAt = document.state === 'held' ? document.heldAt : at;
  return [
    payments.replace({ ...document, state: 'held', heldAt, holdIds: [...before, holdId] }, version),
    eventRecord(
      keys.payment(document.applicationId, document.instalment),
      version + 1,
      { type: 'payment-held', ...moneyOf(document), holdId, holdCategory: category },
      { at, actor: placedBy, correlationId: document.applicationId, causationId: holdId },
    ),
  ];
}

function applicationsOf(found: readonly Loaded<Holdable>[]): readonly string[] {
  return [...new Set(found.map(({ document }) => document.applicationId))];
}

function sumOf(found: readonly Loaded<Holdable>[]): number {
  return found.reduce((sum, { document }) => sum + document.amountPence, 0);
}
