import { describe, expect, it } from 'vitest';

import { writeStatusReport } from '#infra/local/providers/bank/status-report.ts';
import { createHandler } from '#functions/receive-rail-report/handler.ts';
import { railReportSchema, reportSignatureHeader, signReport } from '#shared/payments/index.ts';
import { createMovableClock } from '#tests/doubles/fixed-clock.ts';
import { createKeptLog } from '#tests/doubles/kept-log.ts';

const railKey = 'a-rail-key-for-tests';
const now = '2021-12-09T07:00:00.000Z';
const report = {
  ...{ reportId: 'R1', submissionId: 'S1', idempotencyKey: 'run-1', kind: 'settlement' },
  ...{ processingDate: '2021-12-09', producedAt: now },
  lines: [{ reference: 'ODABCDE123450101', amountPence: 150_00, outcome: 'settled' }],
};

function setup() {
  const queued: string[] = [];
  const log = createKeptLog();
  const clock = createMovableClock(now);
  let queueIsDown = false;
  const handle = createHandler({
    ...{ railKey, codeSecret: 'a-code-secret-for-tests', clock, log },
    enqueue: (body) => {
      if (queueIsDown) return Promise.reject(new Error('queue down'));
      queued.push(body);
      return Promise.resolve();
    },
  });
  const breakQueue = () => {
    queueIsDown = true;
  };
  /** A report as the bank sends it, signed over its very bytes. */
  const send = (body: string, signature: string | undefined = signReport(railKey, body, now)) =>
    handle({
      rawPath: '/rails/bacs/reports',
      headers: signature === '' ? {} : { [reportSignatureHeader]: signature },
      body,
    });
  return { handle, send, queued, log, clock, breakQueue };
}

describe('a report of the bank', () => {
  it('is answered for once it is on the queue, byte for byte', async () => {
    const { send, queued, log } = setup();
    const body = JSON.stringify(report, undefined, 2);
    expect(await send(body)).toMatchObject({
      statusCode: 202,
      body: '{"reportId":"R1","status":"taken-in"}',
    });
    expect(queued).toEqual([body]);
    expect(railReportSchema.safeParse(JSON.parse(queued[0]!)).success).toBe(true);
    expect(log.lines).toEqual([{ code: 'report-accepted', reportId: 'R1', count: 1 }]);
  });

  it('is taken in with a reason that is in no list, of which only the code goes on', async () => {
    const { send, queued } = setup();
    const strange = { ...report.lines[0], outcome: 'returned', reasonCode: 'Q 7/x' };
    expect(await send(JSON.stringify({ ...report, lines: [strange] }))).toMatchObject({
      statusCode: 202,
    });
    expect(railReportSchema.parse(JSON.parse(queued[0]!)).lines[0]?.reasonCode).toBe('Q-7-x');
  });

  it('is read when the door handed it on in base 64', async () => {
    const { handle, queued } = setup();
    const body = JSON.stringify(report);
    const answer = await handle({
      rawPath: '/rails/bacs/reports',
      headers: { [reportSignatureHeader]: signReport(railKey, body, now) },
      body: Buffer.from(body).toString('base64'),
      isBase64Encoded: true,
    });
    expect(answer.statusCode).toBe(202);
    expect(queued).toEqual([body]);
  });

  it('is not answered for when the queue did not take it', async () => {
    const { send, breakQueue } = setup();
    breakQueue();
    await expect(send(JSON.stringify(report))).rejects.toThrow('queue down');
  });
});

describe('a status report of ISO 20022', () => {
  const statusReport = writeStatusReport({
    ...{ reportId: 'FPS-1-S1', producedAt: now, messageId: 'OPENDOOR-1' },
    lines: [
      { reference: 'ODABCDE123450101', amountPence: 150_00, status: 'ACSC' },
      { reference: 'ODABCDE123460101', amountPence: 100_00, status: 'RJCT', code: 'AC01' },
    ],
  });
  const request = (body: string) => ({
    rawPath: '/rails/faster-payments/reports',
    headers: { [reportSignatureHeader]: signReport(railKey, body, now) },
    body,
  });

  it('goes on the queue as a report of ours', async () => {
    const { handle, queued } = setup();
    expect(await handle(request(statusReport))).toMatchObject({ statusCode: 202 });
    expect(queued.map((message) => railReportSchema.parse(JSON.parse(message)))).toEqual([
      {
        ...{ reportId: 'FPS-1-S1-1', submissionId: 'OPENDOOR-1', idempotencyKey: 'OPENDOOR-1' },
        ...{ kind: 'settlement', processingDate: '2021-12-09', producedAt: now },
        lines: [
          { reference: 'ODABCDE123450101', amountPence: 150_00, outcome: 'settled' },
          {
            ...{ reference: 'ODABCDE123460101', amountPence: 100_00 },
            ...{ outcome: 'rejected', reasonCode: 'FPS1' },
          },
        ],
      },
    ]);
  });

  it('is refused whole when a part of it is missing', async () => {
    const { handle, queued } = setup();
    const cut = statusReport.slice(0, -20);
    expect(await handle(request(cut))).toMatchObject({ statusCode: 422 });
    expect(queued).toEqual([]);
  });
});

describe('a report is refused, and nothing is queued', () => {
  const body = JSON.stringify(report);
  const good = signReport(railKey, body, now);

  it.each([
    ['signature-missing', ''],
    ['signature-malformed', 'v1=abc'],
    ['signature-wrong', signReport('another-rail-key-x', body, now)],
    ['signature-wrong', signReport(railKey, `${body} `, now)],
    ['signature-stale', signReport(railKey, body, '2021-12-09T06:54:59.000Z')],
    ['signature-stale', signReport(railKey, body, '2021-12-09T07:05:01.000Z')],
  ])('for %s', async (kind, signature) => {
    const { send, queued, log } = setup();
    expect(await send(body, signature)).toMatchObject({
      statusCode: 401,
      body: JSON.stringify({ error: `The signature was not accepted: ${kind}` }),
    });
    expect(queued).toEqual([]);
    expect(log.lines).toEqual([{ code: 'report-refused', kind }]);
  });

  it('when it was recorded and sent again later', async () => {
    const { send, clock } = setup();
    clock.moveOnSeconds(301);
    expect(await send(body, good)).toMatchObject({ statusCode: 401 });
  });

  it.each([
    ['no JSON', 'the report'],
    ['no lines', JSON.stringify({ ...report, lines: [] })],
    ['too many lines', JSON.stringify({ ...report, lines: Array(201).fill(report.lines[0]) })],
    ['a field nobody knows', JSON.stringify({ ...report, note: 'x' })],
    ['an unknown outcome', body.replace('settled', 'vanished')],
    ['part of a penny', body.replace('15000', '150.5')],
    ['nothing', ''],
  ])('for %s, with what is wrong', async (_, malformed) => {
    const { send, queued, log } = setup();
    const answer = await send(malformed);
    expect(answer.statusCode).toBe(422);
    expect((JSON.parse(answer.body) as { error: string }).error).not.toBe('');
    expect(queued).toEqual([]);
    expect(log.lines).toEqual([{ code: 'report-refused', kind: 'does-not-parse' }]);
  });
});
