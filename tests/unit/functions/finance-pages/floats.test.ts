import { describe, expect, test } from 'vitest';

import { readMonthStatement } from '#shared/month-close/index.ts';
import {
  createDecideFinding,
  createProposeFinding,
  createRecordPieceOutcomes,
  sealCodes,
} from '#shared/payments/index.ts';
import {
  bookedLines,
  createFetchFloat,
  floatTopUps,
  monthBooks,
  statementRecords,
  topUpReference,
} from '#shared/reconciliation/index.ts';
import { gatherRecords, verifyRecords } from '#shared/verification/index.ts';
import { familyForm } from '#tests/builders/families.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const programmeId = 'crisis-and-resilience-fund';
const day = 86_400;
const float = '/staff/bank/floats/cash-out';
const may = `${float}/months/2026-05`;

type Trouble =
  | Parameters<ReturnType<ReturnType<typeof createStaffPlatform>['pieceRail']>['next']>[0]
  | 'unclear';

/** Wednesday, 6 May 2026: two families are paid £100 each by code, in one order. */
async function setup(trouble?: Trouble) {
  const platform = createStaffPlatform();
  await platform.fund(100_000_00);
  const applicationIds: string[] = [];
  for (const number of [0, 1]) {
    const form = familyForm(number, programmeId);
    const asked = { amountsPence: { food: 100_00 }, payment: { method: 'cash-out' } as const };
    applicationIds.push(await platform.applies({ ...form, ...asked }));
  }
  const { clock } = platform;
  await platform.approveAwards({ applicationIds, staffId: 'ben-okafor', dryRun: false });
  const provider = platform.pieceRail('cash-out');
  if (trouble === 'unclear') provider.beUnclear(true);
  else if (trouble !== undefined) provider.next(trouble);
  const order = async () => {
    clock.moveOnSeconds(60);
    const run = await platform.startPaymentRun({
      ...{ programmeId, rail: 'cash-out', staffId: 'dev-patel' },
    });
    const runId = run.ok ? run.value.runId : '';
    await platform.submitPaymentRun(runId);
    return runId;
  };
  const runId = await order();
  const record = createRecordPieceOutcomes(platform);
  const listen = async () => {
    for (const report of provider.reports()) await record(sealCodes(report, 'matching-key'));
  };
  await listen();
  clock.moveOnSeconds(day);
  const signIn = async () => {
    const sites = createStaffSites(platform);
    return {
      finance: await sites.visitor(staff.finance),
      manager: await sites.visitor(staff.manager),
    };
  };
  const lines = () =>
    platform.ofKind('bank-line').map((item) => bookedLines.parse(item).document.line.amountPence);
  const statements = () =>
    platform.ofKind('bank-statement').map((item) => statementRecords.parse(item).document);
  const pieces = applicationIds.map((applicationId) => `OD${applicationId}010101`);
  return { ...{ platform, provider, clock, runId, listen, signIn, lines, statements, pieces } };
}
type Setup = Awaited<ReturnType<typeof setup>>;

function faultsIn({ platform }: Setup): readonly string[] {
  return faultsAmong(platform.all(), platform.clock.now());
}

/** Nobody sends messages here, so that what families were told is not looked at. */
function faultsAmong(items: ReturnType<Setup['platform']['all']>, now: string): readonly string[] {
  const records = gatherRecords();
  for (const item of items) records.add(item);
  return verifyRecords(records.gathered, { now })
    .filter(({ name }) => name !== 'codes-told')
    .flatMap(({ faults }) => faults.map(({ sentence }) => sentence));
}

