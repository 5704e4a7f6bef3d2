import { describe, expect, it } from 'vitest';

import { textOfTemplate } from '#shared/messages/index.ts';
import { createSubmittedGrant } from '#tests/doubles/submitted-grant.ts';

const everybody = ['amina@example.com', 'shabnam@example.com', 'george@example.com'];

async function setup() {
  const grant = await createSubmittedGrant();
  const { platform } = grant;
  return {
    ...grant,
    offered: async () => {
      await grant.propose();
      await grant.confirm();
      await platform.deliver();
    },
    last: (email: string) => platform.inbox(email).at(-1) ?? '',
    count: () => everybody.map((email) => platform.inbox(email).length),
  };
}

describe('telling a group', () => {
  it('says nothing of a proposal, and tells everybody of an offer, once', async () => {
    const { platform, propose, confirm, last, count } = await setup();
    await propose();
    await platform.deliver();
    const before = count();
    await confirm();
    const again = [...platform.askedOfAward];
    await platform.deliver();
    platform.askedOfAward.push(...again);
    await platform.deliver();
    expect(count()).toEqual(before.map((each) => each + 1));
    for (const email of everybody) {
      expect(last(email)).toContain('We offer Table a grant of £1,500');
      expect(last(email)).toContain('accept by 18 December');
    }
    for (const { template } of platform.sender.sent) {
      expect(textOfTemplate(template).subject).not.toContain('((amount))');
    }
  });

  it('sends each contact a link of their own, and again to whoever is asked again', async () => {
    const { platform, own, offered, giveAccount, send, accept, last, linkFor } = await setup();
    await offered();
    await giveAccount();
    await send();
    await platform.deliver();
    for (const contact of [1, 2] as const) {
      const { token } = await linkFor(contact);
      expect(last(everybody[contact] ?? '')).toContain(
        `/grants/accept/7K3QD9XW2M/${contact}/${token}`,
      );
    }
    expect(last('amina@example.com')).toContain('We offer');
    platform.clock.moveOnSeconds(600);
    await platform.askToAcceptAgain({ ...own, proposalId: 'P1', contact: 1 });
    await platform.askToAcceptAgain({ ...own, proposalId: 'P1', contact: 2 });
    await accept(1);
    const [first, second] = [1, 2].map((each) => platform.inbox(everybody[each] ?? '').length);
    await platform.deliver();
    expect(platform.inbox('shabnam@example.com')).toHaveLength(first ?? 0);
    expect(platform.inbox('george@example.com')).toHaveLength((second ?? 0) + 1);
  });

  it('tells everybody how it ended', async () => {
    for (const [act, words] of [
      ['decline', 'is over'],
      ['withdraw', 'is over'],
      ['lapse', 'is over'],
      ['accept', 'have accepted the grant'],
    ] as const) {
      const { platform, offered, giveAccount, send, accept, decline, withdraw, last } =
        await setup();
      await offered();
      if (act === 'decline') await decline();
      if (act === 'withdraw') await withdraw();
      if (act === 'lapse') {
        platform.clock.moveTo('2026-12-19T01:00:00.000Z');
        await platform.endOffers();
      }
      if (act === 'accept') {
        await giveAccount();
        await send();
        await accept(1);
        await accept(2);
      }
      await platform.deliver();
      for (const email of everybody) expect(last(email)).toContain(words);
    }
  });

  it('warns of the end, and says that there is no grant', async () => {
    const ending = await setup();
    await ending.offered();
    ending.platform.clock.moveTo('2026-12-12T01:00:00.000Z');
    await ending.platform.endOffers();
    await ending.platform.deliver();
    expect(ending.last('george@example.com')).toContain('ends on 18 December');
    const no = await setup();
    await no.proposeNo();
    await no.confirm();
    await no.platform.deliver();
    expect(no.last('amina@example.com')).toContain('cannot give a grant this time');
    expect(no.last('amina@example.com')).not.toContain('There was more');
  });

  it('sends nothing that is no longer so, and says when there is no such application', async () => {
    const { platform, propose, confirm, withdraw, count, giveAccount, send } = await setup();
    await propose();
    await confirm();
    await giveAccount();
    await send();
    await withdraw();
    const [offer, ...links] = platform.askedOfAward.splice(0);
    const before = count();
    platform.askedOfAward.push(offer!, ...links.slice(0, 2));
    await platform.deliver();
    expect(count()).toEqual(before);
    const nobody = {
      grantApplicationId: 'NOTHING',
      causeId: 'E1',
      edition: 1,
      contact: 1,
    } as const;
    expect(await platform.tellGroupOfAward({ kind: 'group-accept', ...nobody })).toEqual({
      ok: false,
      failure: { kind: 'no-such-application' },
    });
  });
});
