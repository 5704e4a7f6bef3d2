import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runReplay, type ReplaySummary } from '#infra/local/replay/run-replay.ts';
import { runVerify } from '#infra/local/verify/run-verify.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'open-door-replay-'));
const households = 200;
/** Long enough for a bank outage, weekends and second applications on later days. */
const days = 8;

interface Replayed {
  readonly code: number;
  readonly summary: ReplaySummary;
  readonly html: string;
  readonly dataFolder: string;
}

/** A port that was free a moment ago, so that no platform of anybody else's is played on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function replay(name: string): Promise<Replayed> {
  const file = (ending: string) => path.join(folder, `${name}.${ending}`);
  const dataFolder = path.join(folder, name);
  const flags = {
    ...{ households, seed: 2021, days, port: await freePort() },
    ...{ json: file('json'), html: file('html') },
  };
  const code = await runReplay(
    Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, String(value)]),
    {
      print: () => undefined,
      out: { write: () => true },
      ownDataFolder: dataFolder,
      onStarted: () => undefined,
    },
  );
  return {
    ...{ code, dataFolder },
    summary: JSON.parse(readFileSync(file('json'), 'utf8')) as ReplaySummary,
    html: readFileSync(file('html'), 'utf8'),
  };
}

function withoutTimes(summary: ReplaySummary): object {
  const { seconds, householdsPerSecond, secondsByPart, ...rest } = summary;
  expect(seconds).toBeGreaterThan(0);
  expect(householdsPerSecond).toBeGreaterThan(0);
  expect(Object.keys(secondsByPart)).toContain('applications');
  return rest;
}

describe('a small winter, replayed', () => {
  let once: Replayed;

  beforeAll(async () => {
    once = await replay('once');
  }, 170_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('helps every household it should, loses nobody and pays nobody twice', () => {
    const { code, summary } = once;
    expect(code).toBe(0);
    expect(summary).toMatchObject({ households, lost: 0, paidTwice: 0, faults: 0, seed: 2021 });
    expect(summary.payments.settled).toBe(households);
    expect(summary.payments.settledPence).toBe(summary.budget.paidPence);
    expect(summary.budget).toMatchObject({
      ...{ reservedPence: 0, inTransitPence: 0, overspentEnvelopes: 0 },
    });
    expect(summary.ledger).toMatchObject({ balanced: true, chainIntact: true });
  });

  it('opens the published share of requests for further help and gives them all out', () => {
    const { opened, allocated, allocatedWithin7Days } = once.summary.connectionRequests;
    expect(opened).toBe(Math.round((households * 13_150) / 22_000));
    expect(allocated).toBe(opened);
    expect(allocatedWithin7Days).toBeGreaterThan(opened / 2);
  });

  it('stops second applications, money for other cities, and money that cannot arrive', () => {
    const { applications, payments, awards } = once.summary;
    expect(applications.duplicatesBlocked).toBe(8);
    expect(applications.duplicatesSuspected).toBeGreaterThan(applications.duplicatesBlocked);
    expect(applications.outsideCity).toBe(6);
    expect(applications.referred).toBeGreaterThan(0);
    expect(payments.returned + payments.rejected).toBe(awards.count - households);
    expect(payments.returned + payments.rejected).toBeGreaterThan(0);
  });

  it('leaves records in which every promise is kept, also when nothing is running', async () => {
    const printed: string[] = [];
    const code = await runVerify(['--data', once.dataFolder], (line) => printed.push(line));
    expect(printed.at(-1)).toBe('Every promise is kept.');
    expect(code).toBe(0);
  });

  it('makes a report with a map and bars', () => {
    expect(once.html.match(/<svg/g)).toHaveLength(2);
    expect(once.html).toContain(`${households} households were helped`);
  });

  it('comes out the same for the same seed, but for the time it took', async () => {
    const again = await replay('again');
    expect(withoutTimes(again.summary)).toEqual(withoutTimes(once.summary));
  }, 170_000);
});
