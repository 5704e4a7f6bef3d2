import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { EngineParts } from './engine-parts.ts';
import { sourcesOf } from './manage-queues.ts';
import type { StoredMessage } from './message-store.ts';
import type { MoveTask, MoveTaskStore } from './move-task-store.ts';
import type { Operations } from './queue-engine.ts';
import { invalidParameter, queueError } from './queue-error.ts';
import type { Queue } from './queue-registry.ts';
import {
  cancelMoveTaskSchema,
  listMoveTasksSchema,
  parseRequest,
  startMoveTaskSchema,
} from './requests.ts';

const mostPerSecond = 500;
const chunk = 100;
const advanceEveryMs = 250;

/** The redrive of dead-letter queues: messages go back, or to a named queue, at a chosen pace. */
export function createMoveTasks(parts: EngineParts, tasks: MoveTaskStore) {
  let timer: NodeJS.Timeout | undefined;

  /**
   * Moves what is due. How far a paced task has come follows from the platform's clock alone, so
   * winding the clock on lets it catch up.
   */
  function advance(): void {
    clearTimeout(timer);
    const running = tasks.running();
    for (const task of running) advanceTask(parts, tasks, task);
    if (running.some(({ perSecond }) => perSecond !== null)) {
      timer = setTimeout(advance, advanceEveryMs).unref();
    }
  }

  const operations: Operations = {
    StartMessageMoveTask(input) {
      const request = parseRequest(startMoveTaskSchema, input);
      advance();
      const task = plan(parts, tasks, request);
      tasks.insert(task);
      advance();
      return { TaskHandle: encodeHandle(task) };
    },
    ListMessageMoveTasks(input) {
      const { SourceArn, MaxResults } = parseRequest(listMoveTasksSchema, input);
      if (MaxResults < 1 || MaxResults > 10) {
        throw invalidParameter('MaxResults', MaxResults, 'Must be between 1 and 10.');
      }
      existing(parts, 'SourceArn', SourceArn);
      advance();
      return { Results: tasks.ofSource(SourceArn, MaxResults).map(describe) };
    },
    CancelMessageMoveTask(input) {
      const { TaskHandle } = parseRequest(cancelMoveTaskSchema, input);
      const { taskId, sourceArn } = decodeHandle(TaskHandle);
      existing(parts, 'SourceArn', sourceArn);
      advance();
      const task = tasks.find(taskId);
      if (task?.status !== 'RUNNING') {
        throw queueError('ResourceNotFoundException', 'Task does not exist.');
      }
      tasks.update({ ...task, status: 'CANCELLED' });
      return { ApproximateNumberOfMessagesMoved: task.moved };
    },
  };
  return {
    operations,
    advance,
    close(): void {
      clearTimeout(timer);
    },
  };
}

type StartRequest = z.infer<typeof startMoveTaskSchema>;

function plan(parts: EngineParts, tasks: MoveTaskStore, request: StartRequest): MoveTask {
  const { SourceArn, DestinationArn, MaxNumberOfMessagesPerSecond: pace } = request;
  const source = existing(parts, 'SourceArn', SourceArn);
  if (sourcesOf(parts, source.arn).length === 0) {
    throw refused('Source queue must be configured as a Dead Letter Queue.');
  }
  if (DestinationArn !== undefined) assertDestination(parts, source, DestinationArn);
  if (pace !== undefined && (pace < 1 || pace > mostPerSecond)) {
    throw invalidParameter('MaxNumberOfMessagesPerSecond', pace, 'Must be between 1 and 500.');
  }
  if (tasks.ofSource(SourceArn, 1)[0]?.status === 'RUNNING') {
    throw refused(
      'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
    );
  }
  return {
    id: randomUUID(),
    sourceArn: SourceArn,
    destinationArn: DestinationArn ?? null,
    perSecond: pace ?? null,
    status: 'RUNNING',
    failure: null,
    toMove: parts.messages.depth(source.name, parts.now()).visible,
    moved: 0,
    startedAt: parts.now(),
  };
}

