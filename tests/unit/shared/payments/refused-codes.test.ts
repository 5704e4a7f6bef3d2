import { describe, expect, it } from 'vitest';

import { done, refused, type StoredItem } from '#shared/kernel/index.ts';
import {
  createCancelVoucher,
  holdOfRefusedRun,
  holdParts,
  paymentRuns,
  sealCodes,
  vouchers,
} from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import { reasons, refusedRun } from '#tests/builders/refused-run.ts';
import { matchingKey } from '#tests/builders/winter.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

/** The part of a hold as it would be if it had overlooked one application. */
function holdPartWithout(item: StoredItem, applicationId: string): StoredItem {
  const { document, version } = holdParts.parse(item);
  const payments = document.payments.filter((each) => each.applicationId !== applicationId);
  const write = holdParts.replace({ ...document, payments }, version);
  return write.action === 'replace' ? { ...write.item, version } : item;
}

describe('a provider that says no to codes and has made them', () => {
  async function contradicted() {
    const given = await refusedRun(0);
    const { approved, pieces, memory, recordPieceOutcomes } = given;
    const ids = [
      await approved({ payment: { method: 'cash-out' } }),
      await approved({ payment: { method: 'cash-out' } }),
    ];
    const provider = pieces('cash-out');
    const order = provider.order.bind(provider);
    provider.order = async (batch) => {
      await order(batch);
      return { kind: 'refused', reasons };
    };
    const runId = await given.paidOut('dev', 'cash-out');
    const all = () => memory.ofKind('voucher').map((item) => vouchers.parse(item).document);
    /** Tells of the pieces of one family, or of all. */
    const tell = async (id = '') => {
      for (const report of provider.reports()) {
        if (!report.lines[0]!.reference.includes(id)) continue;
        expect(await recordPieceOutcomes(sealCodes(report, matchingKey))).toMatchObject({
          ok: true,
        });
      }
    };
    const redeemAll = async () => {
      for (const { reference } of all()) provider.end(reference, 'redeemed');
      await tell();
    };
    return { ...given, ids, runId, provider, order, all, tell, redeemAll };
  }

  it('is not believed: the run is unclear, and people find that it has the file', async () => {
    const given = await contradicted();
    const { ids, runId, tell, all, submitPaymentRun, payment, records } = given;
    await tell();
    given.anHourLater();
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'unclear' });
    const run = await paymentRuns.read(records, keys.run(runId));
    expect(run?.document).toMatchObject({
      state: 'unclear',
      inquiry: [
        { what: 'refused', reasons },
        { what: 'unclear', reasons: [...reasons, 'it has told of 2 payments in the file'] },
      ],
    });
    expect(new Set(all().map(({ state }) => state))).toEqual(new Set(['issued']));
    const finding = { kind: 'taken', submissionId: 'B-1' } as const;
    await given.proposeFinding({ runId, finding, reason: 'They say so', staffId: 'dev' });
    await given.decideFinding({ runId, decision: 'confirm', staffId: 'erin' });
    await given.redeemAll();
    for (const id of ids) {
      expect(await payment(id)).toMatchObject({ state: 'settled', attemptNumber: 1 });
    }
    expect(given.faults()).toEqual([]);
  });

  it('leaves the family its code that it tells of while the others are held, and pays each once', async () => {
    const given = await contradicted();
    const { ids, runId, tell, all, submitPaymentRun, payment, counting, provider, memory } = given;
    const [holder, other] = ids as [string, string];
    given.anHourLater();
    // It dies between saying that the run is released and bringing its payments back.
    counting.dieAt(2, 'after');
    await expect(submitPaymentRun(runId)).rejects.toThrow('died');
    await tell(holder);
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'refused' });
    expect(await payment(holder)).toMatchObject({ state: 'submitted', runId });
    expect(await payment(other)).toMatchObject({ state: 'held' });
    expect(await given.hold(holdOfRefusedRun(runId))).toMatchObject({ count: 1, parts: 1 });
    expect(given.faults()).toEqual([]);
    // Left out of the hold without a word of the provider, it would be noticed.
    const forgotten = memory
      .all()
      .map((item) => (item.kind === holdParts.kind ? holdPartWithout(item, other) : item));
    expect(recordFaults(forgotten, given.clock.now())).toContainEqual(
      expect.objectContaining({
        sentence: expect.stringContaining('its parts name 0 in') as string,
      }),
    );

    await given.lift(holdOfRefusedRun(runId));
    const orders: string[] = [];
    provider.order = (batch) => {
      orders.push(...batch.orders.map(({ reference }) => reference.slice(0, 16)));
      return Promise.resolve({ kind: 'accepted', submissionId: 'B-2' });
    };
    await given.paidOut('dev', 'cash-out');
    expect(new Set(orders)).toEqual(new Set([`OD${other}0101`]));
    const states = (id: string) =>
      new Set(all().flatMap((each) => (each.applicationId === id ? [each.state] : [])));
    expect(states(holder)).toEqual(new Set(['issued']));
    expect(states(other)).toEqual(new Set(['ordered']));
    await given.redeemAll();
    expect(await payment(holder)).toMatchObject({ state: 'settled', attemptNumber: 1 });
    expect(given.faults()).toEqual([]);
  });
});

