import { createHash } from 'node:crypto';
import { derivedReference, localDate, plusCalendarDays, sumPence } from '#shared/kernel/index.ts';
import type { Instant } from '#shared/kernel/index.ts';
import { readPain001 } from '#shared/payments/rails/pain001/index.ts';
import type { CreditTransferInstruction } from '#shared/payments/rails/pain001/index.ts';
import { openingTime } from './bank-cycle.ts';
import type { AcceptedAnswer } from './bank-records.ts';
import { fateOf } from './credit-outcomes.ts';
import type { PlannedCredit } from './credit-outcomes.ts';
import type { ReportToKeep } from './report-records.ts';
import { takenReport, refusedReport, writeStatusReport } from './status-report.ts';
import type { StatusLine } from './status-report.ts';
import { knownHeaders, unusable, wrongByPence } from './take-file.ts';
import type { BankAnswer, BankDesk } from './take-file.ts';

/** No status report of the bank is longer than this. */
const linesPerReport = 100;

/**
 * Takes a pain.001 message in, once, and answers with a pain.002. Faster Payments: what is good is
 * in the account at once, what is wrong is rejected at once or comes back the next morning.
 */
export function createTakeMessage(
  bank: BankDesk,
): (idempotencyKey: string, text: string) => BankAnswer {
  return (idempotencyKey, text) => {
    const bodyDigest = createHash('sha256').update(text).digest('hex');
    const read = readPain001(text);
    if (!read.ok) return { status: 422, body: refusedReport('NOTPROVIDED', read.failure.reason) };
    const message = read.value;
    const known = bank.records.findByKey(idempotencyKey);
    if (known !== undefined) {
      const same = known.bodyDigest === bodyDigest;
      if (same && !bank.faults.strikes('conflictWhenKnown')) {
        return { status: 200, body: takenReport(message.messageId, known.answer) };
      }
      const reason = `${same ? 'this' : 'another'} message was handed in under this idempotency key`;
      return { ...unusableMessage(409, message, reason), headers: knownHeaders(known) };
    }
    const userAndSerial = `ISO ${message.messageId}`;
    const receivedAt = bank.now();
    if (bank.records.serialUsed(userAndSerial, receivedAt)) {
      return unusableMessage(422, message, 'this message id was used within the last three months');
    }
    const answer = answerTo(message, idempotencyKey, receivedAt);
    if (bank.faults.strikes('wrongTotal')) answer.totalPence += wrongByPence;
    const credits = planTransfers(message, receivedAt, bank.faults.strikes('partlyReject'));
    const reports = statusReports(message, answer, credits);
    bank.records.keep({ idempotencyKey, bodyDigest, userAndSerial, answer, credits, reports });
    bank.wake();
    return { status: 202, body: takenReport(message.messageId, answer) };
  };
}

function unusableMessage(
  status: 409 | 422,
  { messageId }: CreditTransferInstruction,
  reason: string,
): BankAnswer {
  return { ...unusable(status, undefined, reason), body: refusedReport(messageId, reason) };
}

function answerTo(
  message: CreditTransferInstruction,
  idempotencyKey: string,
  receivedAt: Instant,
): AcceptedAnswer {
  const today = localDate(receivedAt);
  return {
    submissionId: `FPS-${derivedReference('iso-submission', idempotencyKey)}`,
    ...{ status: 'accepted', receivedAt, count: message.credits.length },
    totalPence: sumPence(message.credits.map((credit) => credit.amountPence)),
    ...{ inputDay: today, processingDate: today, settlesAt: receivedAt },
    note: 'Faster Payments: paid at once.',
  };
}

function planTransfers(
  message: CreditTransferInstruction,
  receivedAt: Instant,
  partlyReject: boolean,
): PlannedCredit[] {
  const nextMorning = openingTime(plusCalendarDays(localDate(receivedAt), 1));
  return message.credits.map(({ reference, amountPence, accountNumber }, position) => {
    const fate = fateOf(accountNumber, partlyReject && position % 2 === 1);
    return {
      ...{ reference, amountPence },
      ...(fate.rejectedFor === undefined ? {} : { rejectedFor: fate.rejectedFor }),
      ...(fate.settles ? { settlesAt: receivedAt } : {}),
      ...(fate.comesBack === undefined
        ? {}
        : { returnsAt: nextMorning, returnedFor: fate.comesBack.reasonCode }),
    };
  });
}

/** What the scheme calls the reasons by which special accounts send money back. */
const schemeNumbers: Readonly<Record<string, string>> = { B: '2', '5': '1', '2': '4', '0': '14' };

function statusReports(
  message: CreditTransferInstruction,
  { submissionId, receivedAt }: AcceptedAnswer,
  credits: readonly PlannedCredit[],
): ReportToKeep[] {
  const taken = credits.map((credit): StatusLine => {
    const { reference, amountPence, rejectedFor, settlesAt } = credit;
    if (rejectedFor !== undefined) return { reference, amountPence, status: 'RJCT', code: 'AC01' };
    return { reference, amountPence, status: settlesAt === undefined ? 'ACSP' : 'ACSC' };
  });
  const back = credits.flatMap((credit) => {
    const { reference, amountPence, returnedFor, returnsAt } = credit;
    if (returnedFor === undefined || returnsAt === undefined) return [];
    const schemeNumber = schemeNumbers[returnedFor] ?? '14';
    return [{ returnsAt, line: { reference, amountPence, status: 'RJCT', schemeNumber } as const }];
  });
  const returnsAt = back[0]?.returnsAt;
  const about = { submissionId, messageId: message.messageId };
  return [
    ...inReports({ ...about, kind: 'settlement', dueAt: receivedAt }, taken),
    ...(returnsAt === undefined
      ? []
      : inReports(
          { ...about, kind: 'returns', dueAt: returnsAt },
          back.map(({ line }) => line),
        )),
  ];
}

function inReports(
  about: {
    readonly submissionId: string;
    readonly messageId: string;
    readonly kind: ReportToKeep['kind'];
    readonly dueAt: Instant;
  },
  lines: readonly StatusLine[],
): ReportToKeep[] {
  const reports: ReportToKeep[] = [];
  const { kind, dueAt } = about;
  for (let from = 0; from < lines.length; from += linesPerReport) {
    const part = lines.slice(from, from + linesPerReport);
    const reportId = `${about.submissionId}-${kind === 'returns' ? 'R' : 'S'}${from / linesPerReport + 1}`;
    const body = writeStatusReport({
      reportId,
      producedAt: dueAt,
      messageId: about.messageId,
      lines: part,
    });
    reports.push({ reportId, kind, dueAt, body, lineCount: part.length });
  }
  return reports;
}
