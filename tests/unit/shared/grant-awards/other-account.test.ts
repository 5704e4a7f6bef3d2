import { describe, expect, it } from 'vitest';

import { grantPayees, unsealPayee } from '#shared/applications/index.ts';
import {
  createConfirmOtherAccount,
  grantAccountChanges,
  otherAccountToken,
  type AccountChange,
} from '#shared/grant-awards/index.ts';
import { invariant } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';
import { createSubmittedGrant } from '#tests/doubles/submitted-grant.ts';

const emails = ['shabnam@example.com', 'george@example.com'] as const;
const everybody = ['amina@example.com', ...emails];

/** A group that accepted its grant with the account that ends in 4321. */
async function setup() {
  const grant = await createSubmittedGrant();
  const { platform, own, grantApplicationId } = grant;
  await grant.propose();
  await grant.confirm();
  await grant.giveAccount();
  await grant.send();
  await grant.accept(1);
  await grant.accept(2);
  await platform.deliver();
  const change = async (): Promise<AccountChange | undefined> =>
    (await grantAccountChanges.read(platform.records, keys.grantAccountChange(grantApplicationId)))
      ?.document;
  const linkTo = async (contact: 1 | 2) => {
    const document = await change();
    invariant(document !== undefined, 'Another account was given');
    const as = { number: contact, email: emails[contact - 1] ?? '' };
    const token = otherAccountToken(document, as, platform.matchingKey);
    return { grantApplicationId, contact, token };
  };
  return {
    ...{ ...grant, change, linkTo },
    other: (accountNumber = '66374958', sortCode = '089999') =>
      platform.giveOtherAccount({
        ...own,
        payee: { nameOnAccount: 'Ward End Table', sortCode, accountNumber },
      }),
    keep: (revision = 2) => platform.keepPresentAccount({ ...own, revision }),
    say: async (contact: 1 | 2) => platform.confirmOtherAccount(await linkTo(contact)),
    sealed: async (revision: number) => {
      const key = keys.grantPayee(grantApplicationId, revision);
      const found = await grantPayees.read(platform.records, key);
      if (found === undefined) return undefined;
      return unsealPayee({ ...found.document, applicationId: grantApplicationId }, 'matching-key');
    },
  };
}

describe('another account of a group', () => {
  it('is kept beside the one before, which stays in force', async () => {
    const { other, change, award, sealed, platform, faults } = await setup();
    expect(await other()).toEqual({ ok: true, value: 'given' });
    expect(await change()).toMatchObject({
      ...{ state: 'waiting', confirmations: [], account: { revision: 2, ending: '4958' } },
    });
    expect(await award()).toMatchObject({ account: { revision: 1, ending: '4321' } });
    expect(await sealed(1)).toMatchObject({ accountNumber: '87654321' });
    expect(await sealed(2)).toMatchObject({ accountNumber: '66374958' });
    expect(JSON.stringify(platform.all())).not.toContain('66374958');
    expect(faults()).toEqual([]);
  });

  it('changes nothing when it is given again, and is refused when it is the one in force', async () => {
    const { other, change, say, platform } = await setup();
    expect(await other('87654321', '070116')).toEqual({
      ok: false,
      failure: { kind: 'same-account' },
    });
    expect(await change()).toBeUndefined();
    await other();
    await say(1);
    const before = platform.all().length;
    expect(await other()).toEqual({ ok: true, value: 'unchanged' });
    expect(platform.all()).toHaveLength(before);
    expect(await change()).toMatchObject({ confirmations: [{ contact: 1 }] });
  });

  it('is confirmed by both contacts, each once however often they press', async () => {
    const { other, say, change, faults } = await setup();
    await other();
    expect(await say(1)).toEqual({ ok: true, value: 'waiting' });
    expect(await say(1)).toEqual({ ok: true, value: 'waiting' });
    expect(await say(2)).toEqual({ ok: true, value: 'confirmed' });
    expect(await say(1)).toEqual({ ok: true, value: 'confirmed' });
    expect(await change()).toMatchObject({
      ...{ state: 'confirmed', confirmations: [{ contact: 1 }, { contact: 2 }] },
    });
    expect(faults()).toEqual([]);
  });

  it('voids what was confirmed when yet another one is given, and its links', async () => {
    const { other, say, linkTo, change, platform, faults } = await setup();
    await other();
    const link = await linkTo(2);
    await say(1);
    await other('31926819');
    expect(await change()).toMatchObject({
      ...{ state: 'waiting', confirmations: [], account: { revision: 3, ending: '6819' } },
    });
    expect(await platform.confirmOtherAccount(link)).toMatchObject({
      failure: { kind: 'not-good' },
    });
    expect(faults()).toEqual([]);
  });

  it('is not used when the group stays with the one before, and its number never comes again', async () => {
    const { other, keep, linkTo, change, platform, faults, award } = await setup();
    await other();
    const link = await linkTo(1);
    expect(await keep(1)).toMatchObject({ failure: { kind: 'not-open' } });
    expect(await keep()).toEqual({ ok: true, value: 'kept' });
    expect(await keep()).toEqual({ ok: true, value: 'kept' });
    expect(await platform.confirmOtherAccount(link)).toMatchObject({
      failure: { kind: 'not-good' },
    });
    expect(await award()).toMatchObject({ account: { revision: 1 } });
    await other();
    expect(await change()).toMatchObject({ state: 'waiting', account: { revision: 3 } });
    expect(faults()).toEqual([]);
  });

  it('is nobody else’s to give, nor of a grant that was not accepted', async () => {
    const { platform, own } = await setup();
    const payee = { nameOnAccount: 'X', sortCode: '089999', accountNumber: '66374958' };
    const stranger = { ...own, personId: 'somebody', payee };
    expect(await platform.giveOtherAccount(stranger)).toMatchObject({
      failure: { kind: 'no-such-application' },
    });
    const offered = await createSubmittedGrant();
    await offered.propose();
    await offered.confirm();
    expect(await offered.platform.giveOtherAccount({ ...offered.own, payee })).toMatchObject({
      failure: { kind: 'not-open' },
    });
    const nothing = { grantApplicationId: 'NOTHING', contact: 1, token: 'x' } as const;
    expect(await createConfirmOtherAccount(platform)(nothing)).toMatchObject({
      failure: { kind: 'no-such-application' },
    });
  });

  it('cannot be confirmed with a wrong link, nor through the mailbox of the other', async () => {
    const { other, linkTo, platform, change } = await setup();
    await other();
    const { token, grantApplicationId } = await linkTo(1);
    for (const link of [
      { grantApplicationId, contact: 2 as const, token },
      { grantApplicationId, contact: 1 as const, token: `${token}x` },
    ]) {
      expect(await platform.confirmOtherAccount(link)).toMatchObject({
        failure: { kind: 'not-good' },
      });
    }
    expect(await change()).toMatchObject({ confirmations: [] });
  });
});

