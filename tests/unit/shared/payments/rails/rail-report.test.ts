import { describe, expect, it } from 'vitest';

import { railReportSchema, type RailReport } from '#shared/payments/index.ts';

const line = { reference: 'ODABCDE123450101', amountPence: 150_00, outcome: 'settled' } as const;
const report: RailReport = {
  ...{ reportId: 'R1', submissionId: 'S1', idempotencyKey: 'run-1', kind: 'settlement' },
  ...{ processingDate: '2021-12-09', producedAt: '2021-12-09T07:00:00.000Z' },
  lines: [line],
};

describe('what a rail pushes about payments', () => {
  it('is read when it says all there is to say', () => {
    expect(railReportSchema.parse(report)).toEqual(report);
    for (const kind of ['input', 'returns'] as const) {
      expect(railReportSchema.parse({ ...report, kind })).toEqual({ ...report, kind });
    }
    for (const outcome of ['accepted', 'rejected', 'settled', 'returned'] as const) {
      const lines = [{ ...line, outcome, reasonCode: '5' }];
      expect(railReportSchema.parse({ ...report, lines })).toEqual({ ...report, lines });
    }
  });

  it('may be as long as a rail sends it', () => {
    const longest = {
      ...{ ...report, reportId: 'R'.repeat(80), submissionId: 'S'.repeat(80) },
      idempotencyKey: 'K'.repeat(128),
      lines: Array.from({ length: 200 }, () => ({ ...line, reference: 'X'.repeat(18) })),
    };
    expect(railReportSchema.safeParse(longest).success).toBe(true);
  });

  it.each([
    ['no name', { reportId: '' }],
    ['a name of 81 characters', { reportId: 'R'.repeat(81) }],
    ['no submission', { submissionId: '' }],
    ['a submission of 81 characters', { submissionId: 'S'.repeat(81) }],
    ['no key', { idempotencyKey: '' }],
    ['a key of 129 characters', { idempotencyKey: 'K'.repeat(129) }],
    ['a kind that there is not', { kind: 'other' }],
    ['no day', { processingDate: '9 December' }],
    ['no moment', { producedAt: '2021-12-09' }],
    ['a moment without milliseconds', { producedAt: '2021-12-09T07:00:00Z' }],
    ['nothing to say', { lines: [] }],
    ['201 lines', { lines: Array.from({ length: 201 }, () => line) }],
    ['no reference', { lines: [{ ...line, reference: '' }] }],
    ['a reference of 19 characters', { lines: [{ ...line, reference: 'X'.repeat(19) }] }],
    ['nothing paid', { lines: [{ ...line, amountPence: 0 }] }],
    ['half a penny', { lines: [{ ...line, amountPence: 1.5 }] }],
    ['an outcome that there is not', { lines: [{ ...line, outcome: 'lost' }] }],
    ['an empty reason', { lines: [{ ...line, reasonCode: '' }] }],
    ['something that we never asked for', { extra: 1 }],
    ['something in a line that we never asked for', { lines: [{ ...line, name: 'N Hussain' }] }],
  ])('is not read when it has %s', (_, change) => {
    expect(railReportSchema.safeParse({ ...report, ...change }).success).toBe(false);
  });
});