describe('a piece of which no code was made', () => {
  const staff = { kind: 'staff', id: 'amina' } as const;

  /**
   * A family's payment of £150 in two codes, in a run that its provider refused: it made and told of the
   * first code while the run was given back, and never heard of the second.
   */
  async function halfIssued() {
    const given = await refusedRun(0);
    const { approved, pieces, memory, recordPieceOutcomes, ports } = given;
    const id = await approved({ payment: { method: 'cash-out' } });
    const provider = pieces('cash-out');
    const order = provider.order.bind(provider);
    provider.order = () => Promise.resolve({ kind: 'refused', reasons });
    const runId = await given.paidOut('dev', 'cash-out');
    const piece = (number: number) => `OD${id}01010${number}`;
    const tell = async () => {
      const told = [];
      for (const report of provider.reports()) {
        told.push(await recordPieceOutcomes(sealCodes(report, matchingKey)));
      }
      return told;
    };
    const made = async (number: number, amountPence: number) => {
      await order({
        ...{ idempotencyKey: `${runId}-${number}` },
        orders: [{ reference: piece(number), amountPence }],
      });
      return tell();
    };
    const stateOf = (number: number) =>
      memory
        .ofKind('voucher')
        .map((item) => vouchers.parse(item).document)
        .find(({ reference }) => reference === piece(number))?.state;
    const cancel = createCancelVoucher({ ...ports, pieceRail: () => provider });
    const cancelled = (number: number) =>
      cancel({ applicationId: id, reference: piece(number), actor: staff });
    const release = async () => {
      given.anHourLater();
      given.counting.dieAt(2, 'after');
      await expect(given.submitPaymentRun(runId)).rejects.toThrow('died');
      await made(1, 100_00);
      expect(await given.submitPaymentRun(runId)).toEqual({ ok: true, value: 'refused' });
    };
    const cameBack = () =>
      given
        .events()
        .filter((event) => ['voucher-cancelled', 'payment-recalled'].includes(event.type));
    const said = () => given.faults().filter(({ sentence }) => !sentence.includes('no message'));
    return {
      ...given,
      id,
      runId,
      provider,
      piece,
      tell,
      made,
      release,
      stateOf,
      cancelled,
      cameBack,
      said,
    };
  }

  it('ends when its provider does not know it, its money back once and paid as the next attempt', async () => {
    const given = await halfIssued();
    const { cancelled, stateOf, provider, piece, tell, payment, id, balances, envelopeId } = given;
    await given.release();
    expect(await cancelled(2)).toEqual(refused({ kind: 'order-under-way' }));
    given.anHourLater();
    const answers = [await cancelled(2), await cancelled(2)];
    expect(answers).toEqual([done('ended'), refused({ kind: 'unknown-to-provider' })]);
    expect(stateOf(2)).toBe('cancelled');
    expect(await payment(id)).toMatchObject({ state: 'submitted' });
    expect(await balances(envelopeId)).toMatchObject({ 'in-transit': 100_00 });
    const [event] = given.cameBack();
    expect(event).toMatchObject({ amountPence: 50_00, neverCharged: true });
    expect(given.said()).toEqual([]);
    provider.end(piece(1), 'redeemed');
    await tell();
    expect(await payment(id)).toMatchObject({ state: 'returned', pieces: { paidPence: 100_00 } });
    expect(await given.application(id)).toMatchObject({
      ...{ state: 'payment-returned', earlierAttempt: { owedPence: 50_00 } },
    });
    expect(await balances(envelopeId)).toMatchObject({ 'in-transit': 0, paid: 100_00 });
    expect(given.said()).toEqual([]);
  });

  it('keeps its money where it is and its code from everybody when the code comes after all', async () => {
    const given = await halfIssued();
    const { cancelled, made, tell, piece, stateOf, balances, envelopeId, provider, memory } = given;
    await given.release();
    given.anHourLater();
    await cancelled(2);
    const late = await made(2, 50_00);
    const strange = { kind: 'strange-lines' } as const;
    expect(late).toEqual([
      refused({ ...strange, lines: [{ reference: piece(2), why: 'contradicts-itself' }] }),
    ]);
    expect(memory.ofKind('voucher-code')).toHaveLength(1);
    const before = await balances(envelopeId);
    expect(await cancelled(2)).toEqual(done('asked'));
    expect(provider.stateOf(piece(2))).toBe('cancelled');
    expect(await tell()).toEqual([done({ changed: 0 })]);
    expect(stateOf(2)).toBe('cancelled');
    expect(await balances(envelopeId)).toEqual(before);
    expect(given.cameBack()).toHaveLength(1);
    expect(given.said()).toEqual([]);
  });

  it('is kept by its family when its code comes while the provider is asked', async () => {
    const given = await halfIssued();
    const { cancelled, made, stateOf, provider } = given;
    await given.release();
    given.anHourLater();
    const asked = provider.cancel.bind(provider);
    provider.cancel = async (reference) => {
      const answer = await asked(reference);
      await made(2, 50_00);
      return answer;
    };
    expect(await cancelled(2)).toEqual(refused({ kind: 'changed-meanwhile' }));
    expect(stateOf(2)).toBe('issued');
    expect(given.cameBack()).toEqual([]);
    expect(given.said()).toEqual([]);
  });
});
