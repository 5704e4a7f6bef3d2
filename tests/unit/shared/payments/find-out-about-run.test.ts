import { describe, expect, it } from 'vitest';

import { done, refused } from '#shared/kernel/index.ts';
import { paymentRuns } from '#shared/payments/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { refusedRun, runId } from '#tests/builders/refused-run.ts';
import { unclearRun } from '#tests/builders/unclear-run.ts';
import type { Winter } from '#tests/builders/winter.ts';

const about = { runId, programmeId: 'household-support-fund' };
const money = { count: 2, totalPence: 300_00 };

function lastSaid({ memory }: Winter) {
  const said = memory.all().filter((item) => item.pk === keys.run(runId).pk && isEventItem(item));
  return parseEvent(said.at(-1)!);
}

describe('what people find out about a file', () => {
  const finding = { kind: 'taken', submissionId: 'B-1' } as const;
  const propose = { runId, finding, reason: 'They say so', staffId: 'dev' };
  const erin = { kind: 'staff', id: 'erin' };

  it('is refused about a run that is clear, or not there', async () => {
    const given = await refusedRun();
    await given.start();
    const notUnclear = refused({ kind: 'not-unclear' });
    for (const name of [runId, 'no-such-run']) {
      expect(await given.proposeFinding({ ...propose, runId: name })).toEqual(notUnclear);
      expect(await given.askAboutRun({ runId: name, staffId: 'dev' })).toEqual(notUnclear);
      expect(
        await given.decideFinding({ runId: name, decision: 'confirm', staffId: 'erin' }),
      ).toEqual(notUnclear);
    }
  });

  it('is an event and a step of the inquiry each time', async () => {
    const given = await unclearRun();
    const { clock, run } = given;
    const at = clock.now();
    await given.askAboutRun({ runId, staffId: 'erin' });
    expect(lastSaid(given)).toMatchObject({
      ...{ at, actor: erin, correlationId: runId },
      body: { type: 'payment-run-asked-about', ...about },
    });
    await given.proposeFinding(propose);
    expect(lastSaid(given)).toMatchObject({
      actor: { kind: 'staff', id: 'dev' },
      body: { type: 'run-finding-proposed', ...about, finding: 'taken' },
    });
    await given.decideFinding({ runId, decision: 'decline', staffId: 'erin' });
    expect(lastSaid(given)).toMatchObject({
      ...{ actor: erin, body: { type: 'run-finding-declined', ...about, finding: 'taken' } },
    });
    await given.proposeFinding(propose);
    await given.decideFinding({ runId, decision: 'confirm', staffId: 'erin' });
    expect(lastSaid(given)).toMatchObject({
      actor: erin,
      body: { type: 'payment-run-acknowledged', ...about, submissionId: 'B-1' },
    });
    const found = await run();
    expect(found).toMatchObject({ state: 'acknowledged', acknowledgedAt: at, submissionId: 'B-1' });
    const steps = found !== undefined && 'inquiry' in found ? found.inquiry : [];
    expect(steps?.slice(1)).toEqual([
      { what: 'asked', version: 6, at, by: 'erin' },
      { what: 'proposed', version: 7, at, by: 'dev', finding, reason: 'They say so' },
      { what: 'declined', version: 8, at, by: 'erin' },
      { what: 'proposed', version: 9, at, by: 'dev', finding, reason: 'They say so' },
      { what: 'confirmed', version: 10, at, by: 'erin' },
    ]);
  });

  it('names whoever proposed that it was never taken, when another confirms it', async () => {
    const given = await unclearRun();
    await given.cancelling();
    expect(lastSaid(given)).toMatchObject({
      actor: erin,
      body: { type: 'payment-run-cancelled', ...about, ...money, proposedBy: 'dev' },
    });
    expect(await given.run()).toMatchObject({
      ...{ state: 'cancelling', partsGivenBack: 0, linesGivenBack: 0 },
    });
  });

  it('is refused when somebody was faster', async () => {
    const given = await unclearRun();
    const { counting, askAboutRun, decideFinding, proposeFinding, memory } = given;
    const faster = () => {
      counting.beforeNext(async () => {
        const found = await paymentRuns.read(given.records, keys.run(runId));
        await memory.commit([paymentRuns.replace(found!.document, found!.version)]);
      });
    };
    const meanwhile = refused({ kind: 'changed-meanwhile' });
    faster();
    expect(await askAboutRun({ runId, staffId: 'dev' })).toEqual(meanwhile);
    faster();
    expect(await proposeFinding(propose)).toEqual(meanwhile);
    expect(await proposeFinding(propose)).toEqual(done(undefined));
    faster();
    expect(await decideFinding({ runId, decision: 'confirm', staffId: 'erin' })).toEqual(meanwhile);
    expect(await given.run()).toMatchObject({ state: 'unclear' });
  });

  it('says until when a file may still arrive, and how many payments were told of', async () => {
    const given = await unclearRun();
    const { clock, find, anHourLater, report } = given;
    const sentAt = clock.now();
    const until = '2021-12-07T10:01:02.000Z';
    expect(sentAt).toBe('2021-12-07T09:01:02.000Z');
    const notTaken = { kind: 'not-taken' } as const;
    expect(await find(notTaken)).toEqual(refused({ kind: 'still-on-its-way', until }));
    anHourLater();
    await report('settled');
    expect(await find(notTaken)).toEqual(refused({ kind: 'reported', count: 2 }));
  });
});
