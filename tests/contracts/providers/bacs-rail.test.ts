import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBankSimulator } from '#infra/local/providers/bank-simulator.ts';
import type { RunningBank } from '#infra/local/providers/bank-simulator.ts';
import type { PaymentRail, RailFile } from '#shared/payments/payment-rail.ts';
import { createBacsRail } from '#shared/payments/rails/bacs/bank.http.ts';
import { contraReference } from '#shared/payments/rails/bacs/file-serial.ts';
import { originator } from '#tests/builders/originator.ts';

import { startReceivingService } from './receiving-service.ts';
import type { ReceivingService } from './receiving-service.ts';
import { createWoundClock } from './wound-clock.ts';
import type { WoundClock } from './wound-clock.ts';

let folder: string;
let wound: WoundClock;
let service: ReceivingService;
let bank: RunningBank;
let rail: PaymentRail;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'open-door-rail-'));
  wound = createWoundClock('2021-12-06T09:30:00.000Z');
  service = await startReceivingService();
  bank = await createBankSimulator({ railKey: 'a-rail-key-for-tests' }).start({
    clock: wound.clock,
    dataFolder: folder,
    log: { note: () => undefined, trouble: () => undefined },
    serviceOrigin: service.origin,
  });
  rail = createBacsRail({ endpoint: bank.url, timeoutMs: 5_000 });
});

afterEach(async () => {
  await bank.stop();
  await service.close();
  rmSync(folder, { recursive: true });
});

describe('paying by Bacs', () => {
  it('hands a run in and learns what became of each credit', async () => {
    expect(await rail.submit(run('run-1'))).toEqual({
      kind: 'accepted',
      submissionId: expect.stringMatching(/^BACS-/) as string,
    });
    wound.windTo('2021-12-08T07:00:00.000Z');
    await bank.drained();
    expect(service.reports.map(({ kind, idempotencyKey }) => [kind, idempotencyKey])).toEqual([
      ['input', 'run-1'],
      ['settlement', 'run-1'],
    ]);
  });

  it('may repeat a run, days later too, and the bank takes it once', async () => {
    const first = await rail.submit(run('run-1'));
    wound.windTo('2021-12-09T09:30:00.000Z');
    expect(await rail.submit(run('run-1'))).toEqual(first);
    expect(bank.totals()).toMatchObject({ files: 1, submittedPence: 15_000 });
  });

  it('takes runs of one day side by side', async () => {
    await rail.submit(run('run-1'));
    await rail.submit(run('run-2'));
    expect(bank.totals().files).toBe(2);
  });

  it('throws when the bank is out of service, and when its answer is lost', async () => {
    bank.faults.change({ outage: 1 });
    await expect(rail.submit(run('run-1'))).rejects.toThrow('503');
    bank.faults.change({ loseReply: 1 });
    await expect(rail.submit(run('run-1'))).rejects.toThrow();
    expect(await rail.submit(run('run-1'))).toMatchObject({ kind: 'accepted' });
    expect(bank.totals().files).toBe(1);
  });

  it('is not sure of a run when the bank has another file under its key, or counts another sum', async () => {
    await rail.submit(run('run-1'));
    expect(await rail.submit({ ...run('run-1'), createdOn: '2021-12-07' })).toMatchObject({
      kind: 'unclear',
      reasons: ['another file was handed in under this idempotency key'],
      // Enough for a person to compare both sides on the telephone.
      sent: { name: contraReference('run-1'), count: 1, totalPence: 150_00 },
      held: {
        name: expect.stringMatching(/^BACS-/) as string,
        contentSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    });
    bank.faults.change({ wrongTotal: 1 });
    expect(await rail.submit(run('run-2'))).toMatchObject({ kind: 'unclear' });
  });

  it('counts as taken what the bank says it has, when that is the very same file', async () => {
    const first = await rail.submit(run('run-1'));
    bank.faults.change({ conflictWhenKnown: 1 });
    expect(await rail.submit(run('run-1'))).toEqual(first);
  });

  it('passes on why the bank refuses a file for good', async () => {
    expect(await rail.submit({ ...run('run-3'), createdOn: '2022-02-01' })).toEqual({
      kind: 'refused',
      reasons: ['line 4: the processing date is more than 30 days ahead'],
    });
  });
});

function run(idempotencyKey: string): RailFile {
  return {
    idempotencyKey,
    createdOn: '2021-12-06',
    originator,
    credits: [
      {
        reference: `${idempotencyKey.toUpperCase()}-1`,
        amountPence: 15_000,
        payeeName: 'A Tester',
        sortCode: '089999',
        accountNumber: '66374958',
      },
    ],
  };
}
