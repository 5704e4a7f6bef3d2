import { createHash } from 'node:crypto';
import type { Instant } from '#shared/kernel/index.ts';
import { reportSignatureHeader, signReport } from '#shared/payments/rails/report-signature.ts';
import type { FaultPanel } from './bank-faults.ts';
import type { ReportRecords, WaitingReport } from './report-records.ts';
import { createRetries } from './retries.ts';
import type { Retries } from './retries.ts';

/** Longest real time between two looks at what is due. */
const longestSleepMs = 60_000;
const replyTimeoutMs = 30_000;

export interface ReportDelivery {
  /** Sends what is due. After `afresh`, resting reports are tried again too. */
  readonly wake: (afresh: boolean) => void;
  /** Resolves when nothing is due that could still be sent without the clock moving. */
  readonly drained: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Sender {
  readonly records: Omit<ReportRecords, 'keepReport'>;
  readonly faults: FaultPanel;
  readonly now: () => Instant;
  readonly railKey: string;
  /** What a provider that signs nothing shows instead. */
  readonly bearerToken?: string;
  /** Where reports of ours go as JSON, and where messages of ISO 20022 go. */
  readonly reportsUrl: string;
  readonly statusReportsUrl: string;
  readonly trouble: (sentence: string) => void;
}

/** The due-work loop of the bank: pushes each report to the service until it says that it has it. */
export function createReportDelivery(bank: Sender): ReportDelivery {
  const stopping = new AbortController();
  const retries = createRetries();
  let waiters: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let awoken = false;

  async function run(): Promise<void> {
    while (awoken) {
      awoken = false;
      for (const report of outstanding(bank, retries)) {
        if (stopping.signal.aborted) return;
        if (retries.notBeforeMs(report.reportId) > Date.now()) continue;
        await deliver(bank, retries, report, stopping.signal);
      }
    }
  }

  function rest(): void {
    running = undefined;
    if (stopping.signal.aborted) return;
    if (awoken) {
      wake(false);
      return;
    }
    const left = outstanding(bank, retries);
    if (left.length === 0) release();
    clearTimeout(timer);
    const wakeUp = (): void => {
      wake(false);
    };
    timer = setTimeout(wakeUp, sleepMs(bank, retries, left)).unref();
  }

  function release(): void {
    for (const resolve of waiters) resolve();
    waiters = [];
  }

  function wake(afresh: boolean): void {
    if (stopping.signal.aborted) return;
    if (afresh) retries.forget();
    awoken = true;
    running ??= run().then(rest);
  }

  return {
    wake,
    drained: () =>
      new Promise((resolve) => {
        waiters.push(resolve);
        wake(false);
      }),
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await running;
      release();
    },
  };
}

/** What is due and may be sent, now or after its next wait. */
function outstanding(bank: Sender, retries: Retries): WaitingReport[] {
  const { withholdReports, shuffleReports } = bank.faults.shown();
  const reports = bank.records
    .due(bank.now())
    .filter(({ kind, reportId }) => !withholdReports.includes(kind) && !retries.rests(reportId));
  return shuffleReports ? inArbitraryOrder(reports) : reports;
}

async function deliver(
  bank: Sender,
  retries: Retries,
  report: WaitingReport,
  stopping: AbortSignal,
): Promise<void> {
  let failure = bank.faults.strikes('failReports') ? 'kept back on purpose' : undefined;
  const copies = bank.faults.shown().repeatReports;
  for (let copy = 0; copy < copies && failure === undefined; copy += 1) {
    failure = await post(bank, report.body, stopping);
  }
  if (stopping.aborted) return;
  if (failure === undefined) {
    retries.succeeded(report.reportId);
    bank.records.delivered(report.reportId, bank.now());
    return;
  }
  bank.records.failed(report.reportId, failure);
  if (retries.failed(report.reportId)) {
    bank.trouble(`The bank rests report ${report.reportId} until the clock moves: ${failure}`);
  }
}

/** Sends one copy. Answers what went wrong, or undefined when the service has the report. */
async function post(
  bank: Sender,
  body: string,
  stopping: AbortSignal,
): Promise<string | undefined> {
  const authorised: Record<string, string> =
    bank.bearerToken === undefined
      ? { [reportSignatureHeader]: signReport(bank.railKey, body, bank.now()) }
      : { authorization: `Bearer ${bank.bearerToken}` };
  const isXml = body.startsWith('<');
  try {
    const reply = await fetch(isXml ? bank.statusReportsUrl : bank.reportsUrl, {
      method: 'POST',
      headers: {
        'content-type': isXml ? 'application/xml' : 'application/json',
        ...authorised,
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stopping, AbortSignal.timeout(replyTimeoutMs)]),
    });
    await reply.arrayBuffer();
    return reply.ok ? undefined : `the service answered ${reply.status}`;
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
}

/** Until the next report falls due or may be tried again; 0 when that is already so. */
function sleepMs(bank: Sender, retries: Retries, left: readonly WaitingReport[]): number {
  const now = bank.now();
  const nextDue = bank.records.nextDue(now);
  const waits = left.map(({ reportId }) => retries.notBeforeMs(reportId) - Date.now());
  if (nextDue !== undefined) waits.push(Date.parse(nextDue) - Date.parse(now));
  return Math.max(0, Math.min(longestSleepMs, ...waits));
}

/** By a digest of the name: out of order, yet the same on every run. */
function inArbitraryOrder(reports: readonly WaitingReport[]): WaitingReport[] {
  const digest = ({ reportId }: WaitingReport): string =>
    createHash('sha256').update(reportId).digest('hex');
  return reports.toSorted((a, b) => (digest(a) < digest(b) ? -1 : 1));
}
