import { describe, expect, it } from 'vitest';

import { createTakeOtherAccount } from '#shared/grant-payments/index.ts';
import { grantAccountChanges } from '#shared/grant-awards/index.ts';
import { invariant } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';
import { createGrantToPay } from '#tests/builders/grant-to-pay.ts';
import { fittingOffer } from '#tests/doubles/submitted-grant.ts';

const id = '7K3QD9XW2M';
const programmeId = 'community-grants';
const emails = ['shabnam@example.com', 'george@example.com'] as const;
const firstPence = 1_000_00;

/** An accepted grant that is paid into the account that ends in 4958. */
async function setup() {
  const grant = await createGrantToPay();
  const { staff, platform, own } = grant;
  const about = { grantApplicationId: id, staffId: 'ben-okafor' };
  const contactsConfirm = async () => {
    await platform.deliver();
    for (const [index, email] of emails.entries()) {
      const body = platform.inbox(email).findLast((each) => each.includes('/grants/account/'));
      const token = /account\/\w+\/\d\/(\S+)/.exec(body ?? '')?.[1] ?? '';
      const contact = (index + 1) as 1 | 2;
      const said = await platform.confirmOtherAccount({ grantApplicationId: id, contact, token });
      invariant(said.ok, 'The link in the message is good');
    }
  };
  return {
    ...{ ...grant, contactsConfirm },
    give: (accountNumber = '31926819') =>
      platform.giveOtherAccount({
        ...own,
        payee: { nameOnAccount: 'Table', sortCode: '089999', accountNumber },
      }),
    take: (revision = 2) => staff.takeOtherAccount({ ...about, revision }),
    turnDown: (revision = 2) =>
      staff.refuseOtherAccount({ ...about, revision, reason: 'It is in a person’s name.' }),
    change: async () =>
      (await grantAccountChanges.read(platform.records, keys.grantAccountChange(id)))?.document,
  };
}

