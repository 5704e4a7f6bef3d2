import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenLocally } from '#infra/local/listen-locally.ts';
import { createBankSimulator } from '#infra/local/providers/bank-simulator.ts';
import type { RunningBank } from '#infra/local/providers/bank-simulator.ts';
import { refusedReport } from '#infra/local/providers/bank/status-report.ts';
import type { PaymentRail, RailFile } from '#shared/payments/payment-rail.ts';
import { createFasterPaymentsRail } from '#shared/payments/rails/pain001/bank.http.ts';
import { verifyReport } from '#shared/payments/rails/report-signature.ts';
import { originator } from '#tests/builders/originator.ts';

import { startReceivingService } from './receiving-service.ts';
import type { ReceivingService } from './receiving-service.ts';
import { createWoundClock } from './wound-clock.ts';
import type { WoundClock } from './wound-clock.ts';

const railKey = 'a-rail-key-for-tests';
/** A Sunday: Faster Payments knows no weekends. */
const sunday = '2026-04-05T21:30:00.000Z';

let folder: string;
let wound: WoundClock;
let service: ReceivingService;
let bank: RunningBank;
let rail: PaymentRail;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'open-door-fps-'));
  wound = createWoundClock(sunday);
  service = await startReceivingService();
  bank = await startBank();
});

afterEach(async () => {
  await bank.stop();
  await service.close();
  rmSync(folder, { recursive: true });
});

async function startBank(): Promise<RunningBank> {
  const running = await createBankSimulator({ railKey }).start({
    clock: wound.clock,
    dataFolder: folder,
    log: { note: () => undefined, trouble: () => undefined },
    serviceOrigin: service.origin,
  });
  rail = railTo(running.url);
  return running;
}

function railTo(endpoint: string): PaymentRail {
  return createFasterPaymentsRail({ endpoint, timeoutMs: 5_000 });
}

function run(key: string, ...accounts: readonly string[]): RailFile {
  return {
    idempotencyKey: key,
    createdOn: '2026-04-05',
    originator,
    credits: accounts.map((accountNumber, at) => ({
      ...{ reference: `OD${key.toUpperCase()}-${at}`, amountPence: 100_00 + at },
      ...{ payeeName: 'A Tester', sortCode: '089999', accountNumber },
    })),
  };
}

function outcomes(): readonly string[] {
  return service.reports
    .flatMap(({ lines }) => lines)
    .map(({ reference, outcome, reasonCode }) =>
      `${reference} ${outcome} ${reasonCode ?? ''}`.trim(),
    );
}

describe('paying by Faster Payments', () => {
  it('is settled at once, on a Sunday night', async () => {
    expect(await rail.submit(run('k1', '66374958'))).toEqual({
      kind: 'accepted',
      submissionId: expect.stringMatching(/^OPENDOOR-20260405-[0-9A-Z]{6}$/) as string,
    });
    await bank.drained();
    expect(outcomes()).toEqual(['ODK1-0 settled']);
    expect(bank.totals()).toMatchObject({ settledPence: 100_00 });
  });

  it('signs its status reports, which arrive as ISO 20022', async () => {
    await rail.submit(run('k1', '66374958'));
    await bank.drained();
    const [report] = service.received;
    expect(report!.path).toBe('POST /rails/faster-payments/reports');
    expect(verifyReport(railKey, report!.body, report!.signature, sunday).ok).toBe(true);
  });

  it('rejects what cannot be an account, and returns the next morning what bounces', async () => {
    await rail.submit(run('k1', '99971234', '99901234', '99941234', '99921234'));
    await bank.drained();
    expect(outcomes()).toEqual([
      'ODK1-0 rejected FPS1',
      'ODK1-1 accepted',
      'ODK1-2 settled',
      'ODK1-3 accepted',
    ]);
    wound.windTo('2026-04-06T07:00:00.000Z');
    await bank.drained();
    expect(outcomes().slice(4)).toEqual([
      'ODK1-1 returned FPS2',
      'ODK1-2 returned FPS2',
      'ODK1-3 returned FPS4',
    ]);
  });

  it('may repeat a run, days later and after a restart, and the bank takes it once', async () => {
    const first = await rail.submit(run('k1', '66374958'));
    await bank.stop();
    wound.windTo('2026-04-09T09:30:00.000Z');
    bank = await startBank();
    expect(await rail.submit(run('k1', '66374958'))).toEqual(first);
    expect(bank.totals()).toMatchObject({ files: 1, submittedPence: 100_00 });
  });

  it('throws when the bank is out of service, and when its answer is lost', async () => {
    bank.faults.change({ outage: 1 });
    await expect(rail.submit(run('k1', '66374958'))).rejects.toThrow('503');
    bank.faults.change({ loseReply: 1 });
    await expect(rail.submit(run('k1', '66374958'))).rejects.toThrow();
    expect(await rail.submit(run('k1', '66374958'))).toMatchObject({ kind: 'accepted' });
    expect(bank.totals().files).toBe(1);
  });

  it('is not sure of a run when the bank has another message under its key', async () => {
    await rail.submit(run('k1', '66374958'));
    expect(await rail.submit(run('k1', '66374958', '66374959'))).toMatchObject({
      kind: 'unclear',
      reasons: ['another message was handed in under this idempotency key'],
      sent: { count: 2, totalPence: 200_01 },
      held: { name: expect.stringMatching(/^FPS-/) as string },
    });
  });

  it('counts as taken what the bank says it has, when that is the very same message', async () => {
    const first = await rail.submit(run('k1', '66374958'));
    bank.faults.change({ conflictWhenKnown: 1 });
    expect(await rail.submit(run('k1', '66374958'))).toEqual(first);
  });

  it('passes on why the bank refuses a message for good, even one it could not read', async () => {
    const strict = createServer((_request, response) => {
      response.writeHead(422).end(refusedReport('NOTPROVIDED', 'no such element'));
    });
    const listening = await listenLocally(strict, 0);
    const answer = await railTo(listening.url).submit(run('k1', '66374958'));
    await listening.close();
    expect(answer).toEqual({ kind: 'refused', reasons: ['no such element'] });
  });

  it('does not count a run as taken when the bank names another total', async () => {
    bank.faults.change({ wrongTotal: 1 });
    const answer = await rail.submit(run('k1', '66374958'));
    expect(answer).toMatchObject({ kind: 'unclear' });
    expect(answer.kind === 'unclear' && answer.reasons[0]).toMatch('10100 pence in all');
  });

  it('learns of a message of which the bank rejects a part', async () => {
    bank.faults.change({ partlyReject: 1 });
    await rail.submit(run('k1', '66374958', '66374959', '66374960'));
    await bank.drained();
    expect(outcomes()).toEqual(['ODK1-0 settled', 'ODK1-1 rejected FPS1', 'ODK1-2 settled']);
  });
});
