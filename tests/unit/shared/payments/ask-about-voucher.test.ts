import { describe, expect, it } from 'vitest';

import { done, refused } from '#shared/kernel/index.ts';
import {
  createCancelVoucher,
  createResendCode,
  createResendCodes,
  deliveryLivesSeconds,
  type Voucher,
} from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import { familyInPieces } from '#tests/builders/family-in-pieces.ts';
import { createLosingCommit, withoutItems } from '#tests/doubles/other-workers.ts';
import type { PieceProvider } from '#tests/doubles/piece-provider.ts';

const staff = { kind: 'staff', id: 'amina' } as const;
const days = 24 * 3600;

/** A family with codes of £100 and £50, ordered at least, and whoever asks about them. */
async function setup(prepare?: (provider: PieceProvider) => void) {
  const family = await familyInPieces('cash-out', prepare);
  const { ports, id, provider, piece } = family;
  const requestOf = (number: number) => ({
    ...{ applicationId: id, reference: piece(number), actor: staff },
  });
  const cancelWith = (changed: Partial<typeof ports>, number = 1) =>
    createCancelVoucher({ ...ports, ...changed, pieceRail: () => provider })(requestOf(number));
  const resendWith = (changed: Partial<typeof ports>) =>
    createResendCode({ ...ports, ...changed })(requestOf(1));
  const first = (): Voucher => family.held()[0]!;
  return { ...family, requestOf, cancelWith, resendWith, first };
}

/** The provider knows nothing of what it was asked to make. */
function forgets(provider: PieceProvider): void {
  provider.cancel = () => Promise.resolve('unknown');
}

describe('cancelling a code', () => {
  it('keeps who asked and when, and says so once', async () => {
    const { cancelWith, listen, first, clock, lastSaid, id, piece } = await setup();
    await listen();
    const at = clock.now();
    expect(await cancelWith({})).toEqual(done('asked'));
    expect(first()).toMatchObject({ state: 'issued', cancelAsked: { by: 'amina', at } });
    expect(first().cancelAsked).not.toHaveProperty('beforeIssue');
    expect(lastSaid()).toMatchObject({
      ...{ actor: staff, at, correlationId: id, causationId: piece(1) },
      body: { type: 'voucher-cancel-asked', applicationId: id, reference: piece(1) },
    });
    clock.moveOnSeconds(60);
    expect(await cancelWith({})).toEqual(done('asked'));
    expect(first()).toMatchObject({ cancelAsked: { by: 'amina', at } });
  });

  it('asks nobody when the code was changed meanwhile', async () => {
    const { cancelWith, listen, ports, provider, piece, memory } = await setup();
    await listen();
    const before = memory.all();
    const lost = createLosingCommit(ports.commit, 1);
    expect(await cancelWith({ commit: lost.commit })).toEqual(
      refused({ kind: 'changed-meanwhile' }),
    );
    expect(provider.stateOf(piece(1))).toBe('issued');
    expect(memory.all()).toEqual(before);
  });

  it('changes nothing when its provider does not know a code that it made', async () => {
    const { cancelWith, listen, provider, first } = await setup();
    await listen();
    forgets(provider);
    expect(await cancelWith({})).toEqual(refused({ kind: 'unknown-to-provider' }));
    expect(first()).toMatchObject({ state: 'issued' });
  });

  it.each(['redeemed', 'expired', 'cancelled'] as const)(
    'is refused once it was %s',
    async (end) => {
      const { cancelWith, provider, piece, listen, memory } = await setup();
      provider.end(piece(1), end);
      await listen();
      const before = memory.all();
      expect(await cancelWith({})).toEqual(refused({ kind: 'not-open' }));
      expect(memory.all()).toEqual(before);
    },
  );

  it('is refused for one that is not there, not of this family or no code at all', async () => {
    const { ports, provider, requestOf, listen, memory, piece } = await setup();
    await listen();
    const cancel = createCancelVoucher({ ...ports, pieceRail: () => provider });
    const before = memory.all();
    for (const changed of [
      { reference: piece(9) },
      { applicationId: 'ABCDE12345' },
      { reference: 'no reference' },
    ]) {
      expect(await cancel({ ...requestOf(1), ...changed })).toEqual(refused({ kind: 'not-open' }));
    }
    expect(memory.all()).toEqual(before);
  });
});

