import * as z from 'zod';

import { done, refused, type Clock, type Result } from '#shared/kernel/index.ts';
import type { Log } from '#shared/log/index.ts';
import {
  pieceRailNames,
  railReportSchema,
  readPain002,
  receivedPieceReportSchema,
  reportSignatureHeader,
  sealCodes,
  verifyReport,
  type RailReport,
} from '#shared/payments/index.ts';

const requestSchema = z.looseObject({
  rawPath: z.string(),
  headers: z.record(z.string(), z.string().optional()),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().optional(),
});

interface ReceivePorts {
  readonly railKey: string;
  /** What the codes of pieces are sealed with before they go on. */
  readonly codeSecret: string;
  readonly clock: Clock;
  readonly enqueue: (body: string) => Promise<void>;
  readonly log: Log;
}

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Takes in what the bank says became of payments: only if the bank signed it, recently, and it
 * parses. It is answered for once it is on the queue, so that nothing taken in can be lost.
 */
export function createHandler({ railKey, codeSecret, clock, enqueue, log }: ReceivePorts) {
  return async function handle(event: unknown): Promise<Answer> {
    const request = requestSchema.parse(event);
    const body = bodyOf(request);
    const signature = request.headers[reportSignatureHeader];
    const signed = verifyReport(railKey, body, signature, clock.now());
    if (!signed.ok) {
      log.write('report-refused', { kind: signed.failure.kind });
      return answer(401, { error: `The signature was not accepted: ${signed.failure.kind}` });
    }
    const read = readAs(request.rawPath, body, codeSecret);
    if (!read.ok) {
      log.write('report-refused', { kind: 'does-not-parse' });
      return answer(422, { error: read.failure });
    }
    for (const { report, queued } of read.value) {
      await enqueue(queued);
      log.write('report-accepted', { reportId: report.reportId, count: report.lines.length });
    }
    const reportId = read.value.map(({ report }) => report.reportId).join(' ');
    return answer(202, { reportId, status: 'taken-in' });
  };
}

/** Where the bank pushes its ISO 20022 status reports. */
const statusReportsPath = '/rails/faster-payments/reports';

const pieceReportPaths = new Set(pieceRailNames.map((rail) => `/rails/${rail}/reports`));

/** What was read, each report with the message that goes on the queue. */
type Read = Result<readonly ToQueue[], string>;
interface ToQueue {
  readonly report: Pick<RailReport, 'reportId'> & { readonly lines: readonly unknown[] };
  readonly queued: string;
}

function readAs(path: string, body: string, codeSecret: string): Read {
  if (path === statusReportsPath) return readStatusReport(body);
  return pieceReportPaths.has(path) ? readPieces(path, body, codeSecret) : readJson(body);
}

/** A provider reports on its own rail only; the codes go on sealed. */
function readPieces(path: string, body: string, codeSecret: string): Read {
  const received = receivedPieceReportSchema.safeParse(parseJson(body));
  if (!received.success) return refused(z.prettifyError(received.error));
  if (path !== `/rails/${received.data.rail}/reports`) return refused('a report of another rail');
  const report = sealCodes(received.data, codeSecret);
  return done([{ report, queued: JSON.stringify(report) }]);
}

function readJson(body: string): Read {
  const report = railReportSchema.safeParse(parseJson(body));
  return report.success
    ? done([{ report: report.data, queued: body }])
    : refused(z.prettifyError(report.error));
}

/** A long status report becomes several reports; sent again, each is known by its own id. */
function readStatusReport(body: string): Read {
  const read = readPain002(body);
  if (!read.ok) return refused(read.failure.reason);
  return done(read.value.reports.map((report) => ({ report, queued: JSON.stringify(report) })));
}

function bodyOf(request: z.infer<typeof requestSchema>): string {
  const body = request.body ?? '';
  return request.isBase64Encoded === true ? Buffer.from(body, 'base64').toString('utf8') : body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answer(statusCode: number, body: object): Answer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
