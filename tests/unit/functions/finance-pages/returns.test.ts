import readExcelFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';

import { entries } from '#shared/budget/index.ts';
import { localMonth } from '#shared/kernel/index.ts';
import { envelopeMonths, firstStart, movementsOf } from '#shared/month-close/index.ts';
import { returnEditions } from '#shared/official-returns/index.ts';
import { runParts } from '#shared/payments/index.ts';
import { monthBooks } from '#shared/reconciliation/index.ts';
import { htmlFaultsOf } from '#tests/doubles/html-faults.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';
import { createStaffPlatform, type StaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const path = '/staff/returns/crisis-and-resilience-fund/2026-04--2026-06';
const spring = ['2026-04', '2026-05', '2026-06'];

async function setup() {
  const platform = createStaffPlatform('2026-05-11T09:00:00.000Z');
  await platform.fund(500_000_00);
  const applicationIds = await platform.families(6, undefined, 1);
  await platform.approveAwards({ applicationIds, staffId: 'ben-okafor', dryRun: false });
  const started = await platform.startPaymentRun({
    ...{ programmeId: 'crisis-and-resilience-fund', rail: 'bacs', staffId: 'dev-patel' },
  });
  const runId = started.ok ? started.value.runId : '';
  await platform.submitPaymentRun(runId);
  const lines = platform
    .ofKind('payment-run-part')
    .flatMap((item) => runParts.parse(item).document.lines);
  platform.clock.moveTo('2026-05-14T09:00:00.000Z');
  await platform.recordRailOutcomes({
    ...{ reportId: 'R1', submissionId: 'S', idempotencyKey: runId, kind: 'settlement' },
    ...{ processingDate: '2026-05-13', producedAt: '2026-05-13T18:00:00.000Z' },
    lines: lines.map(({ reference, amountPence }) => ({
      ...{ reference, amountPence, outcome: 'settled' as const },
    })),
  });
  platform.clock.moveTo('2026-07-06T09:00:00.000Z');
  const sites = createStaffSites(platform);
  return {
    platform,
    paidPence: lines.reduce((sum, { amountPence }) => sum + amountPence, 0),
    finance: await sites.visitor(staff.finance),
    manager: await sites.visitor(staff.manager),
    auditor: await sites.visitor(staff.auditor),
  };
}

const noLines = {
  ...{ lineCount: 0, paidInPence: 0, paidOutPence: 0, booked: [] },
  ...{ expectedPence: 0, carriedInPence: 0, outstanding: [], differencePence: 0 },
  ...{ bookedEarlierPence: 0, bookedEarly: [], writtenOffPence: 0, explained: [] },
};

/** As two people leave the books of the months, with what each envelope did in them. */
async function booksClosed(platform: StaffPlatform, months: readonly string[]) {
  const all = platform.ofKind(entries.kind).map((item) => entries.parse(item).document);
  for (const month of months) {
    await platform.commit([
      monthBooks.create({
        ...{ month, state: 'closed', fingerprint: 'f', envelopeIds: [], counted: 0 },
        ...{ lineCount: 0, rounds: 1, matchParts: 0, untakenRuns: [], floats: [], bank: noLines },
        ...{ proposedBy: 'dev-patel', proposedAt: `${month}-28T09:00:00.000Z` },
        ...{ confirmedBy: 'erin-walsh', confirmedAt: `${month}-28T10:00:00.000Z` },
      }),
    ]);
    for (const envelopeId of new Set(all.map((entry) => entry.envelopeId))) {
      const moved = all
        .filter((entry) => entry.envelopeId === envelopeId && localMonth(entry.at) === month)
        .flatMap((entry) => movementsOf(entry))
        .map(({ from, to, amountPence }) => ({ from, to, amountPence, count: 1 }));
      const { closing, next } = firstStart;
      await platform.commit([
        envelopeMonths.create({
          ...{ month, envelopeId, moved, closing, next, opening: closing },
          ...{ sentByRun: [], broughtBack: [], late: [], entryCount: 0 },
        }),
      ]);
    }
  }
}

async function sheetsOf(body: string) {
  const sheets = await readExcelFile(Buffer.from(body, 'base64'));
  return Object.fromEntries(sheets.map(({ sheet, data }) => [sheet, data]));
}

describe('a return to the Department', () => {
  test('waits until the books of its months are closed', async () => {
    const { platform, finance } = await setup();
    const { body } = await finance.see(path);
    expect(body).toContain('The books of May 2026 are not closed');
    expect(body).not.toContain('Propose it to be signed');
    expect(htmlFaultsOf({ path, body })).toEqual([]);
    const tried = await finance.act(`${path}/propose`, {});
    expect(tried.statusCode).toBe(409);
    expect(tried.body).toContain('The books of May 2026 are not closed');
    // Nothing happened in April and June, and nobody booked anything: those have no books to close.
    await booksClosed(platform, ['2026-05']);
    expect((await finance.see(path)).body).toContain('Propose it to be signed');
  });

  test('waits for a month that is not over, however quiet it is', async () => {
    const { platform, finance } = await setup();
    const summer = '/staff/returns/crisis-and-resilience-fund/2026-07--2026-09';
    expect((await finance.see(summer)).body).toContain(
      'The books of July 2026, August 2026 and September 2026 are not closed',
    );
    platform.clock.moveTo('2026-07-06T10:00:00.000Z');
    expect((await finance.act(`${summer}/propose`, {})).statusCode).toBe(409);
  });

  test('shows what was paid in four ways that come to one sum, to the penny of the ledger', async () => {
    const { platform, finance, paidPence } = await setup();
    await booksClosed(platform, spring);
    const { body } = await finance.see(path);
    expect(body).toContain('to the penny');
    const pounds = `£${(paidPence / 100).toLocaleString('en-GB')}`;
    const totals = body.split('>In all</th>').slice(1);
    expect(totals).toHaveLength(4);
    for (const total of totals) {
      expect(/data-name="Paid or redeemed">([^<]+)</.exec(total)?.[1]).toBe(pounds);
    }
    expect(body).toContain('Households with children');
    expect(htmlFaultsOf({ path, body })).toEqual([]);
  });

  test('is refused when it differs from the ledger', async () => {
    const { platform, finance } = await setup();
    await booksClosed(platform, spring);
    const [item] = platform
      .ofKind(envelopeMonths.kind)
      .filter((each) => JSON.stringify(each).includes('"to":"paid"'));
    const { document, version } = envelopeMonths.parse(item!);
    const moved = document.moved.map((each) =>
      each.to === 'paid' ? { ...each, amountPence: each.amountPence + 1 } : each,
    );
    await platform.commit([envelopeMonths.replace({ ...document, moved }, version)]);
    const tried = await finance.act(`${path}/propose`, {});
    expect(tried.statusCode).toBe(409);
    expect(tried.body).toMatch(/less\s+than the ledger says was paid/);
  });

  test('is proposed by one and signed by another, and stays as it was signed', async () => {
    const { platform, finance, manager, auditor } = await setup();
    await booksClosed(platform, spring);
    await finance.see(path);
    const wrong = await finance.send(`${path}/propose`, { administration: 'much' });
    expect(wrong.body).toContain('Write an amount in pounds');
    await finance.send(`${path}/propose`, { administration: '1,250' });
    expect((await finance.see(path)).body).toContain('You proposed this');
    const twice = await finance.act(`${path}/propose`, { administration: '1,250' });
    expect(twice.statusCode).toBe(303);
    expect(platform.ofKind(returnEditions.kind)).toHaveLength(1);
    const other = await manager.act(`${path}/propose`, { administration: '1,250' });
    expect(other.body).toContain('Somebody has proposed it already.');
    const own = await finance.act(`${path}/sign`, { edition: '1', name: 'Dev' });
    expect(own.body).toContain('You proposed this, so somebody else has to sign it.');
    const { body } = await manager.see(path);
    expect(htmlFaultsOf({ path, body })).toEqual([]);
    expect((await manager.act(`${path}/sign`, { edition: '1', name: '' })).body).toContain(
      'Write the name of the officer who signs',
    );
    const sign = { edition: '1', name: 'Erin Walsh for the Section 151 officer' };
    const signed = await manager.act(`${path}/sign`, sign);
    expect(signed.headers['location']).toBe(`${path}?done=signed`);
    expect((await manager.act(`${path}/sign`, sign)).statusCode).toBe(303);
    const read = await auditor.see(path);
    expect(read.body).toContain('signed by Erin Walsh for the Section 151 officer');
    expect(read.body).toContain('£1,250');
    expect(read.body).not.toContain('Sign the return');
    const again = await finance.act(`${path}/propose`, { administration: '1,250' });
    expect(again.body).toContain('It was signed with the same figures and costs.');
    expect((await finance.see('/staff/returns')).body).toContain('Signed');
    expect(
      recordFaults(platform.all(), platform.clock.now()).filter(({ sk }) =>
        sk.startsWith('EDITION'),
      ),
    ).toEqual([]);
  });

  test('is turned down, and proposed anew as another edition', async () => {
    const { platform, finance, manager } = await setup();
    await booksClosed(platform, spring);
    await finance.act(`${path}/propose`, {});
    await manager.act(`${path}/withdraw`, { edition: '1' });
    const late = await manager.act(`${path}/sign`, { edition: '1', name: 'Erin' });
    expect(late.body).toContain('What you read was withdrawn or signed meanwhile.');
    await manager.act(`${path}/propose`, {});
    await finance.act(`${path}/sign`, { edition: '2', name: 'Dev Patel' });
    const kept = platform.ofKind(returnEditions.kind).map((item) => returnEditions.parse(item));
    expect(kept.map(({ document }) => document.state)).toEqual(['withdrawn', 'signed']);
  });

  test('says when something is counted otherwise since it was signed', async () => {
    const { platform, finance, manager } = await setup();
    await booksClosed(platform, spring);
    await finance.act(`${path}/propose`, {});
    await manager.act(`${path}/sign`, { edition: '1', name: 'Erin Walsh' });
    const [item] = platform.ofKind(returnEditions.kind);
    const { document, version } = returnEditions.parse(item!);
    const figures = { ...document.figures, households: 1 };
    await platform.commit([returnEditions.replace({ ...document, figures }, version)]);
    const { body } = await finance.see(path);
    expect(body).toContain('Something is counted otherwise since it was signed');
    expect(body).toContain('Propose another edition');
  });

  test('is handed out as a workbook that says whether it was signed', async () => {
    const { platform, finance, manager } = await setup();
    await booksClosed(platform, spring);
    const file = await finance.see(`${path}/workbook.xlsx`);
    expect(file.headers['content-disposition']).toContain('CRFMI_RRR_0626.xlsx');
    const before = await sheetsOf(file.body);
    expect(Object.keys(before)).toEqual(['About', 'Spend', 'Volumes', 'Households helped']);
    expect(JSON.stringify(before['About'])).toContain('Not signed.');
    await finance.act(`${path}/propose`, { evaluation: '300' });
    await manager.act(`${path}/sign`, { edition: '1', name: 'Erin Walsh' });
    const signed = await manager.see(`${path}/workbook.xlsx`);
    const after = await sheetsOf(signed.body);
    expect(JSON.stringify(after['About'])).toContain('Erin Walsh');
    expect(JSON.stringify(after['Spend'])).toContain('"Evaluation",null,300');
  });

  test('is not there for a programme that nobody asks, or a period that has not begun', async () => {
    const { finance } = await setup();
    for (const other of ['community-grants/2026-04--2026-06', 'resilience-fund/2026-04--2026-06']) {
      expect((await finance.see(`/staff/returns/${other}`)).statusCode).toBe(404);
    }
    const next = '/staff/returns/crisis-and-resilience-fund/2026-10--2026-12';
    expect((await finance.see(next)).statusCode).toBe(404);
    expect((await finance.see('/staff/returns')).body).toContain('July 2026 to September 2026');
  });
});
