import { describe, expect, it } from 'vitest';

import { done, refused } from '#shared/kernel/index.ts';
import {
  createRecordPieceOutcomes,
  orderedVouchers,
  payments,
  sealCodes,
  vouchers,
  type ReceivedPieceReport,
} from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import { familyInPieces } from '#tests/builders/family-in-pieces.ts';
import { matchingKey } from '#tests/builders/winter.ts';
import { createLosingCommit, seenEarlier } from '#tests/doubles/other-workers.ts';

type Told = ReceivedPieceReport['lines'][number];
type Outcome = Told['outcome'];

const producedAt = '2021-12-08T09:00:00.000Z';
const expiresAt = '2022-01-06T09:00:00.000Z';

function lineOf(reference: string, amountPence: number, outcome: Outcome): Told {
  return outcome === 'issued'
    ? { reference, amountPence, outcome, code: `CODE-${reference}`, expiresAt }
    : { reference, amountPence, outcome };
}

async function setup() {
  const family = await familyInPieces();
  const reportOf = (...lines: Told[]): ReceivedPieceReport => ({
    ...{ reportId: 'R', rail: 'cash-out', producedAt },
    lines,
  });
  const first = (outcome: Outcome) => lineOf(family.piece(1), 100_00, outcome);
  const second = (outcome: Outcome) => lineOf(family.piece(2), 50_00, outcome);
  const say = (...lines: Told[]) => family.tell(reportOf(...lines));
  /** The same report, recorded by a worker that works with other ports. */
  const sayWith = (ports: Partial<typeof family.ports>, ...lines: Told[]) =>
    createRecordPieceOutcomes({ ...family.ports, ...ports })(
      sealCodes(reportOf(...lines), matchingKey),
    );
  return { ...family, first, second, say, sayWith };
}

const strange = (reference: string, why: string) =>
  refused({ kind: 'strange-lines', lines: [{ reference, why }] });

describe('the history of a piece', () => {
  const byProvider = { kind: 'bank', id: 'cash-out' };

  async function about() {
    const given = await setup();
    const payment = await given.payment(given.id);
    const { programmeId, windowId, ringFence, area, paymentId, envelopeId } = payment;
    const money = {
      ...{ applicationId: given.id, programmeId, windowId, ringFence, area },
      ...{ paymentId, attemptNumber: 1, envelopeId },
      reported: payment.reported,
    };
    return { ...given, money };
  }

  it('says that its code was made, and until when it is good', async () => {
    const { say, first, lastSaid, id, piece } = await setup();
    expect(await say(first('issued'))).toEqual(done({ changed: 1 }));
    expect(lastSaid()).toMatchObject({
      ...{ actor: byProvider, correlationId: id, causationId: piece(1) },
      body: {
        ...{ type: 'voucher-issued', applicationId: id, reference: piece(1) },
        ...{ rail: 'cash-out', amountPence: 100_00, expiresAt },
      },
    });
  });

  it('says what of which need was bought with it, and with the last one that it is paid', async () => {
    const { say, first, second, lastSaid, lastCause, money, id, piece } = await about();
    await say(first('redeemed'));
    const { body, actor, correlationId, causationId } = lastSaid();
    expect({ actor, correlationId, causationId }).toEqual({
      ...{ actor: byProvider, correlationId: id, causationId: piece(1) },
    });
    const categoriesPence = { food: 66_67, 'energy-and-water': 33_33 };
    expect(body).toEqual({
      ...{ type: 'voucher-redeemed', ...money, amountPence: 100_00, categoriesPence },
    });
    expect(lastCause()).toBe('reported by the cash-out provider');
    await say(second('redeemed'));
    expect(lastSaid().body).toMatchObject({ amountPence: 50_00, completes: 'settled' });
  });

  it('says that it expired, and with the last one that money came back', async () => {
    const { say, first, second, lastSaid, money, piece } = await about();
    await say(first('expired'));
    expect(lastSaid().body).toEqual({
      ...{ type: 'voucher-expired', ...money, amountPence: 100_00 },
      ...{ rail: 'cash-out', reference: piece(1) },
    });
    await say(second('redeemed'));
    expect(lastSaid().body).toMatchObject({ type: 'voucher-redeemed', completes: 'returned' });
  });

  it('says that it was cancelled, and never that the float was not charged for it', async () => {
    const { say, first, second, lastSaid, money, piece } = await about();
    await say(first('cancelled'));
    expect(lastSaid().body).toEqual({
      ...{ type: 'voucher-cancelled', ...money, amountPence: 100_00 },
      ...{ rail: 'cash-out', reference: piece(1) },
    });
    await say(second('refused'));
    expect(lastSaid().body).toEqual({
      ...{ type: 'voucher-cancelled', ...money, amountPence: 50_00, completes: 'returned' },
      ...{ rail: 'cash-out', reference: piece(2) },
    });
  });
});

describe('a report of several pieces', () => {
  it('says how many of its lines were new', async () => {
    const { say, first, second } = await setup();
    expect(await say(first('issued'), second('issued'))).toEqual(done({ changed: 2 }));
    expect(await say(first('issued'), second('redeemed'))).toEqual(done({ changed: 1 }));
    expect(await say(first('issued'), second('redeemed'))).toEqual(done({ changed: 0 }));
  });

  it('is recorded but for the lines that are strange, which are all named', async () => {
    const { say, first, second, states, piece } = await setup();
    const unknown = lineOf(piece(9), 50_00, 'redeemed');
    const wrong = { ...second('redeemed'), amountPence: 49_99 };
    expect(await say(unknown, wrong, first('redeemed'))).toEqual(
      refused({
        kind: 'strange-lines',
        lines: [
          { reference: piece(9), why: 'no-such-payment' },
          { reference: piece(2), why: 'wrong-amount' },
        ],
      }),
    );
    expect(states()).toEqual(['100 redeemed', '50 ordered']);
  });
});

