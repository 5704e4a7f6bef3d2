import type { Actor, Write } from '#shared/kernel/index.ts';
import { eventRecord, keys } from '#shared/records/index.ts';

import { messages, type MessageIn } from './message.ts';
import { staffTasks, taskIdOf } from './staff-task.ts';

/** A message that does not reach its family, its event, and the task it leaves: always together. */
export function failureWrites(
  failed: MessageIn<'failed'>,
  replacing: number | undefined,
  actor: Actor,
): readonly Write[] {
  const { applicationId, messageId, kind, why, failedAt, causeId } = failed;
  return [
    replacing === undefined ? messages.create(failed) : messages.replace(failed, replacing),
    eventRecord(
      keys.message(applicationId, messageId),
      (replacing ?? 0) + 1,
      { type: 'message-failed', applicationId, messageId, message: kind, why },
      { at: failedAt, actor, correlationId: applicationId, causationId: causeId },
    ),
    staffTasks.create({
      state: 'open',
      taskId: taskIdOf(messageId),
      ...{ applicationId, why, about: kind, openedAt: failedAt },
    }),
  ];
}
