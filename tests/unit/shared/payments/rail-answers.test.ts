import { describe, expect, it } from 'vitest';

import { done, refused } from '#shared/kernel/index.ts';
import { createSubmitPaymentRun, runAccounts, type RailAnswer } from '#shared/payments/index.ts';
import { takeUnclear } from '#shared/payments/unclear-run.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { originator } from '#tests/builders/originator.ts';
import { reasons, refusedRun, runId } from '#tests/builders/refused-run.ts';
import { unclearRun } from '#tests/builders/unclear-run.ts';
import { matchingKey, type Winter } from '#tests/builders/winter.ts';
import { createLosingCommit, withoutItems } from '#tests/doubles/other-workers.ts';

const byBank = { kind: 'bank', id: 'bank double' } as const;
const about = { runId, programmeId: 'household-support-fund' };
const money = { count: 2, totalPence: 300_00 };

function submitterOf({ ports, bank }: Winter, changed: Partial<Winter['ports']> = {}) {
  return createSubmitPaymentRun({
    ...{ ...ports, railNamed: () => bank, payeeSecret: matchingKey, originator, ...changed },
  });
}

function lastSaid({ memory }: Winter) {
  const said = memory.all().filter((item) => item.pk === keys.run(runId).pk && isEventItem(item));
  return parseEvent(said.at(-1)!);
}

/** A run that is about to begin, and a bank that answers it as it is told. */
async function setup() {
  const given = await refusedRun();
  await given.start();
  const answers = (answer: RailAnswer) => {
    given.bank.submit = () => Promise.resolve(answer);
  };
  const forgotten = () => given.memory.ofKind(runAccounts.kind).length === 0;
  return { ...given, answers, forgotten };
}

describe('a bank that takes a file', () => {
  it('is taken down with its own name for it, and when', async () => {
    const given = await setup();
    const { submitPaymentRun, run, clock } = given;
    expect(await submitPaymentRun(runId)).toEqual(done('submitted'));
    const at = clock.now();
    expect(await run()).toEqual({
      ...{ state: 'acknowledged', ...about, rail: 'bacs', startedBy: 'dev', startedAt: at },
      ...{ parts: 1, ...money, collectedAt: at, lastSentAt: at },
      ...{ acknowledgedAt: at, submissionId: `S-${runId}` },
    });
    expect(lastSaid(given)).toMatchObject({
      ...{ at, actor: byBank, correlationId: runId },
      body: { type: 'payment-run-acknowledged', ...about, submissionId: `S-${runId}` },
    });
  });

  it('leaves what was asked and refused before in the record', async () => {
    const given = await setup();
    const { bank, submitPaymentRun, run, anHourLater } = given;
    bank.next({ refuse: reasons });
    await submitPaymentRun(runId);
    const refusing = await run();
    if (refusing?.state !== 'refusing') throw new Error(refusing?.state);
    anHourLater();
    await submitPaymentRun(runId);
    expect(await run()).toMatchObject({ refusedVersion: refusing.refusedVersion });
    const other = await unclearRun();
    await other.askAboutRun({ runId, staffId: 'dev' });
    await other.submitPaymentRun(runId);
    expect(await other.run()).toMatchObject({
      ...{ state: 'acknowledged', inquiry: [{ what: 'unclear' }, { what: 'asked' }] },
    });
  });

  it('is believed in eight tries to take it down, and no more', async () => {
    const given = await setup();
    const { ports, run } = given;
    // What is ready is collected, the file closed and claimed; then others are faster.
    const never = createLosingCommit(ports.commit, 8, 3);
    await expect(submitterOf(given, { commit: never.commit })(runId)).rejects.toThrow(
      `Run ${runId} kept changing while it was acknowledged`,
    );
    expect(never.tries()).toBe(11);
    expect(await run()).toMatchObject({ state: 'submitting' });
    // Claimed anew; then others are faster.
    const late = createLosingCommit(ports.commit, 7, 1);
    expect(await submitterOf(given, { commit: late.commit })(runId)).toEqual(done('submitted'));
    expect(await run()).toMatchObject({ state: 'acknowledged' });
  });

  it('is not asked by whoever lost the claim to send', async () => {
    const given = await setup();
    const lost = createLosingCommit(given.ports.commit, 1, 2);
    expect(await submitterOf(given, { commit: lost.commit })(runId)).toEqual(
      done('left-to-another'),
    );
    expect(given.bank.calls()).toBe(0);
  });
});

