import { describe, expect, it } from 'vitest';

import {
  createLiftHold,
  deliveryLivesSeconds,
  holdOfRefusedRun,
  orderedVouchers,
  paidBefore,
  paidInPieces,
} from '#shared/payments/index.ts';
import { queues } from '#shared/records/index.ts';
import { familyInPieces } from '#tests/builders/family-in-pieces.ts';
import { reasons, refusedRun } from '#tests/builders/refused-run.ts';
import { openWinter } from '#tests/builders/winter.ts';

describe('the attempts to pay an award', () => {
  it('begin with the whole of it, from the moment of its approval', async () => {
    const winter = openWinter();
    const envelopeId = await winter.fund(1_000_00);
    const id = await winter.approved();
    const { programmeId, windowId, clock, payment, application } = winter;
    const { area } = (await application(id)) as { area?: object };
    expect(await payment(id)).toMatchObject({
      ...{ state: 'ready', paymentId: `${id}-01`, applicationId: id, instalment: 1 },
      ...{ programmeId, windowId, ringFence: 'children', envelopeId, amountPence: 150_00 },
      ...(area === undefined ? {} : { area }),
      ...{ rail: 'bacs', attemptNumber: 1, pastAttempts: [], approvedBy: ['ben'] },
      readyAt: clock.now(),
    });
    expect(await payment(id)).not.toHaveProperty('recalls');
  });

  it('wait in the queue of their programme and rail, the first approved first', async () => {
    const { fund, approved, records, programmeId, paidOut } = openWinter();
    await fund(1_000_00);
    const ids = [await approved(), await approved()];
    const queued = async (state: 'ready' | 'submitted') => {
      const queue = queues.payments(programmeId, 'bacs', state);
      const page = await records.queue({ queue, limit: 9 });
      return page.items.map(({ queueOrder }) => queueOrder?.split('#')[1]);
    };
    expect(await queued('ready')).toEqual(ids.map((id) => `${id}-01`));
    await paidOut();
    expect(await queued('ready')).toEqual([]);
    expect(await queued('submitted')).toEqual(ids.map((id) => `${id}-01`));
  });

  it('go on with what is owed still, and know what arrived and what was redeemed', async () => {
    const family = await familyInPieces();
    const { id, provider, piece, listen, payment, changedPayee, approveAwards, paidOut } = family;
    const sent = await payment(id);
    expect([paidInPieces(sent), paidBefore(sent)]).toEqual([0, 0]);
    provider.end(piece(1), 'redeemed');
    await listen();
    expect(paidInPieces(await payment(id))).toBe(100_00);
    provider.end(piece(2), 'expired');
    await listen();
    await changedPayee(id);
    await approveAwards({ applicationIds: [id], staffId: 'chloe', dryRun: false });
    const next = await payment(id);
    expect(next).toMatchObject({
      ...{ state: 'ready', rail: 'bacs', attemptNumber: 2, amountPence: 50_00 },
      pastAttempts: [{ attemptNumber: 1, ended: 'returned', arrived: false, paidPence: 100_00 }],
    });
    expect([paidInPieces(next), paidBefore(next)]).toEqual([0, 100_00]);
    await paidOut();
    const line = { reference: `OD${id}0102`, amountPence: 50_00 };
    for (const outcome of ['settled', 'returned'] as const) {
      await family.recordRailOutcomes({
        ...{ reportId: 'R', submissionId: 'S', idempotencyKey: 'run', kind: 'returns' },
        ...{ processingDate: '2021-12-13', producedAt: '2021-12-13T07:00:00.000Z' },
        lines: [{ ...line, outcome }],
      });
    }
    expect(await family.application(id)).toMatchObject({
      earlierAttempt: {
        owedPence: 50_00,
        pastAttempts: [
          { attemptNumber: 1, paidPence: 100_00 },
          { attemptNumber: 2, ended: 'returned', arrived: true },
        ],
      },
    });
    expect(family.faults()).toEqual([]);
  });

  it('stay the same however often a run that was refused gives them back', async () => {
    const given = await refusedRun(1);
    const { ids, bank, ports, clock, payment, programmeId, submitPaymentRun } = given;
    const [id] = ids as [string];
    for (const times of [1, 2]) {
      clock.moveOnSeconds(60);
      const started = await given.startPaymentRun({ programmeId, rail: 'bacs', staffId: 'dev' });
      if (!started.ok) throw new Error(started.failure.kind);
      const { runId } = started.value;
      bank.next({ refuse: reasons });
      bank.next({ refuse: reasons });
      await submitPaymentRun(runId);
      clock.moveOnSeconds(deliveryLivesSeconds);
      await submitPaymentRun(runId);
      expect(await payment(id)).toMatchObject({ state: 'held', attemptNumber: 1, recalls: times });
      const actor = { kind: 'staff', id: 'erin' } as const;
      await createLiftHold(ports)({ holdId: holdOfRefusedRun(runId), actor, reason: 'Seen' });
    }
    expect(await payment(id)).toMatchObject({ state: 'ready', pastAttempts: [], recalls: 2 });
    expect(given.faults()).toEqual([]);
  });

  it('tell their pieces how often they were ordered before', () => {
    const payment = { applicationId: 'ABCDE12345', instalment: 1, attemptNumber: 1 };
    const sent = { rail: 'cash-out', runId: 'run', at: '2021-12-07T09:00:00.000Z' } as const;
    const [first] = orderedVouchers({ ...payment, amountPence: 50_00 }, sent);
    expect(first).not.toHaveProperty('recalls');
    const [again] = orderedVouchers({ ...payment, amountPence: 50_00, recalls: 2 }, sent);
    expect(again).toMatchObject({ recalls: 2, orderedAt: sent.at, runId: 'run' });
  });
});
