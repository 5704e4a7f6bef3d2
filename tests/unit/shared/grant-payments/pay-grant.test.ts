import { describe, expect, it } from 'vitest';

import { grantAwards } from '#shared/grant-awards/index.ts';
import { createCheckGrantPayee, grantApprovals } from '#shared/grant-payments/index.ts';
import { createApproveInstalment } from '#shared/grant-payments/index.ts';
import { invariant } from '#shared/kernel/index.ts';
import { holds, payments } from '#shared/payments/index.ts';
import type { PayeeCheckCode } from '#shared/payee-checks/index.ts';
import { keys, parseEvent } from '#shared/records/index.ts';
import { createGrantToPay } from '#tests/builders/grant-to-pay.ts';
import { createPayeeBanks } from '#tests/doubles/payee-banks.ts';
import { fittingOffer, roundPence } from '#tests/doubles/submitted-grant.ts';

const offerPence = fittingOffer.amountPence;
const firstPence = 1_000_00;
const id = '7K3QD9XW2M';
const programmeId = 'community-grants';

describe('approving an instalment of a grant', () => {
  it('takes two people, of whom neither proposed it, and moves no money', async () => {
    const { approve, payment, balances, faults } = await createGrantToPay();
    expect(await approve('amina-rahman')).toEqual({
      ...{ ok: false, failure: { kind: 'proposed-by-you' } },
    });
    expect(await approve('ben-okafor')).toEqual({
      ...{ ok: true, value: { outcome: 'first-approval', amountPence: firstPence } },
    });
    expect(await approve('ben-okafor')).toMatchObject({
      failure: { kind: 'approved-by-you-already' },
    });
    expect(await payment()).toBeUndefined();
    expect(await approve('grace-mensah')).toEqual({
      ...{ ok: true, value: { outcome: 'approved', amountPence: firstPence } },
    });
    expect(await payment()).toMatchObject({
      ...{ state: 'ready', paymentId: `${id}-01`, amountPence: firstPence, programmeId },
      ...{ windowId: 'closer-to-home-2026', approvedBy: ['ben-okafor', 'grace-mensah'] },
      ...{ rail: 'bacs', attemptNumber: 1, categoriesPence: {} },
    });
    expect(await balances()).toMatchObject({
      ...{ available: roundPence - offerPence, reserved: offerPence },
    });
    expect(faults()).toEqual([]);
  });

  it('is done once: what is ready, sent or paid is approved by nobody again', async () => {
    const { approve, ready, run, report, balances } = await createGrantToPay();
    await ready();
    const again = { failure: { kind: 'paid-or-under-way', state: 'ready' } };
    expect(await approve('dev-patel')).toMatchObject(again);
    await run();
    expect(await approve('dev-patel')).toMatchObject({ failure: { state: 'submitted' } });
    await report('settled');
    expect(await approve('dev-patel')).toMatchObject({ failure: { state: 'settled' } });
    expect(await balances()).toMatchObject({ paid: firstPence });
  });

  it('waits for the day of a later instalment', async () => {
    const { approve, ready, platform, payment, faults } = await createGrantToPay();
    expect(await approve('ben-okafor', 2)).toMatchObject({
      failure: { kind: 'not-due-yet', payableOn: '2027-02-15' },
    });
    platform.clock.moveTo('2027-02-15T09:00:00.000Z');
    await ready(2);
    expect(await payment(2)).toMatchObject({ paymentId: `${id}-02`, amountPence: 500_00 });
    expect(faults()).toEqual([]);
  });

  it('is refused for what nobody accepted, and for an instalment that there is not', async () => {
    const { approve, platform } = await createGrantToPay();
    expect(await approve('ben-okafor', 3)).toMatchObject({
      failure: { kind: 'no-such-instalment' },
    });
    const nothing = { grantApplicationId: 'NOTHING', instalment: 1, accountRevision: 1 };
    expect(
      await createApproveInstalment(platform)({ ...nothing, staffId: 'ben-okafor' }),
    ).toMatchObject({ failure: { kind: 'no-such-instalment' } });
  });

  it('is of the account that was on the page', async () => {
    const { approve, accept, payment, platform, faults } = await createGrantToPay();
    await approve('ben-okafor');
    await accept(2, '12345678');
    expect(await approve('grace-mensah')).toMatchObject({ failure: { kind: 'another-account' } });
    // What Ben approved was the other account, so Grace is the first again.
    const now = { accountRevision: 2 };
    expect(await approve('grace-mensah', 1, now)).toMatchObject({
      value: { outcome: 'first-approval' },
    });
    expect(await approve('ben-okafor', 1, now)).toMatchObject({ value: { outcome: 'approved' } });
    expect(await payment()).toMatchObject({ approvedBy: ['grace-mensah', 'ben-okafor'] });
    const key = keys.grantApproval(id, 1, 1);
    const approval = await grantApprovals.read(platform.records, key);
    expect(approval).toMatchObject({ version: 3, document: { accountRevision: 2 } });
    expect(faults()).toEqual([]);
  });

  it('makes one payment when two second approvals meet', async () => {
    const { approve, platform, payment, faults } = await createGrantToPay();
    await approve('ben-okafor');
    let raced = false;
    const racing = createApproveInstalment({
      ...platform,
      commit: async (writes) => {
        if (!raced) {
          raced = true;
          await approve('dev-patel');
        }
        return platform.commit(writes);
      },
    });
    const mine = { grantApplicationId: id, instalment: 1, accountRevision: 1 };
    expect(await racing({ ...mine, staffId: 'grace-mensah' })).toMatchObject({
      failure: { kind: 'paid-or-under-way' },
    });
    expect(await payment()).toMatchObject({ approvedBy: ['ben-okafor', 'dev-patel'] });
    expect(faults()).toEqual([]);
  });

  it('says so when its records never keep still', async () => {
    const { platform } = await createGrantToPay();
    const lost = { ok: false, failure: { kind: 'changed-by-someone-else', lost: [] } } as const;
    const commit = () => Promise.resolve(lost);
    const mine = { grantApplicationId: id, instalment: 1, accountRevision: 1 };
    expect(
      await createApproveInstalment({ ...platform, commit })({ ...mine, staffId: 'ben-okafor' }),
    ).toEqual({ ok: false, failure: { kind: 'changed-by-someone-else' } });
  });
});

