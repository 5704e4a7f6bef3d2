import type { Scheduler } from 'fast-check';

import { createSubmitApplication } from '#shared/applications/index.ts';
import {
  createApproveAwards,
  createAssessApplication,
  createConsiderProgrammes,
  createDeclineApplications,
  createResolvePair,
} from '#shared/approvals/index.ts';
import { messagesFor } from '#shared/events/index.ts';
import { createAllocateConnections } from '#shared/family-connect/index.ts';
import type { Commit, StoredItem } from '#shared/kernel/index.ts';
import {
  createChangePayee,
  createRecordRailOutcomes,
  createStartPaymentRun,
  createSubmitPaymentRun,
  plannedPayment,
  type PaymentRail,
  type RailReport,
  type RailReportLine,
} from '#shared/payments/index.ts';
import { isEventItem, parseEvent, type RecordReader } from '#shared/records/index.ts';
import { originator } from '#tests/builders/originator.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { createFundEnvelopes } from '#tests/builders/funded-envelopes.ts';
import { accountOf } from '#tests/builders/winter.ts';
import { createMovableClock } from '#tests/doubles/fixed-clock.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';
import { noWaiting } from '#tests/doubles/no-waiting.ts';

import type { BankBook } from './money-invariants.ts';

export const programmeId = 'household-support-fund';
export const windowId = 'winter-2021';

/** What goes wrong at the next commit or call to the bank. */
export type Fault = 'none' | 'die-before' | 'die-after' | 'throttle' | 'bank-down' | 'reply-lost';

class Died extends Error {}

/**
 * The whole pipeline over doubles, its reads, commits and bank calls released in an order that the
 * scheduler chooses. A fault is armed for one coming step and then strikes whoever takes it.
 */
export function createPipeline(scheduler: Scheduler) {
  const memory = createMemoryRecords();
  const clock = createMovableClock('2021-12-07T09:00:00.000Z');
  const faults: Fault[] = [];
  const assessments: string[] = [];
  const runs: string[] = [];
  const credited = new Map<string, { amountPence: number; times: number }>();
  const files = new Map<string, readonly RailReportLine[]>();

  memory.onCommit((writes) => {
    for (const write of writes) {
      if (!('item' in write) || !isEventItem(write.item)) continue;
      for (const message of messagesFor(parseEvent(write.item))) {
        if (message.target === 'applications') assessments.push(message.body);
        if (message.target === 'payment-runs') runs.push(message.body);
      }
    }
  });

  async function turn<Value>(label: string, work: () => Promise<Value>): Promise<Value> {
    await scheduler.schedule(Promise.resolve(), label);
    return work();
  }

  const commit: Commit = (writes) =>
    turn('commit', async () => {
      const fault = faults.shift() ?? 'none';
      if (fault === 'die-before') throw new Died('died before the commit');
      if (fault === 'throttle') throw new Error('ProvisionedThroughputExceededException');
      const committed = await memory.commit(writes);
      if (fault === 'die-after') throw new Died('died after the commit');
      return committed;
    });
  const records: RecordReader = {
    get: (key) => turn('get', () => memory.records.get(key)),
    getMany: (keys) => turn('get many', () => memory.records.getMany(keys)),
    partition: (pk, beginning) => turn('partition', () => memory.records.partition(pk, beginning)),
    queue: (request) => turn('queue', () => memory.records.queue(request)),
  };
  const rail: PaymentRail = {
    name: 'bank double',
    submit: (file) =>
      turn('bank', () => {
        const fault = faults.shift() ?? 'none';
        if (fault === 'bank-down') throw new Error('503');
        if (!files.has(file.idempotencyKey)) {
          files.set(
            file.idempotencyKey,
            file.credits.map(({ reference, amountPence }) => ({
              reference,
              amountPence,
              outcome: 'accepted',
            })),
          );
          for (const { reference, amountPence } of file.credits) {
            const times = (credited.get(reference)?.times ?? 0) + 1;
            credited.set(reference, { amountPence, times });
          }
        }
        if (fault === 'reply-lost') throw new Error('socket hang up');
        return Promise.resolve({ kind: 'accepted', submissionId: `S-${file.idempotencyKey}` });
      }),
  };

  const ports = { records, commit, clock, matchingKey: 'matching-key-for-tests' };
  return {
    memory,
    clock,
    assessments,
    runs,
    files,
    bank: { credited } satisfies BankBook,
    arm: (fault: Fault) => faults.push(fault),
    disarm: () => faults.splice(0),
    submitApplication: createSubmitApplication({
      ...ports,
      considerProgrammes: createConsiderProgrammes(),
    }),
    assessApplication: createAssessApplication(ports),
    approveAwards: createApproveAwards({
      ...ports,
      waiting: noWaiting,
      plannedPayment,
    }),
    declineApplications: createDeclineApplications(ports),
    changePayee: createChangePayee(ports),
    resolvePair: createResolvePair(ports),
    startPaymentRun: createStartPaymentRun(ports),
    submitPaymentRun: createSubmitPaymentRun({
      ...ports,
      railNamed: () => rail,
      payeeSecret: ports.matchingKey,
      originator,
    }),
    recordRailOutcomes: createRecordRailOutcomes(ports),
    fundEnvelopes: createFundEnvelopes({
      ...ports,
      records: memory.records,
      commit: memory.commit,
    }),
    allocateConnections: createAllocateConnections(ports),
  };
}

export type Pipeline = ReturnType<typeof createPipeline>;

/** Household `n` of a street where every third shares its home with the one before. */
export function householdForm(n: number) {
  const home = n % 3 === 2 ? n - 1 : n;
  return buildForm({
    fullName: `Person ${'abcdefghijklmnopqrstuvwxyz'.charAt(n % 26)}${'xyz'.repeat(n % 5)}`,
    dateOfBirth: `19${60 + (n % 30)}-03-${String((n % 27) + 1).padStart(2, '0')}`,
    contact: { ...buildForm().contact, phone: `07700 9${String(n).padStart(5, '0')}` },
    payment: accountOf(n),
    home: { kind: 'address', line1: `${home} Washwood Heath Road`, postcode: 'B8 3BB' },
    moreHelp:
      n % 2 === 0
        ? {
            wanted: true,
            reasons: ['money'],
            ownWords: '',
            consent: { textVersion: '1', language: 'en' },
          }
        : { wanted: false },
  });
}

export function applicationIdOf(n: number): string {
  return `HH${String(n).padStart(8, '0')}`;
}

export function reportOf(
  runId: string,
  kind: RailReport['kind'],
  lines: readonly RailReportLine[],
): RailReport {
  return {
    reportId: `${runId}-${kind}`,
    submissionId: `S-${runId}`,
    idempotencyKey: runId,
    kind,
    processingDate: '2021-12-09',
    producedAt: '2021-12-09T07:00:00.000Z',
    lines: [...lines],
  };
}

export function applicationsIn(items: readonly StoredItem[]): readonly StoredItem[] {
  return items.filter((item) => item.kind === 'application');
}
