import { describe, expect, test } from 'vitest';

import { hashOf } from '#shared/ledger/index.ts';
import { contraReference, runParts } from '#shared/payments/index.ts';
import { createProvePayment, type PaymentProof } from '#shared/reconciliation/index.ts';
import { gatherRecords, verifyRecords } from '#shared/verification/index.ts';
import { payeesChecked } from '#tests/builders/payee-checked.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const programme = 'crisis-and-resilience-fund';
const runId = `${programme}-bacs-2026-05-06-1`;
const month = '/staff/bank/months/2026-05';

/** A run with the bank, of which one payment came back a day later. */
async function setup() {
  const platform = createStaffPlatform();
  await platform.fund(500_000_00);
  const applicationIds = await platform.families(24, programme, 5);
  await payeesChecked(platform, applicationIds);
  await platform.approveAwards({ applicationIds, staffId: 'ben-okafor', dryRun: false });
  platform.clock.moveOnSeconds(60);
  const sites = createStaffSites(platform);
  await platform.startPaymentRun({ programmeId: programme, rail: 'bacs', staffId: 'dev-patel' });
  await platform.submitPaymentRun(runId);
  const lines = platform
    .ofKind('payment-run-part')
    .flatMap((item) => runParts.parse(item).document.lines);
  const [first] = lines;
  const { reference, amountPence } = first!;
  platform.clock.moveOnSeconds(2 * 86_400);
  const back = { reference, amountPence, outcome: 'returned', reasonCode: 'B' } as const;
  await platform.recordRailOutcomes({
    ...{ reportId: 'R1', submissionId: 'S1', idempotencyKey: runId, kind: 'returns' },
    ...{ processingDate: '2026-05-07', producedAt: '2026-05-08T06:00:00.000Z', lines: [back] },
  });
  platform.clock.moveOnSeconds(20 * 86_400);
  const finance = await sites.visitor(staff.finance);
  const manager = await sites.visitor(staff.manager);
  const totalPence = lines.reduce((sum, line) => sum + line.amountPence, 0);
  const rows = {
    contra: `08/05/2026,-${totalPence / 100},${contraReference(runId)},BACS CONTRA`,
    back: `08/05/2026,${amountPence / 100},${reference},UNAPPLIED`,
    fee: '11/05/2026,-5.00,,ACCOUNT FEE',
    covered: '01/05/2026,,,Balance,0\n26/05/2026,,,Balance,0',
  };
  return { platform, finance, manager, rows, reference, amountPence };
}

type Visitor = Awaited<ReturnType<typeof setup>>['finance'];

async function handIn(visitor: Visitor, content: string) {
  await visitor.see('/staff/bank');
  const form = new FormData();
  for (const [name, value] of Object.entries(visitor.lastForm)) form.append(name, value);
  form.append('statement', new File([content], 'statement.csv'));
  const request = new Request('http://127.0.0.1/', { method: 'POST', body: form });
  return visitor.ask('POST', '/staff/bank/statements', {
    headers: { 'content-type': request.headers.get('content-type') },
    body: Buffer.from(await request.arrayBuffer()).toString('base64'),
    isBase64Encoded: true,
  });
}

const csv = (...rows: string[]) =>
  ['Date,Amount,Reference,Description,Balance', ...rows.join('\n').split('\n')]
    .map((row) => (row.split(',').length === 4 ? `${row},` : row))
    .join('\n');

