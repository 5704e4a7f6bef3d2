import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { bundleFunctions } from '#infra/build/bundle.ts';
import { localServiceId, templateIdOf } from '#infra/local/providers/messages/notify-desk.ts';
import { templateNames } from '#shared/messages/message-templates.ts';

export interface FunctionFigures {
  readonly name: string;
  readonly bytes: number;
  readonly gzipBytes: number;
  /** Importing the bundle in a fresh process, reading its secret included; the median of a few. */
  readonly startMs: number;
}

const starts = 5;

/** Size of every bundle and how long a fresh process takes until its handler is there. */
export async function benchFunctions(): Promise<readonly FunctionFigures[]> {
  const outdir = mkdtempSync(path.join(tmpdir(), 'open-door-bundles-'));
  const secrets = await serveSecrets();
  try {
    const { sizes } = await bundleFunctions({ outdir });
    const figures: FunctionFigures[] = [];
    for (const { name, bytes, gzipBytes } of sizes()) {
      const times: number[] = [];
      for (let n = 0; n < starts; n += 1) {
        times.push(await startOnce(path.join(outdir, name, 'index.mjs'), secrets.url));
      }
      const startMs = times.sort((a, b) => a - b)[Math.floor(starts / 2)]!;
      figures.push({ name, bytes, gzipBytes, startMs });
    }
    return figures;
  } finally {
    secrets.close();
    rmSync(outdir, { recursive: true, force: true });
  }
}

async function startOnce(bundle: string, endpoint: string): Promise<number> {
  const script = `const t=performance.now();await import(${JSON.stringify(pathToFileURL(bundle).href)});process.stdout.write(String(performance.now()-t));process.exit(0)`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script],
    { env: { ...environmentOf(endpoint) } },
  );
  return Number(stdout);
}

/** Every variable any function reads, with values that parse. */
function environmentOf(endpoint: string): Record<string, string> {
  return {
    ENVIRONMENT_NAME: 'local',
    LOG_LEVEL: 'ERROR',
    RECORDS_TABLE: 'records',
    REPORTS_TABLE: 'reports',
    SESSIONS_TABLE: 'sessions',
    SECRET_ARN: 'arn:aws:secretsmanager:eu-west-2:000000000000:secret:keys',
    APPLICATIONS_QUEUE_URL: `${endpoint}/applications`,
    PAYEE_CHECKS_QUEUE_URL: `${endpoint}/payee-checks`,
    PAYEE_CHECK_ENDPOINT: endpoint,
    PAYMENT_RUNS_QUEUE_URL: `${endpoint}/payment-runs`,
    RAIL_OUTCOMES_QUEUE_URL: `${endpoint}/rail-outcomes`,
    MESSAGES_QUEUE_URL: `${endpoint}/messages`,
    EVIDENCE_SCANS_QUEUE_URL: `${endpoint}/evidence-scans`,
    CASE_SYSTEM_QUEUE_URL: `${endpoint}/case-system`,
    CASE_SYSTEM_ENDPOINT: endpoint,
    CASE_SYSTEM_SECRET_ARN: 'arn:aws:secretsmanager:eu-west-2:000000000000:secret:case-system',
    MESSAGE_CHANNEL: 'notify',
    MESSAGES_SECRET_ARN: 'arn:aws:secretsmanager:eu-west-2:000000000000:secret:messages',
    NOTIFY_ENDPOINT: endpoint,
    NOTIFY_SERVICE_ID: localServiceId,
    NOTIFY_TEMPLATES: JSON.stringify(
      Object.fromEntries(templateNames.map((name) => [name, templateIdOf(name)])),
    ),
    BANK_ENDPOINT: endpoint,
    CASH_OUT_ENDPOINT: endpoint,
    SUPERMARKET_VOUCHER_ENDPOINT: endpoint,
    FUEL_VOUCHER_ENDPOINT: endpoint,
    BACS_SERVICE_USER_NUMBER: '999999',
    BACS_SORT_CODE: '871427',
    BACS_ACCOUNT_NUMBER: '46238510',
    OIDC_ISSUER: endpoint,
    OIDC_CLIENT_ID: 'staff',
    SERVICE_ORIGIN: endpoint,
    AWS_REGION: 'eu-west-2',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_ENDPOINT_URL: endpoint,
    PATH: process.env['PATH'] ?? '',
  };
}

/** Answers each question for a secret, as fast as an answer can be. */
async function serveSecrets(): Promise<{ url: string; close: () => void }> {
  const keys = {
    ...{ sessionKey: 's'.repeat(64), matchingKey: 'm'.repeat(64) },
    ...{ railKey: 'r'.repeat(64), edgeKey: 'e'.repeat(64) },
  };
  const server = http.createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify({ SecretString: JSON.stringify(keys) }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
