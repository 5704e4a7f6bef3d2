import { describe, expect, test } from 'vitest';

import { createFindStatus } from '#functions/apply-pages/find-status.ts';
import { payees, unsealPayee } from '#shared/applications/index.ts';
import {
  createChangePayee,
  createFindRepairLink,
  createFindWaysToPay,
  createFollowRepairLink,
  createMakeRepairLink,
} from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import { matchingKey, openWinter } from '#tests/builders/winter.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const templates = builtTemplates('functions/apply-pages/templates');
const details = {
  method: 'bank-transfer',
  nameOnAccount: 'N Hussain',
  sortCode: '20-00-00',
  accountNumber: '55779911',
  rollNumber: '',
};
/** Where the money came back from: an account that the modulus check lets pass. */
const accountNumber = '66374958';
const born = { 'dateOfBirth-day': '12', 'dateOfBirth-month': '4', 'dateOfBirth-year': '1990' };

/** A family whose payment came back, and the pages it opens. */
async function setup() {
  const winter = openWinter('crisis-and-resilience-fund');
  await winter.fund(1_000_00);
  const account = { nameOnAccount: 'N Hussain', sortCode: '089999', accountNumber };
  const id = await winter.approved({ payment: { method: 'bank-transfer', ...account } });
  const runId = await winter.paidOut();
  const { amountPence } = await winter.payment(id);
  await winter.recordRailOutcomes({
    ...{ reportId: 'R1', submissionId: 'S1', idempotencyKey: runId, kind: 'returns' },
    ...{ processingDate: '2026-05-08', producedAt: '2026-05-08T05:00:00.000Z' },
    lines: [{ reference: `OD${id}0101`, amountPence, outcome: 'returned', reasonCode: 'B' }],
  });
  const family = createFamilySite(
    { templates, assets: plainAssets },
    {
      findStatus: createFindStatus({
        ...winter.ports,
        readOutlook: () => Promise.resolve(undefined),
      }),
      findWaysToPay: createFindWaysToPay(winter.records),
      isOpenLink: createFindRepairLink(winter.ports),
      followRepairLink: createFollowRepairLink(winter.ports),
      changePayee: createChangePayee(winter.ports),
    },
  );
  let made = 0;
  const ids = {
    opaque: () => 'opaque',
    reference: () => `SECRET${String((made += 1)).padStart(4, '0')}`,
  };
  const makeRepairLink = createMakeRepairLink({ ...winter.ports, ids });
  async function link(): Promise<string> {
    const answer = await makeRepairLink({ applicationId: id, staffId: 'ben' });
    if (!answer.ok) throw new Error(answer.failure.kind);
    return `/mend/${id}/${answer.value.secret}`;
  }
  async function paidTo(): Promise<string> {
    const found = await payees.read(winter.records, keys.payee(id));
    return unsealPayee(found!.document, matchingKey).accountNumber;
  }
  const faults = () => recordFaults(winter.memory.all(), winter.clock.now());
  return { ...winter, id, family, visitor: createPageVisitor(family.site), link, paidTo, faults };
}

