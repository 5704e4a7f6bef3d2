import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listenLocally } from '#infra/local/listen-locally.ts';
import { createVoucherSimulator } from '#infra/local/providers/voucher-simulator.ts';
import { codeFor } from '#infra/local/providers/vouchers/voucher-desk.ts';
import { readBody } from '#infra/local/read-body.ts';
import {
  pieceRailNames,
  receivedPieceReportSchema,
  type PieceRailName,
  type ReceivedPieceReport,
} from '#shared/payments/rails/pieces/index.ts';
import { createPieceRail } from '#shared/payments/rails/pieces/provider.http.ts';
import { verifyReport } from '#shared/payments/rails/report-signature.ts';
import { createPieceProvider } from '#tests/doubles/piece-provider.ts';
import { describePieceRail, type ProviderUnderTest } from './piece-rail.contract.ts';
import { createWoundClock } from './wound-clock.ts';

const railKey = 'a-rail-key-for-tests';
const start = '2026-05-05T09:00:00.000Z';
const longAfter = '2026-09-01T09:00:00.000Z';

/** A service that writes down what it is sent, and counts what was not signed. */
async function openService() {
  const reports: ReceivedPieceReport[] = [];
  const unsigned: string[] = [];
  let now = start;
  const server = createServer((request, response) => {
    void readBody(request, 1_000_000).then((bytes) => {
      const body = bytes.toString('utf8');
      const signature = request.headers['x-open-door-signature'];
      if (!verifyReport(railKey, body, String(signature), now).ok) unsigned.push(body);
      reports.push(receivedPieceReportSchema.parse(JSON.parse(body)));
      response.writeHead(202).end();
    });
  });
  const listening = await listenLocally(server, 0);
  return {
    ...{ reports, unsigned, origin: listening.url, close: listening.close },
    windTo: (instant: string) => {
      now = instant;
    },
  };
}

async function openSimulator(rail: PieceRailName) {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-door-pieces-'));
  const wound = createWoundClock(start);
  const service = await openService();
  const provider = createVoucherSimulator({ rail, railKey });
  const startIt = () =>
    provider.start({
      clock: wound.clock,
      dataFolder: folder,
      log: { note: () => undefined, trouble: () => undefined },
      serviceOrigin: service.origin,
    });
  let running = await startIt();
  const railOf = () => createPieceRail({ name: rail, endpoint: running.url, timeoutMs: 5_000 });
  const windTo = (instant: string) => {
    service.windTo(instant);
    wound.windTo(instant);
  };
  return {
    ...{ service, windTo, rail: railOf },
    running: () => running,
    redeem: (reference: string) =>
      fetch(`${running.url}/codes/${codeFor(rail, reference)}/redeem`, { method: 'POST' }),
    reports: async () => {
      await running.drained();
      return service.reports;
    },
    restart: async () => {
      await running.stop();
      running = await startIt();
    },
    close: async () => {
      await running.stop();
      await service.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function simulatorUnderTest(rail: PieceRailName): Promise<ProviderUnderTest> {
  const opened = await openSimulator(rail);
  const faults = {
    down: 'outage',
    'reply-lost': 'loseReply',
    'wrong-total': 'wrongTotal',
  } as const;
  return {
    rail: opened.rail(),
    reports: opened.reports,
    close: opened.close,
    redeem: async (reference) => {
      await (await opened.redeem(reference)).arrayBuffer();
    },
    letExpire: async () => {
      opened.windTo(longAfter);
      await opened.reports();
    },
    next: (trouble) => {
      const fault = trouble === 'partly-refused' ? 'partlyReject' : faults[trouble];
      opened.running().faults.change({ [fault]: 1 });
    },
  };
}

function doubleUnderTest(rail: PieceRailName): Promise<ProviderUnderTest> {
  const provider = createPieceProvider(rail, () => start);
  const seen: ReceivedPieceReport[] = [];
  return Promise.resolve({
    rail: provider,
    reports: () => {
      seen.push(...provider.reports());
      return Promise.resolve(seen);
    },
    redeem: (reference) => {
      provider.end(reference, 'redeemed');
      return Promise.resolve();
    },
    letExpire: (reference) => {
      provider.end(reference, 'expired');
      return Promise.resolve();
    },
    next: (trouble) => {
      provider.next(trouble);
    },
    close: () => Promise.resolve(),
  });
}

for (const rail of pieceRailNames) {
  describePieceRail(`the ${rail} simulator`, rail, () => simulatorUnderTest(rail));
  describePieceRail(`the ${rail} double`, rail, () => doubleUnderTest(rail));
}

describe('a provider on this machine', () => {
  const reference = 'ODABCDE12345010101';
  const batch = { idempotencyKey: 'run-1', orders: [{ reference, amountPence: 49_00 }] };

  it('keeps what it acknowledged through a restart, and ends it on its day', async () => {
    const opened = await openSimulator('cash-out');
    const first = await opened.rail().order(batch);
    await opened.restart();
    expect(await opened.rail().order(batch)).toEqual(first);
    opened.windTo('2026-06-04T08:59:59.000Z');
    await opened.reports();
    expect(opened.running().totals()).toMatchObject({ orderedPence: 49_00, backPence: 0 });
    opened.windTo('2026-06-04T09:00:00.000Z');
    const reports = await opened.reports();
    expect(reports.at(-1)!.lines).toEqual([{ reference, amountPence: 49_00, outcome: 'expired' }]);
    expect((await opened.redeem(reference)).status).toBe(409);
    await opened.close();
  });

  it('signs what it reports, and repeats and mixes its reports when told to', async () => {
    const opened = await openSimulator('fuel-voucher');
    opened.running().faults.change({ repeatReports: 2, shuffleReports: true });
    await opened.rail().order(batch);
    expect(await opened.reports()).toHaveLength(2);
    expect(opened.service.unsigned).toEqual([]);
    await opened.close();
  });

  it('has no fuel voucher above £49, and none of a broken ten pence', async () => {
    const opened = await openSimulator('fuel-voucher');
    for (const amountPence of [49_10, 10_05]) {
      const orders = [{ reference, amountPence }];
      expect(await opened.rail().order({ idempotencyKey: 'k', orders })).toMatchObject({
        kind: 'refused',
      });
    }
    await opened.close();
  });
});