describe('the bank’s statement', () => {
  test('is handed in without JavaScript and leaves nothing to look at when all is matched', async () => {
    const { finance, rows } = await setup();
    const answer = await handIn(finance, csv(rows.contra, rows.back, rows.covered));
    expect(answer.statusCode).toBe(303);
    const statement = await finance.see(answer.headers['location'] ?? '');
    expect(statement.body).toContain('Taken in');
    expect(statement.body).toContain('All 2 lines were taken in');
    const { body } = await finance.see(month);
    expect(body).toContain('Nothing differs.');
    expect(body).toContain('<th scope="row">Matched</th><td>4</td>');
  });

  test('changes nothing when it is handed in again, nor when another brings the same lines', async () => {
    const { finance, rows, platform } = await setup();
    const file = csv(rows.contra, rows.back, rows.covered);
    const first = await handIn(finance, file);
    const before = platform.all().length;
    const again = await handIn(finance, file);
    expect(again.headers['location']).toBe(`${first.headers['location'] ?? ''}?repeated=yes`);
    expect(platform.all()).toHaveLength(before);
    await handIn(finance, csv(rows.back, rows.contra));
    expect(platform.ofKind('bank-line')).toHaveLength(2);
    expect((await finance.see(month)).body).toContain('Nothing differs.');
  });

  test('that is malformed is quarantined whole, with line and reason', async () => {
    const { finance, platform } = await setup();
    const answer = await handIn(
      finance,
      'Date,Amount,Description\n2026-05-08,1,x\nyesterday,2,y\n',
    );
    const { body } = await finance.see(answer.headers['location'] ?? '');
    expect(body).toContain('Quarantined');
    expect(body).toContain('Line 3: “yesterday” is no date like 2021-12-06 or 06/12/2021.');
    expect(platform.ofKind('bank-line')).toHaveLength(0);
  });

  test('asks for a file when none was chosen', async () => {
    const { finance } = await setup();
    const answer = await handIn(finance, '');
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('Choose the file that the bank gave you');
  });

  test('shows what the bank has and we do not, and what we expect and the bank has not', async () => {
    const { finance, rows, reference } = await setup();
    await handIn(finance, csv(rows.contra, rows.fee, rows.covered));
    const { body } = await finance.see(month);
    expect(body).toContain('<th scope="row">Not in our books</th><td>1</td>');
    expect(body).toContain('<th scope="row">Not on the statement</th><td>1</td>');
    expect(body).toContain(`/differences/back:${reference}`);
    expect(body).toContain('17 days');
  });

  test('may be read by the auditor, and handed in by nobody who does not reconcile', async () => {
    const { platform } = await setup();
    const auditor = await createStaffSites(platform).visitor(staff.auditor);
    const { body, statusCode } = await auditor.see('/staff/bank');
    expect(statusCode).toBe(200);
    expect(body).not.toContain('Hand it in');
    const approver = await createStaffSites(platform).visitor(staff.approver);
    expect((await approver.see('/staff/bank')).statusCode).toBe(403);
  });
});

describe('a difference', () => {
  async function withFee() {
    const all = await setup();
    const { finance, rows } = all;
    await handIn(finance, csv(rows.contra, rows.back, rows.fee, rows.covered));
    const { body } = await finance.see(month);
    const href = /href="([^"]*\/differences\/[^"]*)"/.exec(body)?.[1] ?? '';
    return { ...all, href };
  }
  const explained = { why: 'bank-charge', reason: 'On the tariff of April' };

  test('is settled by two people, of whom the first cannot be both', async () => {
    const { finance, manager, href, platform } = await withFee();
    const proposed = await finance.act(`${href}/explain`, explained);
    expect(proposed.headers['location']).toBe(`${month}?done=proposed`);
    expect((await finance.see(href)).body).not.toContain('value="confirm"');
    const alone = await finance.act(`${href}/decide`, { decision: 'confirm' });
    expect(alone.statusCode).toBe(409);
    expect(alone.body).toContain('somebody else has to confirm it');
    expect((await manager.see(href)).body).toContain('On the tariff of April');
    await manager.act(`${href}/decide`, { decision: 'confirm' });
    expect((await manager.see(month)).body).toContain('Nothing differs.');
    const records = gatherRecords();
    for (const item of platform.all()) records.add(item);
    const checks = verifyRecords(records.gathered, { now: platform.clock.now() });
    expect(checks.flatMap(({ faults }) => faults)).toEqual([]);
  });

  test('that is declined is open again and may be explained again', async () => {
    const { finance, manager, href } = await withFee();
    await finance.act(`${href}/explain`, explained);
    await manager.act(`${href}/decide`, { decision: 'decline' });
    expect((await finance.see(month)).body).toContain(
      '<th scope="row">Not in our books</th><td>1</td>',
    );
    const again = await finance.act(`${href}/explain`, { ...explained, reason: 'See page 2' });
    expect(again.statusCode).toBe(303);
    expect((await manager.see(href)).body).toContain('See page 2');
  });

  test('needs a kind and a reason', async () => {
    const { finance, href } = await withFee();
    const { body, statusCode } = await finance.act(`${href}/explain`, { reason: ' ' });
    expect(statusCode).toBe(400);
    expect(body).toContain('Choose what it is');
    expect(body).toContain('Say how you know');
  });

  test('may be a payment of ours whose reference the bank lost', async () => {
    const { finance, manager, rows, reference, amountPence } = await setup();
    const nameless = `11/05/2026,${amountPence / 100 - 1},,UNKNOWN CREDIT`;
    await handIn(finance, csv(rows.contra, nameless, rows.covered));
    const { body } = await finance.see(month);
    const href = /href="([^"]*\/differences\/(?!back:)[^"]*)"/.exec(body)?.[1] ?? '';
    const unchosen = await finance.act(`${href}/explain`, { why: 'same-payment', reason: 'x' });
    expect(unchosen.body).toContain('Choose which payment it is');
    const chosen = {
      why: 'same-payment',
      movement: `back:${reference}`,
      reason: 'The bank says so',
    };
    expect((await finance.act(`${href}/explain`, chosen)).statusCode).toBe(303);
    expect((await manager.see(href)).body).toContain('The bank moved −\u2060£1 more');
    await manager.act(`${href}/decide`, { decision: 'confirm' });
    expect((await manager.see(month)).body).toContain('Nothing differs.');
  });

  test('is settled once when two people explain it at the same moment', async () => {
    const { finance, manager, href } = await withFee();
    await finance.act(`${href}/explain`, explained);
    const second = await manager.act(`${href}/explain`, { ...explained, reason: 'Mine' });
    expect(second.statusCode).toBe(409);
    expect((await manager.see(href)).body).toContain('On the tariff of April');
  });
});

