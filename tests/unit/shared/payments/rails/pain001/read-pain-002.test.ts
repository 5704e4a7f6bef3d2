import { describe, expect, it } from 'vitest';

import {
  refusedReport,
  writeStatusReport,
  type StatusLine,
} from '#infra/local/providers/bank/status-report.ts';
import { readPain002 } from '#shared/payments/rails/pain001/index.ts';

function report(...lines: readonly StatusLine[]): string {
  return writeStatusReport({
    ...{ reportId: 'FPS-1', producedAt: '2026-04-01T09:00:00.000Z', messageId: 'OPENDOOR-1' },
    lines,
  });
}
const about = { reference: 'OD01234567890101', amountPence: 150_00 };

describe('reading pain.002.001.10', () => {
  it.each([
    ['settled', { status: 'ACSC' }, { outcome: 'settled' }],
    ['under way', { status: 'ACSP' }, { outcome: 'accepted' }],
    [
      'refused by a code of the standard',
      { status: 'RJCT', code: 'AC04' },
      { outcome: 'rejected', reasonCode: 'FPS2' },
    ],
    [
      'refused by a code we do not know',
      { status: 'RJCT', code: 'XX99' },
      { outcome: 'rejected', reasonCode: 'ISO-XX99' },
    ],
    [
      'returned by the scheme’s number',
      { status: 'RJCT', schemeNumber: '4' },
      { outcome: 'returned', reasonCode: 'FPS4' },
    ],
    [
      'returned by a number the scheme does not have',
      { status: 'RJCT', schemeNumber: '15' },
      { outcome: 'returned', reasonCode: 'FPS15' },
    ],
  ] as const)('reads that a credit was %s', (_, said, meant) => {
    expect(readPain002(report({ ...about, ...said }))).toMatchObject({
      ok: true,
      value: { originalMessageId: 'OPENDOOR-1', reports: [{ lines: [{ ...about, ...meant }] }] },
    });
  });

  it('cuts a long report to what one of ours holds, each with its own id', () => {
    const lines = Array.from({ length: 450 }, (_, at) => ({
      ...{ reference: `R${at}`, amountPence: 100, status: 'ACSC' as const },
    }));
    const read = readPain002(report(...lines));
    const reports = read.ok ? read.value.reports : [];
    expect(reports.map(({ reportId, lines: part }) => [reportId, part.length])).toEqual([
      ['FPS-1-1', 200],
      ['FPS-1-2', 200],
      ['FPS-1-3', 50],
    ]);
  });

  it('reads why a message was refused as a whole', () => {
    expect(readPain002(refusedReport('OPENDOOR-1', 'CtrlSum is wrong'))).toMatchObject({
      ok: true,
      value: { groupStatus: 'RJCT', reasons: ['CtrlSum is wrong'], reports: [] },
    });
  });

  it.each([
    ['an unknown status', report({ ...about, status: 'ACSC' }).replace('ACSC', 'GONE')],
    ['an amount that is none', report({ ...about, status: 'ACSC' }).replace('150.00', 'much')],
    ['another message', report({ ...about, status: 'ACSC' }).replace('002.001.10', '002.001.03')],
    ['no moment', report({ ...about, status: 'ACSC' }).replace('2026-04-01T', 'yesterday ')],
  ])('refuses %s', (_, text) => {
    expect(readPain002(text).ok).toBe(false);
  });
});
