import { describe, expect, it } from 'vitest';

import { grantPayees } from '#shared/applications/index.ts';
import { unsealPayee } from '#shared/applications/index.ts';
import {
  createAcceptOffer,
  grantAwards,
  readAcceptanceLink,
  type GrantAward,
} from '#shared/grant-awards/index.ts';
import { keys } from '#shared/records/index.ts';
import { createSubmittedGrant } from '#tests/doubles/submitted-grant.ts';

const kinds = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type);

/** A group that has an offer, to accept by 18 December 2026. */
async function setup() {
  const grant = await createSubmittedGrant();
  await grant.propose();
  await grant.confirm();
  return {
    ...grant,
    payee: async (revision = 1) => {
      const found = await grantPayees.read(
        grant.platform.records,
        keys.grantPayee(grant.grantApplicationId, revision),
      );
      return (
        found &&
        unsealPayee({ ...found.document, applicationId: grant.grantApplicationId }, 'matching-key')
      );
    },
  };
}

describe('the account of a group', () => {
  it('is sealed, and nothing but its last digits is kept with the award', async () => {
    const { giveAccount, award, payee, platform, events, faults } = await setup();
    expect(await giveAccount()).toEqual({ ok: true, value: { voided: 0 } });
    expect(await award()).toMatchObject({ account: { revision: 1, ending: '4321' } });
    expect(await payee()).toMatchObject({ sortCode: '070116', accountNumber: '87654321' });
    expect(JSON.stringify(platform.all())).not.toContain('87654321');
    expect(JSON.stringify(platform.all())).not.toContain('Ward End Table');
    expect(events().at(-1)).toMatchObject({ type: 'grant-account-given', revision: 1 });
    expect(faults()).toEqual([]);
  });

  it('changes nothing when it is given again, and voids what was accepted when it is another', async () => {
    const { giveAccount, send, accept, award, payee, events, linkFor, platform, faults } =
      await setup();
    await giveAccount();
    await send();
    const link = await linkFor(2);
    expect(await accept(1)).toEqual({ ok: true, value: 'waiting' });
    expect(await giveAccount()).toEqual({ ok: true, value: { voided: 0 } });
    expect(await award()).toMatchObject({ sent: { acceptances: [{ contact: 1 }] } });
    expect(await giveAccount('87654329')).toEqual({ ok: true, value: { voided: 1 } });
    expect(await award()).toMatchObject({ account: { revision: 2, ending: '4329' } });
    expect((await award()) as object).not.toHaveProperty('sent');
    expect(await payee(2)).toMatchObject({ accountNumber: '87654329' });
    expect(events().at(-1)).toMatchObject({ voidedAcceptances: 1, revision: 2 });
    expect(await platform.acceptOffer(link)).toMatchObject({ failure: { kind: 'not-good' } });
    await send();
    expect(await platform.acceptOffer(link)).toMatchObject({ failure: { kind: 'not-good' } });
    expect(await accept(2)).toEqual({ ok: true, value: 'waiting' });
    expect(faults()).toEqual([]);
  });

  it('is missed before the offer can be sent to be accepted', async () => {
    const { send } = await setup();
    expect(await send()).toMatchObject({ failure: { kind: 'no-account' } });
  });
});