describe('a word about a piece that has ended', () => {
  it.each([
    ['redeemed', 'issued'],
    ['expired', 'issued'],
    ['cancelled', 'issued'],
    ['expired', 'cancelled'],
    ['expired', 'refused'],
    ['cancelled', 'expired'],
    ['refused', 'cancelled'],
  ] as const)('changes nothing when it was %s and is %s late', async (...said) => {
    const [end, late] = said;
    const { say, first, memory } = await setup();
    await say(first(end));
    const before = memory.all();
    expect(await say(first(late))).toEqual(done({ changed: 0 }));
    expect(memory.all()).toEqual(before);
  });

  it.each([
    ['redeemed', 'expired'],
    ['redeemed', 'cancelled'],
    ['redeemed', 'refused'],
    ['expired', 'redeemed'],
    ['cancelled', 'redeemed'],
  ] as const)('is for a person when it was %s and is %s as well', async (...said) => {
    const [end, other] = said;
    const { say, first, memory, piece } = await setup();
    await say(first(end));
    const before = memory.all();
    expect(await say(first(other))).toEqual(strange(piece(1), 'contradicts-itself'));
    expect(memory.all()).toEqual(before);
  });

  it('changes nothing after the case was approved again, and never the money of the next attempt', async () => {
    const { say, first, second, approveAwards, changedPayee, id, payment, memory, piece } =
      await setup();
    await say(first('redeemed'), second('expired'));
    await changedPayee(id);
    await approveAwards({ applicationIds: [id], staffId: 'ben', dryRun: false });
    expect(await payment(id)).toMatchObject({ state: 'ready', attemptNumber: 2 });
    const before = memory.all();
    expect(await say(first('redeemed'), second('expired'))).toEqual(done({ changed: 0 }));
    expect(await say(second('redeemed'))).toEqual(strange(piece(2), 'contradicts-itself'));
    expect(memory.all()).toEqual(before);
  });
});

describe('a code of an order that nobody sent or took', () => {
  it('is strange while its payment is held', async () => {
    const given = await setup();
    const { say, first, payment, id, ports, piece, memory } = given;
    const found = await payment(id);
    if (found.state !== 'submitted') throw new Error(found.state);
    const { runId: _run, submittedAt: _at, ...rest } = found;
    const held = { heldAt: producedAt, holdIds: ['HOLD'] };
    await ports.commit([payments.replace({ ...rest, state: 'held', ...held }, 2)]);
    const before = memory.all();
    for (const outcome of ['issued', 'redeemed'] as const) {
      expect(await say(first(outcome))).toEqual(strange(piece(1), 'not-submitted-yet'));
    }
    expect(memory.all()).toEqual(before);
  });

  it('is strange when there is no payment that it could be of', async () => {
    const { say, ports } = await setup();
    const applicationId = 'ABCDE12345';
    const sent = { rail: 'cash-out', runId: 'run', at: producedAt } as const;
    const [voucher] = orderedVouchers(
      { applicationId, instalment: 1, attemptNumber: 1, amountPence: 100_00 },
      sent,
    );
    await ports.commit([vouchers.create(voucher!)]);
    const reference = voucher!.reference;
    expect(await say(lineOf(reference, 100_00, 'redeemed'))).toEqual(
      strange(reference, 'no-such-payment'),
    );
  });
});

describe('when others change a piece at the same time', () => {
  it('it is tried twelve times, and the twelfth counts', async () => {
    const { sayWith, first, second, ports, states } = await setup();
    const late = createLosingCommit(ports.commit, 11);
    expect(await sayWith({ commit: late.commit }, first('redeemed'))).toEqual(done({ changed: 1 }));
    expect(late.tries()).toBe(12);
    const never = createLosingCommit(ports.commit, 12);
    await expect(sayWith({ commit: never.commit }, second('redeemed'))).rejects.toThrow(
      /^The piece OD\w{16} kept changing$/,
    );
    expect(never.tries()).toBe(12);
    expect(states()).toEqual(['100 redeemed', '50 ordered']);
  });

  it('an envelope that was read too early is read again, and the money moves once', async () => {
    const given = await setup();
    const { sayWith, first, beforeSent, records, envelopeId, balances, faults } = given;
    const envelope = beforeSent.filter((item) => item.pk === keys.envelope(envelopeId).pk);
    const early = seenEarlier(records, envelope, 2);
    expect(await sayWith({ records: early }, first('redeemed'))).toEqual(done({ changed: 1 }));
    expect(await balances(envelopeId)).toMatchObject({ 'in-transit': 50_00, paid: 100_00 });
    expect(faults()).toEqual([]);
  });

  it('an envelope without the money of its pieces is a defect, and nothing is written', async () => {
    const given = await setup();
    const { sayWith, first, beforeSent, records, envelopeId, memory } = given;
    const envelope = beforeSent.filter((item) => item.pk === keys.envelope(envelopeId).pk);
    const before = memory.all();
    await expect(
      sayWith({ records: seenEarlier(records, envelope) }, first('redeemed')),
    ).rejects.toThrow(`Envelope ${envelopeId} does not hold the money of its pieces`);
    expect(memory.all()).toEqual(before);
  });
});