describe('what a bank says of the account of a group', () => {
  async function checked(
    grant: Awaited<ReturnType<typeof createGrantToPay>>,
    code: PayeeCheckCode,
  ) {
    const banks = createPayeeBanks();
    banks.say({ kind: 'answered', code });
    const kinds: (string | undefined)[] = [];
    const { records, commit, clock } = grant.platform;
    const check = createCheckGrantPayee({
      ...{ records, commit, clock, payeeSecret: 'matching-key' },
      confirmPayee: (payee, kind) => {
        kinds.push(kind);
        return banks.confirmPayee(payee, kind);
      },
    });
    return { answers: [await check(id), await check(id)], kinds };
  }

  it('is asked of a business account, once, and takes no reason when it is as it should be', async () => {
    const grant = await createGrantToPay();
    const { answers, kinds } = await checked(grant, 'PANM');
    expect(answers).toMatchObject([{ value: 'checked' }, { value: 'already-checked' }]);
    expect(kinds).toEqual(['business']);
    expect(await grant.approve('ben-okafor')).toMatchObject({ ok: true });
    expect(grant.faults()).toEqual([]);
  });

  it('takes a reason when it is somebody else’s', async () => {
    const grant = await createGrantToPay();
    await checked(grant, 'ANNM');
    expect(await grant.approve('ben-okafor')).toEqual({
      ok: false,
      failure: { kind: 'needs-a-reason', because: ['payee-no-match'] },
    });
    const reason = 'The bank statement they sent has the same number.';
    expect(await grant.approve('ben-okafor', 1, { reason })).toMatchObject({ ok: true });
    // The second reads the reason of the first.
    expect(await grant.approve('grace-mensah')).toMatchObject({ value: { outcome: 'approved' } });
    expect(grant.faults()).toEqual([]);
  });

  it('is said of no account that nobody gave, nor of an award that there is not', async () => {
    const { platform } = await createGrantToPay();
    const { records, commit, clock } = platform;
    const { confirmPayee } = createPayeeBanks();
    const ports = { records, commit, clock, payeeSecret: 'matching-key', confirmPayee };
    expect(await createCheckGrantPayee(ports)('NOTHING')).toMatchObject({
      failure: { kind: 'no-such-application' },
    });
  });
});