function assertDestination(parts: EngineParts, source: Queue, arn: string): void {
  const destination = existing(parts, 'DestinationArn', arn);
  if (destination.name === source.name) {
    throw refused('Source queue arn and destination queue arn cannot be the same.');
  }
  if (destination.settings.fifo !== source.settings.fifo) {
    throw refused('Source and destination queue must be of the same type.');
  }
}

function advanceTask(parts: EngineParts, tasks: MoveTaskStore, task: MoveTask): void {
  const source = parts.queues.byArn(task.sourceArn);
  const reached = new Set<string>();
  const after = parts.database.transaction(() => {
    const next =
      source === undefined ? failed(task, nonExistentQueue) : run(parts, task, source, reached);
    tasks.update(next);
    return next;
  });
  if (after.moved > task.moved) for (const queue of reached) parts.polls.wake(queue);
}

const nonExistentQueue = 'AWS.SimpleQueueService.NonExistentQueue';

function run(parts: EngineParts, task: MoveTask, source: Queue, reached: Set<string>): MoveTask {
  let moved = task.moved;
  const due = dueBy(task, parts.now());
  while (moved < due) {
    const limit = Math.min(chunk, due - moved);
    const messages = parts.messages.next(source.name, source.settings.fifo, parts.now(), limit);
    if (messages.length === 0) return { ...task, moved, status: 'COMPLETED' };
    for (const message of messages) {
      const arn = task.destinationArn ?? message.sourceArn;
      if (arn === null) return failed({ ...task, moved }, 'CouldNotDetermineMessageSource');
      const destination = parts.queues.byArn(arn);
      if (destination === undefined) return failed({ ...task, moved }, nonExistentQueue);
      moveAsNew(parts, message, destination);
      reached.add(destination.name);
      moved += 1;
    }
  }
  const left = parts.messages.depth(source.name, parts.now()).visible;
  return { ...task, moved, status: left === 0 ? 'COMPLETED' : 'RUNNING' };
}

/** A redriven message is a new one: new id, new time of sending, no receives (SQS guide, redrive). */
function moveAsNew({ messages, now }: EngineParts, message: StoredMessage, to: Queue): void {
  const at = now();
  messages.move(message.seq, {
    queue: to.name,
    id: randomUUID(),
    sentAt: at,
    visibleAt: at,
    receiveCount: 0,
    sourceArn: null,
  });
}

function dueBy({ perSecond, startedAt }: MoveTask, now: number): number {
  if (perSecond === null) return Number.POSITIVE_INFINITY;
  return Math.floor(((now - startedAt) * perSecond) / 1_000);
}

function failed(task: MoveTask, failure: string): MoveTask {
  return { ...task, status: 'FAILED', failure };
}

function describe(task: MoveTask): object {
  const { destinationArn, perSecond, failure } = task;
  return {
    ...(task.status === 'RUNNING' ? { TaskHandle: encodeHandle(task) } : {}),
    Status: task.status,
    SourceArn: task.sourceArn,
    ...(destinationArn === null ? {} : { DestinationArn: destinationArn }),
    ...(perSecond === null ? {} : { MaxNumberOfMessagesPerSecond: perSecond }),
    ApproximateNumberOfMessagesMoved: task.moved,
    ApproximateNumberOfMessagesToMove: task.toMove,
    ...(failure === null ? {} : { FailureReason: failure }),
    StartedTimestamp: task.startedAt,
  };
}

function existing({ queues }: EngineParts, parameter: string, arn: string): Queue {
  const queue = queues.byArn(arn);
  if (queue !== undefined) return queue;
  throw queueError(
    'ResourceNotFoundException',
    `The resource that you specified for the ${parameter} parameter doesn't exist.`,
  );
}

const handleSchema = z.object({ taskId: z.string(), sourceArn: z.string() });

function encodeHandle({ id, sourceArn }: MoveTask): string {
  return Buffer.from(JSON.stringify({ taskId: id, sourceArn })).toString('base64');
}

function decodeHandle(handle: string): z.infer<typeof handleSchema> {
  try {
    return handleSchema.parse(JSON.parse(Buffer.from(handle, 'base64').toString()));
  } catch {
    throw refused('Value for parameter TaskHandle is invalid.');
  }
}

function refused(message: string) {
  return queueError('InvalidParameterValue', message);
}
