import * as z from 'zod';

import {
  done,
  derivedReference,
  refused,
  type Clock,
  type Commit,
  type Result,
} from '#shared/kernel/index.ts';
import {
  documentKind,
  eventRecord,
  keys,
  queues,
  type RecordReader,
} from '#shared/records/index.ts';

import { messageKindSchema } from './message-kinds.ts';
import { whyNotToldSchema } from './message.ts';

/** Why somebody must look after a family: it was not told, or says that nothing arrived. */
export const whyTaskSchema = z.enum([...whyNotToldSchema.options, 'says-not-received']);
export type WhyTask = z.infer<typeof whyTaskSchema>;

const base = {
  taskId: z.string(),
  applicationId: z.string(),
  why: whyTaskSchema,
  /** What the family was to be told. */
  about: messageKindSchema.optional(),
  openedAt: z.string(),
};

/** Something that only a person can do for a family, until somebody says that it is done. */
export const staffTaskSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('open'), ...base }),
  z.strictObject({ state: z.literal('done'), ...base, doneAt: z.string(), doneBy: z.string() }),
]);
export type StaffTask = z.infer<typeof staffTaskSchema>;

export const staffTasks = documentKind({
  kind: 'staff-task',
  schema: staffTaskSchema,
  key: (task) => keys.staffTask(task.applicationId, task.taskId),
  place: (task) =>
    task.state === 'open'
      ? { queue: queues.openTasks(), queueOrder: `${task.openedAt}#${task.taskId}` }
      : undefined,
});

/** The task that a message leaves when it does not reach its family. */
export function taskIdOf(messageId: string): string {
  return derivedReference('task', messageId);
}

export type FinishTaskRefusal =
  | { readonly kind: 'no-such-task' }
  | { readonly kind: 'already-done'; readonly by: string }
  | { readonly kind: 'changed-meanwhile' };

/** Says that a task is done. What was done is on the case: this only takes it off the list. */
export function createFinishTask(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function finishTask(request: {
    readonly applicationId: string;
    readonly taskId: string;
    readonly staffId: string;
  }): Promise<Result<StaffTask, FinishTaskRefusal>> {
    const { applicationId, taskId, staffId } = request;
    const key = keys.staffTask(applicationId, taskId);
    const found = await staffTasks.read(ports.records, key);
    if (found === undefined) return refused({ kind: 'no-such-task' });
    const { document, version } = found;
    if (document.state === 'done') return refused({ kind: 'already-done', by: document.doneBy });
    const at = ports.clock.now();
    const finished: StaffTask = { ...document, state: 'done', doneAt: at, doneBy: staffId };
    const committed = await ports.commit([
      staffTasks.replace(finished, version),
      eventRecord(
        key,
        version + 1,
        { type: 'task-done', applicationId, why: document.why },
        { at, actor: { kind: 'staff', id: staffId }, correlationId: applicationId },
      ),
    ]);
    return committed.ok ? done(finished) : refused({ kind: 'changed-meanwhile' });
  };
}