describe('cancelling a code that was ordered and never made', () => {
  it('waits until its order cannot be on its way any more, then ends it', async () => {
    const { cancelWith, provider, clock, first, lastSaid, balances, envelopeId } = await setup();
    forgets(provider);
    clock.moveOnSeconds(deliveryLivesSeconds - 1);
    expect(await cancelWith({})).toEqual(refused({ kind: 'order-under-way' }));
    clock.moveOnSeconds(1);
    expect(await cancelWith({})).toEqual(done('ended'));
    expect(first()).toMatchObject({
      ...{ state: 'cancelled', unknownToProvider: true },
      cancelAsked: { by: 'amina', at: clock.now(), beforeIssue: true },
    });
    // Its order was taken and paid from the float, where the value is again.
    expect(lastSaid().body).toMatchObject({ type: 'voucher-cancelled', amountPence: 100_00 });
    expect(lastSaid().body).not.toHaveProperty('neverCharged');
    expect(await balances(envelopeId)).toMatchObject({ available: 950_00, 'in-transit': 50_00 });
  });

  it('is asked for again in the name of whoever asks when it ended as unknown', async () => {
    const { cancelWith, provider, clock, first } = await setup();
    const cancel = provider.cancel.bind(provider);
    forgets(provider);
    clock.moveOnSeconds(deliveryLivesSeconds);
    await cancelWith({});
    provider.cancel = cancel;
    clock.moveOnSeconds(60);
    expect(await cancelWith({})).toEqual(done('asked'));
    expect(first()).toMatchObject({
      ...{ state: 'cancelled', cancelAsked: { at: clock.now(), beforeIssue: true } },
    });
  });

  it('is refused while its run is not over: its file may be sent again', async () => {
    const { cancelWith, clock, memory, runId, records } = await setup((provider) => {
      provider.beUnclear(true);
    });
    clock.moveOnSeconds(10 * days);
    const before = memory.all();
    expect(await cancelWith({})).toEqual(refused({ kind: 'order-under-way' }));
    const gone = withoutItems(records, [keys.run(runId)]);
    expect(await cancelWith({ records: gone })).toEqual(refused({ kind: 'order-under-way' }));
    expect(memory.all()).toEqual(before);
  });
});

describe('sending codes again', () => {
  it('is counted on the code, and refused when it was changed meanwhile', async () => {
    const { resendWith, listen, first, ports, lastSaid, id, piece } = await setup();
    await listen();
    const lost = createLosingCommit(ports.commit, 1);
    expect(await resendWith({ commit: lost.commit })).toEqual(
      refused({ kind: 'changed-meanwhile' }),
    );
    expect(first()).not.toHaveProperty('resends');
    expect(await resendWith({})).toEqual(done('asked'));
    expect(first()).toMatchObject({ resends: 1 });
    expect(lastSaid()).toMatchObject({
      ...{ actor: staff, correlationId: id, causationId: piece(1) },
      body: { type: 'voucher-code-asked-again', applicationId: id, reference: piece(1) },
    });
  });

  it('is refused before there is a code, and for one that is not there', async () => {
    const { resendWith, ports, requestOf, piece } = await setup();
    expect(await resendWith({})).toEqual(refused({ kind: 'not-open' }));
    const none = { ...requestOf(1), reference: piece(9) };
    expect(await createResendCode(ports)(none)).toEqual(refused({ kind: 'not-open' }));
  });

  it('sends a family every code that it has not used, because it asked for them', async () => {
    const { ports, id, listen, provider, piece, held, lastSaid, events } = await setup();
    const resendCodes = createResendCodes(ports);
    const asked = () => events().filter(({ type }) => type === 'voucher-code-asked-again');
    expect(await resendCodes(id)).toBe('nothing-to-send');
    await listen();
    expect(await resendCodes(id)).toBe('sent');
    expect(asked()).toMatchObject([{ reference: piece(1) }, { reference: piece(2) }]);
    expect(lastSaid().actor).toEqual({ kind: 'family', id });
    provider.end(piece(1), 'redeemed');
    await listen();
    expect(await resendCodes(id)).toBe('sent');
    expect(held().map(({ resends }) => resends)).toEqual([1, 2]);
    provider.end(piece(2), 'redeemed');
    await listen();
    expect(await resendCodes(id)).toBe('nothing-to-send');
    expect(await resendCodes('ABCDE12345')).toBe('nothing-to-send');
    expect(asked()).toHaveLength(3);
  });
});
