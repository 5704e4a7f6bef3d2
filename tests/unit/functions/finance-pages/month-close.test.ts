import { describe, expect, test } from 'vitest';

import { entries, envelopes } from '#shared/budget/index.ts';
import { entryAfter } from '#shared/ledger/index.ts';
import {
  monthStatementFileSchema,
  readBookedAccounts,
  whyMonthIsOpen,
} from '#shared/month-close/index.ts';
import { contraReference, createChangePayee, runParts } from '#shared/payments/index.ts';
import { checkMonthStatement, gatherRecords, verifyRecords } from '#shared/verification/index.ts';
import { camt053, camtEntry } from '#tests/builders/camt-053.ts';
import { payeesChecked } from '#tests/builders/payee-checked.ts';
import { createStaffPlatform, type StaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const programmeId = 'crisis-and-resilience-fund';
const day = 86_400;
const may = '/staff/bank/months/2026-05';
const june = '/staff/bank/months/2026-06';

/**
 * May: two runs, the second two working days before its end, so that the bank books it in June; one payment
 * back in each month, the second of them after the month was over. It is June the 15th.
 */
async function setup() {
  const platform = createStaffPlatform();
  const { clock } = platform;
  await platform.fund(500_000_00);
  const families = await platform.families(24, programmeId, 5);
  await payeesChecked(platform, families);
  const first = await run(platform, families.slice(0, 16));
  clock.moveOnSeconds(2 * day);
  await comeBack(platform, first, 0);
  clock.moveOnSeconds(20 * day);
  const second = await run(platform, families.slice(16));
  clock.moveOnSeconds(6 * day);
  await comeBack(platform, second, 1);
  clock.moveOnSeconds(12 * day);
  return { platform, ...(await signedIn(platform)), first, second };
}
/** Sessions end after some hours. */
async function signedIn(platform: StaffPlatform) {
  const sites = createStaffSites(platform);
  return {
    finance: await sites.visitor(staff.finance),
    manager: await sites.visitor(staff.manager),
  };
}

type Setup = Awaited<ReturnType<typeof setup>>;
type Visitor = Setup['finance'];

async function run(platform: StaffPlatform, applicationIds: readonly string[]) {
  await platform.approveAwards({ applicationIds, staffId: 'ben-okafor', dryRun: false });
  platform.clock.moveOnSeconds(60);
  const started = await platform.startPaymentRun({
    ...{ programmeId, rail: 'bacs', staffId: 'dev-patel' },
  });
  const runId = started.ok ? started.value.runId : '';
  await platform.submitPaymentRun(runId);
  const lines = platform
    .ofKind('payment-run-part')
    .map((item) => runParts.parse(item).document)
    .filter((part) => part.runId === runId)
    .flatMap((part) => part.lines);
  return { runId, lines, totalPence: lines.reduce((sum, line) => sum + line.amountPence, 0) };
}

async function comeBack(platform: StaffPlatform, of: Awaited<ReturnType<typeof run>>, nth: number) {
  const { reference, amountPence } = of.lines[nth]!;
  await platform.recordRailOutcomes({
    ...{ reportId: `R-${of.runId}`, submissionId: 'S', idempotencyKey: of.runId, kind: 'returns' },
    ...{ processingDate: '2026-05-07', producedAt: '2026-05-08T06:00:00.000Z' },
    lines: [{ reference, amountPence, outcome: 'returned', reasonCode: 'B' }],
  });
}

async function handIn(visitor: Visitor, rows: readonly string[]) {
  const content = ['Date,Amount,Reference,Description,Balance', ...rows].join('\n');
  await visitor.see('/staff/bank');
  const form = new FormData();
  for (const [name, value] of Object.entries(visitor.lastForm)) form.append(name, value);
  form.append('statement', new File([content], 'statement.csv'));
  const request = new Request('http://127.0.0.1/', { method: 'POST', body: form });
  const answer = await visitor.ask('POST', '/staff/bank/statements', {
    headers: { 'content-type': request.headers.get('content-type') },
    body: Buffer.from(await request.arrayBuffer()).toString('base64'),
    isBase64Encoded: true,
  });
  const { body } = await visitor.see(answer.headers['location'] ?? '');
  expect(/Taken in|Quarantined.*|lines<\/p>/.exec(body)?.[0]).toBe('Taken in');
}

const pounds = (pence: number) => String(pence / 100);
/** Rows with which a statement says which days it tells of. */
const days = (from: string, to: string) => [`${from},,,Balance,0`, `${to},,,Balance,0`];

async function handInMay({ finance, first }: Setup) {
  const [back] = first.lines;
  await handIn(finance, [
    ...days('2026-05-01', '2026-05-31'),
    `2026-05-08,${pounds(-first.totalPence)},${contraReference(first.runId)},BACS CONTRA,`,
    `2026-05-11,${pounds(back!.amountPence)},${back!.reference},UNAPPLIED,`,
  ]);
}

async function handInJune({ finance, second }: Setup) {
  const back = second.lines[1]!;
  await handIn(finance, [
    ...days('2026-06-01', '2026-06-15'),
    `2026-06-01,${pounds(-second.totalPence)},${contraReference(second.runId)},BACS CONTRA,`,
    `2026-06-05,${pounds(back.amountPence)},${back.reference},UNAPPLIED,`,
  ]);
}

async function closeMay(all: Setup) {
  await handInMay(all);
  await handInJune(all);
  await all.finance.act(`${may}/close/propose`, {});
  return confirm(all.manager, may);
}

/** Looks at the statement and closes the month as it stands there. */
async function confirm(visitor: Visitor, month: string, reader = visitor) {
  await reader.see(`${month}/close`);
  const { fingerprint = '' } = reader.lastForm;
  return visitor.act(`${month}/close/confirm`, { fingerprint });
}

function faultsIn({ platform }: Setup): readonly string[] {
  const records = gatherRecords();
  for (const item of platform.all()) records.add(item);
  return verifyRecords(records.gathered, { now: platform.clock.now() }).flatMap(({ faults }) =>
    faults.map(({ sentence }) => sentence),
  );
}

async function fileOf({ finance }: Setup, month: string) {
  const { body } = await finance.see(`${month}/close/statement`);
  return monthStatementFileSchema.parse(JSON.parse(body));
}

describe('a month that is open', () => {
  test.each([
    ['is held against one that was drawn up when its day was over', 1, true],
    ['is not held against one that was drawn up before', 0, false],
  ])('and the balance of its statement: %s', async (_, daysLater, differs) => {
    const platform = createStaffPlatform();
    await platform.fund(500_000_00);
    const receive = async (text: string) => {
      const received = await platform.receiveStatement({
        ...{ account: 'bank', content: new TextEncoder().encode(text) },
        by: { kind: 'staff', id: 'dev-patel' },
      });
      if (received.ok) await platform.takeStatement(received.value.statementId);
    };
    const today = '2026-05-06';
    platform.clock.moveOnSeconds(daysLater * day);
    await receive(camt053([], { closing: '1000.00' }, { from: today, to: today }));
    platform.clock.moveOnSeconds(30 * day);
    const late = camtEntry({ amount: '10.00', bookedOn: today, bankId: 'LATE' });
    await receive(camt053([late], { closing: '1010.00' }, { from: today, to: '2026-06-02' }));
    const { records, clock } = platform;
    const booked = await readBookedAccounts(records, '2026-05');
    const reasons = await whyMonthIsOpen(records, booked, clock.now());
    expect(booked.bank.lines).toHaveLength(1);
    expect(reasons.some(({ kind }) => kind === 'balance-differs')).toBe(differs);
  });

  test('says everything that keeps it open', async () => {
    const all = await setup();
    const { body } = await all.finance.see(`${may}/close`);
    expect(body).toContain('No bank statement tells of 6 May 2026, 7 May 2026, 8 May 2026');
    expect((await all.finance.see(`${june}/close`)).body).toContain(
      'The month is not over: its last day is 30 June 2026.',
    );
    await handIn(all.finance, [...days('2026-05-01', '2026-05-31'), '2026-05-11,-5,,FEE,']);
    const again = await all.finance.act(`${may}/close/propose`, {});
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('differences are not settled by two people.');
    expect(faultsIn(all)).toEqual([]);
  });

  test('is not closed by whoever proposed it, nor while something changes', async () => {
    const all = await setup();
    await handInMay(all);
    const proposed = await all.finance.act(`${may}/close/propose`, {});
    expect(proposed.headers['location']).toBe(`${may}/close`);
    const own = await all.finance.see(`${may}/close`);
    expect(own.body).toContain('somebody else has to confirm it');
    expect(own.body).not.toContain('for good</button>');
    expect((await confirm(all.finance, may, all.manager)).body).toContain('You proposed it');
    await handIn(all.finance, ['2026-05-12,-1,,LATE FEE,']);
    const changed = await confirm(all.manager, may);
    expect(changed.body).toContain('Bank: one difference is not settled');
    await all.manager.act(`${may}/close/withdraw`, {});
    expect((await all.manager.see(`${may}/close`)).body).toContain('Why it cannot be closed yet');
    expect(faultsIn(all)).toEqual([]);
  });
});

describe('a month that was closed', () => {
  test('ties to the ledger to the penny, and carries over what is on its way', async () => {
    const all = await setup();
    expect((await closeMay(all)).statusCode).toBe(303);
    const { statement } = await fileOf(all, may);
    const { first, second } = all;
    expect(statement.bank).toMatchObject({
      ...{ lineCount: 2, differencePence: 0, paidOutPence: -first.totalPence },
      outstanding: [{ reference: contraReference(second.runId), amountPence: -second.totalPence }],
    });
    expect(statement.sent).toMatchObject({
      ...{ sentPence: first.totalPence + second.totalPence, untakenAtEnd: [], differencePence: 0 },
    });
    const inMay = all.platform.ofKind('envelope').map((item) => envelopes.parse(item).document);
    const held = inMay.reduce((sum, { balancesPence }) => sum + balancesPence.available, 0);
    expect(statement.inAll.closing.available).toBe(held - second.lines[1]!.amountPence);
    expect(faultsIn(all)).toEqual([]);
    const { body } = await all.manager.see(`${may}/close`);
    expect(body).toContain('It is not opened again');
    const csv = await all.manager.see(`${may}/close/statement?as=csv`);
    expect(csv.body).toContain(
      `all,all envelopes,closing,available,,${held - second.lines[1]!.amountPence}`,
    );
  });

  test('leaves late facts to the next month, which says where they belong', async () => {
    const all = await setup();
    await closeMay(all);
    await handIn(all.finance, ['2026-05-12,-2,,LATE FEE,']);
    const listed = await all.finance.see(june);
    expect(listed.body).toContain('LATE FEE (belongs to 2026-05, which was closed)');
    const href = /href="([^"]*\/differences\/[^"]*)"/.exec(listed.body)![1]!;
    const reason = { why: 'bank-charge', reason: 'On the tariff' };
    expect((await all.finance.act(`${href}/explain`, reason)).statusCode).toBe(303);
    await all.manager.act(`${href}/decide`, { decision: 'confirm' });
    all.platform.clock.moveOnSeconds(17 * day);
    const later = { ...all, ...(await signedIn(all.platform)) };
    await handIn(later.finance, days('2026-06-16', '2026-06-30'));
    const proposed = await later.manager.act(`${june}/close/propose`, {});
    expect(proposed.statusCode).toBe(303);
    expect((await confirm(later.finance, june)).statusCode).toBe(303);
    const { statement } = await fileOf(later, june);
    expect(statement.bank).toMatchObject({
      ...{ lineCount: 3, carriedInPence: -all.second.totalPence, differencePence: 0 },
      explained: [{ why: 'bank-charge', amountPence: -200 }],
    });
    expect(statement.envelopes.flatMap(({ late }) => late)).toEqual([
      { sentIn: '2026-05', count: 1, amountPence: all.second.lines[1]!.amountPence },
    ]);
    const before = await fileOf(later, may);
    expect(statement.inAll.opening).toEqual(before.statement.inAll.closing);
    expect(faultsIn(all)).toEqual([]);
  });

  test('counts what was sent again as the month’s own when it comes back once more', async () => {
    const all = await setup();
    const { platform } = all;
    await closeMay(all);
    // Payment 1 of the second run was sent in May, came back in June, and goes out and back again in June.
    const { reference } = all.second.lines[1]!;
    const applicationId = reference.slice(2, 12);
    const account = { nameOnAccount: 'A Mender', sortCode: '089999', accountNumber: '66374958' };
    await createChangePayee({ ...platform, matchingKey: 'matching-key' })({
      ...{ applicationId, payee: account, actor: { kind: 'family', id: applicationId } },
    });
    const third = await run(platform, [applicationId]);
    expect(third.lines).toHaveLength(1);
    await comeBack(platform, third, 0);
    platform.clock.moveOnSeconds(17 * day);
    const later = { ...all, ...(await signedIn(platform)) };
    const [line] = third.lines;
    await handIn(later.finance, [
      ...days('2026-06-16', '2026-06-30'),
      `2026-06-17,${pounds(-third.totalPence)},${contraReference(third.runId)},BACS CONTRA,`,
      `2026-06-19,${pounds(line!.amountPence)},${line!.reference},UNAPPLIED,`,
    ]);
    await later.manager.act(`${june}/close/propose`, {});
    expect((await confirm(later.finance, june)).statusCode).toBe(303);
    const { statement } = await fileOf(later, june);
    expect(statement.envelopes.flatMap(({ late }) => late)).toEqual([
      { sentIn: '2026-05', count: 1, amountPence: all.second.lines[1]!.amountPence },
    ]);
    expect(faultsIn(all)).toEqual([]);
  });

  test('is found out when an entry is dated into it, or its file was changed', async () => {
    const all = await setup();
    await closeMay(all);
    const file = await fileOf(all, may);
    const records = gatherRecords();
    for (const item of all.platform.all()) records.add(item);
    expect(checkMonthStatement(records.gathered, file).faults).toEqual([]);
    const changed = structuredClone(file);
    changed.statement.inAll.closing.available += 1;
    expect(checkMonthStatement(records.gathered, changed).faults).toHaveLength(1);

    const [item] = all.platform.ofKind('envelope');
    const { document, version } = envelopes.parse(item!);
    const entry = entryAfter(document.head, {
      ...{ envelopeId: document.envelopeId, at: '2026-05-20T12:00:00.000Z', cause: 'a forger' },
      movements: [{ from: 'funding', to: 'available', amountPence: 1 }],
    });
    const { balancesPence } = document;
    const committed = await all.platform.commit([
      entries.create(entry),
      envelopes.replace(
        {
          ...document,
          head: entry,
          balancesPence: {
            ...balancesPence,
            funding: balancesPence.funding - 1,
            available: balancesPence.available + 1,
          },
        },
        version,
      ),
    ]);
    expect(committed.ok).toBe(true);
    expect(faultsIn(all).join(' ')).toContain(`${document.envelopeId} closed with`);
  });
});
