import { createServer } from 'node:http';
import { listenLocally } from '#infra/local/listen-locally.ts';
import { readBody } from '#infra/local/read-body.ts';
import { readPain002 } from '#shared/payments/rails/pain001/index.ts';
import { railReportSchema } from '#shared/payments/rails/rail-report.ts';
import type { RailReport } from '#shared/payments/rails/rail-report.ts';

export interface ReceivingService {
  readonly origin: string;
  /** Every report that arrived, in order, copies included, refused ones too. */
  readonly reports: RailReport[];
  readonly received: { readonly path: string; readonly body: string; readonly signature: string }[];
  /** Answers 500 to so many requests from now on. */
  readonly failNext: (requests: number) => void;
  readonly close: () => Promise<void>;
}

function reportsIn(body: string): readonly RailReport[] {
  if (!body.startsWith('<')) return [railReportSchema.parse(JSON.parse(body))];
  const read = readPain002(body);
  if (!read.ok) throw new Error(read.failure.reason);
  return read.value.reports;
}

/** The other end of the bank's reports: a service that writes down what it is sent. */
export async function startReceivingService(): Promise<ReceivingService> {
  const reports: RailReport[] = [];
  const received: ReceivingService['received'] = [];
  let failing = 0;
  const server = createServer((request, response) => {
    void readBody(request, 1_000_000).then((bytes) => {
      const body = bytes.toString('utf8');
      const signature = String(request.headers['x-open-door-signature']);
      received.push({ path: `${request.method ?? ''} ${request.url ?? ''}`, body, signature });
      reports.push(...reportsIn(body));
      response.writeHead(failing > 0 ? 500 : 204);
      failing = Math.max(0, failing - 1);
      response.end();
    });
  });
  const listening = await listenLocally(server, 0);
  return {
    origin: listening.url,
    reports,
    received,
    failNext: (requests) => {
      failing = requests;
    },
    close: listening.close,
  };
}
