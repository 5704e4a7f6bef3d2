import { describe, expect, it } from 'vitest';

import {
  createConfirmProposal,
  createProposeAward,
  createTakeApplicationBack,
  grantAwards,
  type GrantAward,
} from '#shared/grant-awards/index.ts';
import { createSubmittedGrant, fittingOffer } from '#tests/doubles/submitted-grant.ts';

const kinds = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type);

describe('proposing an award', () => {
  it('keeps what was decided on, and is done once however often it is asked', async () => {
    const { propose, award, events, faults } = await createSubmittedGrant();
    expect(await propose()).toEqual({ ok: true, value: 'proposed' });
    expect(await propose()).toEqual({ ok: true, value: 'proposed' });
    expect(await award()).toMatchObject({
      ...{ state: 'proposed', title: 'Lunch', groupName: 'Table', askedPence: 1_800_00 },
      ...{ termsVersion: '2026-04', proposedBy: 'amina-rahman', edition: 0, ...fittingOffer },
    });
    expect(events()).toEqual([
      {
        ...{ type: 'grant-award-proposed', grantApplicationId: '7K3QD9XW2M', proposalId: 'P1' },
        ...{ roundId: 'closer-to-home-2026', amountPence: 1_500_00 },
      },
    ]);
    expect(faults()).toEqual([]);
  });

  it('is refused with everything that does not fit', async () => {
    const { propose, award } = await createSubmittedGrant();
    const offer = {
      ...{ ...fittingOffer, amountPence: 7_000_00, reportDueOn: '2027-03-27' },
      ...{ projectFrom: '2026-04-30', projectUntil: '2027-03-27' },
      instalments: [
        { instalment: 1, amountPence: 6_000_00, payableOn: '2027-03-01' },
        { instalment: 2, amountPence: 500_00, payableOn: '2027-02-15' },
      ],
    };
    expect(await propose('P1', offer)).toEqual({
      ok: false,
      failure: {
        kind: 'does-not-fit',
        faults: [
          { kind: 'above-asked', askedPence: 1_800_00 },
          { kind: 'above-panel', panelPence: 1_800_00 },
          { kind: 'above-maximum', maximumPence: 6_000_00 },
          { kind: 'instalments-do-not-add-up', missingPence: 500_00 },
          { kind: 'instalments-out-of-order' },
          { kind: 'outside-round', from: '2026-05-01', until: '2027-12-31' },
          { kind: 'report-before-end' },
        ],
      },
    });
    const turned = { ...fittingOffer, amountPence: 499_99, projectUntil: '2027-01-08' };
    expect(await propose('P1', turned)).toMatchObject({
      failure: {
        faults: [
          { kind: 'below-minimum', minimumPence: 500_00 },
          { kind: 'instalments-do-not-add-up', missingPence: 499_99 - 1_500_00 },
          { kind: 'ends-before-it-begins' },
        ],
      },
    });
    expect(await award()).toBeUndefined();
  });

  it('is refused beside another that is not over, and for what did not come in', async () => {
    const { platform, own, propose, proposeNo, confirm } = await createSubmittedGrant();
    await propose('P1');
    const second = { failure: { kind: 'decided-already', state: 'proposed' } };
    expect(await propose('P2')).toMatchObject(second);
    expect(await proposeNo('P2')).toMatchObject(second);
    await confirm('P1');
    expect(await proposeNo('P2')).toMatchObject({ failure: { state: 'offered' } });
    const nothing = { grantApplicationId: 'NOTHING', proposalId: 'P1', staffId: 'a' };
    expect(await platform.proposeAward({ ...nothing, offer: fittingOffer })).toMatchObject({
      failure: { kind: 'no-such-application' },
    });
    const other = await createSubmittedGrant();
    await other.platform.takeApplicationBack(own);
    expect(await other.propose()).toMatchObject({ failure: { kind: 'not-submitted' } });
  });

  it('does not win over a group that takes its application back in the same moment', async () => {
    const { platform, own, award } = await createSubmittedGrant();
    let raced = false;
    const racing = createProposeAward({
      ...platform,
      commit: async (writes) => {
        if (!raced) {
          raced = true;
          await platform.takeApplicationBack(own);
        }
        return platform.commit(writes);
      },
    });
    const proposal = { proposalId: 'P1', staffId: 'a', offer: fittingOffer };
    expect(await racing({ ...own, ...proposal })).toMatchObject({
      failure: { kind: 'not-submitted' },
    });
    expect(await award()).toBeUndefined();
  });
});

