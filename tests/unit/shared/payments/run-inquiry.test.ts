import { describe, expect, it } from 'vitest';

import {
  inquiryOf,
  latestAnswer,
  openProposal,
  openQuestion,
  paymentRuns,
  type InquiryStep,
} from '#shared/payments/index.ts';
import { queues } from '#shared/records/index.ts';
import { runId, unclearRun } from '#tests/builders/unclear-run.ts';

const at = '2021-12-07T09:00:00.000Z';
const steps = {
  refused: { what: 'refused', version: 1, at, reasons: ['no'] },
  unclear: { what: 'unclear', version: 2, at, reasons: ['cannot say'] },
  asked: { what: 'asked', version: 3, at, by: 'dev' },
  proposed: {
    ...{ what: 'proposed', version: 4, at, by: 'dev', reason: 'They say so' },
    finding: { kind: 'not-taken' },
  },
  declined: { what: 'declined', version: 5, at, by: 'erin' },
} as const satisfies Record<string, InquiryStep>;
const { refused, unclear, asked, proposed, declined } = steps;

describe('an inquiry about a file', () => {
  it('knows what its rail said last, whatever people did since', () => {
    const again = { ...unclear, version: 7, reasons: ['cannot say still'] };
    expect(latestAnswer([])).toBeUndefined();
    expect(latestAnswer([refused])).toBeUndefined();
    expect(latestAnswer([refused, unclear, asked, proposed])).toEqual(unclear);
    expect(latestAnswer([unclear, asked, again, proposed, declined])).toEqual(again);
  });

  it('has a question open until its rail answers', () => {
    expect(openQuestion([])).toBeUndefined();
    expect(openQuestion([unclear])).toBeUndefined();
    expect(openQuestion([unclear, asked, proposed])).toEqual(asked);
    expect(openQuestion([unclear, asked, unclear])).toBeUndefined();
  });

  it('has a proposal open until it is decided, or its rail says something new', () => {
    expect(openProposal([])).toBeUndefined();
    expect(openProposal([unclear, proposed, asked])).toEqual(proposed);
    expect(openProposal([unclear, proposed, declined])).toBeUndefined();
    expect(openProposal([unclear, proposed, unclear])).toBeUndefined();
  });

  it('is listed apart while it is unclear, and with the other runs when it is over', async () => {
    const { records, programmeId, find, confirm, run, startPaymentRun } = await unclearRun();
    const listed = async (queue: string) => {
      const { items } = await records.queue({ queue, limit: 9 });
      return items.map((item) => paymentRuns.parse(item).document.runId);
    };
    const unclearRuns = queues.unclearRuns(programmeId);
    const runs = queues.runs(programmeId);
    expect([await listed(unclearRuns), await listed(runs)]).toEqual([[runId], []]);
    const started = await startPaymentRun({ programmeId, rail: 'bacs', staffId: 'dev' });
    if (!started.ok) throw new Error(started.failure.kind);
    const fresh = await records.queue({ queue: runs, limit: 9 });
    const [next] = fresh.items.map((item) => paymentRuns.parse(item).document);
    expect(next).toMatchObject({ runId: started.value.runId });
    expect(inquiryOf(next!)).toEqual([]);
    await find({ kind: 'taken', submissionId: 'B-1' });
    await confirm();
    expect(inquiryOf((await run())!).map(({ what }) => what)).toEqual([
      ...['unclear', 'proposed', 'confirmed'],
    ]);
    expect([await listed(unclearRuns), await listed(runs)]).toEqual([[], [runId, next!.runId]]);
  });
});
