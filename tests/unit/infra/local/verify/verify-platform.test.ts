import { beforeAll, describe, expect, it } from 'vitest';

import { everyPage, type KeptPlatform } from '#infra/local/verify/kept-platform.ts';
import type { PageWanted, TablePage } from '#infra/local/table-routes.ts';
import { checksInLines, faultCount } from '#infra/local/verify/print-checks.ts';
import { verifyPlatform } from '#infra/local/verify/verify-platform.ts';
import type { Check } from '#shared/verification/index.ts';
import { isEventItem, parseEvent } from '#shared/records/index.ts';
import { rebuildCounters } from '#shared/reporting/index.ts';
import { parkedMessages } from '#shared/worker/index.ts';
import { keepWinter, type KeptWinter } from '#tests/builders/kept-winter.ts';

let kept: KeptWinter;

beforeAll(async () => {
  kept = await keepWinter();
});

function countersOf(): object[] {
  const events = kept.items.filter(isEventItem).map(parseEvent);
  return rebuildCounters(events).map(({ pk, sk, amounts }) => ({ pk, sk, ...amounts }));
}

/** A platform whose tables come in pages of three items. */
function platformWith(records: readonly object[], reports: readonly object[]): KeptPlatform {
  return {
    ...{ name: 'a test', now: kept.now, bank: kept.bank },
    pages: (table) => everyPage(pagesOf(table === 'records' ? records : reports)),
    close: () => Promise.resolve(),
  };
}

function pagesOf(all: readonly object[]) {
  return ({ segment, ofSegments, start }: PageWanted): Promise<TablePage> => {
    const mine = all.filter((_, place) => place % ofSegments === segment);
    const from = Number(start?.['from'] ?? 0);
    const items = mine.slice(from, from + 3).map((item) => ({ ...item }));
    return Promise.resolve(
      from + 3 < mine.length ? { items, last: { from: from + 3 } } : { items },
    );
  };
}

function broken(checks: readonly Check[]) {
  return checks.flatMap(({ name, faults }) => faults.map(({ sentence }) => [name, sentence]));
}

describe('verifying a platform', () => {
  it('reads every page of both tables and finds nothing wrong with a platform that is well', async () => {
    const applied = { pk: 'APPLIED#2021-12-06T09#S', sk: 'SOMEEVENT1', expiresAt: 1 };
    const { checks, gathered } = await verifyPlatform(
      platformWith(kept.items, [...countersOf(), applied]),
    );
    expect(broken(checks)).toEqual([]);
    expect(gathered.items).toBe(kept.items.length);
    const counters = checks.find(({ name }) => name === 'counters');
    expect(counters?.looked).toBe(countersOf().length);
  });

  it('finds a counter that says something else than the events', async () => {
    const [first, ...rest] = countersOf();
    const { checks } = await verifyPlatform(
      platformWith(kept.items, [{ ...first, submitted: 99 }, ...rest]),
    );
    expect(broken(checks)).toEqual([
      ['counters', expect.stringMatching(/submitted is 99, the events add up to \d+/)],
    ]);
  });

  it('finds counters that nobody counted', async () => {
    const { checks } = await verifyPlatform(platformWith(kept.items, []));
    expect(broken(checks).length).toBeGreaterThan(5);
    expect(new Set(broken(checks).map(([name]) => name))).toEqual(new Set(['counters']));
  });

  it('knows parked messages, and what is no item of ours at all', async () => {
    const parked = parkedMessages.create({
      ...{ state: 'waiting', parkedId: 'P1', queueName: 'q', messageId: 'm', reason: 'r' },
      ...{ body: '{}', parkedAt: kept.now },
    });
    const records = [
      ...kept.items,
      'item' in parked ? parked.item : {},
      { pk: 'STRAY', sk: 'STRAY', text: 'left by hand' },
    ];
    const { checks } = await verifyPlatform(platformWith(records, countersOf()));
    expect(broken(checks)).toEqual([
      ['items', 'It has no kind or version: nothing of ours wrote it.'],
    ]);
    expect(checks[0]?.looked).toBe(records.length);
  });
});

describe('what was found, on a terminal', () => {
  const fault = { pk: 'A#1', sk: 'A', sentence: 'It is wrong.' };

  it('is a line for each promise, and the place and sentence of each fault', () => {
    const checks: Check[] = [
      { name: 'one', promise: 'All is well', looked: 1_234, faults: [] },
      { name: 'two', promise: 'This is well too', looked: 5, faults: [fault] },
    ];
    expect(checksInLines(checks)).toEqual([
      '✓ 1,234  All is well',
      '✗     5  This is well too',
      '    A#1 A\n      It is wrong.',
    ]);
    expect(faultCount(checks)).toBe(1);
  });

  it('stops after the first twenty faults of a promise', () => {
    const faults = Array.from({ length: 25 }, () => fault);
    const lines = checksInLines([{ name: 'one', promise: 'P', looked: 1, faults }]);
    expect(lines).toHaveLength(22);
    expect(lines.at(-1)).toBe('    and 5 more');
  });
});
