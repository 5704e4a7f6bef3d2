import { describe, expect, it } from 'vitest';

import { entries, envelopes } from '#shared/budget/index.ts';
import { createConfirmProposal, grantAwards, roundEnvelopeId } from '#shared/grant-awards/index.ts';
import { invariant } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';
import { openRound } from '#tests/doubles/group-site.ts';
import { createSubmittedGrant, fittingOffer, roundPence } from '#tests/doubles/submitted-grant.ts';

const offerPence = fittingOffer.amountPence;
const envelopeId = roundEnvelopeId(openRound);

describe('the money of an offer', () => {
  it('stays available while it is only proposed', async () => {
    const { propose, balances, faults } = await createSubmittedGrant();
    await propose();
    expect(await balances()).toMatchObject({ available: roundPence, reserved: 0 });
    expect(faults()).toEqual([]);
  });

  it('is reserved with the offer, each instalment under the id of its payment, once', async () => {
    const { platform, propose, confirm, balances, faults } = await createSubmittedGrant();
    await propose();
    await confirm();
    await confirm();
    expect(await balances()).toMatchObject({
      ...{ available: roundPence - offerPence, reserved: offerPence, 'in-transit': 0, paid: 0 },
    });
    const [, reserved] = platform
      .ofKind('ledger-entry')
      .map((item) => entries.parse(item).document);
    expect(reserved).toMatchObject({
      cause: 'grant 7K3QD9XW2M offered, by staff ben-okafor',
      lines: [
        { account: 'available', amountPence: -1_000_00, paymentId: '7K3QD9XW2M-01' },
        { account: 'reserved', amountPence: 1_000_00, paymentId: '7K3QD9XW2M-01' },
        { account: 'available', amountPence: -500_00, paymentId: '7K3QD9XW2M-02' },
        { account: 'reserved', amountPence: 500_00, paymentId: '7K3QD9XW2M-02' },
      ],
    });
    expect(faults()).toEqual([]);
  });

  it('is given back when the offer is withdrawn, and reserved anew with another', async () => {
    const { propose, confirm, withdraw, balances, faults } = await createSubmittedGrant();
    await propose();
    await confirm();
    await withdraw();
    expect(await balances()).toMatchObject({ available: roundPence, reserved: 0 });
    expect(faults()).toEqual([]);
    const amountPence = 1_000_00;
    const instalments = [{ instalment: 1, amountPence, payableOn: 'acceptance' as const }];
    await propose('P2', { ...fittingOffer, amountPence, instalments });
    await confirm('P2');
    expect(await balances()).toMatchObject({ available: 3_000_00, reserved: 1_000_00 });
    expect(faults()).toEqual([]);
  });

  it('moves nothing for a no, nor for a proposal that is withdrawn', async () => {
    const { propose, proposeNo, confirm, withdraw, balances } = await createSubmittedGrant();
    await propose();
    await withdraw();
    await proposeNo('P2');
    await confirm('P2');
    expect(await balances()).toMatchObject({ available: roundPence, reserved: 0 });
  });

  it('keeps an offer from being made that its round cannot carry', async () => {
    const { platform, propose, confirm, award, balances } = await createSubmittedGrant();
    const key = keys.envelope(envelopeId);
    const found = await envelopes.read(platform.records, key);
    invariant(found !== undefined, 'The round has money');
    const { document, version } = found;
    const balancesPence = { ...document.balancesPence, available: offerPence - 1 };
    await platform.commit([envelopes.replace({ ...document, balancesPence }, version)]);
    await propose();
    expect(await confirm()).toEqual({
      ok: false,
      failure: {
        ...{ kind: 'envelope-cannot-carry', envelopeId },
        ...{ availablePence: offerPence - 1, neededPence: offerPence },
      },
    });
    expect(await award()).toMatchObject({ state: 'proposed' });
    expect(await balances()).toMatchObject({ available: offerPence - 1, reserved: 0 });
  });

  it('is reserved once when somebody else moves money of the round in the same moment', async () => {
    const { platform, propose, withdraw, balances, faults, grantApplicationId } =
      await createSubmittedGrant();
    await propose();
    let raced = 0;
    const racing = createConfirmProposal({
      ...platform,
      commit: async (writes) => {
        raced += 1;
        // Their offer, made and withdrawn, moves the envelope on.
        if (raced === 1) {
          await createConfirmProposal(platform)({
            ...{ grantApplicationId, proposalId: 'P1', staffId: 'dev-patel' },
          });
        }
        return platform.commit(writes);
      },
    });
    const mine = { grantApplicationId, proposalId: 'P1', staffId: 'ben-okafor' };
    expect(await racing(mine)).toMatchObject({ failure: { kind: 'decided-already' } });
    expect(await balances()).toMatchObject({ reserved: offerPence });
    await withdraw();
    expect(await balances()).toMatchObject({ reserved: 0, available: roundPence });
    expect(faults()).toEqual([]);
  });
});

describe('verifying the money of grants', () => {
  it('finds an offer whose money is not reserved, and money that nobody promises', async () => {
    const { platform, propose, confirm, faults, grantApplicationId } = await createSubmittedGrant();
    await propose();
    await confirm();
    const key = keys.grantAward(grantApplicationId);
    const found = await grantAwards.read(platform.records, key);
    invariant(found?.document.state === 'offered', 'There is an offer');
    const { state: _state, ...made } = found.document;
    const lapsedAt = '2027-01-01T09:00:00.000Z';
    await platform.commit([
      grantAwards.replace({ ...made, state: 'lapsed', lapsedAt }, found.version),
    ]);
    expect(faults().map(({ sentence }) => sentence)).toContain(
      'The ledger holds money for 7K3QD9XW2M-01, which nobody promises.',
    );
  });
});
