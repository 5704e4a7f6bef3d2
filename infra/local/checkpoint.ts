import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { writeAtomically } from './write-atomically.ts';

/**
 * How far a mapping has read each shard of a stream. It moves only after a batch succeeded, and is
 * written a moment later for many moves together, so that a kill -9 makes records come again and
 * never makes them be missed.
 */
export interface Checkpoint {
  readonly of: (shardId: string) => ShardPosition | undefined;
  /** The newest record dealt with in any shard, as far as it is written: older ones may be forgotten. */
  readonly newest: () => string | undefined;
  readonly move: (shardId: string, position: ShardPosition) => void;
  /** Writes what has moved since; the last thing before closing. */
  readonly keep: () => void;
}

/** A file replaced for each small batch would cost more than delivering it. */
const keptWithinMs = 200;

const positionSchema = z.object({
  /** The last record dealt with; undefined when there was none yet. */
  sequenceNumber: z.string().optional(),
  finished: z.boolean(),
});
export type ShardPosition = z.infer<typeof positionSchema>;

const fileSchema = z.object({
  streamArn: z.string(),
  shards: z.record(z.string(), positionSchema),
});

/** Opens the checkpoint of a mapping. A stream that was made anew is read from its beginning. */
export function openCheckpoint(dataFolder: string, mapping: string, streamArn: string): Checkpoint {
  const folder = path.join(dataFolder, 'checkpoints');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${mapping}.json`);
  const shards = new Map<string, ShardPosition>();
  if (existsSync(file)) {
    const saved = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    if (saved.streamArn === streamArn) {
      for (const [shardId, position] of Object.entries(saved.shards)) shards.set(shardId, position);
    }
  }
  let keptNewest = newestOf(shards);
  let due: NodeJS.Timeout | undefined;
  function keep(): void {
    if (due === undefined) return;
    clearTimeout(due);
    due = undefined;
    writeAtomically(file, JSON.stringify({ streamArn, shards: Object.fromEntries(shards) }));
    keptNewest = newestOf(shards);
  }
  return {
    of: (shardId) => shards.get(shardId),
    newest: () => keptNewest,
    move: (shardId, position) => {
      shards.set(shardId, position);
      due ??= setTimeout(keep, keptWithinMs).unref();
    },
    keep,
  };
}

function newestOf(shards: ReadonlyMap<string, ShardPosition>): string | undefined {
  return [...shards.values()].findLast(({ sequenceNumber }) => sequenceNumber !== undefined)
    ?.sequenceNumber;
}
