import { openDatabase } from './database.ts';
import { createDeduplication } from './deduplication.ts';
import type { EngineParts, ReceivedMessage } from './engine-parts.ts';
import { LongPolls } from './long-polls.ts';
import { manageOperations } from './manage-queues.ts';
import { createMessageStore } from './message-store.ts';
import { createMoveTaskStore } from './move-task-store.ts';
import { createMoveTasks } from './move-tasks.ts';
import type { Operations, QueueDepth, QueueEngine, QueueEngineOptions } from './queue-engine.ts';
import { queueError } from './queue-error.ts';
import { createFaultDice } from './queue-faults.ts';
import { createQueueRegistry } from './queue-registry.ts';
import { receiveOperations } from './receive-messages.ts';
import { sendOperations } from './send-messages.ts';
import { settleOperations } from './settle-messages.ts';

/**
 * Opens SQS in this process: in memory, or in a folder where every acknowledged message survives
 * the process being killed. Refuses a folder that another process has open.
 */
export function openQueueEngine(options: QueueEngineOptions): QueueEngine {
  const parts = assemble(options);
  const { database, polls, dice } = parts;
  const tasks = createMoveTasks(parts, createMoveTaskStore(database));
  const messageOperations: Operations = {
    ...sendOperations(parts),
    ...receiveOperations(parts),
    ...settleOperations(parts),
  };
  const operations: Operations = {
    ...messageOperations,
    ...manageOperations(parts),
    ...tasks.operations,
  };
  let open = true;
  tasks.advance();

  return {
    name: options.folder === undefined ? 'open-door in memory' : 'open-door on disk',
    async call(operation, input, signal) {
      if (!open) throw queueError('InternalFailure', 'The queue engine has been closed.');
      const carryOut = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
      if (carryOut === undefined) throw unknownOperation(operation);
      const faulty = Object.hasOwn(messageOperations, operation);
      if (faulty && dice.refuses()) throw queueError('RequestThrottled', 'Injected: try again.');
      const answer = await carryOut(input, signal);
      if (faulty && dice.losesReply())
        throw queueError('InternalFailure', 'Injected: answer lost.');
      return answer;
    },
    clockMoved() {
      tasks.advance();
      polls.wakeAll();
    },
    depths: () => depths(parts),
    faults: dice.faults,
    close() {
      if (open) {
        open = false;
        tasks.close();
        polls.close();
        database.close();
      }
      return Promise.resolve();
    },
  };
}

function assemble({ folder, now, seed, ...place }: QueueEngineOptions): EngineParts {
  const database = openDatabase(folder);
  const messages = createMessageStore(database);
  return {
    now,
    accountId: place.accountId,
    database,
    messages,
    deduplication: createDeduplication(database),
    queues: createQueueRegistry(database, place),
    polls: new LongPolls<ReceivedMessage>(now, (queue) => messages.nextDue(queue, now())),
    dice: createFaultDice(seed ?? 1),
  };
}

function depths({ queues, messages, now }: EngineParts): Record<string, QueueDepth> {
  const counted = queues.all().map(({ name, settings }) => {
    messages.expire(name, now() - settings.retentionMs);
    return [name, messages.depth(name, now())] as const;
  });
  return Object.fromEntries(counted);
}

function unknownOperation(operation: string) {
  return queueError('UnknownOperation', `The action ${operation} is not valid for this endpoint.`);
}