describe('the link that a family is given', () => {
  test('takes other bank details from whoever knows the date of birth, once', async () => {
    const { visitor, link, application, id, paidTo, faults } = await setup();
    const path = await link();
    expect((await visitor.see(path)).body).toContain('Tell us how to pay you');
    const sent = await visitor.send(path, { ...born, ...details });
    expect(sent.statusCode).toBe(303);
    expect((await visitor.see('/mend/done')).body).toContain('We know how to pay you now');
    expect(await application(id)).toMatchObject({ state: 'repaired' });
    expect(await paidTo()).toBe('55779911');
    expect(faults()).toEqual([]);

    const again = await visitor.see(path);
    expect(again.statusCode).toBe(410);
    expect(again.body).toContain('This link does not work any more');
  });

  test('refuses somebody else, and closes after five wrong tries', async () => {
    const { visitor, link, application, id, paidTo } = await setup();
    const path = await link();
    const before = await paidTo();
    for (let number = 1; number <= 4; number += 1) {
      await visitor.see(path);
      const wrong = await visitor.send(path, { ...born, 'dateOfBirth-day': '13', ...details });
      expect(wrong.statusCode).toBe(400);
      expect(wrong.body).toContain('Enter the date of birth of the person who applied');
    }
    await visitor.see(path);
    const last = await visitor.send(path, { ...born, 'dateOfBirth-day': '13', ...details });
    expect(last.statusCode).toBe(410);
    expect((await visitor.see(path)).statusCode).toBe(410);
    expect(await application(id)).toMatchObject({ state: 'payment-returned' });
    expect(await paidTo()).toBe(before);
  });

  test('is over after a week, and was never there for a made-up secret', async () => {
    const { visitor, link, clock, id } = await setup();
    const path = await link();
    expect((await visitor.see(`/mend/${id}/SECRET9999SECRET9999`)).statusCode).toBe(410);
    expect((await visitor.see('/mend/nonsense/nonsense')).statusCode).toBe(410);
    clock.moveOnSeconds(7 * 24 * 3600);
    expect((await visitor.see(path)).statusCode).toBe(410);
  });

  test.each([
    ['an empty form', {}, 'Choose how we should pay you'],
    ['no date of birth', details, 'Enter your date of birth'],
    ['an account without a number', { method: 'bank-transfer' }, 'Enter a sort code'],
    ['a way that nobody offered', { ...born, method: 'needs-another-way' }, 'Choose how we'],
    ['a mistyped account', { ...born, ...details, accountNumber: '55779912' }, 'No bank has'],
    ['rubbish', { ...born, ...details, sortCode: 'abc' }, 'Enter a valid sort code'],
  ])('shows %s again with what is wrong', async (_name, answers, says) => {
    const { visitor, link } = await setup();
    const path = await link();
    await visitor.see(path);
    const shown = await visitor.send(path, answers);
    expect(shown.statusCode).toBe(400);
    expect(shown.body).toContain(says);
  });

  test('says everything that is wrong at once', async () => {
    const { visitor, link } = await setup();
    const path = await link();
    await visitor.see(path);
    const { body } = await visitor.send(path, { method: 'bank-transfer' });
    expect(body).toContain('href="#dateOfBirth-day"');
    expect(body).toContain('href="#sortCode"');
  });

  test('takes a cash code instead of an account, without asking for one', async () => {
    const { visitor, link, application, id } = await setup();
    const path = await link();
    expect((await visitor.see(path)).body).toContain('As cash, with a code');
    const answer = await visitor.send(path, { ...born, method: 'cash-out' });
    expect(answer.headers['location']).toBe('/mend/done');
    expect(await application(id)).toMatchObject({
      state: 'repaired',
      form: { payment: { method: 'cash-out' } },
    });
  });

  test('is not made while there is nothing to mend', async () => {
    const winter = openWinter();
    await winter.fund(1_000_00);
    const applicationId = await winter.approved();
    const ids = { opaque: () => 'opaque', reference: () => 'SECRET0001' };
    const make = createMakeRepairLink({ ...winter.ports, ids });
    expect(await make({ applicationId, staffId: 'ben' })).toMatchObject({
      failure: { kind: 'nothing-to-mend' },
    });
  });
});

describe('the status page of a family whose payment came back', () => {
  test('leads to the same form without a link', async () => {
    const { visitor, id, application, paidTo } = await setup();
    await visitor.see('/status');
    await visitor.send('/status', { reference: id, ...born, postcode: 'B8 3BB' });
    const shown = await visitor.see('/status/application');
    expect(shown.body).toContain('Choose how we pay you');
    await visitor.see('/status/bank-details');
    expect((await visitor.send('/status/bank-details', details)).statusCode).toBe(303);
    expect(await application(id)).toMatchObject({ state: 'repaired' });
    expect(await paidTo()).toBe('55779911');
    const after = await visitor.see('/status/application');
    expect(after.body).toContain('You told us how to pay you now.');
    expect(after.body).not.toContain('Choose how we pay you');
  });

  test('keeps the form from whoever has not come through the door', async () => {
    const { visitor } = await setup();
    await visitor.see('/status');
    expect((await visitor.see('/status/bank-details')).headers['location']).toBe('/status');
  });

  test('refuses the account that the money came back from', async () => {
    const { visitor, id } = await setup();
    await visitor.see('/status');
    await visitor.send('/status', { reference: id, ...born, postcode: 'B8 3BB' });
    await visitor.see('/status/bank-details');
    const same = { ...details, sortCode: '08-99-99', accountNumber };
    const shown = await visitor.send('/status/bank-details', same);
    expect(shown.statusCode).toBe(400);
    expect(shown.body).toContain('This is the account the money came back from');
  });
});
