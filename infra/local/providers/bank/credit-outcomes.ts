import { addWorkingDays } from '#shared/kernel/index.ts';
import type { Instant } from '#shared/kernel/index.ts';
import type { BacsCredit } from '#shared/payments/rails/bacs/index.ts';
import { reportLineLimit } from '#shared/payments/rails/rail-report.ts';
import type { RailReport, RailReportLine } from '#shared/payments/rails/rail-report.ts';
import type { ReturnReasonCode } from '#shared/payments/rails/return-reasons.ts';
import { openingTime } from './bank-cycle.ts';
import type { BankCycle } from './bank-cycle.ts';

/** What becomes of a credit. Days are counted as Bacs does, the input day being day 1. */
export interface Fate {
  readonly rejectedFor?: ReturnReasonCode;
  readonly settles: boolean;
  readonly comesBack?: { readonly reasonCode: ReturnReasonCode; readonly onDay: 4 | 5 };
}

/**
 * Account numbers that the simulator treats in a special way, by how they start. Everything else
 * settles. The table is part of what the simulator promises: tests and the replay rely on it.
 */
const specialAccounts: Readonly<Record<string, Fate>> = {
  '9990': { settles: false, comesBack: { reasonCode: 'B', onDay: 5 } },
  '9991': { settles: false, comesBack: { reasonCode: '5', onDay: 4 } },
  '9992': { settles: false, comesBack: { reasonCode: '2', onDay: 5 } },
  '9993': { settles: false, comesBack: { reasonCode: '0', onDay: 4 } },
  '9994': { settles: true, comesBack: { reasonCode: 'B', onDay: 5 } },
  '9997': { settles: false, rejectedFor: '0' },
};

export function fateOf(accountNumber: string, spoilt: boolean): Fate {
  if (spoilt) return { settles: false, rejectedFor: '0' };
  return specialAccounts[accountNumber.slice(0, 4)] ?? { settles: true };
}

/** One credit and the moments at which its outcomes become true. */
export interface PlannedCredit {
  readonly reference: string;
  readonly amountPence: number;
  readonly rejectedFor?: ReturnReasonCode;
  readonly settlesAt?: Instant;
  readonly returnsAt?: Instant;
  readonly returnedFor?: ReturnReasonCode;
}

export interface PlannedReport {
  readonly dueAt: Instant;
  readonly report: RailReport;
}

/** What becomes of each credit in the Bacs cycle; `partlyReject` spoils every second one. */
export function planCredits(
  credits: readonly BacsCredit[],
  cycle: BankCycle,
  partlyReject: boolean,
): PlannedCredit[] {
  return credits.map((credit, position) => {
    const { reference, amountPence } = credit;
    const fate = fateOf(credit.accountNumber, partlyReject && position % 2 === 1);
    if (fate.rejectedFor !== undefined) {
      return { reference, amountPence, rejectedFor: fate.rejectedFor };
    }
    return {
      ...{ reference, amountPence },
      ...(fate.settles ? { settlesAt: openingTime(cycle.entryDay) } : {}),
      ...(fate.comesBack === undefined
        ? {}
        : {
            returnsAt: openingTime(addWorkingDays(cycle.entryDay, fate.comesBack.onDay - 3)),
            returnedFor: fate.comesBack.reasonCode,
          }),
    };
  });
}

/**
 * Every report the bank will ever send about a file, known from the day it took the file in: the
 * input report on day 1, what settled on day 3, what came back on days 4 and 5; in
 * the order they fall due.
 */
export function planReports(
  file: {
    readonly submissionId: string;
    readonly idempotencyKey: string;
    readonly receivedAt: Instant;
    readonly cycle: BankCycle;
  },
  credits: readonly PlannedCredit[],
): PlannedReport[] {
  const opens = openingTime(file.cycle.inputDay);
  const batches = new Map<string, Batch>();
  const add = (kind: RailReport['kind'], dueAt: Instant, line: RailReportLine): void => {
    const key = `${dueAt} ${kind}`;
    const batch = batches.get(key) ?? { kind, dueAt, lines: [] };
    batch.lines.push(line);
    batches.set(key, batch);
  };
  for (const credit of credits) {
    const { reference, amountPence } = credit;
    const { rejectedFor, settlesAt, returnsAt, returnedFor } = credit;
    const input =
      rejectedFor === undefined
        ? { outcome: 'accepted' as const }
        : { outcome: 'rejected' as const, reasonCode: rejectedFor };
    const inputDue = file.receivedAt > opens ? file.receivedAt : opens;
    add('input', inputDue, { reference, amountPence, ...input });
    if (settlesAt !== undefined) {
      add('settlement', settlesAt, { reference, amountPence, outcome: 'settled' });
    }
    if (returnsAt !== undefined && returnedFor !== undefined) {
      const returned = { outcome: 'returned' as const, reasonCode: returnedFor };
      add('returns', returnsAt, { reference, amountPence, ...returned });
    }
  }
  return [...batches.values()]
    .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
    .flatMap((batch) => inReports(file, batch));
}

interface Batch {
  readonly kind: RailReport['kind'];
  readonly dueAt: Instant;
  readonly lines: RailReportLine[];
}

function inReports(
  file: Parameters<typeof planReports>[0],
  { kind, dueAt, lines }: Batch,
): PlannedReport[] {
  const { submissionId, idempotencyKey, cycle } = file;
  const reports: PlannedReport[] = [];
  for (let from = 0; from < lines.length; from += reportLineLimit) {
    const part = from / reportLineLimit + 1;
    const reportId = `${submissionId}-${kind}-${dueAt.slice(0, 10)}-${part}`;
    reports.push({
      dueAt,
      report: {
        ...{ reportId, submissionId, idempotencyKey, kind },
        processingDate: cycle.processingDate,
        producedAt: dueAt,
        lines: lines.slice(from, from + reportLineLimit),
      },
    });
  }
  return reports;
}
