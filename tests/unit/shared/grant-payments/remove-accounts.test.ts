import { describe, expect, it } from 'vitest';

import { grantPayees } from '#shared/applications/index.ts';
import { createRemoveGrantAccounts } from '#shared/grant-payments/index.ts';
import { invariant, plusDays } from '#shared/kernel/index.ts';
import { keys, parseEvent } from '#shared/records/index.ts';
import { createGrantToPay } from '#tests/builders/grant-to-pay.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';
import { createSubmittedGrant } from '#tests/doubles/submitted-grant.ts';

const id = '7K3QD9XW2M';
const emails = ['shabnam@example.com', 'george@example.com'] as const;

type Platform = Awaited<ReturnType<typeof createSubmittedGrant>>['platform'];

function looking(platform: Platform) {
  const { records, commit, clock } = platform;
  return {
    remove: createRemoveGrantAccounts({ records, commit, clock }),
    later: (days: number) => {
      clock.moveTo(plusDays(clock.now(), days));
    },
    kept: () =>
      platform.ofKind('grant-payee').map((item) => grantPayees.parse(item).document.revision),
    removals: () =>
      platform
        .ofKind('event')
        .map((item) => parseEvent(item).body)
        .filter(({ type }) => type === 'grant-accounts-removed'),
    /** What `verify` says of what is kept too long or removed too soon. */
    faultsAt: () => recordFaults(platform.all(), clock.now()),
  };
}

/** A group that gave one account and then another for an offer, and declined it. */
async function declined() {
  const grant = await createSubmittedGrant();
  await grant.propose();
  await grant.confirm();
  await grant.giveAccount();
  await grant.giveAccount('87654329');
  const answered = await grant.decline();
  invariant(answered.ok, 'There is an offer to decline');
  return { ...grant, ...looking(grant.platform) };
}

/** A grant whose other account both contacts confirmed. */
async function accepted() {
  const grant = await createGrantToPay();
  const { staff, platform, own } = grant;
  const about = { grantApplicationId: id, staffId: 'ben-okafor' };
  return {
    ...{ ...grant, ...looking(platform) },
    giveOther: async (accountNumber = '31926819') => {
      await platform.giveOtherAccount({
        ...own,
        payee: { nameOnAccount: 'Table', sortCode: '089999', accountNumber },
      });
    },
    contactsConfirm: async () => {
      await platform.deliver();
      for (const [index, email] of emails.entries()) {
        const body = platform.inbox(email).findLast((each) => each.includes('/grants/account/'));
        const token = /account\/\w+\/\d\/(\S+)/.exec(body ?? '')?.[1] ?? '';
        const contact = (index + 1) as 1 | 2;
        await platform.confirmOtherAccount({ grantApplicationId: id, contact, token });
      }
    },
    take: () => staff.takeOtherAccount({ ...about, revision: 2 }),
    turnDown: () =>
      staff.refuseOtherAccount({ ...about, revision: 2, reason: 'It is not theirs.' }),
  };
}

describe('the accounts of an offer that came to nothing', () => {
  it('stay for 90 days', async () => {
    const { remove, later, kept } = await declined();
    later(89.9);
    expect(await remove()).toBe(0);
    expect(kept()).toEqual([1, 2]);
  });

  it('then go, each of them, with their last digits and what tells them apart', async () => {
    const { remove, later, kept, award, removals, faultsAt } = await declined();
    later(90);
    expect(await remove()).toBe(1);
    expect(kept()).toEqual([]);
    expect(await award()).toMatchObject({ state: 'declined', accountsRemoved: [1, 2] });
    expect(await award()).not.toHaveProperty('account');
    expect(removals()).toMatchObject([{ rule: 'offer-over', revisions: [1, 2] }]);
    expect(faultsAt()).toEqual([]);
    expect(await remove()).toBe(0);
    expect(removals()).toHaveLength(1);
  });

  it('are given anew for another offer, under a number that none of them had', async () => {
    const { remove, later, kept, propose, confirm, giveAccount, award, faultsAt } =
      await declined();
    later(90);
    await remove();
    expect(await propose('P2')).toMatchObject({ ok: true });
    expect(await confirm('P2')).toMatchObject({ ok: true });
    expect(await giveAccount('87654321', 'P2')).toMatchObject({ ok: true });
    expect(await award()).toMatchObject({ state: 'offered', account: { revision: 3 } });
    expect(kept()).toEqual([3]);
    expect(faultsAt()).toEqual([]);
  });

  it('are named by who verifies the records when they are kept past their time', async () => {
    const { later, faultsAt } = await declined();
    later(93);
    expect(faultsAt().map(({ sk }) => sk)).toEqual(['PAYEE#1', 'PAYEE#2']);
  });
});

describe('the accounts of a grant that was accepted', () => {
  it('keep the one in force, however long', async () => {
    const { remove, later, kept } = await accepted();
    later(400);
    expect(await remove()).toBe(0);
    expect(kept()).toEqual([1]);
  });

  it('lose the one that another took the place of, 90 days after that', async () => {
    const { giveOther, contactsConfirm, take, later, remove, ...grant } = await accepted();
    const { kept, removals, faultsAt, award } = grant;
    later(200);
    await giveOther();
    await contactsConfirm();
    expect(await take()).toMatchObject({ ok: true });
    later(89.9);
    expect(await remove()).toBe(0);
    later(0.1);
    expect(await remove()).toBe(1);
    expect(kept()).toEqual([2]);
    expect(await award()).toMatchObject({ account: { revision: 2 }, accountsRemoved: [1] });
    expect(removals()).toMatchObject([{ rule: 'replaced', revisions: [1] }]);
    expect(faultsAt()).toEqual([]);
    expect(await remove()).toBe(0);
  });

  it('lose one that was turned down, and not the one in force', async () => {
    const { giveOther, turnDown, later, remove, kept, faultsAt } = await accepted();
    await giveOther();
    expect(await turnDown()).toMatchObject({ ok: true });
    later(90);
    expect(await remove()).toBe(1);
    expect(kept()).toEqual([1]);
    expect(faultsAt()).toEqual([]);
  });

  it('stay, all of them, while another is being given', async () => {
    const { giveOther, later, remove, kept } = await accepted();
    await giveOther();
    later(400);
    expect(await remove()).toBe(0);
    expect(kept()).toEqual([1, 2]);
  });

  it('pay what comes after an account before was removed', async () => {
    const { giveOther, contactsConfirm, take, later, remove, ...grant } = await accepted();
    const { ready, run, report, staff, balances } = grant;
    await ready();
    await run();
    await report('returned');
    await giveOther();
    await contactsConfirm();
    await take();
    later(90);
    expect(await remove()).toBe(1);
    await ready(1, 2);
    const runId = await run();
    expect(staff.bank.files.get(runId)?.credits).toMatchObject([{ accountNumber: '31926819' }]);
    await report('settled');
    expect(await balances()).toMatchObject({ paid: 1_000_00 });
  });

  it('are named by who verifies the records when they are kept past their time', async () => {
    const { giveOther, contactsConfirm, take, later, faultsAt } = await accepted();
    await giveOther();
    await contactsConfirm();
    await take();
    later(93);
    expect(faultsAt()).toContainEqual(
      expect.objectContaining({ pk: keys.grantPayee(id, 1).pk, sk: 'PAYEE#1' }),
    );
  });
});
