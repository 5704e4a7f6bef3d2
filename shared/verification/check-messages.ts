import { taskIdOf } from '#shared/messages/index.ts';
import { keys } from '#shared/records/index.ts';

import { faultAt, type Check, type RecordFault } from './check.ts';
import type { GatheredRecords } from './gathered-records.ts';

/** Whoever could not be told has a person to see to it, and every message and task is a family's. */
export function checkMessages({ applications, messages, tasks }: GatheredRecords): Check {
  const faults: RecordFault[] = [];
  for (const { message } of messages.values()) {
    const { applicationId, messageId } = message;
    const key = keys.message(applicationId, messageId);
    if (!applications.has(applicationId)) faults.push(faultAt(key, 'It is to nobody we know.'));
    const hasTask = tasks.has(taskIdOf(messageId));
    if (message.state === 'failed' && !hasTask) {
      faults.push(faultAt(key, 'It did not reach its family, and nobody was asked to see to it.'));
    }
    if (message.state !== 'failed' && hasTask) {
      faults.push(faultAt(key, `It is ${message.state}, and somebody was asked to see to it.`));
    }
  }
  for (const { task } of tasks.values()) {
    if (applications.has(task.applicationId)) continue;
    const key = keys.staffTask(task.applicationId, task.taskId);
    faults.push(faultAt(key, 'It is about nobody we know.'));
  }
  return {
    name: 'messages',
    promise: 'Whoever could not be told has a person to see to it',
    looked: messages.size + tasks.size,
    faults,
  };
}