/** How many lines and expectations of May stand in each way. */
async function standing(visitor: Awaited<ReturnType<Setup['signIn']>>['finance']) {
  const { body } = await visitor.see(may);
  const rows = body.matchAll(/<th scope="row">([^<]+)<\/th><td>(\d+)<\/td>/g);
  const counts = [...rows].map(([, words = '', count]) => [words, Number(count)] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

describe('fetching what is left of a float', { timeout: 60_000 }, () => {
  test('brings every line once, however often it is asked, and nothing on a day off', async () => {
    const all = await setup();
    const { platform, lines, statements, clock } = all;
    expect(await platform.fetchFloat('cash-out')).toBe('taken');
    expect(await platform.fetchFloat('cash-out')).toBe('nothing-to-fetch');
    expect(lines()).toEqual([-200_00]);
    clock.moveOnSeconds(2 * day);
    expect(await platform.fetchFloat('cash-out')).toBe('nothing-to-fetch');
    clock.moveOnSeconds(2 * day);
    expect(await platform.fetchFloat('cash-out')).toBe('taken');
    expect(lines()).toEqual([-200_00]);
    expect(statements().map(({ state }) => state)).toEqual(['taken', 'taken']);
    expect(faultsIn(all)).toEqual([]);
  });

  test('goes on where it stopped, and asks a provider again that was away', async () => {
    const all = await setup();
    const { platform, provider, lines, statements } = all;
    provider.nextStatement('down');
    await expect(platform.fetchFloat('cash-out')).rejects.toThrow('503');
    let commits = 0;
    const dying = createFetchFloat({
      ...{ records: platform.records, clock: platform.clock },
      floatNamed: () => provider,
      commit: (writes) => {
        commits += 1;
        if (commits > 1) return Promise.reject(new Error('died'));
        return platform.commit(writes);
      },
    });
    await expect(dying('cash-out')).rejects.toThrow('died');
    expect(statements().map(({ state }) => state)).toEqual(['taking']);
    expect(await platform.fetchFloat('cash-out')).toBe('nothing-to-fetch');
    expect(statements().map(({ state }) => state)).toEqual(['taken']);
    expect(lines()).toEqual([-200_00]);
    expect(faultsIn(all)).toEqual([]);
  });

  test('begins with the month of the first order, month by month, when nobody asked for long', async () => {
    const all = await setup();
    const { platform, provider, lines, statements, clock } = all;
    clock.moveOnSeconds(97 * day);
    const { finance } = await all.signIn();
    expect((await finance.see('/staff/bank/months/2026-05/close')).body).toContain(
      'the provider has not told of 6 May 2026',
    );
    // It is away when it is asked for the second month: the first is not asked for again.
    const told = provider.statement.bind(provider);
    let asked = 0;
    provider.statement = (period) => {
      asked += 1;
      return asked === 2 ? Promise.reject(new Error('503')) : told(period);
    };
    await expect(platform.fetchFloat('cash-out')).rejects.toThrow('503');
    expect(await platform.fetchFloat('cash-out')).toBe('taken');
    const periods = statements().map((each) =>
      each.state === 'quarantined' ? '' : `${each.from} ${each.to}`,
    );
    expect(periods.toSorted()).toEqual([
      '2026-05-01 2026-05-31',
      '2026-05-31 2026-05-31',
      '2026-06-01 2026-06-30',
      '2026-07-01 2026-08-11',
    ]);
    expect(lines()).toEqual([-200_00]);
    expect(await standing((await all.signIn()).finance)).toMatchObject({ Matched: 2 });
    expect((await finance.see('/staff/bank/months/2026-05/close')).body).not.toContain(
      'the provider has not told of',
    );
    expect(faultsIn(all)).toEqual([]);
  });

  test('asks for what could not be read before it asks for what came after', async () => {
    const all = await setup();
    all.clock.moveOnSeconds(97 * day);
    all.provider.nextStatement('wrong-balance');
    expect(await all.platform.fetchFloat('cash-out')).toBe('quarantined');
    expect(all.lines()).toEqual([]);
    expect(await all.platform.fetchFloat('cash-out')).toBe('taken');
    expect(all.lines()).toEqual([-200_00]);
    expect(faultsIn(all)).toEqual([]);
  });

  test.each(['wrong-balance', 'repeated-lines'] as const)(
    'keeps a statement with a %s in quarantine, whole, and asks for its days again',
    async (trouble) => {
      const all = await setup();
      const { platform, provider, lines, statements } = all;
      provider.nextStatement(trouble);
      expect(await platform.fetchFloat('cash-out')).toBe('quarantined');
      expect(lines()).toEqual([]);
      const { finance } = await all.signIn();
      const [kept] = statements();
      const { body } = await finance.see(`/staff/bank/statements/${kept!.statementId}`);
      expect(body).toContain('the opening balance and the lines come to');
      expect(await platform.fetchFloat('cash-out')).toBe('taken');
      expect(lines()).toEqual([-200_00]);
      expect(faultsIn(all)).toEqual([]);
    },
  );
});

describe('a float against our books', { timeout: 60_000 }, () => {
  test('agrees to the penny when all is matched, also what came back', async () => {
    const all = await setup('partly-refused');
    for (const piece of all.pieces) all.provider.end(piece, 'cancelled');
    await all.listen();
    all.clock.moveOnSeconds(day);
    await all.platform.fetchFloat('cash-out');
    const { finance } = await all.signIn();
    expect(await standing(finance)).toEqual({ Matched: 6 });
    const { body } = await finance.see(float);
    expect(body).toContain('They agree to the penny.');
    expect(body).toContain('Given back: expired, cancelled or refused, 2');
    expect(faultsIn(all)).toEqual([]);
  });

  test('shows what was charged twice, what is missing and what nobody knows, until two people explain it', async () => {
    const all = await setup('charged-twice');
    const { provider, platform, clock } = all;
    provider.bookOnFloat(-7_50, 'ADMIN');
    await platform.fetchFloat('cash-out');
    // Our books say that a code came back; the provider has booked nothing.
    const record = createRecordPieceOutcomes(platform);
    const reference = all.pieces[1]!;
    const line = { reference, amountPence: 100_00, outcome: 'cancelled' } as const;
    await record({ reportId: 'R', rail: 'cash-out', producedAt: clock.now(), lines: [line] });
    for (let days = 0; days < 10; days += 1) {
      clock.moveOnSeconds(day);
      await platform.fetchFloat('cash-out');
    }
    const { finance, manager } = await all.signIn();
    expect(await standing(finance)).toEqual({
      ...{ Matched: 2, 'Booked twice': 1, 'Not in our books': 1, 'Not on the statement': 1 },
    });
    const shown = (await finance.see(float)).body;
    expect(shown).toContain('£9,999,592.50');
    expect(shown).toContain('£9,999,900');
    expect(shown).toContain('−\u2060£307.50');
    const month = (await finance.see(may)).body;
    const href = /href="([^"]*\/differences\/[^"]*)"[^>]*>ADMIN/.exec(month)![1]!;
    await finance.see(href);
    const why = { why: 'bank-charge', reason: 'The fee of May, as they wrote to us' };
    expect((await finance.act(`${href}/explain`, why)).headers['location']).toBe(
      `${may}?done=proposed`,
    );
    const alone = await finance.act(`${href}/decide`, { decision: 'confirm' });
    expect(alone.statusCode).toBe(409);
    await manager.act(`${href}/decide`, { decision: 'confirm' });
    expect(await standing(finance)).toMatchObject({ 'Settled by two people': 1 });
    // Nobody closed May: what is open in it is open still.
    clock.moveOnSeconds(20 * day);
    await platform.fetchFloat('cash-out');
    const inJune = await (await all.signIn()).finance.see(float);
    expect(inJune.body).toContain('£9,999,892.50');
    expect(inJune.body).toContain('−\u2060£300');
    expect(faultsIn(all)).toEqual([]);
  });

  test('says what to do about a code that was paid for and that its provider does not know', async () => {
    const all = await setup('forgets-pieces');
    const { platform, clock, provider } = all;
    const actor = { kind: 'staff', id: 'amina-rahman' } as const;
    const reference = all.pieces.find((piece) => provider.stateOf(piece) === undefined)!;
    const asked = { applicationId: reference.slice(2, 12), reference, actor };
    expect(await platform.cancelVoucher(asked)).toEqual({ ok: true, value: 'ended' });
    for (let days = 0; days < 10; days += 1) {
      clock.moveOnSeconds(day);
      await platform.fetchFloat('cash-out');
    }
    const { finance } = await all.signIn();
    expect(await standing(finance)).toEqual({ Matched: 2, 'Not on the statement': 1 });
    const shown = (await finance.see(float)).body;
    expect(shown).toContain('−\u2060£100 is what it should have booked and has not, and £0 is');
    expect(shown).toContain('The months below list it line by line');
    const month = (await finance.see(may)).body;
    expect(month).toContain('What was paid for a code or voucher that was not used, or never made');
    const href = `${may}/differences/back:${reference}`;
    const difference = (await finance.see(href)).body;
    expect(difference).toContain(
      'Ask the provider about its reference: if the code was never made',
    );
    // The provider gives it back under words of its own.
    provider.bookOnFloat(100_00, 'GOODWILL');
    clock.moveOnSeconds(3 * day);
    await platform.fetchFloat('cash-out');
    const again = await all.signIn();
    const later = (await again.finance.see(may)).body;
    const line = /href="([^"]*\/differences\/[^"]*)"[^>]*>GOODWILL/.exec(later)![1]!;
    await again.finance.see(line);
    const why = { why: 'same-payment', movement: `back:${reference}`, reason: 'They wrote to us' };
    await again.finance.act(`${line}/explain`, why);
    await again.manager.see(line);
    await again.manager.act(`${line}/decide`, { decision: 'confirm' });
    expect((await again.finance.see(float)).body).toContain('They agree to the penny.');
    expect(faultsIn(all)).toEqual([]);
  });

  test('says when it is low, before an order is refused', async () => {
    const all = await setup();
    all.provider.bookOnFloat(-9_999_700_01, 'PAID BACK');
    all.clock.moveOnSeconds(day);
    await all.platform.fetchFloat('cash-out');
    const { finance } = await all.signIn();
    const { body } = await finance.see(float);
    expect(body).toContain('The float is low.');
    const start = (await finance.see('/staff')).body;
    expect(start).toContain('Cash-out codes: the float is low.');
    expect(start).toContain('href="/staff/bank/floats/cash-out"');
    expect(body).toContain('£0.01');
  });
});

describe('paying a provider in advance', { timeout: 60_000 }, () => {
  test('takes two people, and is then expected of the bank and on the float', async () => {
    const all = await setup();
    const { platform, provider, clock } = all;
    const { finance, manager } = await all.signIn();
    await finance.see(float);
    const form = finance.lastForm;
    const answer = await finance.send(`${float}/top-ups`, { amount: '20,000' }, form);
    expect(answer.headers['location']).toBe(`${float}?done=proposed`);
    await finance.send(`${float}/top-ups`, { amount: '20,000' }, form);
    const proposed = platform
      .ofKind('float-top-up')
      .map((item) => floatTopUps.parse(item).document);
    expect(proposed).toMatchObject([{ state: 'proposed', amountPence: 20_000_00 }]);
    const at = `${float}/top-ups/${proposed[0]!.topUpId}`;
    expect((await finance.act(at, { decision: 'confirm' })).statusCode).toBe(409);
    await manager.see(float);
    expect((await manager.act(at, { decision: 'confirm' })).statusCode).toBe(303);
    expect((await manager.act(at, { decision: 'withdraw' })).statusCode).toBe(409);
    const reference = topUpReference(proposed[0]!.topUpId);
    provider.bookOnFloat(20_000_00, reference);
    clock.moveOnSeconds(day);
    await platform.fetchFloat('cash-out');
    const later = await all.signIn();
    expect(await standing(later.finance)).toEqual({ Matched: 4 });
    const { body } = await later.finance.see('/staff/bank/months/2026-05');
    expect(body).toContain('<th scope="row">Awaited</th><td>1</td>');
    expect(faultsIn(all)).toEqual([]);
  });

  test('refuses an amount that is none', async () => {
    const { signIn } = await setup();
    const { finance } = await signIn();
    await finance.see(float);
    const answer = await finance.act(`${float}/top-ups`, { amount: '' });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('Enter how much is to be paid');
  });
});

describe('closing a month with a float', { timeout: 60_000 }, () => {
  test('carries over an order of which it is found only in the next that nobody took it', async () => {
    const all = await setup('unclear');
    const { platform, clock, runId } = all;
    const close = async (month: string) => {
      const page = `/staff/bank/months/${month}/close`;
      const { finance, manager } = await all.signIn();
      await finance.see(page);
      expect((await finance.act(`${page}/propose`, {})).statusCode).toBe(303);
      await manager.see(page);
      const { fingerprint = '' } = manager.lastForm;
      const confirmed = await manager.act(`${page}/confirm`, { fingerprint });
      expect(confirmed.statusCode).toBe(303);
      return (await readMonthStatement(platform.records, month)).statement.floats;
    };
    clock.moveOnSeconds(27 * day);
    const finding = { kind: 'not-taken' } as const;
    await createProposeFinding(platform)({
      ...{ runId, finding, reason: 'They say so', staffId: 'dev-patel' },
    });
    await createDecideFinding(platform)({ runId, decision: 'confirm', staffId: 'erin-walsh' });
    await platform.submitPaymentRun(runId);
    clock.moveOnSeconds(29 * day);
    await platform.fetchFloat('cash-out');
    await bankIn(all, '2026-05-01', '2026-06-30');
    const untaken = [{ runId, amountPence: 200_00 }];
    expect(await close('2026-05')).toMatchObject([
      { account: 'cash-out', sent: { sentPence: 200_00, takenPence: 0, untakenAtEnd: untaken } },
    ]);
    expect(await close('2026-06')).toMatchObject([
      {
        sent: { untakenAtStart: untaken, sentPence: -200_00, untakenAtEnd: [], differencePence: 0 },
      },
    ]);
    expect(faultsIn(all)).toEqual([]);
  });

  test('waits for the provider, and ties from opening to closing balance and to the ledger', async () => {
    const all = await setup();
    const { platform, clock, provider } = all;
    await bankIn(all);
    provider.end(all.pieces[0]!, 'expired');
    await all.listen();
    clock.moveOnSeconds(30 * day);
    const { finance } = await all.signIn();
    const close = '/staff/bank/months/2026-05/close';
    expect((await finance.see(close)).body).toContain(
      'Float: cash-out codes: the provider has not told of 6 May 2026',
    );
    clock.moveOnSeconds(3 * day);
    await platform.fetchFloat('cash-out');
    const again = await all.signIn();
    await again.finance.see(close);
    expect((await again.finance.act(`${close}/propose`, {})).statusCode).toBe(303);
    await again.manager.see(close);
    const { fingerprint = '' } = again.manager.lastForm;
    const confirmed = await again.manager.act(`${close}/confirm`, { fingerprint });
    expect(confirmed.statusCode).toBe(303);
    const { statement } = await readMonthStatement(platform.records, '2026-05');
    expect(statement.floats).toMatchObject([
      {
        account: 'cash-out',
        sent: { sentPence: 200_00, takenPence: 200_00, ledgerBroughtBackPence: 100_00 },
        side: {
          ...{ openingPence: 1_000_000_000, closingPence: 999_990_000, differencePence: 0 },
          booked: [
            { what: 'run', count: 1, amountPence: -200_00 },
            { what: 'piece-back', count: 1, amountPence: 100_00 },
          ],
        },
      },
    ]);
    expect((await again.finance.see(close)).body).toContain('Given back, by the ledger');
    const csv = await again.finance.see(`${close}/statement?as=csv`);
    expect(csv.body).toContain('cash-out float,2026-05,closing balance,,,999990000');
    expect(faultsIn(all)).toEqual([]);
  });

  test('is found out when a line of the float is changed afterwards', async () => {
    const all = await setup();
    const { platform, clock } = all;
    await bankIn(all);
    clock.moveOnSeconds(33 * day);
    await platform.fetchFloat('cash-out');
    await platform.proposeClose({ month: '2026-05', staffId: 'dev-patel' });
    await platform.countMonth('2026-05');
    const [book] = platform.ofKind('month-book');
    const { document } = monthBooks.parse(book!);
    const fingerprint = document.state === 'proposed' ? document.fingerprint : '';
    const closed = await platform.confirmClose({
      ...{ month: '2026-05', fingerprint, staffId: 'erin-walsh' },
    });
    expect(closed.ok).toBe(true);
    const changed = platform.all().map((item) => {
      if (item.kind !== 'bank-line') return item;
      const { document } = bookedLines.parse(item);
      const line = { ...document.line, amountPence: document.line.amountPence + 1 };
      return { ...item, document: { ...document, line } };
    });
    expect(faultsAmong(changed, clock.now())).toEqual([
      expect.stringContaining('The float of cash-out was 1 lines, 0 pence in, 20000 out'),
    ]);
  });
});

/** A bank's statement of May on which nothing happened. */
async function bankIn({ platform }: Setup, from = '2026-05-01', to = '2026-05-31'): Promise<void> {
  const rows = [`${from},,,Balance,0`, `${to},,,Balance,0`];
  const text = ['Date,Amount,Reference,Description,Balance', ...rows].join('\n');
  const received = await platform.receiveStatement({
    ...{ account: 'bank', content: new TextEncoder().encode(text) },
    by: { kind: 'staff', id: 'dev-patel' },
  });
  if (received.ok) await platform.takeStatement(received.value.statementId);
}