describe('the proof of a payment', () => {
  test('has its entries with hashes that can be worked out again, its events and its bank lines', async () => {
    const { finance, rows, reference, amountPence } = await setup();
    await handIn(finance, csv(rows.contra, rows.back, rows.covered));
    const answer = await finance.see(`/staff/bank/proof?reference=${reference.toLowerCase()}`);
    expect(answer.headers['content-disposition']).toContain(`proof-${reference}.json`);
    const proof = JSON.parse(answer.body) as PaymentProof;
    expect(proof.payment).toMatchObject({ state: 'returned', amountPence });
    const sheet = await finance.see(`/staff/bank/proof?reference=${reference}&as=csv`);
    expect(sheet.headers['content-disposition']).toContain(`proof-${reference}.csv`);
    expect(sheet.body).toContain(`reported by the bank,,in-transit,available,${amountPence},`);
    expect(sheet.body).toContain('entries, chain whole');
    const [ledger] = proof.ledgers;
    expect(ledger?.chain.faults).toEqual([]);
    expect(ledger?.entries.map(({ cause }) => cause)).toHaveLength(3);
    for (const { hash, ...entry } of ledger?.entries ?? []) expect(hashOf(entry)).toBe(hash);
    expect(proof.events.map(({ body }) => body.type)).toEqual(
      expect.arrayContaining(['award-approved', 'payment-submitted', 'payment-returned']),
    );
    expect(proof.bank.map(({ movement, outcome }) => [movement.what, outcome.kind])).toEqual(
      expect.arrayContaining([
        ['run', 'matched'],
        ['returned', 'matched'],
      ]),
    );
  });

  test('says so when an entry of the chain was altered', async () => {
    const { platform, reference } = await setup();
    const records: typeof platform.records = {
      ...platform.records,
      partition: async (pk, beginning) => {
        const items = await platform.records.partition(pk, beginning);
        return items.map((item) =>
          item.kind === 'ledger-entry' && item.sk.endsWith('1')
            ? { ...item, document: { ...(item['document'] as object), cause: 'altered' } }
            : item,
        );
      },
    };
    const proof = await createProvePayment({ records, clock: platform.clock })(reference);
    const faults = proof?.ledgers.flatMap(({ chain }) => chain.faults.map(({ kind }) => kind));
    expect(faults).toContain('altered');
  });

  test('of a payment there is not is a page that says so', async () => {
    const { finance } = await setup();
    const answer = await finance.see('/staff/bank/proof?reference=OD00000000000101');
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain('There is no payment with this reference');
  });
});
