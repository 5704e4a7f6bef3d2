import type { Actor, Clock, Commit, Instant } from '#shared/kernel/index.ts';
import type { RailName } from '#shared/programmes/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { afterFailure, passage, railBreakers, type RailBreaker } from './rail-breaker.ts';
import { moneyStops, stopInForce, type MoneyStop, type StopScope } from './money-stop.ts';

interface WatchPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

type BrokenRail = Exclude<RailBreaker, { state: 'closed' }>;

/** Why nothing is sent: a person stopped it, or the provider does not answer. */
export type WhyStopped =
  | {
      readonly kind: 'stopped';
      readonly scope: StopScope;
      readonly since: MoneyStop['changes'][number];
    }
  | { readonly kind: 'no-answer'; readonly rail: RailName; readonly breaker: BrokenRail };

/** What bars a rail and a programme at this moment, in one read. */
export interface Bars {
  readonly stops: readonly WhyStopped[];
  readonly breaker: Loaded<RailBreaker> | undefined;
}

/** Reads the stops of a programme and a rail and the state of the rail, by key, all at once. */
export async function readBars(
  records: RecordReader,
  run: { readonly programmeId: string; readonly rail: RailName },
): Promise<Bars> {
  const items = await records.getMany([
    keys.moneyStop('programme', run.programmeId),
    keys.moneyStop('rail', run.rail),
    keys.railBreaker(run.rail),
  ]);
  const found = items.find((item) => item.kind === railBreakers.kind);
  return {
    stops: items
      .filter((item) => item.kind === moneyStops.kind)
      .flatMap((item) => whyStopped(moneyStops.parse(item).document)),
    breaker: found === undefined ? undefined : railBreakers.parse(found),
  };
}

export function whyStopped(stop: MoneyStop): readonly WhyStopped[] {
  const since = stopInForce(stop);
  return since === undefined ? [] : [{ kind: 'stopped', scope: stop.scope, since }];
}

/** Why a run is not sent now, if it is not. */
export function whyNotSent(
  { stops, breaker }: Bars,
  run: { readonly runId: string },
  now: Instant,
): WhyStopped | undefined {
  const [stop] = stops;
  if (stop !== undefined) return stop;
  if (breaker === undefined || breaker.document.state === 'closed') return undefined;
  if (passage(breaker.document, run.runId, now) !== 'wait') return undefined;
  return { kind: 'no-answer', rail: breaker.document.rail, breaker: breaker.document };
}

/**
 * Takes the single try for a run when the rail is open. Answers false when another run took it first;
 * a rail that is well needs nothing taken.
 */
export async function takeTry(
  { commit, clock }: WatchPorts,
  breaker: Loaded<RailBreaker> | undefined,
  runId: string,
): Promise<boolean> {
  const now = clock.now();
  if (breaker === undefined || breaker.document.state === 'closed') return true;
  const { rail, failures, openedAt } = breaker.document;
  const trying: RailBreaker = {
    state: 'trying',
    rail,
    failures,
    openedAt,
    runId,
    tryingSince: now,
  };
  return write({ commit }, { next: trying, version: breaker.version, now, actor: system });
}

/** Whether the provider of a rail answers, as far as the last runs on it could tell. */
export async function railAnswers(records: RecordReader, rail: RailName): Promise<boolean> {
  const found = await railBreakers.read(records, keys.railBreaker(rail));
  return found === undefined || found.document.state === 'closed';
}

const system: Actor = { kind: 'system', id: 'submit-payments' };
const triesToNote = 8;

/** Takes down that the provider did not answer; after the third time in a row the rail is open. */
export async function noteFailure(ports: WatchPorts, rail: RailName): Promise<void> {
  for (let attempt = 1; attempt <= triesToNote; attempt += 1) {
    const found = await railBreakers.read(ports.records, keys.railBreaker(rail));
    const now = ports.clock.now();
    const next = afterFailure(found?.document, { rail, now });
    if (await write(ports, { next, version: found?.version ?? 0, now, actor: system })) return;
  }
}

/** Takes down that the provider answers, if it did not before: the rail is as it was. */
export async function noteAnswer(
  ports: WatchPorts,
  known: Loaded<RailBreaker> | undefined,
): Promise<void> {
  if (known === undefined || known.document.failures === 0) return;
  await closeRail(ports, known.document.rail, system);
}

/** Closes a rail, by hand or because it answered: runs are sent on it again. Twice is once. */
export async function closeRail(ports: WatchPorts, rail: RailName, actor: Actor): Promise<void> {
  for (let attempt = 1; attempt <= triesToNote; attempt += 1) {
    const found = await railBreakers.read(ports.records, keys.railBreaker(rail));
    if (found === undefined || found.document.failures === 0) return;
    const now = ports.clock.now();
    const next: RailBreaker = { state: 'closed', rail, failures: 0 };
    if (await write(ports, { next, version: found.version, now, actor })) return;
  }
}

/** A rail as it is from now on, and the event that tells of it. Losing is answered with false. */
async function write(
  { commit }: { readonly commit: Commit },
  change: {
    readonly next: RailBreaker;
    readonly version: number;
    readonly now: Instant;
    readonly actor: Actor;
  },
): Promise<boolean> {
  const { next, version, now, actor } = change;
  const { rail, failures, state } = next;
  const key = keys.railBreaker(rail);
  const committed = await commit([
    version === 0 ? railBreakers.create(next) : railBreakers.replace(next, version),
    eventRecord(
      key,
      version + 1,
      { type: 'rail-breaker-changed', rail, to: state, failures },
      { at: now, actor, correlationId: key.pk },
    ),
  ]);
  return committed.ok;
}
