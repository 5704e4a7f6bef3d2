import { describe, expect, it } from 'vitest';

import { unseal } from '#shared/kernel/index.ts';
import { createRecordPieceOutcomes, sealCodes, vouchers } from '#shared/payments/index.ts';
import { familyInPieces } from '#tests/builders/family-in-pieces.ts';
import { matchingKey, openWinter } from '#tests/builders/winter.ts';

describe('a payment in pieces', () => {
  it('of £150 in cash is codes of £100 and £50, ordered in the commit that sent it', async () => {
    const { states, payment, id, balances, envelopeId, faults } = await familyInPieces();
    expect(states()).toEqual(['100 ordered', '50 ordered']);
    expect(await payment(id)).toMatchObject({ state: 'submitted', rail: 'cash-out' });
    expect(await balances(envelopeId)).toMatchObject({ 'in-transit': 150_00 });
    expect(faults()).toEqual([]);
  });

  it.each(['cash-out', 'supermarket-voucher', 'fuel-voucher'] as const)(
    'by %s is paid piece by piece and settled with the last one',
    async (rail) => {
      const { listen, provider, id, payment, balances, envelopeId, memory, faults } =
        await familyInPieces(rail);
      await listen();
      const pieces = memory.ofKind('voucher').map((item) => vouchers.parse(item).document);
      expect(new Set(pieces.map(({ state }) => state))).toEqual(new Set(['issued']));
      let paidPence = 0;
      for (const { reference, amountPence } of pieces) {
        expect(await payment(id)).toMatchObject({ state: 'submitted' });
        provider.end(reference, 'redeemed');
        await listen();
        paidPence += amountPence;
        expect(await balances(envelopeId)).toMatchObject({ paid: paidPence });
        expect(faults()).toEqual([]);
      }
      expect(await payment(id)).toMatchObject({ state: 'settled' });
      expect(await balances(envelopeId)).toMatchObject({ paid: 150_00, 'in-transit': 0 });
    },
  );

  it('keeps each code sealed and apart, bound to its piece, and shows its ending only', async () => {
    const { listen, memory, piece, events } = await familyInPieces();
    await listen();
    const [code] = memory.ofKind('voucher-code');
    expect(code!.pk).toMatch(/^CODE#/);
    const { sealed } = code!['document'] as { sealed: string };
    const bound = { secret: matchingKey, purpose: 'piece-code', boundTo: piece(1) };
    expect(unseal(sealed, bound)).toBe(`CODE-${piece(1)}`);
    const elsewhere = JSON.stringify([memory.all(), events()]);
    expect(elsewhere).not.toContain(`CODE-${piece(1)}`);
  });

  it('of which a part expires gives that part back, and the case waits for it', async () => {
    const { listen, provider, piece, payment, id, application, balances, envelopeId, faults } =
      await familyInPieces();
    provider.end(piece(1), 'redeemed');
    provider.end(piece(2), 'expired');
    await listen();
    expect(await payment(id)).toMatchObject({
      state: 'returned',
      returnReasonCode: 'expired',
      pieces: { paidPence: 100_00, backPence: 50_00 },
    });
    expect(await application(id)).toMatchObject({
      state: 'payment-returned',
      earlierAttempt: {
        owedPence: 50_00,
        pastAttempts: [{ ended: 'returned', arrived: false, paidPence: 100_00 }],
      },
    });
    expect(await balances(envelopeId)).toMatchObject({ paid: 100_00, available: 900_00 });
    expect(faults()).toEqual([]);
  });

  it('says how the value came back even when the last piece is redeemed', async () => {
    const { listen, provider, piece, payment, id } = await familyInPieces();
    await provider.cancel(piece(2));
    provider.end(piece(1), 'redeemed');
    await listen();
    expect(await payment(id)).toMatchObject({ state: 'returned', returnReasonCode: 'cancelled' });
  });

  it('comes back as a whole when the provider refuses a piece and the rest is cancelled', async () => {
    const winter = openWinter();
    await winter.fund(1_000_00);
    winter.pieces('cash-out').next('partly-refused');
    const id = await winter.approved({ payment: { method: 'cash-out' } });
    await winter.paidOut('dev', 'cash-out');
    await winter.pieces('cash-out').cancel(`OD${id}010101`);
    for (const report of winter.pieces('cash-out').reports()) {
      await winter.recordPieceOutcomes(sealCodes(report, matchingKey));
    }
    expect(await winter.application(id)).toMatchObject({
      state: 'payment-returned',
      earlierAttempt: { owedPence: 150_00 },
    });
  });

  it('changes nothing twice, whichever way the reports come', async () => {
    const { provider, piece, tell, states, balances, envelopeId, payment, id, faults } =
      await familyInPieces();
    provider.end(piece(1), 'redeemed');
    provider.end(piece(2), 'redeemed');
    const reports = provider.reports();
    for (const report of [...reports].reverse()) await tell(report);
    for (const report of reports) expect(await tell(report)).toMatchObject({ ok: true });
    expect(states()).toEqual(['100 redeemed', '50 redeemed']);
    expect(await payment(id)).toMatchObject({ state: 'settled' });
    expect(await balances(envelopeId)).toMatchObject({ paid: 150_00 });
    expect(faults()).toEqual([]);
  });

  it('settles once when both pieces are reported at the same time', async () => {
    const { provider, piece, tell, payment, id, events } = await familyInPieces();
    provider.end(piece(1), 'redeemed');
    provider.end(piece(2), 'redeemed');
    await Promise.all(provider.reports().map((report) => tell(report)));
    expect(await payment(id)).toMatchObject({ state: 'settled' });
    const completed = events().filter((body) => 'completes' in body);
    expect(completed).toHaveLength(1);
  });

  it('survives a commit that is lost at any moment', async () => {
    const { provider, piece, ports, memory, payment, id, faults } = await familyInPieces();
    provider.end(piece(1), 'redeemed');
    provider.end(piece(2), 'expired');
    let refusals = 0;
    const record = createRecordPieceOutcomes({
      ...ports,
      records: memory.records,
      commit: (writes) => {
        refusals += 1;
        return refusals % 2 === 1
          ? Promise.resolve({ ok: false, failure: { kind: 'changed-by-someone-else', lost: [] } })
          : ports.commit(writes);
      },
    });
    for (const report of provider.reports()) await record(sealCodes(report, matchingKey));
    expect(await payment(id)).toMatchObject({ state: 'returned' });
    expect(faults()).toEqual([]);
  });
});

describe('what a provider says that cannot be', () => {
  it.each([
    ['not-our-reference', { reference: 'X'.repeat(18) }],
    ['wrong-amount', { amountPence: 99_00 }],
  ])('is answered as %s', async (why, change) => {
    const { tell, piece } = await familyInPieces();
    const line = { reference: piece(1), amountPence: 100_00, outcome: 'redeemed' as const };
    const about = {
      reportId: 'R',
      rail: 'cash-out',
      producedAt: '2021-12-08T09:00:00.000Z',
    } as const;
    expect(await tell({ ...about, lines: [{ ...line, ...change }] })).toMatchObject({
      ok: false,
      failure: { kind: 'strange-lines', lines: [{ why }] },
    });
  });

  it('is answered when a piece is of another rail, or was never ordered', async () => {
    const { tell, piece } = await familyInPieces();
    const producedAt = '2021-12-08T09:00:00.000Z';
    const line = { reference: piece(1), amountPence: 100_00, outcome: 'redeemed' as const };
    const other = { reportId: 'R', rail: 'fuel-voucher', producedAt, lines: [line] } as const;
    const never = {
      ...other,
      rail: 'cash-out',
      lines: [{ ...line, reference: piece(9) }],
    } as const;
    for (const report of [other, never]) {
      expect(await tell({ ...report, lines: [...report.lines] })).toMatchObject({
        ok: false,
        failure: { lines: [{ why: 'no-such-payment' }] },
      });
    }
  });

  it('is answered when a piece that expired is redeemed after all: a person must look', async () => {
    const { provider, listen, tell, piece, states } = await familyInPieces();
    provider.end(piece(2), 'expired');
    await listen();
    const line = { reference: piece(2), amountPence: 50_00, outcome: 'redeemed' as const };
    const about = {
      reportId: 'R',
      rail: 'cash-out',
      producedAt: '2021-12-08T09:00:00.000Z',
    } as const;
    expect(await tell({ ...about, lines: [line] })).toMatchObject({
      failure: { lines: [{ why: 'contradicts-itself' }] },
    });
    expect(states()).toEqual(['100 issued', '50 expired']);
  });
});

describe('a run of pieces', () => {
  it('whose answer was lost is ordered again and taken once', async () => {
    const winter = openWinter();
    await winter.fund(1_000_00);
    const id = await winter.approved({ payment: { method: 'cash-out' } });
    winter.pieces('cash-out').next('reply-lost');
    await expect(winter.paidOut('dev', 'cash-out')).rejects.toThrow('hang up');
    const runId = 'household-support-fund-cash-out-2021-12-07-1';
    expect(await winter.submitPaymentRun(runId)).toMatchObject({ ok: true, value: 'submitted' });
    expect(winter.pieces('cash-out').reports()).toHaveLength(2);
    expect(await winter.payment(id)).toMatchObject({ state: 'submitted' });
  });

  it('pays a voucher in whole ten pences and leaves the rest in the envelope', async () => {
    const winter = openWinter();
    const envelopeId = await winter.fund(1_000_00);
    await winter.approved({
      payment: { method: 'supermarket-voucher' },
      amountsPence: { food: 33_33 },
    });
    expect(await winter.balances(envelopeId)).toMatchObject({ reserved: 33_30 });
  });
});