describe('taking over another account', () => {
  it('pays a payment that came back into it, once, after two approvals', async () => {
    const grant = await setup();
    const { ready, run, report, give, contactsConfirm, take, approve, staff, faults } = grant;
    await ready();
    await run();
    await report('returned');
    expect(await approve('dev-patel')).toMatchObject({
      failure: { kind: 'needs-another-account' },
    });
    await give();
    expect(await approve('dev-patel')).toMatchObject({ failure: { kind: 'other-account-open' } });
    expect(await take()).toEqual({ ok: false, failure: { kind: 'not-confirmed-by-both' } });
    await contactsConfirm();
    expect(faults()).toEqual([]);
    expect(await take()).toEqual({ ok: true, value: { voided: 0 } });
    expect(await take()).toEqual({ ok: true, value: { voided: 0 } });
    expect(await grant.award()).toMatchObject({ account: { revision: 2, ending: '6819' } });
    expect(faults()).toEqual([]);
    expect(await approve('dev-patel')).toMatchObject({ failure: { kind: 'another-account' } });
    await ready(1, 2);
    const runId = await run();
    expect(staff.bank.files.get(runId)?.credits).toMatchObject([
      { reference: `OD${id}0102`, amountPence: firstPence, accountNumber: '31926819' },
    ]);
    await report('settled');
    expect(await grant.balances()).toMatchObject({ paid: firstPence });
    expect(faults()).toEqual([]);
  });

  it('makes void what was approved for the account before, and leaves its money promised', async () => {
    const { ready, give, contactsConfirm, take, payment, run, staff, balances, faults } =
      await setup();
    await ready();
    await give();
    await contactsConfirm();
    expect(await take()).toEqual({ ok: true, value: { voided: 1 } });
    expect(await payment()).toMatchObject({ state: 'void', accountRevision: 1 });
    expect(await balances()).toMatchObject({ reserved: fittingOffer.amountPence });
    const runId = await run();
    expect(staff.bank.files.has(runId)).toBe(false);
    expect(faults()).toEqual([]);
    await ready(1, 2);
    expect(await payment()).toMatchObject({
      ...{ state: 'ready', attemptNumber: 2, accountRevision: 2 },
    });
    expect(faults()).toEqual([]);
  });

  it('waits while a payment is on its way into the account before', async () => {
    const { ready, run, report, give, contactsConfirm, take, payment, faults } = await setup();
    await ready();
    await run();
    await give();
    await contactsConfirm();
    expect(await take()).toEqual({ ok: false, failure: { kind: 'payment-under-way' } });
    await report('settled');
    expect(await take()).toEqual({ ok: true, value: { voided: 0 } });
    expect(await payment()).toMatchObject({ state: 'settled' });
    expect(faults()).toEqual([]);
  });

  it('waits while a payment is held as possible fraud, and not under another hold', async () => {
    const { ready, give, contactsConfirm, take, staff, faults } = await setup();
    await ready();
    await give();
    await contactsConfirm();
    const hold = (category: 'possible-fraud' | 'manual') =>
      staff.placeHold({
        ...{ programmeId, applicationIds: [id], category, reason: 'Somebody rang.' },
        ...{ staffId: 'erin-walsh', dryRun: false },
      });
    await hold('possible-fraud');
    expect(await take()).toEqual({ ok: false, failure: { kind: 'held-as-suspect' } });
    expect(faults()).toEqual([]);
    const other = await setup();
    await other.ready();
    await other.staff.placeHold({
      ...{ programmeId, applicationIds: [id], category: 'manual', reason: 'Somebody rang.' },
      ...{ staffId: 'erin-walsh', dryRun: false },
    });
    await other.give();
    await other.contactsConfirm();
    expect(await other.take()).toEqual({ ok: true, value: { voided: 1 } });
    expect(other.faults()).toEqual([]);
  });

  it('loses to a run that collects the payment in the same moment', async () => {
    const { ready, run, give, contactsConfirm, platform, payment, faults, award } = await setup();
    await ready();
    await give();
    await contactsConfirm();
    let raced = false;
    const racing = createTakeOtherAccount({
      ...platform,
      commit: async (writes) => {
        if (!raced) {
          raced = true;
          await run();
        }
        return platform.commit(writes);
      },
    });
    expect(await racing({ grantApplicationId: id, revision: 2, staffId: 'ben-okafor' })).toEqual({
      ok: false,
      failure: { kind: 'payment-under-way' },
    });
    expect(await payment()).toMatchObject({ state: 'submitted' });
    expect(await award()).toMatchObject({ account: { revision: 1 } });
    expect(faults()).toEqual([]);
  });

  it('is turned down with a reason that the group reads, once', async () => {
    const { give, contactsConfirm, turnDown, take, change, approve, platform, faults } =
      await setup();
    await give();
    await contactsConfirm();
    expect(await turnDown(3)).toMatchObject({ failure: { kind: 'not-open' } });
    expect(await turnDown()).toEqual({ ok: true, value: 'refused' });
    expect(await turnDown()).toEqual({ ok: true, value: 'refused' });
    expect(await change()).toMatchObject({ state: 'not-used', endedBy: 'ben-okafor' });
    expect(await take()).toEqual({ ok: false, failure: { kind: 'not-open' } });
    expect(await approve('ben-okafor')).toMatchObject({ ok: true });
    await platform.deliver();
    expect(platform.inbox('amina@example.com').at(-1)).toContain('The other account is not used');
    expect(faults()).toEqual([]);
  });

  it('is refused for an account that is not the last one given', async () => {
    const { give, contactsConfirm, take } = await setup();
    expect(await take()).toEqual({ ok: false, failure: { kind: 'not-open' } });
    await give();
    await contactsConfirm();
    await give('66374000');
    expect(await take()).toEqual({ ok: false, failure: { kind: 'not-open' } });
    expect(await take(3)).toEqual({ ok: false, failure: { kind: 'not-confirmed-by-both' } });
  });

  it('says so when its records never keep still', async () => {
    const { give, contactsConfirm, platform } = await setup();
    await give();
    await contactsConfirm();
    const lost = { ok: false, failure: { kind: 'changed-by-someone-else', lost: [] } } as const;
    const never = createTakeOtherAccount({ ...platform, commit: () => Promise.resolve(lost) });
    expect(await never({ grantApplicationId: id, revision: 2, staffId: 'ben-okafor' })).toEqual({
      ok: false,
      failure: { kind: 'changed-by-someone-else' },
    });
  });
});

describe('a payment of a grant that came back', () => {
  it('is told to everybody of the group, once, and not after it was approved again', async () => {
    const { ready, run, report, platform, give, contactsConfirm, take } = await setup();
    await platform.deliver();
    await ready();
    await run();
    await report('returned');
    expect(platform.askedOfReturn).toHaveLength(1);
    const again = [...platform.askedOfReturn];
    const everybody = ['amina@example.com', ...emails];
    const before = everybody.map((email) => platform.inbox(email).length);
    await platform.deliver();
    platform.askedOfReturn.push(...again);
    await platform.deliver();
    for (const [index, email] of everybody.entries()) {
      expect(platform.inbox(email)).toHaveLength((before[index] ?? 0) + 1);
      expect(platform.inbox(email).at(-1)).toContain('We paid £1,000 of the grant of Table');
    }
    await give();
    await contactsConfirm();
    await take();
    await ready(1, 2);
    const [message] = again;
    invariant(message !== undefined, 'The group was told');
    expect(await platform.tellGroupOfReturn({ ...message, causeId: 'E2' })).toEqual({
      ok: true,
      value: { sent: 0 },
    });
  });

  it('is told to nobody when there is no such grant', async () => {
    const { platform } = await setup();
    const message = {
      kind: 'group-payment-returned' as const,
      ...{ grantApplicationId: 'NOTHING', paymentId: 'NOTHING-01' },
      ...{ attemptNumber: 1, causeId: 'E' },
    };
    expect(await platform.tellGroupOfReturn(message)).toMatchObject({
      failure: { kind: 'no-such-application' },
    });
  });
});