describe('telling a group of another account', () => {
  it('warns everybody, and sends each contact a link of their own, once', async () => {
    const { other, platform, linkTo } = await setup();
    const before = everybody.map((email) => platform.inbox(email).length);
    await other();
    const again = [...platform.askedOfAccount];
    await platform.deliver();
    platform.askedOfAccount.push(...again);
    await platform.deliver();
    const now = everybody.map((email) => platform.inbox(email).length);
    expect(now.map((count, index) => count - (before[index] ?? 0))).toEqual([1, 2, 2]);
    for (const email of everybody) {
      expect(platform.inbox(email).at(-1)).toContain('gave us another account');
    }
    for (const contact of [1, 2] as const) {
      const { token } = await linkTo(contact);
      const bodies = platform.inbox(emails[contact - 1] ?? '').join();
      expect(bodies).toContain(`/grants/account/7K3QD9XW2M/${contact}/${token}`);
    }
  });

  it('writes again to whoever is asked again, not at once and not after they answered', async () => {
    const { other, platform, own, say } = await setup();
    await other();
    await platform.deliver();
    const ask = (contact: 1 | 2) => platform.askAboutAccountAgain({ ...own, revision: 2, contact });
    expect(await ask(1)).toMatchObject({ failure: { kind: 'too-soon' } });
    platform.clock.moveOnSeconds(600);
    const before = platform.inbox(emails[0]).length;
    expect(await ask(1)).toEqual({ ok: true, value: 'asked' });
    await platform.deliver();
    expect(platform.inbox(emails[0])).toHaveLength(before + 1);
    await say(1);
    platform.clock.moveOnSeconds(600);
    expect(await ask(1)).toMatchObject({ failure: { kind: 'not-waiting' } });
    for (let each = 2; each <= 12; each += 1) {
      expect(await ask(2)).toEqual({ ok: true, value: 'asked' });
      platform.clock.moveOnSeconds(600);
    }
    expect(await ask(2)).toMatchObject({ failure: { kind: 'too-often' } });
  });

  it('tells nothing that is no longer so', async () => {
    const { other, keep, platform } = await setup();
    await other();
    await keep();
    const before = everybody.map((email) => platform.inbox(email).length);
    await platform.deliver();
    const now = everybody.map((email) => platform.inbox(email));
    expect(now.map((inbox, index) => inbox.length - (before[index] ?? 0))).toEqual([1, 1, 1]);
    expect(now[0]?.at(-1)).toContain('The other account is not used');
  });
});
