import type { EventType } from '#shared/events/index.ts';
import { voucherKeyOf, type Voucher } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';

import type { Change } from './change.ts';
import type { GatheredMessage, GatheredRecords, GatheredVoucher } from './gathered-records.ts';

/** What families were told, what they say of it, and what was left to a person. */
export function* changesOfTold(gathered: GatheredRecords): Generator<Change> {
  for (const { receipt, version } of gathered.receipts) {
    const { applicationId, instalment, attemptNumber } = receipt;
    const subject = keys.receipt(applicationId, instalment, attemptNumber);
    for (let each = 1; each <= version; each += 1) {
      yield { subject, version: each, types: ['receipt-confirmed', 'receipt-denied'] };
    }
  }
  for (const { reminder, version } of gathered.contactReminders) {
    // It is made with its application, and ends without a word where nothing is to be asked any more.
    const subject = keys.contactReminder(reminder.applicationId);
    if (reminder.state === 'asked') yield { subject, version, types: ['contact-reminder-due'] };
  }
  for (const message of gathered.messages.values()) yield* changesOfMessage(message);
  for (const { task, version } of gathered.tasks.values()) {
    // What opened it told of it: a message that failed, or a family that got nothing.
    const subject = keys.staffTask(task.applicationId, task.taskId);
    if (task.state === 'done') yield { subject, version, types: ['task-done'] };
  }
}

/** Claimed without an event, which tells nobody anything; sent, and then what the provider says. */
function* changesOfMessage({ message, version }: GatheredMessage): Generator<Change> {
  const { applicationId, messageId, state } = message;
  const subject = keys.message(applicationId, messageId);
  const cameBack = state === 'failed' && (message.why === 'bounced' || message.why === 'unwanted');
  const arrived = state === 'failed' && message.deliveredAt !== undefined;
  if (arrived) yield { subject, version: version - 1, types: ['message-delivered'] };
  if (state === 'delivered' || cameBack) {
    yield { subject, version: version - (arrived ? 2 : 1), types: ['message-sent'] };
  }
  if (state === 'sent') yield { subject, version, types: ['message-sent'] };
  if (state === 'delivered') yield { subject, version, types: ['message-delivered'] };
  if (state === 'failed') yield { subject, version, types: ['message-failed'] };
  if (state === 'not-needed') yield { subject, version, types: ['message-not-needed'] };
}

const beforeItEnds = [
  'voucher-reminder-due',
  'voucher-code-asked-again',
  'voucher-cancel-asked',
] as const satisfies readonly EventType[];

/**
 * A piece is issued after it was ordered, and as often as a run gave it back it was ended and ordered
 * before. Before it was issued staff may have been told that it was missing, and have wanted it cancelled.
 */
export function issuedVersionOf(voucher: BeforeIssue): number {
  return orderedVersionOf(voucher) + saidBeforeIssue(voucher).length + 1;
}

type BeforeIssue = Pick<Voucher, 'recalls' | 'cancelAsked' | 'saidMissingAt'>;

/** What was said of it before it was issued or ended, each in a version of its own, in either order. */
function saidBeforeIssue({ cancelAsked, saidMissingAt }: BeforeIssue): readonly EventType[] {
  return [
    ...(saidMissingAt === undefined ? [] : (['voucher-missing'] as const)),
    ...(cancelAsked?.beforeIssue === true ? (['voucher-cancel-asked'] as const) : []),
  ];
}

function orderedVersionOf({ recalls = 0 }: Pick<Voucher, 'recalls'>): number {
  return 1 + 2 * recalls;
}

/**
 * Ordered with its payment and ended with an event of it; in between it may be issued. What a run
 * gave back was ended and ordered anew, which the payment's events tell.
 */
export function* changesOfVoucher({ voucher, version }: GatheredVoucher): Generator<Change> {
  const subject = voucherKeyOf(voucher);
  const said = saidBeforeIssue(voucher);
  const ordered = orderedVersionOf(voucher);
  for (const [position] of said.entries()) {
    yield { subject, version: ordered + position + 1, types: said };
  }
  // After it ended unknown it may have been asked about again, each time in a version of its own.
  if (voucher.state === 'cancelled' && voucher.unknownToProvider === true) {
    for (let each = ordered + said.length + 2; each <= version; each += 1) {
      yield { subject, version: each, types: ['voucher-cancel-asked'] };
    }
  }
  const wasIssued = 'issued' in voucher && voucher.issued !== undefined;
  if (!wasIssued) return;
  const issuedAs = issuedVersionOf(voucher);
  yield { subject, version: issuedAs, types: ['voucher-issued'] };
  // Its end, the last version, is told by the payment's event.
  const last = voucher.state === 'issued' ? version : version - 1;
  for (let each = issuedAs + 1; each <= last; each += 1) {
    yield { subject, version: each, types: beforeItEnds };
  }
}
