import { expect, it } from 'vitest';

import { createHandler } from '#functions/record-rail-outcomes/handler.ts';
import type { RailReportLine } from '#shared/payments/index.ts';
import { openWinter } from '#tests/builders/winter.ts';

async function setup() {
  const winter = openWinter();
  await winter.fund(1_000_00);
  const id = await winter.approved();
  const runId = await winter.paidOut();
  const handle = createHandler({
    recordRailOutcomes: winter.recordRailOutcomes,
    recordPieceOutcomes: winter.recordPieceOutcomes,
  });
  const report = (...lines: RailReportLine[]) =>
    handle({
      ...{ reportId: 'R1', submissionId: `S-${runId}`, idempotencyKey: runId, kind: 'settlement' },
      ...{ processingDate: '2021-12-09', producedAt: '2021-12-09T07:00:00.000Z', lines },
    });
  return { ...winter, id, report };
}

it('is done with a report when its lines are recorded', async () => {
  const { report, payment, id } = await setup();
  const line = { reference: `OD${id}0101`, amountPence: 150_00, outcome: 'settled' } as const;
  expect(await report(line)).toEqual({ kind: 'done' });
  expect(await payment(id)).toMatchObject({ state: 'settled' });
});

it('parks a report that has strange lines, names them, and records the others', async () => {
  const { report, payment, id } = await setup();
  const line = { reference: `OD${id}0101`, amountPence: 150_00, outcome: 'settled' } as const;
  expect(await report({ ...line, reference: 'WAGES DEC' }, line)).toEqual({
    kind: 'park',
    reason:
      'The report R1 has lines that a person must look at: WAGES DEC (not-our-reference). The others are recorded.',
  });
  expect(await payment(id)).toMatchObject({ state: 'settled' });
});
