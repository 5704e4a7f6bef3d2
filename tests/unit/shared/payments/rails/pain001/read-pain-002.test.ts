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

/** A report with other words in the place of a status, as a bank other than our simulator may write it. */
const saying = (from: string, to: string) =>
  readPain002(report({ ...about, status: 'RJCT', code: 'AC04' }).replace(from, to));

describe('reading pain.002.001.10', () => {
  it('says of what message it is, when, and by which day', () => {
    expect(readPain002(report({ ...about, status: 'ACSC' }))).toEqual({
      ok: true,
      value: {
        ...{ originalMessageId: 'OPENDOOR-1', reasons: [], count: undefined },
        ...{ groupStatus: undefined, totalPence: undefined },
        reports: [
          {
            ...{ reportId: 'FPS-1-1', submissionId: 'OPENDOOR-1', idempotencyKey: 'OPENDOOR-1' },
            ...{ kind: 'settlement', processingDate: '2026-04-01' },
            producedAt: '2026-04-01T09:00:00.000Z',
            lines: [{ ...about, outcome: 'settled' }],
          },
        ],
      },
    });
  });

  it.each([
    ['ACSC', 'settled'],
    ['ACCC', 'settled'],
    ...['RCVD', 'PDNG', 'ACTC', 'ACCP', 'ACSP', 'ACWC'].map((status) => [status, 'accepted']),
  ])('reads %s as %s', (status = '', outcome = '') => {
    const text = report({ ...about, status: 'ACSC' }).replace('ACSC', status);
    expect(readPain002(text)).toMatchObject({ value: { reports: [{ lines: [{ outcome }] }] } });
  });

  it.each([
    ['AC01', 'FPS1'],
    ['AC04', 'FPS2'],
    ['AC06', 'FPS3'],
    ['BE01', 'FPS6'],
    ['MD07', 'FPS4'],
    ['RC01', '0'],
    ['RR04', 'FPS13'],
  ])('reads a refusal by %s as the scheme would say it: %s', (code, reasonCode) => {
    const line = { outcome: 'rejected', reasonCode };
    expect(saying('AC04', code)).toMatchObject({ value: { reports: [{ lines: [line] }] } });
  });

  it('reads a refusal without a reason as one', () => {
    const text = report({ ...about, status: 'RJCT', code: 'AC04' });
    const silent = text.replace(/<StsRsnInf>[\s\S]*<\/StsRsnInf>/, '');
    expect(readPain002(silent)).toMatchObject({ value: { reports: [{ kind: 'input' }] } });
    const read = readPain002(silent);
    expect(read.ok && read.value.reports[0]?.lines).toEqual([{ ...about, outcome: 'rejected' }]);
  });

  it('is a report of returns where one came back, and of input where none arrived', () => {
    const settled = { ...about, status: 'ACSC' } as const;
    const back = { ...about, status: 'RJCT', schemeNumber: '4' } as const;
    const kind = (...lines: StatusLine[]) => {
      const read = readPain002(report(...lines));
      return read.ok && read.value.reports.map((each) => each.kind);
    };
    expect(kind(settled, back)).toEqual(['returns']);
    expect(kind({ ...about, status: 'ACSP' })).toEqual(['input']);
  });

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
    [
      'an unknown status',
      report({ ...about, status: 'ACSC' }).replace('ACSC', 'GONE'),
      'TxSts GONE is not known',
    ],
    [
      'another message',
      report({ ...about, status: 'ACSC' }).replace('002.001.10', '002.001.03'),
      'not a urn:iso:std:iso:20022:tech:xsd:pain.002.001.10',
    ],
    [
      'no moment',
      report({ ...about, status: 'ACSC' }).replace('2026-04-01T', 'yesterday '),
      'CreDtTm is not a moment',
    ],
  ])('refuses %s', (_, text, reason) => {
    expect(readPain002(text)).toEqual({
      ok: false,
      failure: { kind: 'malformed-message', reason },
    });
  });

  it.each([
    ['an amount that is none', '150.00', 'much'],
    ['an amount of nothing', '150.00', '0.00'],
    ['another currency', 'GBP', 'EUR'],
    ['a reference longer than any of ours', 'OD01234567890101', 'OD01234567890101020'],
    ['no name of its own', 'FPS-1<', '<'],
    ['no message that it is about', 'OPENDOOR-1<', '<'],
  ])('refuses %s, and says where it is', (_, from, to) => {
    const read = saying(from, to);
    expect(read.ok ? '' : read.failure.reason).toMatch(/^Document\/CstmrPmtStsRpt\/.+: .+/);
  });
});