describe('paying an instalment of a grant', () => {
  it('goes into the account of the group, under the reference of its application', async () => {
    const { ready, run, report, staff, balances, faults, payment } = await createGrantToPay();
    await ready();
    const runId = await run();
    expect(staff.bank.files.get(runId)?.credits).toEqual([
      {
        ...{ reference: `OD${id}0101`, amountPence: firstPence, payeeName: 'Table' },
        ...{ sortCode: '089999', accountNumber: '66374958' },
      },
    ]);
    expect(await balances()).toMatchObject({
      ...{ reserved: offerPence - firstPence, 'in-transit': firstPence },
    });
    expect(faults()).toEqual([]);
    await report('settled');
    expect(await payment()).toMatchObject({ state: 'settled' });
    expect(await balances()).toMatchObject({ 'in-transit': 0, paid: firstPence });
    expect(faults()).toEqual([]);
  });

  it('is never begun by whoever approved it', async () => {
    const { ready, run, payment } = await createGrantToPay();
    await ready();
    await run('grace-mensah');
    expect(await payment()).toMatchObject({ state: 'ready' });
  });

  it('waits under a hold, every instalment that is not sent yet', async () => {
    const { ready, run, staff, platform, payment, faults } = await createGrantToPay();
    platform.clock.moveTo('2027-02-15T09:00:00.000Z');
    await ready(1);
    await ready(2);
    const held = await staff.placeHold({
      ...{ programmeId, applicationIds: [id], category: 'manual', reason: 'Somebody rang.' },
      ...{ staffId: 'erin-walsh', dryRun: false },
    });
    expect(held).toMatchObject({ value: { applicationIds: [id], totalPence: offerPence } });
    await run();
    expect([await payment(1), await payment(2)]).toMatchObject([
      { state: 'held' },
      { state: 'held' },
    ]);
    expect(faults()).toEqual([]);
    const [hold] = platform.ofKind('hold').map((item) => holds.parse(item).document);
    invariant(hold !== undefined, 'It is held');
    expect(hold.count).toBe(2);
    await staff.liftHold({
      ...{ holdId: hold.holdId, reason: 'It was them.' },
      actor: { kind: 'staff', id: 'dev-patel' },
    });
    await run();
    expect([await payment(1), await payment(2)]).toMatchObject([
      { state: 'submitted' },
      { state: 'submitted' },
    ]);
    expect(faults()).toEqual([]);
  });

  it('comes back from a file that the bank refused, each under its own instalment', async () => {
    const { ready, run, staff, platform, payment, balances, faults } = await createGrantToPay();
    platform.clock.moveTo('2027-02-15T09:00:00.000Z');
    await ready(1);
    await ready(2);
    staff.bank.next({ refuse: ['no such user number'] });
    const runId = await run();
    platform.clock.moveTo('2027-02-15T10:30:00.000Z');
    staff.bank.next({ refuse: ['no such user number'] });
    await staff.submitPaymentRun(runId);
    expect([await payment(1), await payment(2)]).toMatchObject([
      { state: 'held' },
      { state: 'held' },
    ]);
    expect(await balances()).toMatchObject({ reserved: offerPence, 'in-transit': 0 });
    expect(faults()).toEqual([]);
  });
});

describe('a payment of a grant that came back', () => {
  it('stays promised to the group, and no family is written to', async () => {
    const { ready, run, report, balances, payment, faults, platform } = await createGrantToPay();
    await ready();
    await run();
    await report('settled');
    await report('returned');
    await report('returned');
    expect(await payment()).toMatchObject({ state: 'returned', returnReasonCode: '0' });
    expect(await balances()).toMatchObject({
      ...{ paid: 0, reserved: offerPence, available: roundPence - offerPence },
    });
    const events = platform.ofKind('event').map(parseEvent);
    expect(events.map(({ body }) => body.type)).toContain('payment-returned');
    expect(faults()).toEqual([]);
  });

  it('is not sent to the same account again, and goes to another as the next attempt', async () => {
    const { ready, run, report, approve, accept, staff, payment, balances, faults } =
      await createGrantToPay();
    await ready();
    await run();
    await report('returned');
    expect(await approve('ben-okafor')).toMatchObject({
      failure: { kind: 'needs-another-account' },
    });
    await accept(2, '12345678');
    await ready(1, 2);
    expect(await payment()).toMatchObject({
      ...{ state: 'ready', attemptNumber: 2 },
      pastAttempts: [{ attemptNumber: 1, ended: 'returned', arrived: false }],
    });
    expect(faults()).toEqual([]);
    const runId = await run();
    expect(staff.bank.files.get(runId)?.credits).toMatchObject([
      { reference: `OD${id}0102`, accountNumber: '12345678' },
    ]);
    await report('settled');
    expect(await balances()).toMatchObject({ paid: firstPence, reserved: offerPence - firstPence });
    expect(faults()).toEqual([]);
  });
});

describe('verifying the payments of grants', () => {
  it('finds one that one person approved, and one whose grant was never accepted', async () => {
    const { ready, platform, faults } = await createGrantToPay();
    await ready();
    const found = await payments.read(platform.records, keys.payment(id, 1));
    invariant(found?.document.state === 'ready', 'It waits for a run');
    await platform.commit([
      payments.replace({ ...found.document, approvedBy: ['amina-rahman'] }, found.version),
    ]);
    const sentences = () => faults().map(({ sentence }) => sentence);
    expect(sentences()).toContain('Two people did not approve this attempt.');
    expect(sentences()).toContain('Whoever proposed it approved it.');
    const key = keys.grantAward(id);
    const award = await grantAwards.read(platform.records, key);
    invariant(award?.document.state === 'accepted', 'It is accepted');
    const { acceptances: _acceptances, acceptedAt: _at, ...made } = award.document;
    await platform.commit([grantAwards.replace({ ...made, state: 'offered' }, award.version)]);
    expect(sentences()).toContain('Its grant is offered.');
  });
});