describe('accepting an offer', () => {
  it('takes both contacts, each once however often they press', async () => {
    const { giveAccount, send, accept, award, events, faults } = await setup();
    await giveAccount();
    expect(await send()).toEqual({ ok: true, value: 'sent' });
    expect(await send()).toEqual({ ok: true, value: 'sent' });
    expect(await accept(2)).toEqual({ ok: true, value: 'waiting' });
    expect(await accept(2)).toEqual({ ok: true, value: 'waiting' });
    expect(await accept(1)).toEqual({ ok: true, value: 'accepted' });
    expect(await accept(1)).toEqual({ ok: true, value: 'accepted' });
    expect(await accept(2)).toEqual({ ok: true, value: 'accepted' });
    expect(await award()).toMatchObject({
      ...{ state: 'accepted', account: { ending: '4321' } },
      acceptances: [{ contact: 2 }, { contact: 1 }],
    });
    expect(kinds(events()).slice(2)).toEqual([
      ...['grant-account-given', 'grant-acceptance-sent'],
      ...['grant-acceptance-given', 'grant-accepted'],
    ]);
    expect(JSON.stringify(events())).not.toContain('example.com');
    expect(faults()).toEqual([]);
  });

  it('counts on the last day and not on the next', async () => {
    const { giveAccount, send, accept, platform } = await setup();
    await giveAccount();
    await send();
    platform.clock.moveTo('2026-12-18T23:59:59.000Z');
    expect(await accept(1)).toEqual({ ok: true, value: 'waiting' });
    platform.clock.moveTo('2026-12-19T00:00:00.000Z');
    expect(await accept(2)).toMatchObject({ failure: { kind: 'too-late' } });
    expect(await giveAccount('87654329')).toMatchObject({ failure: { kind: 'too-late' } });
  });

  it('is refused without the right link, and for an offer that is over', async () => {
    const { giveAccount, send, accept, platform, linkFor, withdraw, award, application } =
      await setup();
    await giveAccount();
    const early = await linkFor(1);
    const read = (link: typeof early, found: GrantAward | undefined) => async () =>
      readAcceptanceLink(
        { application: await application(), award: found },
        ...([link, 'matching-key', platform.clock.now()] as const),
      );
    expect(await platform.acceptOffer(early)).toMatchObject({ failure: { kind: 'not-good' } });
    await send();
    const link = await linkFor(1);
    expect(await read(link, await award())()).toMatchObject({ kind: 'open' });
    expect(await platform.acceptOffer({ ...link, contact: 2 })).toMatchObject({
      failure: { kind: 'not-good' },
    });
    expect(await platform.acceptOffer({ ...link, grantApplicationId: 'NOTHING' })).toMatchObject({
      failure: { kind: 'no-such-application' },
    });
    await withdraw();
    expect(await platform.acceptOffer(link)).toMatchObject({ failure: { kind: 'not-good' } });
    expect(await accept(1)).toMatchObject({ failure: { kind: 'not-good' } });
  });

  it('is never done for two by one person', async () => {
    const { giveAccount, send, accept, award, platform, faults } = await setup();
    await giveAccount();
    await send();
    await accept(1);
    const found = (await award()) as Extract<GrantAward, { state: 'offered' }>;
    const [first] = found.sent!.acceptances;
    const same = { ...first!, name: 'George  MENSAH', email: 'another@example.com' };
    const sent = { ...found.sent!, acceptances: [same] };
    await platform.commit([grantAwards.replace({ ...found, sent }, 5)]);
    expect(await accept(2)).toMatchObject({ failure: { kind: 'same-person' } });
    expect(faults()).toHaveLength(1);
  });

  it('counts both of two who accept in the same moment', async () => {
    const { giveAccount, send, accept, award, platform, linkFor, faults } = await setup();
    await giveAccount();
    await send();
    let raced = false;
    const racing = createAcceptOffer({
      ...platform,
      commit: async (writes) => {
        if (!raced) {
          raced = true;
          await accept(1);
        }
        return platform.commit(writes);
      },
    });
    expect(await racing(await linkFor(2))).toEqual({ ok: true, value: 'accepted' });
    expect(await award()).toMatchObject({ acceptances: [{ contact: 1 }, { contact: 2 }] });
    expect(faults()).toEqual([]);
  });

  it('is not undone by staff, or by the group', async () => {
    const { giveAccount, send, accept, withdraw, decline, platform, own } = await setup();
    await giveAccount();
    await send();
    await accept(1);
    await accept(2);
    expect(await withdraw()).toMatchObject({ failure: { kind: 'decided-already' } });
    expect(await decline()).toMatchObject({
      failure: { kind: 'no-open-offer', state: 'accepted' },
    });
    expect(await giveAccount('87654329')).toMatchObject({ failure: { kind: 'no-open-offer' } });
    expect(await platform.takeApplicationBack(own)).toMatchObject({
      failure: { kind: 'offer-made', state: 'accepted' },
    });
  });
});

describe('asking a contact again', () => {
  it('writes once in ten minutes, at most twelve times, and not to whoever has accepted', async () => {
    const { giveAccount, send, accept, platform, own, events } = await setup();
    const ask = (contact: 1 | 2) =>
      platform.askToAcceptAgain({ ...own, proposalId: 'P1', contact });
    await giveAccount();
    expect(await ask(1)).toMatchObject({ failure: { kind: 'not-waiting' } });
    await send();
    expect(await ask(1)).toMatchObject({ failure: { kind: 'too-soon' } });
    for (let each = 1; each < 12; each += 1) {
      platform.clock.moveOnSeconds(600);
      expect(await ask(1)).toEqual({ ok: true, value: 'asked' });
    }
    platform.clock.moveOnSeconds(600);
    expect(await ask(1)).toMatchObject({ failure: { kind: 'too-often' } });
    await accept(2);
    expect(await ask(2)).toMatchObject({ failure: { kind: 'not-waiting' } });
    expect(events().filter(({ type }) => type === 'grant-acceptance-asked-again')).toHaveLength(11);
  });
});

