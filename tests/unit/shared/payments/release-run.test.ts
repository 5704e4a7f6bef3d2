import { describe, expect, it } from 'vitest';

import type { LedgerEntry } from '#shared/ledger/index.ts';
import { holdOfRefusedRun, holds, mayAskAgain, releaseRun } from '#shared/payments/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { reasons, refusedRun, runId } from '#tests/builders/refused-run.ts';
import { createLosingCommit, seenEarlier, withoutItems } from '#tests/doubles/other-workers.ts';

/** A run that the bank refused twice, and whose payments are about to come back. */
async function releasing() {
  const given = await refusedRun();
  const { refusedTwice, counting, submitPaymentRun, memory, ports } = given;
  const beforeSent = memory.all();
  await refusedTwice();
  // The claim to send and the release; then it dies.
  counting.dieAt(2, 'after');
  await expect(submitPaymentRun(runId)).rejects.toThrow('died');
  const before = memory.all();
  return {
    ...{ ...given, beforeSent, before },
    releaseWith: (changed: Partial<typeof ports>) => releaseRun({ ...ports, ...changed }, runId),
  };
}

describe('a run that the bank refused', () => {
  it('is asked about again when an hour has gone by since it was last sent, and not before', async () => {
    const { start, bank, submitPaymentRun, clock } = await refusedRun();
    await start();
    bank.next({ refuse: reasons });
    await submitPaymentRun(runId);
    clock.moveOnSeconds(59 * 60 + 59);
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'waiting' });
    clock.moveOnSeconds(1);
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'submitted' });
  });

  it('may be asked about at once when it was never sent', async () => {
    const { start, bank, submitPaymentRun, run, clock } = await refusedRun();
    await start();
    bank.next({ refuse: reasons });
    await submitPaymentRun(runId);
    const document = await run();
    if (document?.state !== 'refusing') throw new Error(document?.state);
    expect(mayAskAgain(document, clock.now())).toBe(false);
    const { lastSentAt: _lastSentAt, ...never } = document;
    expect(mayAskAgain(never, clock.now())).toBe(true);
  });

  it('says what it would have paid when it is refused, and when it is released', async () => {
    const { events } = await releasing();
    const about = { runId, programmeId: 'household-support-fund', count: 2, totalPence: 300_00 };
    expect(events(keys.run(runId).pk).slice(-2)).toEqual([
      { type: 'payment-run-refused', ...about },
      { type: 'payment-run-released', ...about },
    ]);
  });

  it('keeps its payments in a hold with all that the bank gave for a reason, as far as it fits', async () => {
    const { start, bank, submitPaymentRun, anHourLater, hold, clock } = await refusedRun();
    await start();
    const long = ['no such sort code', 'x'.repeat(2_000)];
    bank.next({ refuse: long });
    bank.next({ refuse: long });
    await submitPaymentRun(runId);
    anHourLater();
    await submitPaymentRun(runId);
    const kept = await hold(holdOfRefusedRun(runId));
    expect(kept).toMatchObject({
      ...{ state: 'in-force', category: 'rail-rejection', runId, parts: 1, count: 2 },
      ...{ placedBy: { kind: 'bank', id: 'bank double' }, placedAt: clock.now() },
      reason: `no such sort code; ${'x'.repeat(1_000 - 19)}`,
    });
  });

  it('is held under a name that stays the same from one version of us to the next', () => {
    expect(holdOfRefusedRun('household-support-fund-bacs-2021-12-07-1')).toBe('VR4CMY0VGG');
  });
});

describe('the payments of a released run', () => {
  it('come back from in transit to reserved, and the ledger says why', async () => {
    const { releaseWith, memory, ids, clock } = await releasing();
    await releaseWith({});
    const entry = memory.ofKind('ledger-entry').at(-1)?.['document'] as LedgerEntry;
    expect(entry.cause).toBe(`run ${runId} refused, part 1`);
    expect(entry.lines).toEqual(
      ids.flatMap((id) => [
        { account: 'in-transit', amountPence: -150_00, paymentId: `${id}-01` },
        { account: 'reserved', amountPence: 150_00, paymentId: `${id}-01` },
      ]),
    );
    const [id] = ids as [string];
    const said = memory.all().filter((item) => item.pk === keys.payment(id, 1).pk);
    const holdId = holdOfRefusedRun(runId);
    expect(parseEvent(said.filter(isEventItem).at(-1)!)).toMatchObject({
      ...{ at: clock.now(), actor: { kind: 'system', id: 'submit-payments' } },
      ...{ correlationId: id, causationId: runId },
      body: { type: 'payment-recalled', paymentId: `${id}-01`, runId, holdId },
    });
  });

  it('leave their hold as it was counted when all of them are in it', async () => {
    const { releaseWith, records } = await releasing();
    const read = () => holds.read(records, keys.hold(holdOfRefusedRun(runId)));
    const placed = await read();
    await releaseWith({});
    expect(await read()).toEqual(placed);
  });

  it('are tried twelve times while others change them, and the twelfth counts', async () => {
    const { releaseWith, ports, statesOf, run, memory, before } = await releasing();
    const never = createLosingCommit(ports.commit, 12);
    await expect(releaseWith({ commit: never.commit })).rejects.toThrow(
      `Run ${runId} kept changing while it was released`,
    );
    expect(never.tries()).toBe(12);
    expect(memory.all()).toEqual(before);
    const late = createLosingCommit(ports.commit, 11);
    await releaseWith({ commit: late.commit });
    expect(await statesOf()).toEqual(new Set(['held']));
    expect(await run()).toMatchObject({ state: 'refused' });
  });

  it('are read again when their envelope was read before their money was in transit', async () => {
    const { releaseWith, beforeSent, records, balances, envelopeId, faults } = await releasing();
    const envelope = beforeSent.filter(({ kind }) => kind === 'envelope');
    await releaseWith({ records: seenEarlier(records, envelope, 1) });
    expect(await balances(envelopeId)).toMatchObject({ reserved: 300_00, 'in-transit': 0 });
    expect(faults()).toEqual([]);
  });

  it('are a defect when their envelope does not hold their money, and nothing is written', async () => {
    const { releaseWith, beforeSent, records, envelopeId, memory, before } = await releasing();
    const envelope = beforeSent.filter(({ kind }) => kind === 'envelope');
    await expect(releaseWith({ records: seenEarlier(records, envelope) })).rejects.toThrow(
      `Envelope ${envelopeId} does not hold the money of its payments`,
    );
    expect(memory.all()).toEqual(before);
  });

  it('are a defect when a part of their file is lost', async () => {
    const { releaseWith, records, memory, before } = await releasing();
    const gone = withoutItems(records, [keys.runPart(runId, 1)]);
    await expect(releaseWith({ records: gone })).rejects.toThrow(
      `Run ${runId} has lost part 1 of its file`,
    );
    expect(memory.all()).toEqual(before);
  });

  it('of a run that is not there, or is not released, are left alone', async () => {
    const { ports, memory, start } = await refusedRun();
    await start();
    const before = memory.all();
    await releaseRun(ports, 'no-such-run');
    await releaseRun(ports, runId);
    expect(memory.all()).toEqual(before);
  });
});
