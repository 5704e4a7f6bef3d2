import type { EventType } from '#shared/events/index.ts';
import { taskIdOf, type Message, type MessageKind } from '#shared/messages/index.ts';
import { keys } from '#shared/records/index.ts';
import { plusSeconds, type Instant } from '#shared/kernel/index.ts';

import { faultAt, type Check, type RecordFault } from './check.ts';
import type { GatheredRecords } from './gathered-records.ts';

/** Longer than it takes until a message whose worker died comes again. */
const takenUpWithinSeconds = 60 * 60;

/**
 * Whoever could not be told has a person to see to it, every message and task is a family's, and of
 * each message it is known whether it went.
 */
export function checkMessages(gathered: GatheredRecords, now: Instant): Check {
  const { applications, messages, tasks } = gathered;
  const faults: RecordFault[] = [];
  for (const { message } of messages.values()) {
    const { applicationId, messageId } = message;
    const key = keys.message(applicationId, messageId);
    for (const sentence of messageFaults(message, gathered, now))
      faults.push(faultAt(key, sentence));
  }
  for (const { task } of tasks.values()) {
    if (applications.has(task.applicationId)) continue;
    const key = keys.staffTask(task.applicationId, task.taskId);
    faults.push(faultAt(key, 'It is about nobody we know.'));
  }
  return {
    name: 'messages',
    promise:
      'Every message has what it tells of, and whoever could not be told a person to see to it',
    looked: messages.size + tasks.size,
    faults,
  };
}

/** What each message tells of. */
const causes: Readonly<Record<MessageKind, readonly EventType[]>> = {
  'voucher-issued': ['voucher-issued', 'voucher-code-asked-again'],
  'voucher-reminder': ['voucher-reminder-due'],
  'voucher-expired': ['voucher-expired', 'voucher-redeemed'],
  'voucher-cancelled': ['voucher-cancelled'],
  'voucher-stopped': ['voucher-cancelled'],
  'payment-returned': ['payment-returned', 'payment-rejected'],
  'contact-reminder': ['contact-reminder-due'],
};

function* messageFaults(
  message: Message,
  { applications, events, tasks }: GatheredRecords,
  now: Instant,
): Generator<string> {
  const { applicationId, messageId, kind, causeId, state } = message;
  if (!applications.has(applicationId)) yield 'It is to nobody we know.';
  const cause = events
    .get(keys.application(applicationId).pk)
    ?.find(({ eventId }) => eventId === causeId);
  if (cause === undefined || !causes[kind].includes(cause.type)) {
    yield `It is a ${kind} for ${cause?.type ?? 'nothing that happened'}.`;
  }
  const isLeft =
    message.state === 'sending' && plusSeconds(message.leasedUntil, takenUpWithinSeconds) < now;
  if (isLeft) yield `It was being sent until ${message.leasedUntil}; nobody knows whether it went.`;
  const hasTask = tasks.has(taskIdOf(messageId));
  if (state === 'failed' && !hasTask) {
    yield 'It did not reach its family, and nobody was asked to see to it.';
  }
  if (state !== 'failed' && hasTask) yield `It is ${state}, and somebody was asked to see to it.`;
}
