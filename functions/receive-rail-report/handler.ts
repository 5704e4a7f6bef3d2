import * as z from 'zod';

import type { Clock } from '#shared/kernel/index.ts';
import type { Log } from '#shared/log/index.ts';
import { railReportSchema, reportSignatureHeader, verifyReport } from '#shared/payments/index.ts';

const requestSchema = z.looseObject({
  headers: z.record(z.string(), z.string().optional()),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().optional(),
});

interface ReceivePorts {
  readonly railKey: string;
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
export function createHandler({ railKey, clock, enqueue, log }: ReceivePorts) {
  return async function handle(event: unknown): Promise<Answer> {
    const request = requestSchema.parse(event);
    const body = bodyOf(request);
    const signature = request.headers[reportSignatureHeader];
    const signed = verifyReport(railKey, body, signature, clock.now());
    if (!signed.ok) {
      log.write('report-refused', { kind: signed.failure.kind });
      return answer(401, { error: `The signature was not accepted: ${signed.failure.kind}` });
    }
    const report = railReportSchema.safeParse(parseJson(body));
    if (!report.success) {
      log.write('report-refused', { kind: 'does-not-parse' });
      return answer(422, { error: z.prettifyError(report.error) });
    }
    await enqueue(body);
    const { reportId, lines } = report.data;
    log.write('report-accepted', { reportId, count: lines.length });
    return answer(202, { reportId, status: 'taken-in' });
  };
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
