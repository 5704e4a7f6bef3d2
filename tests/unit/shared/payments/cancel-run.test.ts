import { describe, expect, it } from 'vitest';

import type { LedgerEntry } from '#shared/ledger/index.ts';
import { giveBackRun } from '#shared/payments/cancel-run.ts';
import {
  countReported,
  holdOfRefusedRun,
  payments,
  sealCodes,
  type RailReportLine,
} from '#shared/payments/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { familyInPieces } from '#tests/builders/family-in-pieces.ts';
import { refusedRun } from '#tests/builders/refused-run.ts';
import { runId, unclearRun } from '#tests/builders/unclear-run.ts';
import { matchingKey, type Winter } from '#tests/builders/winter.ts';
import { createLosingCommit, seenEarlier, withoutItems } from '#tests/doubles/other-workers.ts';

const nextRunId = runId.replace(/1$/, '2');

/** The bank tells of one payment, in whichever of its attempts. */
function tell(winter: Winter, id: string, outcome: RailReportLine['outcome'], attempt = 1) {
  return winter.recordRailOutcomes({
    ...{ reportId: 'R', submissionId: 'S', idempotencyKey: runId, kind: 'settlement' },
    ...{ processingDate: '2021-12-09', producedAt: winter.clock.now() },
    lines: [{ reference: `OD${id}010${attempt}`, amountPence: 150_00, outcome }],
  });
}

describe('how many payments of a run its rail told of', () => {
  it('is none while it says nothing, or that it accepted them', async () => {
    const given = await unclearRun();
    expect(await countReported(given.records, { runId })).toBe(0);
    await tell(given, given.ids[0]!, 'accepted');
    expect(await countReported(given.records, { runId })).toBe(0);
  });

  it.each(['settled', 'returned', 'rejected'] as const)(
    'counts one that was %s, and after its next attempt as well',
    async (outcome) => {
      const given = await unclearRun();
      const { records, ids, changedPayee, approveAwards } = given;
      const [id] = ids as [string];
      await tell(given, id, outcome);
      expect(await countReported(records, { runId })).toBe(1);
      if (outcome === 'settled') await tell(given, id, 'returned');
      await changedPayee(id);
      await approveAwards({ applicationIds: [id], staffId: 'ben', dryRun: false });
      await given.paidOut();
      expect(await countReported(records, { runId })).toBe(1);
      expect(await countReported(records, { runId: nextRunId })).toBe(0);
      await tell(given, id, 'settled', 2);
      expect(await countReported(records, { runId })).toBe(1);
      expect(await countReported(records, { runId: nextRunId })).toBe(1);
    },
  );

  it('counts none that two people gave back, now or after its next attempts', async () => {
    const given = await unclearRun();
    const { records, ids, cancelled, approveAwards, changedPayee, paidOut } = given;
    await cancelled();
    expect(await countReported(records, { runId })).toBe(0);
    const again = () => approveAwards({ applicationIds: ids, staffId: 'ben', dryRun: false });
    await again();
    await paidOut();
    expect(await countReported(records, { runId })).toBe(0);
    for (const id of ids) await tell(given, id, 'returned', 2);
    for (const id of ids) await changedPayee(id);
    await again();
    expect(await countReported(records, { runId })).toBe(0);
    expect(await countReported(records, { runId: nextRunId })).toBe(2);
  });

  it('counts none that it refused and that is held, or that another run carried since', async () => {
    const given = await refusedRun();
    const { records, ids, refusedTwice, submitPaymentRun, lift, paidOut } = given;
    await refusedTwice();
    await submitPaymentRun(runId);
    expect(await countReported(records, { runId })).toBe(0);
    await lift(holdOfRefusedRun(runId));
    await paidOut();
    for (const id of ids) await tell(given, id, 'settled');
    expect(await countReported(records, { runId })).toBe(0);
    expect(await countReported(records, { runId: nextRunId })).toBe(2);
  });

  it('counts a payment in pieces once, from its first code on', async () => {
    const { records, runId: ownRun, provider, tell: hear, piece } = await familyInPieces();
    const count = () => countReported(records, { runId: ownRun });
    expect(await count()).toBe(0);
    const [first, second] = provider.reports();
    await hear(first!);
    expect(await count()).toBe(1);
    provider.end(piece(1), 'redeemed');
    await hear(provider.reports()[0]!);
    expect(await count()).toBe(1);
    await hear(second!);
    expect(await count()).toBe(1);
  });

  it('counts a payment in pieces of which one ended before any code was told of', async () => {
    const { records, runId: ownRun, provider, recordPieceOutcomes, piece } = await familyInPieces();
    provider.end(piece(1), 'redeemed');
    const last = provider.reports().at(-1)!;
    await recordPieceOutcomes(sealCodes(last, matchingKey));
    expect(await countReported(records, { runId: ownRun })).toBe(1);
  });
});