describe('confirming a proposal', () => {
  it('makes it an offer that somebody else stands behind, with its last day', async () => {
    const { propose, confirm, award, events, faults } = await createSubmittedGrant();
    await propose();
    expect(await confirm()).toEqual({ ok: true, value: 'offered' });
    expect(await confirm()).toEqual({ ok: true, value: 'offered' });
    expect(await award()).toMatchObject({
      ...{ state: 'offered', confirmedBy: 'ben-okafor', acceptBy: '2026-12-18' },
    });
    expect(events().at(-1)).toMatchObject({
      ...{ type: 'grant-offered', proposedBy: 'amina-rahman', acceptBy: '2026-12-18' },
    });
    expect(events()).toHaveLength(2);
    expect(faults()).toEqual([]);
  });

  it('makes a proposed no the answer', async () => {
    const { proposeNo, confirm, award, events, faults } = await createSubmittedGrant();
    await proposeNo();
    expect(await confirm()).toEqual({ ok: true, value: 'refused' });
    expect(await award()).toMatchObject({ state: 'refused', confirmedBy: 'ben-okafor' });
    expect(kinds(events())).toEqual(['grant-refusal-proposed', 'grant-refused']);
    expect(JSON.stringify(events())).not.toContain('There was more');
    expect(faults()).toEqual([]);
  });

  it('is refused to whoever proposed it, and for what is not the proposal they read', async () => {
    const { propose, confirm, withdraw } = await createSubmittedGrant();
    expect(await confirm()).toMatchObject({ failure: { kind: 'no-such-proposal' } });
    await propose();
    expect(await confirm('P1', 'amina-rahman')).toMatchObject({
      failure: { kind: 'proposed-by-you' },
    });
    expect(await confirm('P0')).toMatchObject({ failure: { kind: 'no-such-proposal' } });
    await withdraw();
    expect(await confirm()).toMatchObject({
      failure: { kind: 'decided-already', state: 'proposal-withdrawn' },
    });
  });

  it('is done by one of two who confirm in the same moment', async () => {
    const { platform, propose, confirm, award, own, faults } = await createSubmittedGrant();
    await propose();
    let raced = false;
    const racing = createConfirmProposal({
      ...platform,
      commit: async (writes) => {
        if (!raced) {
          raced = true;
          await confirm('P1', 'chloe-evans');
        }
        return platform.commit(writes);
      },
    });
    const { grantApplicationId } = own;
    const second = await racing({ grantApplicationId, proposalId: 'P1', staffId: 'ben-okafor' });
    expect(second).toMatchObject({ failure: { kind: 'decided-already', state: 'offered' } });
    expect(await award()).toMatchObject({ confirmedBy: 'chloe-evans' });
    expect(faults()).toEqual([]);
  });
});

