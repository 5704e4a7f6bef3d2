import { beforeAll, describe, expect, it } from 'vitest';

import { summaryLines } from '#infra/local/replay/summary-lines.ts';
import { winterFigures, type WinterFigures } from '#infra/local/replay/winter-figures.ts';
import { winterReport } from '#infra/local/replay/winter-report.ts';
import { programmeById } from '#shared/programmes/index.ts';
import { gatherRecords, verifyRecords, type Check } from '#shared/verification/index.ts';
import { isEventItem, parseEvent } from '#shared/records/index.ts';
import {
  createSpendAgainstNeed,
  rebuildCounters,
  type SpendAgainstNeed,
} from '#shared/reporting/index.ts';
import { keepWinter, type KeptWinter } from '#tests/builders/kept-winter.ts';

let kept: KeptWinter;
let checks: readonly Check[];
let report: SpendAgainstNeed;
let figures: WinterFigures;

beforeAll(async () => {
  kept = await keepWinter();
  const records = gatherRecords();
  for (const item of kept.items) records.add(item);
  checks = verifyRecords(records.gathered, { now: kept.now, bank: kept.bank });
  const counters = rebuildCounters(kept.items.filter(isEventItem).map(parseEvent));
  const readCounters = (pk: string) =>
    Promise.resolve(counters.filter((counter) => counter.pk === pk));
  report = await createSpendAgainstNeed({ reports: { readCounters } })(
    programmeById('household-support-fund'),
    { firstMonth: '2021-12', lastMonth: '2021-12' },
  );
  figures = winterFigures(records.gathered, checks, report, [
    { applicationId: kept.ids.settled, connectionRequestId: undefined },
    { applicationId: 'NEVERTAKEN', connectionRequestId: 'NORTHISONE' },
    { applicationId: 'NEVERTAKEN', connectionRequestId: undefined },
  ]);
});

const summary = () => ({
  ...figures,
  ...{ seed: 5, days: 1, faults: 0, seconds: 12.3, householdsPerSecond: 0.2, secondsByPart: {} },
});

describe('the figures of a winter', () => {
  it('are counted in the records', () => {
    expect(figures).toMatchObject({
      households: 2,
      applications: {
        submitted: 8,
        eligible: 6,
        referred: 0,
        notEligible: 1,
        duplicatesSuspected: 1,
        duplicatesBlocked: 0,
        outsideCity: 1,
        declined: 1,
      },
      awards: { count: 6, amountPence: 6 * 150_00 },
      payments: { submitted: 5, settled: 2, settledPence: 300_00, returned: 1, rejected: 1 },
      // Three of them were stopped by their families, two after a worker had them.
      connectionRequests: { opened: 5, allocated: 3, allocatedWithin7Days: 3 },
      // Two allocations, a move of two, six approvals, five submissions, three settled, one back, one rejected.
      ledger: { entries: 20, balanced: true, chainIntact: true },
      budget: {
        allocatedPence: 1_700_00,
        availablePence: 1_700_00 - 4 * 150_00,
        reservedPence: 150_00,
        inTransitPence: 150_00,
        paidPence: 300_00,
        overspentEnvelopes: 0,
      },
      paidTwice: 0,
    });
  });

  it('find what was promised and is nowhere, each thing once', () => {
    expect(figures.lost).toBe(2);
  });

  it('set the money of ten localities beside their need', () => {
    expect(figures.parity).toHaveLength(10);
    const shares = (of: 'spendShare' | 'needShare') =>
      figures.parity.reduce((sum, row) => sum + row[of], 0);
    expect(shares('needShare')).toBeCloseTo(1, 2);
    expect(shares('spendShare')).toBeCloseTo(1, 2);
    expect(figures.parity.find(({ locality }) => locality === 'hodge-hill')).toMatchObject({
      spendShare: 1,
    });
  });

  it('fit on a terminal', () => {
    const text = summaryLines(summary()).join('\n');
    expect(text).toMatch(/Households helped\s+2\n/);
    expect(text).toMatch(/Payments settled\s+2, £300\n/);
    expect(text).toMatch(/Hodge Hill\s+100\.0%\s+17\.1%\s+\+82\.95\s+5\.87/);
    expect(text).toMatch(/2 households in 12 s/);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(90);
  });
});

describe('the report of a winter', () => {
  it('is one page that asks no address for anything', () => {
    const html = winterReport({ summary: summary(), report, checks, at: kept.now });
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).not.toMatch(/<script|<link|<img|url\((?!#)|@import|src=/);
    const addresses = [...html.matchAll(/https?:\/\/[^\s"'<)]+/g)].map(([address]) => address);
    // A name of the SVG language, which nobody fetches.
    expect(new Set(addresses)).toEqual(new Set(['http://www.w3.org/2000/svg']));
  });

  it('shows the map, the bars, every figure and what was checked', () => {
    const html = winterReport({ summary: summary(), report, checks, at: kept.now });
    expect(html.match(/<svg/g)).toHaveLength(2);
    expect(html).toContain('Paid for each child in a low-income family');
    expect(html).toContain('2 households were helped with £300.');
    expect(html).toContain('Every family here is invented');
    for (const { promise } of checks) {
      expect(html).toContain(promise.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`));
    }
  });
});
