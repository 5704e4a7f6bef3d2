import { createDice, type Dice } from '#infra/local/replay/winter/dice.ts';
import { planEnvelopes } from '#shared/budget/index.ts';
import type { DomainEvent } from '#shared/events/index.ts';
import { Defect, type Instant } from '#shared/kernel/index.ts';
import type { Log } from '#shared/log/index.ts';
import { programmeById, windowAt, type ProgrammeId } from '#shared/programmes/index.ts';
import type { PieceBatch } from '#shared/payments/index.ts';
import { isEventItem, parseEvent } from '#shared/records/index.ts';
import { needShare } from '#shared/reference/index.ts';
import { createFundEnvelopes } from '#tests/builders/funded-envelopes.ts';
import { createMovableClock, type MovableClock } from '#tests/doubles/fixed-clock.ts';
import { createKeptMessages } from '#tests/doubles/kept-messages.ts';
import { createMemoryBank } from '#tests/doubles/memory-bank.ts';
import { createMemoryQueue } from '#tests/doubles/memory-queue.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';
import { createPieceProvider, type PieceProvider } from '#tests/doubles/piece-provider.ts';

import { portsFor, type Doubles, type Ports, type QueueName } from './ports.ts';
import { createTasks, DealtFault, type Tasks } from './tasks.ts';
import { createWatchers, type Watcher } from './watchers/index.ts';

/** A broken promise: who noticed it and what it says. */
export interface Failure {
  readonly watcher: string;
  readonly sentence: string;
}

/** An application that somebody sent in, whether or not it arrived. */
export interface Sent {
  readonly applicationId: string;
  readonly household: number;
}

/** How a world is laid out; everything else follows from its steps. */
export interface WorldPlan {
  readonly name: string;
  readonly programmeId: ProgrammeId;
  readonly begins: Instant;
  readonly households: number;
  readonly budgetPence: number;
  /** Calls that get their turn in a step, on average: many end work at once, few let it pile up. */
  readonly turnsPerStep: number;
}

/** Replaces a double by one that breaks a promise, to see whether the simulation notices. */
export type Plant = (doubles: Doubles) => Doubles;

export interface World extends Doubles {
  readonly plan: WorldPlan;
  readonly clock: MovableClock;
  readonly tasks: Tasks;
  readonly watchers: readonly Watcher[];
  /** The dice of the step under way. */
  dice: Dice;
  /** No faults any more, and reads that are never behind. */
  calm: boolean;
  /** Committed events in their order; `relayed` of them were passed on. */
  readonly stream: DomainEvent[];
  relayed: number;
  readonly sent: Sent[];
  /** Applications of which the sender was told that they were taken in. */
  readonly promised: Set<string>;
  readonly runIds: Set<string>;
  failure: Failure | undefined;
  /** Begins somebody's work. A fault that was dealt out may end it; a defect is a failure. */
  start(name: string, work: (ports: Ports) => Promise<unknown>): void;
  fail(watcher: string, sentences: readonly string[]): void;
  /** Told what happens, for a history that a person can read. */
  readonly tell: (sentence: string) => void;
}

const visibilitySeconds = 180;
const maxReceiveCount = 5;

