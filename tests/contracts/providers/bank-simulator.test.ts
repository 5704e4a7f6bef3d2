import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBankSimulator } from '#infra/local/providers/bank-simulator.ts';
import type { RunningBank } from '#infra/local/providers/bank-simulator.ts';
import { writeStandard18 } from '#shared/payments/rails/bacs/index.ts';
import type { BacsCredit } from '#shared/payments/rails/bacs/index.ts';
import { identifyLines, readStatement } from '#shared/reconciliation/index.ts';
import { verifyReport } from '#shared/payments/rails/report-signature.ts';
import { startReceivingService } from './receiving-service.ts';
import type { ReceivingService } from './receiving-service.ts';
import { createWoundClock } from './wound-clock.ts';
import type { WoundClock } from './wound-clock.ts';

const railKey = 'a-rail-key-for-tests';
/** A Monday morning. Day 3 is Wednesday 8 December, day 5 Friday 10 December. */
const monday = '2021-12-06T09:30:00.000Z';
const day3 = '2021-12-08T07:00:00.000Z';
const day4 = '2021-12-09T07:00:00.000Z';
const day5 = '2021-12-10T07:00:00.000Z';

let folder: string;
let wound: WoundClock;
let service: ReceivingService;
let bank: RunningBank;
let troubles: string[];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'open-door-bank-'));
  wound = createWoundClock(monday);
  service = await startReceivingService();
  troubles = [];
  bank = await startBank();
});

afterEach(async () => {
  await bank.stop();
  await service.close();
  rmSync(folder, { recursive: true });
});

