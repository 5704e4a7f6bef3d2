import { createHash } from 'node:crypto';
import { derivedReference, sumPence } from '#shared/kernel/index.ts';
import type { Instant } from '#shared/kernel/index.ts';
import { readStandard18 } from '#shared/payments/rails/bacs/index.ts';
import { knownContentHeader, knownSubmissionHeader } from '#shared/payments/rails/known-file.ts';
import { openingTime, placeInCycle } from './bank-cycle.ts';
import type { FaultPanel } from './bank-faults.ts';
import type { AcceptedAnswer, BankRecords, KeptSubmission } from './bank-records.ts';
import { planCredits, planReports } from './credit-outcomes.ts';

/** What the bank says to a file, as a status and a JSON body. */
export interface BankAnswer {
  readonly status: 200 | 202 | 400 | 409 | 413 | 422 | 503;
  /** JSON, or a message of ISO 20022 as it is written. */
  readonly body: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What taking something in needs of the bank. */
export interface BankDesk {
  readonly records: BankRecords;
  readonly faults: Pick<FaultPanel, 'strikes'>;
  readonly now: () => Instant;
  readonly wake: () => void;
}

/** How much the bank adds to a total that it gets wrong on purpose: one pound. */
export const wrongByPence = 100;

/**
 * Takes a file in, once. The same key with the same file gets the very same answer again and
 * nothing is done twice; the same key with another file is refused.
 */
export function createTakeFile(
  bank: BankDesk,
): (idempotencyKey: string, text: string) => BankAnswer {
  return (idempotencyKey, text) => {
    const bodyDigest = createHash('sha256').update(text).digest('hex');
    const known = bank.records.findByKey(idempotencyKey);
    if (known !== undefined) {
      const same = known.bodyDigest === bodyDigest;
      if (same && !bank.faults.strikes('conflictWhenKnown')) {
        return { status: 200, body: { ...known.answer, repeated: true } };
      }
      const reason = `${same ? 'this' : 'another'} file was handed in under this idempotency key`;
      return { ...unusable(409, undefined, reason), headers: knownHeaders(known) };
    }
    const read = readStandard18(text);
    if (!read.ok) return unusable(422, read.failure.line, read.failure.reason);
    const file = read.value;
    const receivedAt = bank.now();
    const placed = placeInCycle(receivedAt, file.processingDate);
    if (!placed.ok) return unusable(422, 4, placed.failure);
    const userAndSerial = `${file.serviceUserNumber} ${file.fileSerial}`;
    if (bank.records.serialUsed(userAndSerial, receivedAt)) {
      return unusable(422, 1, 'this file serial was used within the last three months');
    }
    const cycle = placed.value;
    const answer: AcceptedAnswer = {
      submissionId: `BACS-${derivedReference('bacs-submission', idempotencyKey)}`,
      ...{ status: 'accepted', receivedAt, count: file.credits.length },
      totalPence:
        sumPence(file.credits.map((credit) => credit.amountPence)) +
        (bank.faults.strikes('wrongTotal') ? wrongByPence : 0),
      ...{ inputDay: cycle.inputDay, processingDate: cycle.processingDate },
      ...{ settlesAt: openingTime(cycle.entryDay), note: cycle.note },
    };
    const credits = planCredits(file.credits, cycle, bank.faults.strikes('partlyReject'));
    const { submissionId } = answer;
    const planned = planReports({ submissionId, idempotencyKey, receivedAt, cycle }, credits);
    const reports = planned.map(({ dueAt, report }) => ({
      ...{ dueAt, reportId: report.reportId, kind: report.kind },
      body: JSON.stringify(report),
      lineCount: report.lines.length,
    }));
    bank.records.keep({ idempotencyKey, bodyDigest, userAndSerial, answer, credits, reports });
    bank.wake();
    return { status: 202, body: answer };
  };
}

/** With a 409 the bank says what it has under the key, so that whoever sent it can compare. */
export function knownHeaders({ bodyDigest, answer }: KeptSubmission): Record<string, string> {
  return { [knownContentHeader]: bodyDigest, [knownSubmissionHeader]: answer.submissionId };
}

/** The bank says what is wrong, and on which line unless it is the file as a whole. */
export function unusable(
  status: 400 | 409 | 413 | 422 | 503,
  line: number | undefined,
  reason: string,
): BankAnswer {
  return { status, body: { errors: [line === undefined ? { reason } : { line, reason }] } };
}