describe('the accounts of a run', () => {
  it('are kept while it may be sent again, and forgotten when its payments came back', async () => {
    const { bank, submitPaymentRun, anHourLater, forgotten } = await setup();
    bank.next({ refuse: reasons });
    await submitPaymentRun(runId);
    expect(forgotten()).toBe(false);
    expect(await submitPaymentRun(runId)).toEqual(done('waiting'));
    expect(forgotten()).toBe(false);
    anHourLater();
    bank.next({ refuse: reasons });
    expect(await submitPaymentRun(runId)).toEqual(done('refused'));
    expect(forgotten()).toBe(true);
  });

  it('are kept while it is unclear, and forgotten when it was cancelled', async () => {
    const { cancelling, submitPaymentRun, memory } = await unclearRun();
    const kept = () => memory.ofKind(runAccounts.kind).length;
    await submitPaymentRun(runId);
    expect(kept()).toBe(1);
    await cancelling();
    expect(kept()).toBe(1);
    expect(await submitPaymentRun(runId)).toEqual(done('cancelled'));
    expect(kept()).toBe(0);
  });
});

describe('an answer that is neither yes nor no', () => {
  const known = { name: 'X1', count: 2, totalPence: 300_00, contentSha256: 'ab' };

  it('is kept with what was sent and what the bank has, in its own words', async () => {
    const given = await setup();
    const { answers, submitPaymentRun, run, clock } = given;
    answers({ kind: 'unclear', reasons, sent: known, held: { ...known, count: 1 } });
    expect(await submitPaymentRun(runId)).toEqual(done('unclear'));
    const at = clock.now();
    const found = await run();
    expect(found).toMatchObject({ state: 'unclear', lastSentAt: at });
    expect(found).toHaveProperty('inquiry', [
      { what: 'unclear', version: 5, at, reasons, sent: known, held: { ...known, count: 1 } },
    ]);
    expect(lastSaid(given)).toMatchObject({
      ...{ at, actor: byBank, correlationId: runId },
      body: { type: 'payment-run-unclear', ...about, ...money },
    });
  });

  it('is kept without them when it has none, after a no that it gave before', async () => {
    const { bank, answers, submitPaymentRun, run, anHourLater, clock } = await setup();
    bank.next({ refuse: ['no such file'] });
    await submitPaymentRun(runId);
    const refusing = await run();
    if (refusing?.state !== 'refusing') throw new Error(refusing?.state);
    anHourLater();
    answers({ kind: 'unclear', reasons });
    await submitPaymentRun(runId);
    const { refusedAt, refusedVersion } = refusing;
    const found = await run();
    expect(found).toHaveProperty('inquiry', [
      { what: 'refused', version: refusedVersion, at: refusedAt, reasons: ['no such file'] },
      { what: 'unclear', version: refusedVersion + 2, at: clock.now(), reasons },
    ]);
    expect(found).not.toHaveProperty('refusedAt');
  });

  it('is taken down in eight tries, and no more', async () => {
    const given = await setup();
    given.answers({ kind: 'unclear', reasons });
    const never = createLosingCommit(given.ports.commit, 8, 3);
    await expect(submitterOf(given, { commit: never.commit })(runId)).rejects.toThrow(
      `Run ${runId} kept changing while its rail’s answer was taken down`,
    );
    expect(never.tries()).toBe(11);
    const late = createLosingCommit(given.ports.commit, 7, 1);
    expect(await submitterOf(given, { commit: late.commit })(runId)).toEqual(done('unclear'));
  });

  it('is nothing of a run that is not there, is over, or was sent since', async () => {
    const { ports, run, records, submitPaymentRun, memory } = await setup();
    const answer = { kind: 'unclear', reasons } as const;
    const take = (lastSentAt: string, changed: Partial<typeof ports> = {}) =>
      takeUnclear({ ...ports, ...changed }, { runId, lastSentAt, railName: 'bank' }, answer);
    const gone = { records: withoutItems(records, [keys.run(runId)]) };
    expect(await take('2021-12-07T09:00:00.000Z', gone)).toBe('over');
    expect(await take('2021-12-07T09:00:00.000Z')).toBe('over');
    await submitPaymentRun(runId);
    const before = memory.all();
    expect(await take('2021-12-07T09:00:00.000Z')).toBe('acknowledged');
    expect(memory.all()).toEqual(before);
    const other = await unclearRun();
    expect(
      await takeUnclear(
        other.ports,
        { runId, lastSentAt: '2021-12-07T09:00:00.000Z', railName: 'bank' },
        answer,
      ),
    ).toBe('left-to-another');
    expect(await run()).toMatchObject({ state: 'acknowledged' });
  });

  it('to a file whose payments came back since is for a person', async () => {
    const { bank, refusedTwice, anHourLater, submitPaymentRun } = await refusedRun();
    await refusedTwice();
    const { submit } = bank;
    bank.submit = async () => {
      bank.submit = submit;
      anHourLater();
      await submitPaymentRun(runId);
      return { kind: 'unclear', reasons: ['the line broke'] };
    };
    expect(await submitPaymentRun(runId)).toEqual(
      refused({ kind: 'answer-unclear', runId, reasons: ['the line broke'] }),
    );
  });
});
