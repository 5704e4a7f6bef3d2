import {
  integer,
  integerOrNull,
  text,
  textOrNull,
  type QueueDatabase,
  type Row,
} from './database.ts';

type MoveStatus = 'RUNNING' | 'COMPLETED' | 'CANCELLED' | 'FAILED';

/** One emptying of a dead-letter queue. */
export interface MoveTask {
  readonly id: string;
  readonly sourceArn: string;
  /** Where everything goes; without it each message goes back to the queue it failed in. */
  readonly destinationArn: string | null;
  readonly perSecond: number | null;
  readonly status: MoveStatus;
  readonly failure: string | null;
  readonly toMove: number;
  readonly moved: number;
  readonly startedAt: number;
}

export type MoveTaskStore = ReturnType<typeof createMoveTaskStore>;

/** Tasks are stored, so that a slow one goes on after a restart. */
export function createMoveTaskStore({ sqlite }: QueueDatabase) {
  const insert = sqlite.prepare(
    `insert into move_tasks
       (id, source_arn, destination_arn, per_second, status, failure, to_move, moved, started_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = sqlite.prepare(
    `update move_tasks set status = ?, failure = ?, moved = ? where id = ?`,
  );
  const bySource = sqlite.prepare(
    `select * from move_tasks where source_arn = ? order by number desc limit ?`,
  );
  const byId = sqlite.prepare(`select * from move_tasks where id = ?`);
  const running = sqlite.prepare(`select * from move_tasks where status = 'RUNNING'`);
  return {
    insert(task: MoveTask): void {
      const { id, sourceArn, destinationArn, perSecond, status, failure } = task;
      const texts = [id, sourceArn, destinationArn, perSecond, status, failure];
      insert.run(...texts, task.toMove, task.moved, task.startedAt);
    },
    update({ id, status, failure, moved }: MoveTask): void {
      update.run(status, failure, moved, id);
    },
    /** The latest first. */
    ofSource(sourceArn: string, limit: number): MoveTask[] {
      return bySource.all(sourceArn, limit).map(readTask);
    },
    find(id: string): MoveTask | undefined {
      const row = byId.get(id);
      return row === undefined ? undefined : readTask(row);
    },
    running(): MoveTask[] {
      return running.all().map(readTask);
    },
  };
}

function readTask(row: Row): MoveTask {
  return {
    id: text(row, 'id'),
    sourceArn: text(row, 'source_arn'),
    destinationArn: textOrNull(row, 'destination_arn'),
    perSecond: integerOrNull(row, 'per_second'),
    status: readStatus(text(row, 'status')),
    failure: textOrNull(row, 'failure'),
    toMove: integer(row, 'to_move'),
    moved: integer(row, 'moved'),
    startedAt: integer(row, 'started_at'),
  };
}

function readStatus(value: string): MoveStatus {
  if (value === 'RUNNING' || value === 'COMPLETED' || value === 'CANCELLED') return value;
  return 'FAILED';
}