/** An empty platform with money in its envelopes, before anybody came. */
export async function createWorld(
  plan: WorldPlan,
  options: { readonly plant?: Plant; readonly tell?: (sentence: string) => void } = {},
): Promise<World> {
  const clock = createMovableClock(plan.begins);
  const memory = createMemoryRecords({
    queuesBehindBy: (changes) => (world.calm ? 0 : world.dice.whole(0, Math.min(changes, 12))),
  });
  const sound: Doubles = {
    ...{ memory, clock, commit: memory.commit },
    bank: createMemoryBank(
      clock,
      (file) => {
        for (const { name, onFile } of world.watchers) world.fail(name, onFile?.(file) ?? []);
      },
      ({ idempotencyKey }) => {
        world.fail('bank', [`The bank is sent another file under ${idempotencyKey}`]);
      },
    ),
    codes: watchedCodes(clock, (batch) => {
      for (const { name, onOrders } of world.watchers) world.fail(name, onOrders?.(batch) ?? []);
    }),
    messages: createKeptMessages(),
    queues: queuesAround(clock, (count) => world.dice.whole(0, count - 1)),
  };
  const doubles = options.plant?.(sound) ?? sound;
  const tasks = createTasks(({ name }, error) => {
    world.tell(`  ${name} ends${error instanceof Error ? `: ${error.message}` : ''}`);
    noteError(error);
  });
  const log: Log = {
    write: (_code, { error }) => {
      noteError(error);
    },
  };

  function noteError(error: unknown): void {
    if (error === undefined || isBearable(error)) return;
    const failure = error instanceof Error ? error : new Error('something else was thrown');
    world.fail('defects', [`${failure.name}: ${failure.message}`]);
  }

  const world: World = {
    ...doubles,
    ...{ plan, clock, tasks, dice: createDice(plan.name), calm: true },
    ...{ stream: [], relayed: 0, sent: [], promised: new Set(), runIds: new Set() },
    failure: undefined,
    watchers: createWatchers(doubles),
    start(name, work) {
      world.tell(`  ${name} begins`);
      tasks.start(name, async (task) => {
        const chance = { dice: () => world.dice, calm: () => world.calm, log };
        await work(portsFor(task, tasks, doubles, chance));
      });
    },
    fail(watcher, [sentence]) {
      if (sentence !== undefined) world.failure ??= { watcher, sentence };
    },
    tell: options.tell ?? (() => undefined),
  };
  memory.onCommit((writes) => {
    for (const write of writes) {
      if ('item' in write && isEventItem(write.item)) world.stream.push(parseEvent(write.item));
    }
    for (const { name, onCommit } of world.watchers) world.fail(name, onCommit?.(writes) ?? []);
  });
  await fund(world);
  world.relayed = world.stream.length;
  world.calm = false;
  return world;
}

/**
 * What a worker may end with without anybody being to blame: a fault that was dealt out, or having
 * given up because others kept coming first. Anything else is a defect.
 */
function isBearable(error: unknown): boolean {
  if (error instanceof DealtFault) return true;
  if (!(error instanceof Error) || error instanceof Defect) return false;
  return error.constructor === Error;
}

/** The provider of codes, with somebody who looks at every batch that it has not seen. */
function watchedCodes(clock: MovableClock, onOrders: (batch: PieceBatch) => void): PieceProvider {
  const codes = createPieceProvider('cash-out', () => clock.now());
  const seen = new Set<string>();
  return {
    ...codes,
    order: (batch) => {
      if (!seen.has(batch.idempotencyKey)) onOrders(batch);
      seen.add(batch.idempotencyKey);
      return codes.order(batch);
    },
  };
}

function queuesAround(clock: MovableClock, next: (count: number) => number): Doubles['queues'] {
  const deadLetters = createMemoryQueue({ name: 'dead-letters', clock, visibilitySeconds, next });
  const queue = (name: QueueName) =>
    createMemoryQueue({
      ...{ name, clock, visibilitySeconds, next },
      deadLetters: { queue: deadLetters, maxReceiveCount },
    });
  return {
    applications: queue('applications'),
    'payee-checks': queue('payee-checks'),
    'payment-runs': queue('payment-runs'),
    'rail-outcomes': queue('rail-outcomes'),
    messages: queue('messages'),
    'case-system': queue('case-system'),
    'dead-letters': deadLetters,
  };
}

async function fund({ plan, memory, clock, commit }: World): Promise<void> {
  const { programmeId, budgetPence: totalPence } = plan;
  const programme = programmeById(programmeId);
  const { ringFences, cityPoolShare, localityFloorShare, vintage } = programme;
  const shares = { ringFences, cityPoolShare, localityFloorShare };
  const planned = planEnvelopes({ totalPence, needShares: needShare(vintage), ...shares });
  const windowId = windowAt(programme, clock.now())?.windowId ?? '';
  const fundEnvelopes = createFundEnvelopes({ records: memory.records, commit, clock });
  await fundEnvelopes({ programmeId, windowId, planned });
}
