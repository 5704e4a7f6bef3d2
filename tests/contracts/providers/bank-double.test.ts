import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { createBankSimulator } from '#infra/local/providers/bank-simulator.ts';
import type { PaymentRail, RailFile, RailReport } from '#shared/payments/index.ts';
import { createBacsRail } from '#shared/payments/rails/bacs/bank.http.ts';
import type { BankWitness } from '#shared/verification/index.ts';
import { originator } from '#tests/builders/originator.ts';
import { createMovableClock } from '#tests/doubles/fixed-clock.ts';
import { createMemoryBank } from '#tests/doubles/memory-bank.ts';

import { startReceivingService } from './receiving-service.ts';
import { createWoundClock } from './wound-clock.ts';

/** A bank at nine on a working Monday, however it is made. */
interface OpenBank {
  readonly rail: PaymentRail;
  readonly windTo: (instant: string) => Promise<void>;
  /** Every report so far, in the order they came. */
  readonly reports: () => readonly RailReport[];
  readonly totals: () => BankWitness;
}

const begins = '2021-12-06T09:30:00.000Z';
const closing: (() => Promise<void>)[] = [];

function openDouble(): Promise<OpenBank> {
  const clock = createMovableClock(begins);
  const bank = createMemoryBank(clock);
  const reports: RailReport[] = [];
  return Promise.resolve({
    rail: bank,
    windTo: (instant) => {
      clock.moveTo(instant);
      reports.push(...bank.takeDue());
      return Promise.resolve();
    },
    reports: () => reports,
    totals: bank.totals,
  });
}

async function openSimulator(): Promise<OpenBank> {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-door-bank-'));
  const wound = createWoundClock(begins);
  const service = await startReceivingService();
  const bank = await createBankSimulator({ railKey: 'a-rail-key-for-tests' }).start({
    clock: wound.clock,
    dataFolder: folder,
    log: { note: () => undefined, trouble: () => undefined },
    serviceOrigin: service.origin,
  });
  closing.push(async () => {
    await bank.stop();
    await service.close();
    rmSync(folder, { recursive: true });
  });
  return {
    rail: createBacsRail({ endpoint: bank.url, timeoutMs: 5_000 }),
    windTo: async (instant) => {
      wound.windTo(instant);
      await bank.drained();
    },
    reports: () => service.reports,
    totals: () => bank.totals(),
  };
}

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Accounts of the simulator's table: it settles, is rejected, comes back, comes back after settling. */
const accounts = ['66374958', '99970001', '99900001', '99940001'];

function run(idempotencyKey: string, amountPence = 15_000): RailFile {
  return {
    idempotencyKey,
    createdOn: '2021-12-06',
    originator,
    credits: accounts.map((accountNumber, at) => ({
      reference: `${idempotencyKey.toUpperCase()}-${at}`,
      ...{ amountPence, payeeName: 'A Tester', sortCode: '089999', accountNumber },
    })),
  };
}

describe.each([
  ['the bank double', openDouble],
  ['the bank simulator', openSimulator],
])('%s', (_, open) => {
  it('takes a run once, whoever asks again, and is not sure of another under its key', async () => {
    const { rail, totals } = await open();
    const first = await rail.submit(run('run-1'));
    expect(first).toMatchObject({ kind: 'accepted' });
    expect(await rail.submit(run('run-1'))).toEqual(first);
    expect(await rail.submit(run('run-1', 1))).toMatchObject({ kind: 'unclear' });
    expect(totals()).toMatchObject({ credits: 4, submittedPence: 60_000, referencesPaidTwice: 0 });
  });

  it('reports each fate on its day, and counts it from then on', async () => {
    const { rail, windTo, reports, totals } = await open();
    await rail.submit(run('run-1'));
    await windTo('2021-12-07T06:00:00.000Z');
    expect(told(reports())).toEqual([
      'input 0 accepted',
      'input 1 rejected',
      'input 2 accepted',
      'input 3 accepted',
    ]);
    expect(totals()).toMatchObject({ rejectedPence: 15_000, settledPence: 0 });
    await windTo('2021-12-08T08:00:00.000Z');
    expect(told(reports()).slice(4)).toEqual(['settlement 0 settled', 'settlement 3 settled']);
    expect(totals()).toMatchObject({ settledPence: 30_000, returnedPence: 0 });
    await windTo('2021-12-13T08:00:00.000Z');
    expect(told(reports()).slice(6)).toEqual(['returns 2 returned', 'returns 3 returned']);
    expect(totals()).toMatchObject({ settledPence: 30_000, returnedPence: 30_000 });
  });
});

/** `settlement 0 settled`: which report said what of the credit to which account. */
function told(reports: readonly RailReport[]): readonly string[] {
  return reports.flatMap(({ kind, lines }) =>
    lines.map(({ reference, outcome }) => `${kind} ${reference.slice(-1)} ${outcome}`),
  );
}
