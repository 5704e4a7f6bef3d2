import { plusSeconds, type Clock, type Commit, type Waiting } from '#shared/kernel/index.ts';
import type { Log } from '#shared/log/index.ts';
import type { MessageSender } from '#shared/messages/index.ts';
import type { ConfirmPayee } from '#shared/payee-checks/index.ts';
import type { PaymentRail, PieceRail } from '#shared/payments/index.ts';
import type { FloatProvider } from '#shared/reconciliation/index.ts';
import type { RecordReader } from '#shared/records/index.ts';
import { createPark, type Park } from '#shared/worker/index.ts';
import type { MemoryBank } from '#tests/doubles/memory-bank.ts';
import type { MemoryQueue } from '#tests/doubles/memory-queue.ts';
import type { MemoryRecords } from '#tests/doubles/memory-records.ts';
import type { PieceProvider } from '#tests/doubles/piece-provider.ts';

import type { Dice } from '#infra/local/replay/winter/dice.ts';

import { DealtFault, type Task, type Tasks } from './tasks.ts';

export const queueNames = [
  'applications',
  'payee-checks',
  'payment-runs',
  'rail-outcomes',
  'messages',
  'case-system',
  'dead-letters',
] as const;
export type QueueName = (typeof queueNames)[number];

/** The outside world as one piece of work sees it. Every call waits for its turn and may fail. */
export interface Ports {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly waiting: Waiting;
  readonly rail: PaymentRail;
  readonly pieceRail: PieceRail;
  readonly float: FloatProvider;
  readonly confirmPayee: ConfirmPayee;
  readonly sender: MessageSender;
  readonly log: Log;
  readonly park: Park;
  readonly sendAll: (queue: QueueName, bodies: readonly string[]) => Promise<void>;
  /** The last step of whoever works on a queue: what it handled is forgotten there. */
  readonly forget: (queue: QueueName, receipts: readonly string[]) => Promise<void>;
  readonly matchingKey: string;
}

/** The doubles that stand behind the ports; a planted fault replaces one of them. */
export interface Doubles {
  readonly memory: MemoryRecords;
  readonly commit: Commit;
  readonly bank: MemoryBank;
  /** Who makes cash-out codes. */
  readonly codes: PieceProvider;
  readonly messages: MessageSender;
  readonly queues: Readonly<Record<QueueName, MemoryQueue>>;
  readonly clock: Clock;
}

/**
 * A function that is older than this was ended by its time-out, wherever it stood: what it was about
 * to say to the bank is never said. Longer than the stack allows, so that the code must bear more.
 */
const functionLivesSeconds = 30 * 60;

/** How often a read of many items is torn: the real one promises no single moment for them. */
const tornReads = 0.3;

export function portsFor(
  task: Task,
  tasks: Tasks,
  { memory, commit, bank, codes, messages, queues, clock }: Doubles,
  chance: { readonly dice: () => Dice; readonly calm: () => boolean; readonly log: Log },
): Ports {
  const { records } = memory;
  const turn = <Value>(what: string, call: () => Promise<Value>) => tasks.park(task, what, call);
  const begunAt = clock.now();
  const stillAlive = () => {
    const ended = plusSeconds(begunAt, functionLivesSeconds) < clock.now();
    if (ended) throw new DealtFault('the function was ended by its time-out');
  };
  const parkedCommit: Commit = (writes) => turn('commit', () => commit(writes));
  return {
    clock,
    log: chance.log,
    waiting: {
      pause: () => turn('a pause', () => Promise.resolve()),
      chance: () => chance.dice().fraction(),
    },
    matchingKey: 'matching-key-for-tests',
    confirmPayee: () =>
      turn('the payee check', () =>
        Promise.resolve(
          !chance.calm() && chance.dice().chance(0.3)
            ? { kind: 'no-answer', why: 'unreachable' }
            : { kind: 'answered', code: 'MTCH' },
        ),
      ),
    records: {
      get: (key) => turn('read', () => records.get(key)),
      async getMany(keys) {
        const dice = chance.dice();
        if (keys.length < 2 || chance.calm() || !dice.chance(tornReads)) {
          return turn('read many', () => records.getMany(keys));
        }
        const cut = dice.whole(1, keys.length - 1);
        const first = await turn('read some', () => records.getMany(keys.slice(0, cut)));
        const rest = await turn('read the rest', () => records.getMany(keys.slice(cut)));
        return [...first, ...rest];
      },
      partition: (pk, beginning) => turn('read partition', () => records.partition(pk, beginning)),
      queue: (request) => turn('read queue', () => records.queue(request)),
    },
    commit: parkedCommit,
    park: createPark({ commit: parkedCommit, clock }),
    rail: {
      name: bank.name,
      submit: (file) =>
        turn('the bank', () => {
          stillAlive();
          return bank.submit(file);
        }),
    },
    pieceRail: {
      name: codes.name,
      order: (batch) =>
        turn('the provider', () => {
          stillAlive();
          return codes.order(batch);
        }),
      cancel: (reference) => turn('the provider', () => codes.cancel(reference)),
      resend: (reference) => turn('the provider', () => codes.resend(reference)),
    },
    float: { statement: (period) => turn('the float', () => codes.statement(period)) },
    sender: {
      find: (reference) => turn('the message provider', () => messages.find(reference)),
      send: (message) => turn('the message provider', () => messages.send(message)),
    },
    async sendAll(queue, bodies) {
      // Ten at a time: a sender that dies or fails in between has sent some of them.
      for (let from = 0; from < bodies.length; from += 10) {
        await turn(`send to ${queue}`, () => {
          for (const body of bodies.slice(from, from + 10)) queues[queue].send(body);
          return Promise.resolve();
        });
      }
    },
    async forget(queue, receipts) {
      if (receipts.length === 0) return;
      await turn(`delete from ${queue}`, () => {
        for (const receipt of receipts) queues[queue].delete(receipt);
        return Promise.resolve();
      });
    },
  };
}
