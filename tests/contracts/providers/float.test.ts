import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createVoucherSimulator } from '#infra/local/providers/voucher-simulator.ts';
import type { PieceBatch } from '#shared/payments/index.ts';
import { createFloatEndpoint } from '#shared/payments/rails/pieces/float.http.ts';
import { createPieceRail } from '#shared/payments/rails/pieces/provider.http.ts';
import { readStatement } from '#shared/reconciliation/index.ts';
import { createPieceProvider } from '#tests/doubles/piece-provider.ts';
import { createWoundClock } from './wound-clock.ts';

const rail = 'cash-out';
const wednesday = '2026-05-06T09:00:00.000Z';
const thursday = '2026-05-07T09:00:00.000Z';
const period = { from: '2026-05-01', to: '2026-05-06' };
const orders = [
  { reference: 'ODABCDE12345010101', amountPence: 100_00 },
  { reference: 'ODABCDE12345010102', amountPence: 50_00 },
];
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function simulator(timeoutMs = 5_000) {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-door-float-'));
  const wound = createWoundClock(wednesday);
  const running = await createVoucherSimulator({ rail, railKey: 'a-rail-key-for-tests' }).start({
    clock: wound.clock,
    dataFolder: folder,
    log: { note: () => undefined, trouble: () => undefined },
    serviceOrigin: 'http://127.0.0.1:9',
  });
  closing.push(async () => {
    await running.stop();
    rmSync(folder, { recursive: true });
  });
  const settings = { name: rail, endpoint: running.url, timeoutMs } as const;
  const pieces = createPieceRail(settings);
  const float = createFloatEndpoint(settings);
  const faults = {
    'wrong-balance': { wrongBalance: 1 },
    'repeated-lines': { repeatLines: 1 },
    down: { outage: 1 },
  };
  return {
    ...{ windTo: wound.windTo, faults: running.faults },
    statement: (asked: typeof period) => float.statement(asked),
    order: (batch: PieceBatch) => pieces.order(batch),
    cancel: (reference: string) => pieces.cancel(reference),
    chargeTwice: () => {
      running.faults.change({ chargeTwice: 1 });
    },
    trouble: (name: keyof typeof faults) => {
      running.faults.change(faults[name]);
    },
    book: async (amountPence: number, reference: string) => {
      const body = JSON.stringify({ amountPence, reference, description: 'Booked by hand' });
      await (await fetch(`${running.url}/float/movements`, { method: 'POST', body })).text();
    },
  };
}

function double() {
  let now = wednesday;
  const provider = createPieceProvider(rail, () => now);
  return Promise.resolve({
    statement: (asked: typeof period) => provider.statement(asked),
    order: (batch: PieceBatch) => provider.order(batch),
    cancel: (reference: string) => provider.cancel(reference),
    windTo: (instant: string) => {
      now = instant;
    },
    chargeTwice: () => {
      provider.next('charged-twice');
    },
    trouble: (name: 'down' | 'wrong-balance' | 'repeated-lines') => {
      provider.nextStatement(name);
    },
    book: (amountPence: number, reference: string) => {
      provider.bookOnFloat(amountPence, reference);
      return Promise.resolve();
    },
  });
}

describe.each([
  ['the simulator', () => simulator()],
  ['the double', double],
] as const)('the float at %s', (_, open) => {
  it('tells each order in one sum, each piece that came back, and what was paid in', async () => {
    const provider = await open();
    await provider.order({ idempotencyKey: 'run-1', orders });
    await provider.cancel(orders[1]!.reference);
    await provider.book(5_00, 'FLOAT 0123456789');
    provider.windTo(thursday);
    const read = readStatement(await provider.statement(period), rail);
    expect(read).toMatchObject({
      ok: true,
      value: {
        ...{ from: '2026-05-01', to: '2026-05-06' },
        ...{ openingPence: 1_000_000_000, closingPence: 1_000_000_000 - 95_00 },
      },
    });
    expect(read.ok && read.value.lines).toMatchObject([
      { bookedOn: '2026-05-06', amountPence: -150_00, reference: 'run-1' },
      { bookedOn: '2026-05-06', amountPence: 50_00, reference: orders[1]!.reference },
      { bookedOn: '2026-05-06', amountPence: 5_00, reference: 'FLOAT 0123456789' },
    ]);
    expect(await provider.statement(period)).toEqual(await provider.statement(period));
  });

  it('takes an order once however often it is sent, and twice when told to', async () => {
    const provider = await open();
    provider.chargeTwice();
    await provider.order({ idempotencyKey: 'run-1', orders });
    await provider.order({ idempotencyKey: 'run-1', orders });
    provider.windTo(thursday);
    const read = readStatement(await provider.statement(period), rail);
    expect(read.ok && read.value.lines.map(({ amountPence }) => amountPence)).toEqual([
      ...[-150_00, -150_00],
    ]);
  });

  it.each(['wrong-balance', 'repeated-lines'] as const)(
    'says what cannot be with a %s',
    async (trouble) => {
      const provider = await open();
      await provider.order({ idempotencyKey: 'run-1', orders });
      provider.windTo(thursday);
      provider.trouble(trouble);
      expect(readStatement(await provider.statement(period), rail)).toMatchObject({ ok: false });
      expect(readStatement(await provider.statement(period), rail)).toMatchObject({ ok: true });
    },
  );

  it('throws while it is away, and for a day that is not over', async () => {
    const provider = await open();
    await expect(provider.statement(period)).rejects.toThrow('422');
    provider.windTo(thursday);
    provider.trouble('down');
    await expect(provider.statement(period)).rejects.toThrow('503');
    expect(readStatement(await provider.statement(period), rail).ok).toBe(true);
  });
});

describe('the float at the simulator', () => {
  it('is given up on when it is slow', async () => {
    const provider = await simulator(50);
    provider.windTo(thursday);
    provider.faults.change({ lateMs: 5_000 });
    await expect(provider.statement(period)).rejects.toThrow(/timeout/i);
  });

  it('carries no order that it does not hold', async () => {
    const provider = await simulator();
    await provider.book(-999_990_000, 'PAID BACK');
    expect(await provider.order({ idempotencyKey: 'run-1', orders })).toEqual({
      kind: 'refused',
      reasons: ['the float does not hold so much'],
    });
    await provider.book(50_00, 'FLOAT 0123456789');
    expect(await provider.order({ idempotencyKey: 'run-2', orders })).toMatchObject({
      kind: 'accepted',
    });
  });
});
