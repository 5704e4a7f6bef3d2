import {
  done,
  invariant,
  localDate,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { configuredFunds, type FundRegistry } from '#shared/programmes/index.ts';
import {
  eventRecord,
  keys,
  queues,
  type Loaded,
  type RecordReader,
} from '#shared/records/index.ts';

import { holdParts, holds, type Hold, type HoldIn, type HoldPart } from './hold.ts';
import { paymentRuns } from './payment-run.ts';
import { moneyOf, payments, type PaymentIn } from './payment.ts';
import { paymentsPerHoldPart } from './place-hold.ts';

export interface LiftHold {
  readonly holdId: string;
  readonly actor: Actor;
  readonly reason: string;
}

export type LiftRefusal =
  | { readonly kind: 'no-such-hold' }
  | { readonly kind: 'lifted-already'; readonly by: Actor }
  /** Whoever stopped money does not also let it go: a second person looks. */
  | { readonly kind: 'placed-by-you' }
  /** The payments of a refused run are still coming back into it. */
  | { readonly kind: 'still-growing' };

interface LiftPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

const triesPerHold = 8;
/** As many as a person waits for; what is left of a larger hold the clock frees (`createLiftDueHolds`). */
const freedAtOnce = 1_000;

/**
 * Lifts a hold: its payments are ready again, in bounded commits that go on where they stopped. A
 * payment that another hold holds too stays held by that. Answers the hold, `lifting` while some of a
 * large one are still to be freed.
 */
export function createLiftHold(ports: LiftPorts, atOnce = freedAtOnce) {
  return async function liftHold(request: LiftHold): Promise<Result<Hold, LiftRefusal>> {
    const { holdId, actor, reason } = request;
    for (let attempt = 1; attempt <= triesPerHold; attempt += 1) {
      const found = await holds.read(ports.records, keys.hold(holdId));
      if (found === undefined) return refused({ kind: 'no-such-hold' });
      const { document, version } = found;
      if (document.state !== 'in-force') {
        return refused({ kind: 'lifted-already', by: document.liftedBy });
      }
      const refusal = await whyNotLift(ports.records, document, actor);
      if (refusal !== undefined) return refused(refusal);
      const liftedAt = ports.clock.now();
      const lifting: HoldIn<'lifting'> = {
        ...document,
        ...{ state: 'lifting', liftedBy: actor, liftedAt, liftReason: reason },
      };
      const { programmeId, category } = document;
      const committed = await ports.commit([
        holds.replace(lifting, version),
        eventRecord(
          keys.hold(holdId),
          version + 1,
          { type: 'hold-lifted', holdId, programmeId, holdCategory: category },
          { at: liftedAt, actor, correlationId: holdId },
        ),
      ]);
      if (committed.ok) return done(await finishLifting(ports, lifting, atOnce));
    }
    throw new Error(`Hold ${holdId} kept changing while it was lifted`);
  };
}

async function whyNotLift(
  records: RecordReader,
  { placedBy, runId }: Hold,
  actor: Actor,
): Promise<LiftRefusal | undefined> {
  if (actor.kind === 'staff' && placedBy.kind === 'staff' && actor.id === placedBy.id) {
    return { kind: 'placed-by-you' };
  }
  if (runId === undefined) return undefined;
  const run = await paymentRuns.read(records, keys.run(runId));
  return run?.document.state === 'releasing' ? { kind: 'still-growing' } : undefined;
}

/** Frees what is still held, whoever began it. Doing it twice changes nothing the second time. */
async function finishLifting(
  ports: LiftPorts,
  lifting: HoldIn<'lifting'>,
  atOnce = Infinity,
): Promise<Hold> {
  const { holdId } = lifting;
  const items = await ports.records.partition(keys.hold(holdId).pk, 'PART#');
  const held = items.flatMap((item) => holdParts.parse(item).document.payments);
  for (let from = 0; from < Math.min(held.length, atOnce); from += paymentsPerHoldPart) {
    await freePayments(ports, lifting, held.slice(from, from + paymentsPerHoldPart));
  }
  if (held.length > atOnce) return lifting;
  const found = await holds.read(ports.records, keys.hold(holdId));
  invariant(found !== undefined, `Hold ${holdId} is gone while it is lifted`);
  if (found.document.state !== 'lifting') return found.document;
  const lifted: Hold = { ...found.document, state: 'lifted' };
  // Losing means that somebody else finished it: there is nothing else it could change to.
  await ports.commit([holds.replace(lifted, found.version)]);
  return lifted;
}

async function freePayments(
  ports: LiftPorts,
  hold: HoldIn<'lifting'>,
  group: HoldPart['payments'],
): Promise<void> {
  for (let attempt = 1; attempt <= triesPerHold; attempt += 1) {
    const items = await ports.records.getMany(
      group.map(({ applicationId, instalment }) => keys.payment(applicationId, instalment)),
    );
    const at = ports.clock.now();
    const writes = items.flatMap((item) => {
      const { document, version } = payments.parse(item);
      if (document.state !== 'held' || !document.holdIds.includes(hold.holdId)) return [];
      return freeWrites({ document, version }, hold, at);
    });
    if (writes.length === 0) return;
    const committed = await ports.commit(writes);
    if (committed.ok) return;
  }
  throw new Error(`Payments kept changing while hold ${hold.holdId} was lifted`);
}

function freeWrites(
  { document, version }: Loaded<PaymentIn<'held'>>,
  { holdId, liftedBy }: HoldIn<'lifting'>,
  at: Instant,
): readonly Write[] {
  const { holdIds, heldAt, state: _state, ...rest } = document;
  const left = holdIds.filter((other) => other !== holdId);
  return [
    payments.replace(
      left.length === 0
        ? { ...rest, state: 'ready' }
        : { ...rest, state: 'held', heldAt, holdIds: left },
      version,
    ),
    eventRecord(
      keys.payment(document.applicationId, document.instalment),
      version + 1,
      { type: 'payment-freed', ...moneyOf(document), holdId, heldStill: left.length > 0 },
      { at, actor: liftedBy, correlationId: document.applicationId, causationId: holdId },
    ),
  ];
}

const holdsAtOnce = 100;
const theClock: Actor = { kind: 'system', id: 'watch-deadlines' };

/** Lifts what was to lift by today, and finishes what was left half lifted. Answers how many. */
export function createLiftDueHolds(
  ports: LiftPorts & {
    /** The configured ones, unless a test brings its own. */
    readonly programmes?: FundRegistry;
  },
) {
  const { programmes = configuredFunds } = ports;
  const liftHold = createLiftHold(ports);
  return async function liftDueHolds(): Promise<number> {
    const today = localDate(ports.clock.now());
    let lifted = 0;
    for (const { programmeId } of programmes.all) {
      let after: string | undefined;
      do {
        const page = await ports.records.queue({
          queue: queues.holds(programmeId, 'in-force'),
          limit: holdsAtOnce,
          ...(after === undefined ? {} : { after }),
        });
        for (const item of page.items) {
          const { document } = holds.parse(item);
          if (document.state === 'lifting') {
            await finishLifting(ports, document);
            lifted += 1;
          } else if (document.liftsOn !== undefined && document.liftsOn <= today) {
            const reason = 'The day on which it was to lift has come.';
            const done = await liftHold({ holdId: document.holdId, actor: theClock, reason });
            if (done.ok) lifted += 1;
          }
        }
        after = page.next;
      } while (after !== undefined);
    }
    return lifted;
  };
}