describe('a group that takes its application back', () => {
  it('ends a proposal with it, in one commit', async () => {
    const { platform, own, propose, confirm, award, events, faults } = await createSubmittedGrant();
    await propose();
    expect(await platform.takeApplicationBack(own)).toEqual({ ok: true, value: 'withdrawn' });
    expect(await platform.takeApplicationBack(own)).toEqual({ ok: true, value: 'withdrawn' });
    expect(await award()).toMatchObject({ state: 'proposal-withdrawn', proposed: 'award' });
    expect(await confirm()).toMatchObject({
      failure: { kind: 'decided-already', state: 'proposal-withdrawn' },
    });
    expect(kinds(events())).toEqual(['grant-award-proposed', 'grant-proposal-withdrawn']);
    expect(faults()).toEqual([]);
  });

  it('is asked to decline what is offered by then, however late it was', async () => {
    const { platform, own, application, propose, confirm, faults } = await createSubmittedGrant();
    await propose();
    let raced = false;
    const racing = createTakeApplicationBack({
      ...platform,
      commit: async (writes) => {
        if (!raced) {
          raced = true;
          await confirm();
        }
        return platform.commit(writes);
      },
    });
    expect(await racing(own)).toEqual({
      ok: false,
      failure: { kind: 'offer-made', state: 'offered' },
    });
    expect(await application()).toMatchObject({ state: 'submitted' });
    expect(faults()).toEqual([]);
  });

  it('leaves a proposal of the same moment, which nobody can confirm', async () => {
    const { platform, own, propose, confirm, withdraw, faults } = await createSubmittedGrant();
    let raced = false;
    const racing = createTakeApplicationBack({
      ...platform,
      commit: async (writes) => {
        if (!raced) {
          raced = true;
          await propose();
        }
        return platform.commit(writes);
      },
    });
    expect(await racing(own)).toEqual({ ok: true, value: 'withdrawn' });
    expect(await confirm()).toMatchObject({ failure: { kind: 'not-submitted' } });
    expect(await withdraw()).toEqual({ ok: true, value: 'withdrawn' });
    expect(faults()).toEqual([]);
  });
});

describe('withdrawing', () => {
  it('takes back a proposal, so that another can be made', async () => {
    const { propose, withdraw, confirm, award, events, faults } = await createSubmittedGrant();
    expect(await withdraw()).toMatchObject({ failure: { kind: 'no-such-proposal' } });
    await propose('P1');
    expect(await withdraw('P1')).toEqual({ ok: true, value: 'withdrawn' });
    expect(await withdraw('P1')).toEqual({ ok: true, value: 'withdrawn' });
    expect(await award()).toMatchObject({ state: 'proposal-withdrawn', proposed: 'award' });
    expect(await propose('P2')).toEqual({ ok: true, value: 'proposed' });
    expect(await withdraw('P1')).toMatchObject({ failure: { kind: 'no-such-proposal' } });
    expect(await confirm('P2')).toEqual({ ok: true, value: 'offered' });
    expect(kinds(events())).toEqual([
      ...['grant-award-proposed', 'grant-proposal-withdrawn'],
      ...['grant-award-proposed', 'grant-offered'],
    ]);
    expect(faults()).toEqual([]);
  });

  it('ends an offer with the reason, and not what was refused', async () => {
    const { propose, proposeNo, confirm, withdraw, award, faults } = await createSubmittedGrant();
    await propose('P1');
    await confirm('P1');
    expect(await withdraw('P1')).toEqual({ ok: true, value: 'withdrawn' });
    expect(await award()).toMatchObject({
      ...{ state: 'offer-withdrawn', withdrawnReason: 'The place has closed.' },
      ...fittingOffer,
    });
    await proposeNo('P2');
    await confirm('P2');
    expect(await withdraw('P2')).toMatchObject({
      failure: { kind: 'decided-already', state: 'refused' },
    });
    expect(faults()).toEqual([]);
  });
});

describe('what is kept of a decision', () => {
  it('is found broken when its promises are', async () => {
    const { propose, confirm, award, platform, faults } = await createSubmittedGrant();
    await propose();
    await confirm();
    const offered = await award();
    const broken = { ...offered, confirmedBy: 'amina-rahman', askedPence: 1_499_99 };
    await platform.commit([grantAwards.replace(broken as GrantAward, 2)]);
    expect(faults().map(({ sentence }) => sentence)).toEqual([
      'Version 3 came about without any of the events grant-offered, grant-account-given, grant-acceptance-sent, grant-acceptance-asked-again, grant-acceptance-given, grant-offer-ending.',
      'Whoever proposed it confirmed it.',
      'It is more than was asked for.',
    ]);
  });

  it('does not parse when its instalments do not add up', async () => {
    const { propose, award } = await createSubmittedGrant();
    await propose();
    const less = { ...(await award()), amountPence: 1_499_99 } as GrantAward;
    const { item } = grantAwards.create(less) as { item: Parameters<typeof grantAwards.parse>[0] };
    expect(() => grantAwards.parse(item)).toThrow('add up');
  });
});