describe('giving the payments of a run back', () => {
  it('leaves each rejected as not taken, its money available and its case to approve again', async () => {
    const given = await unclearRun(1);
    const { cancelled, ids, payment, application, balances, envelopeId, memory, clock } = given;
    const [id] = ids as [string];
    const [sent, approved] = [await payment(id), await application(id)];
    if (approved.state !== 'approved') throw new Error(approved.state);
    await cancelled();
    const at = clock.now();
    expect(await payment(id)).toEqual({
      ...{ ...sent, state: 'rejected', rejectedAt: at, returnReasonCode: 'not-taken' },
    });
    const { approvals: _approvals, awardPence: _award, ...undecided } = approved;
    const { paymentId: _payment, approvedAt: _approvedAt, ...kept } = undecided;
    expect(await application(id)).toEqual({
      ...{ ...kept, state: 'repaired', repairedAt: at, repairedBy: { kind: 'staff', id: 'erin' } },
      earlierReason: 'seen',
      earlierAttempt: {
        ...{ paymentId: `${id}-01`, paymentVersion: 3, owedPence: 150_00 },
        pastAttempts: [{ attemptNumber: 1, ended: 'not-taken', arrived: false }],
      },
    });
    expect(await balances(envelopeId)).toMatchObject({ available: 15_000_00, 'in-transit': 0 });
    const entry = memory.ofKind('ledger-entry').at(-1)?.['document'] as LedgerEntry;
    expect(entry.cause).toBe(`run ${runId} cancelled`);
    expect(entry.lines).toEqual([
      { account: 'in-transit', amountPence: -150_00, paymentId: `${id}-01` },
      { account: 'available', amountPence: 150_00, paymentId: `${id}-01` },
    ]);
    const said = memory.all().filter((item) => item.pk === keys.payment(id, 1).pk);
    expect(parseEvent(said.filter(isEventItem).at(-1)!)).toMatchObject({
      ...{ at, actor: { kind: 'staff', id: 'erin' }, correlationId: id, causationId: runId },
      body: { type: 'payment-not-taken', paymentId: `${id}-01`, amountPence: 150_00, runId },
    });
  });

  it('takes one commit for ten of them, and one more to say that it is done', async () => {
    const { cancelling, ports, counting, statesOf } = await unclearRun(10);
    await cancelling();
    const before = counting.committed.length;
    await giveBackRun(ports, runId);
    expect(counting.committed.slice(before)).toHaveLength(2);
    expect(await statesOf()).toEqual(new Set(['rejected']));
  });

  it('does nothing for a run that is not there, or that nobody cancelled', async () => {
    const { ports, memory } = await unclearRun();
    const before = memory.all();
    await giveBackRun(ports, 'no-such-run');
    await giveBackRun(ports, runId);
    expect(memory.all()).toEqual(before);
  });

  it('is tried twelve times while others change them, and the twelfth counts', async () => {
    const { cancelling, ports, statesOf, run } = await unclearRun();
    await cancelling();
    const never = createLosingCommit(ports.commit, 12);
    await expect(giveBackRun({ ...ports, commit: never.commit }, runId)).rejects.toThrow(
      `Run ${runId} kept changing while it was cancelled`,
    );
    expect(never.tries()).toBe(12);
    const late = createLosingCommit(ports.commit, 11);
    await giveBackRun({ ...ports, commit: late.commit }, runId);
    expect(await statesOf()).toEqual(new Set(['rejected']));
    expect(await run()).toMatchObject({ state: 'cancelled' });
  });
});

describe('giving back what was read at two moments', () => {
  async function cancellingRun() {
    const given = await unclearRun();
    await given.cancelling();
    const { memory, ports } = given;
    const before = memory.all();
    return {
      ...given,
      unchanged: () => {
        expect(memory.all()).toEqual(before);
      },
      now: (...kinds: readonly string[]) => before.filter(({ kind }) => kinds.includes(kind)),
      giveBackWith: (others: typeof given.records) =>
        giveBackRun({ ...ports, records: others }, runId),
    };
  }

  it('reads an envelope again that was read before its money was in transit', async () => {
    const { giveBackWith, beforeSent, records, statesOf, balances, envelopeId, faults } =
      await cancellingRun();
    const envelope = beforeSent.filter(({ kind }) => kind === 'envelope');
    await giveBackWith(seenEarlier(records, envelope, 1));
    expect(await statesOf()).toEqual(new Set(['rejected']));
    expect(await balances(envelopeId)).toMatchObject({ available: 15_000_00, 'in-transit': 0 });
    expect(faults()).toEqual([]);
  });

  it('is a defect when an envelope does not hold the money, and nothing is written', async () => {
    const { giveBackWith, beforeSent, records, envelopeId, unchanged } = await cancellingRun();
    const envelope = beforeSent.filter(({ kind }) => kind === 'envelope');
    await expect(giveBackWith(seenEarlier(records, envelope))).rejects.toThrow(
      `Envelope ${envelopeId} does not hold the money of its payments`,
    );
    unchanged();
  });

  it('is a defect when a case is not approved any more, or not there', async () => {
    const { giveBackWith, ports, records, ids, now, unchanged } = await cancellingRun();
    const [id] = ids as [string];
    const why = `Payment ${id}-01 is sent, and its case is not approved`;
    const gone = withoutItems(records, [keys.application(id)]);
    await expect(giveBackWith(gone)).rejects.toThrow(why);
    unchanged();
    await giveBackRun(ports, runId);
    const early = seenEarlier(records, now('payment-run', payments.kind, 'envelope'));
    await expect(giveBackWith(early)).rejects.toThrow(why);
  });

  it('is a defect when a part of its file is lost', async () => {
    const { giveBackWith, records, unchanged } = await cancellingRun();
    const gone = withoutItems(records, [keys.runPart(runId, 1)]);
    await expect(giveBackWith(gone)).rejects.toThrow(`Run ${runId} has lost part 1 of its file`);
    unchanged();
  });
});