describe('the bank simulator', () => {
  it('takes a file and says when its money arrives', async () => {
    const reply = await handIn('key-1', fileOf([credit(1), credit(2)]));
    expect(reply).toEqual({
      status: 202,
      body: {
        submissionId: expect.stringMatching(/^BACS-[0-9A-Z]{10}$/) as string,
        status: 'accepted',
        receivedAt: monday,
        count: 2,
        totalPence: 30_000,
        inputDay: '2021-12-06',
        processingDate: '2021-12-07',
        settlesAt: day3,
        note: 'Accepted for input on 2021-12-06.',
      },
    });
  });

  it('answers the same key with the very same answer and does nothing twice', async () => {
    const file = fileOf([credit(1)]);
    const first = await handIn('key-1', file);
    wound.windTo('2021-12-06T15:00:00.000Z');
    const again = await handIn('key-1', file);
    expect(again).toEqual({ status: 200, body: { ...first.body, repeated: true } });
    wound.windTo(day5);
    await bank.drained();
    expect(outcomes()).toEqual(['REF-1 accepted', 'REF-1 settled']);
    expect(bank.totals()).toMatchObject({ files: 1, credits: 1, settledPence: 15_000 });
  });

  it('refuses the same key with another file', async () => {
    await handIn('key-1', fileOf([credit(1)]));
    const reply = await handIn('key-1', fileOf([credit(2)]));
    expect(reply.status).toBe(409);
    expect(bank.totals().files).toBe(1);
  });

  it('refuses a serial that was used within three months, so that a file cannot be paid twice', async () => {
    const file = fileOf([credit(1)]);
    await handIn('key-1', file);
    expect((await handIn('key-2', file)).status).toBe(422);
    wound.windTo('2022-03-14T09:30:00.000Z');
    const later = fileOf([credit(2)], { processingDate: '2022-03-15' });
    expect((await handIn('key-3', later)).status).toBe(202);
  });

  it.each([
    ['text that is no file', 'hello', 1],
    [
      'totals that are wrong',
      fileOf([credit(1)]).replace('UTL10000000015000', 'UTL10000000015001'),
      9,
    ],
    [
      'a processing date more than 30 days ahead',
      fileOf([credit(1)], { processingDate: '2022-01-07' }),
      4,
    ],
  ])('refuses %s and names the line', async (_, text, line) => {
    const reply = await handIn('key-1', text);
    expect(reply).toMatchObject({ status: 422, body: { errors: [{ line }] } });
    expect(bank.totals().files).toBe(0);
  });

  it('refuses a file without an idempotency key', async () => {
    expect((await handIn('', fileOf([credit(1)]))).status).toBe(400);
  });

  it('refuses a file longer than it reads', async () => {
    expect((await handIn('key-1', ' '.repeat(17 * 1024 * 1024))).status).toBe(413);
  });

  it('reports input on day 1, settlement on day 3 and what came back by day 5', async () => {
    const special = ['9990', '9991', '9992', '9993', '9994', '9997'];
    const credits = special.map((start) => ({
      ...credit(Number(start)),
      accountNumber: `${start}1234`,
    }));
    await handIn('key-1', fileOf([credit(1), ...credits]));
    await bank.drained();
    expect(outcomes()).toEqual([
      'REF-1 accepted',
      ...['9990', '9991', '9992', '9993', '9994'].map((start) => `REF-${start} accepted`),
      'REF-9997 rejected 0',
    ]);
    await expectNewAt('2021-12-08T06:59:59.000Z', []);
    await expectNewAt(day3, ['REF-1 settled', 'REF-9994 settled']);
    await expectNewAt(day4, ['REF-9991 returned 5', 'REF-9993 returned 0']);
    await expectNewAt(day5, ['REF-9990 returned B', 'REF-9992 returned 2', 'REF-9994 returned B']);
    await expectNewAt('2022-01-31T09:00:00.000Z', []);
    expect(bank.totals()).toEqual({
      files: 1,
      credits: 7,
      submittedPence: 105_000,
      rejectedPence: 15_000,
      settledPence: 30_000,
      returnedPence: 75_000,
      referencesPaidTwice: 0,
    });
  });

  it('signs each report so that the service can tell who sent it and when', async () => {
    await handIn('key-1', fileOf([credit(1)]));
    await bank.drained();
    const { path: place, body, signature } = service.received[0]!;
    expect(place).toBe('POST /rails/bacs/reports');
    expect(verifyReport(railKey, body, signature, monday).ok).toBe(true);
    expect(service.reports[0]).toMatchObject({
      idempotencyKey: 'key-1',
      processingDate: '2021-12-07',
    });
  });

  it('splits a long report into parts of at most 200 lines', async () => {
    await handIn('key-1', fileOf(manyCredits(500)));
    await bank.drained();
    expect(service.reports.map(({ lines }) => lines.length)).toEqual([200, 200, 100]);
    expect(new Set(service.reports.map(({ reportId }) => reportId)).size).toBe(3);
  });

  it.each([
    ['on a Saturday', '2021-12-04T12:00:00.000Z', '2021-12-06', day3],
    ['after 22:00', '2021-12-03T22:00:00.000Z', '2021-12-06', day3],
    ['before 07:00', '2021-12-06T05:00:00.000Z', '2021-12-06', day3],
    ['before Christmas', '2021-12-24T12:00:00.000Z', '2021-12-24', '2021-12-30T07:00:00.000Z'],
    ['in summer time', '2021-07-05T20:59:00.000Z', '2021-07-05', '2021-07-07T06:00:00.000Z'],
    ['at 22:00 in summer', '2021-07-05T21:00:00.000Z', '2021-07-06', '2021-07-08T06:00:00.000Z'],
  ])('takes a file %s for the next input window', async (_, now, inputDay, settlesAt) => {
    wound.windTo(now);
    const reply = await handIn('key-1', fileOf([credit(1)], { processingDate: now.slice(0, 10) }));
    expect(reply).toMatchObject({ status: 202, body: { inputDay, settlesAt } });
  });

  it('sends the input report of a file handed in at night only when the window opens', async () => {
    wound.windTo('2021-12-06T02:00:00.000Z');
    await handIn('key-1', fileOf([credit(1)]));
    await bank.drained();
    expect(outcomes()).toEqual([]);
    await expectNewAt('2021-12-06T07:00:00.000Z', ['REF-1 accepted']);
  });

  it('honours a processing date in the days ahead', async () => {
    const reply = await handIn('key-1', fileOf([credit(1)], { processingDate: '2021-12-15' }));
    expect(reply).toMatchObject({
      body: { processingDate: '2021-12-15', settlesAt: '2021-12-16T07:00:00.000Z' },
    });
  });

  it('sends a report again until the service has it', async () => {
    service.failNext(3);
    await handIn('key-1', fileOf([credit(1)]));
    await bank.drained();
    expect(service.reports).toHaveLength(4);
    expect(new Set(service.reports.map(({ reportId }) => reportId)).size).toBe(1);
  });

  it('keeps what it acknowledged and what it owes when it starts again', async () => {
    const file = fileOf([credit(1)]);
    const first = await handIn('key-1', file);
    await bank.drained();
    await bank.stop();
    wound.windTo(day3);
    bank = await startBank();
    await bank.drained();
    expect(outcomes()).toEqual(['REF-1 accepted', 'REF-1 settled']);
    expect((await handIn('key-1', file)).body).toEqual({ ...first.body, repeated: true });
  });

  it('shows files, totals and waiting reports on a page', async () => {
    await handIn('key-1', fileOf([credit(1)]));
    const page = await (await fetch(bank.url)).text();
    expect(page).toContain('<h1>Bank simulator</h1>');
    expect(page).toContain('£150');
    expect(page).toContain('settlement');
  });

  it('answers its totals over HTTP for those who check the ledger against it', async () => {
    await handIn('key-1', fileOf([credit(1)]));
    const totals: unknown = await (await fetch(`${bank.url}/bacs/totals`)).json();
    expect(totals).toEqual(bank.totals());
  });

  it('takes a file of 500 credits in well under a second', async () => {
    const file = fileOf(manyCredits(500));
    const began = performance.now();
    expect((await handIn('key-1', file)).status).toBe(202);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe('the faults of the bank simulator', () => {
  it('is out of service for so many requests, then takes the file', async () => {
    await changeFaults({ outage: 2 });
    const file = fileOf([credit(1)]);
    const statuses = [];
    for (let go = 0; go < 3; go += 1) statuses.push((await handIn('key-1', file)).status);
    expect(statuses).toEqual([503, 503, 202]);
  });

  it('is out of service until switched off', async () => {
    bank.faults.change({ outage: true });
    const file = fileOf([credit(1)]);
    expect((await handIn('key-1', file)).status).toBe(503);
    expect((await handIn('key-1', file)).status).toBe(503);
    expect(bank.totals().files).toBe(0);
    bank.faults.change({ outage: false });
    expect((await handIn('key-1', file)).status).toBe(202);
  });

  it('loses a reply after doing the work, and the same key finds the work done', async () => {
    bank.faults.change({ loseReply: 1 });
    const file = fileOf([credit(1)]);
    await expect(handIn('key-1', file)).rejects.toThrow();
    expect(bank.totals().files).toBe(1);
    expect(await handIn('key-1', file)).toMatchObject({ status: 200, body: { repeated: true } });
  });

  it('answers late', async () => {
    bank.faults.change({ lateMs: 300 });
    const began = performance.now();
    expect((await handIn('key-1', fileOf([credit(1)]))).status).toBe(202);
    expect(performance.now() - began).toBeGreaterThan(290);
  });

  it('repeats each report', async () => {
    bank.faults.change({ repeatReports: 3 });
    await handIn('key-1', fileOf([credit(1)]));
    await bank.drained();
    expect(outcomes()).toEqual(Array.from({ length: 3 }, () => 'REF-1 accepted'));
  });

  it('shuffles what is due together, without losing any of it', async () => {
    bank.faults.change({ withholdReports: ['input'], shuffleReports: true });
    await handIn('key-1', fileOf(manyCredits(1000)));
    wound.windTo(day5);
    await bank.drained();
    bank.faults.change({ withholdReports: [] });
    await bank.drained();
    const ids = service.reports.map(({ reportId }) => reportId);
    expect(ids).not.toEqual(ids.toSorted());
    expect(ids).toHaveLength(10);
    expect(service.reports.slice(0, 5).every(({ kind }) => kind === 'settlement')).toBe(true);
  });

  it('fails to send a report and sends it later', async () => {
    bank.faults.change({ failReports: true });
    await handIn('key-1', fileOf([credit(1)]));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(outcomes()).toEqual([]);
    bank.faults.change({ failReports: false });
    await bank.drained();
    expect(outcomes()).toEqual(['REF-1 accepted']);
  });

  it('refuses a fault that it does not know and shows those it has', async () => {
    const reply = await fetch(`${bank.url}/faults`, { method: 'POST', body: '{"burgled":true}' });
    expect(reply.status).toBe(422);
    await changeFaults({ lateMs: 5 });
    expect(await (await fetch(`${bank.url}/faults`)).json()).toMatchObject({
      lateMs: 5,
      outage: false,
    });
  });
});

function startBank(): Promise<RunningBank> {
  return createBankSimulator({ railKey }).start({
    clock: wound.clock,
    dataFolder: folder,
    log: { note: () => undefined, trouble: (sentence) => troubles.push(sentence) },
    serviceOrigin: service.origin,
  });
}

function credit(number: number): BacsCredit {
  return {
    ...{ sortCode: '089999', accountNumber: '66374958', amountPence: 15_000 },
    reference: `REF-${number}`,
    payeeName: 'A Tester',
  };
}

function manyCredits(count: number): BacsCredit[] {
  return Array.from({ length: count }, (_, index) => credit(index + 1));
}

function fileOf(credits: readonly BacsCredit[], change: { processingDate?: string } = {}): string {
  return writeStandard18({
    serviceUserNumber: '999999',
    originator: { sortCode: '871427', accountNumber: '46238510', name: 'Open Door' },
    fileSerial: 'OD0001',
    createdOn: '2021-12-06',
    processingDate: change.processingDate ?? '2021-12-07',
    credits,
  });
}

async function handIn(key: string, text: string) {
  const reply = await fetch(`${bank.url}/bacs/files`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', 'idempotency-key': key },
    body: text,
  });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
}

async function changeFaults(change: object): Promise<void> {
  const reply = await fetch(`${bank.url}/faults`, { method: 'POST', body: JSON.stringify(change) });
  expect(reply.status).toBe(200);
}

/** Every line that arrived, as text that reads well in a failing test. */
function outcomes(): string[] {
  return service.reports.flatMap(({ lines }) =>
    lines.map(({ reference, outcome, reasonCode }) =>
      [reference, outcome, reasonCode ?? ''].join(' ').trim(),
    ),
  );
}

async function expectNewAt(instant: string, lines: readonly string[]): Promise<void> {
  const before = outcomes().length;
  wound.windTo(instant);
  await bank.drained();
  expect(outcomes().slice(before)).toEqual(lines);
}

describe('its statement', () => {
  async function statement(address: string): Promise<{ status: number; text: string }> {
    const answer = await fetch(`${bank.url}${address}`);
    return { status: answer.status, text: await answer.text() };
  }

  it('has one debit for the file and each refused and returned credit by itself, in both formats', async () => {
    const credits = ['9997', '9990', '1234'].map((start, index) => ({
      ...credit(index + 1),
      accountNumber: `${start}1234`,
    }));
    await handIn('key-1', fileOf(credits));
    expect((await statement('/statement.xml')).text).not.toContain('<Ntry>');
    wound.windTo('2021-12-10T12:00:00.000Z');
    const period = '?from=2021-12-06&to=2021-12-10';
    const read = await Promise.all(
      ['/statement.xml', '/statement.csv'].map(async (format) => {
        const { text } = await statement(`${format}${period}`);
        const parsed = readStatement(new TextEncoder().encode(text), 'bank');
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure));
        return parsed.value;
      }),
    );
    for (const { lines, from, to, openingPence = 0, closingPence = 0 } of read) {
      expect([from, to]).toEqual(['2021-12-06', '2021-12-10']);
      expect(lines.map((line) => [line.bookedOn, line.amountPence, line.reference])).toEqual([
        ['2021-12-08', 15_000, 'REF-1'],
        ['2021-12-08', -45_000, 'GRANTS OD0001'],
        ['2021-12-10', 15_000, 'REF-2'],
      ]);
      expect(closingPence - openingPence).toBe(-15_000);
    }
    const [xml, csv] = read.map(({ lines }) => identifyLines(lines).map(({ lineId }) => lineId));
    expect(csv).toEqual(xml);
  });

  it('opens with what the days before it closed with', async () => {
    await handIn('key-1', fileOf([credit(1)]));
    wound.windTo('2021-12-09T12:00:00.000Z');
    const { text } = await statement('/statement.csv?from=2021-12-09');
    expect(text).toContain('2021-12-09,,,Opening balance,,9999850.00');
  });

  it('is refused for days there are not or not yet', async () => {
    expect((await statement('/statement.csv?from=2021-12-07')).status).toBe(422);
    expect((await statement('/statement.csv?from=yesterday')).status).toBe(422);
    expect((await statement('/statement.pdf')).status).toBe(404);
  });
});