describe('somebody who is not of the group', () => {
  it('is told that there is no such application', async () => {
    const { platform, own } = await setup();
    const stranger = { ...own, personId: 'somebody-else', proposalId: 'P1' };
    const none = { failure: { kind: 'no-such-application' } };
    const payee = { nameOnAccount: 'x', sortCode: '070116', accountNumber: '87654321' };
    expect(await platform.giveAccount({ ...stranger, payee })).toMatchObject(none);
    expect(await platform.sendForAcceptance(stranger)).toMatchObject(none);
    expect(await platform.askToAcceptAgain({ ...stranger, contact: 1 })).toMatchObject(none);
    expect(await platform.declineOffer(stranger)).toMatchObject(none);
  });
});

describe('declining an offer', () => {
  it('ends it, once, and another can be made with the account that is there', async () => {
    const { giveAccount, decline, award, events, propose, confirm, send, accept, faults } =
      await setup();
    await giveAccount();
    expect(await decline('P0')).toMatchObject({ failure: { kind: 'no-open-offer' } });
    expect(await decline()).toEqual({ ok: true, value: 'declined' });
    expect(await decline()).toEqual({ ok: true, value: 'declined' });
    expect(await award()).toMatchObject({ state: 'declined', amountPence: 1_500_00 });
    expect(events().at(-1)).toMatchObject({ type: 'grant-declined', amountPence: 1_500_00 });
    await propose('P2');
    await confirm('P2');
    expect(await award()).toMatchObject({ state: 'offered', account: { ending: '4321' } });
    await send('P2');
    await accept(1);
    expect(await accept(2)).toEqual({ ok: true, value: 'accepted' });
    expect(faults()).toEqual([]);
  });
});

describe('the end of an offer', () => {
  it('is warned of a week before, once, and comes on the day after the last', async () => {
    const { platform, award, events, faults } = await setup();
    const { endOffers, clock } = platform;
    clock.moveTo('2026-12-10T23:59:00.000Z');
    expect(await endOffers()).toEqual({ lapsed: 0, warned: 0 });
    clock.moveTo('2026-12-11T00:15:00.000Z');
    expect(await endOffers()).toEqual({ lapsed: 0, warned: 1 });
    expect(await endOffers()).toEqual({ lapsed: 0, warned: 0 });
    clock.moveTo('2026-12-18T23:45:00.000Z');
    expect(await endOffers()).toEqual({ lapsed: 0, warned: 0 });
    clock.moveTo('2026-12-19T00:00:00.000Z');
    expect(await endOffers()).toEqual({ lapsed: 1, warned: 0 });
    expect(await endOffers()).toEqual({ lapsed: 0, warned: 0 });
    expect(await award()).toMatchObject({ state: 'lapsed', lapsedAt: '2026-12-19T00:00:00.000Z' });
    expect(kinds(events()).slice(2)).toEqual(['grant-offer-ending', 'grant-lapsed']);
    expect(faults()).toEqual([]);
  });

  it('leaves what was answered alone', async () => {
    const { platform, giveAccount, send, accept, award } = await setup();
    await giveAccount();
    await send();
    await accept(1);
    await accept(2);
    platform.clock.moveTo('2027-02-01T00:00:00.000Z');
    expect(await platform.endOffers()).toEqual({ lapsed: 0, warned: 0 });
    expect(await award()).toMatchObject({ state: 'accepted' });
  });
});

describe('what is kept of an acceptance', () => {
  it('is found broken when its promises are', async () => {
    const { giveAccount, send, accept, award, platform, faults } = await setup();
    await giveAccount();
    await send();
    await accept(1);
    await accept(2);
    const found = (await award()) as Extract<GrantAward, { state: 'accepted' }>;
    const [first] = found.acceptances;
    const broken: GrantAward = {
      ...found,
      acceptances: [first, { ...first, acceptedAt: first.acceptedAt }],
      account: { ...found.account, revision: 2 },
    };
    await platform.commit([grantAwards.replace(broken, 6)]);
    const sentences = faults().map(({ sentence }) => sentence);
    expect(sentences).toContain('The account it names is not kept.');
    expect(sentences).toContain('It counts as accepted, and one person accepted for both.');
    expect(sentences).toContain(
      'Version 7 came about without any of the events grant-accepted, grant-account-changed, grant-reported, grant-stop-proposed, grant-stop-withdrawn, grant-stopped.',
    );
  });
});
