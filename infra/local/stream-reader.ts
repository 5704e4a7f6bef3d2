import type { Checkpoint, ShardPosition } from './checkpoint.ts';
import type { RecordsEngine } from './engines.ts';
import type { StreamSource } from './event-source.ts';
import type { Deliver } from './stream-delivery.ts';
import { listShards, readShard, type StreamRecord } from './stream-records.ts';

export interface StreamReader {
  /** Reads once from each shard that may be read; true when there was anything to do. */
  readonly readOn: () => Promise<boolean>;
  /** The last record of the stream that needs no second look. */
  readonly passed: () => string | undefined;
  /** Moves past everything written so far: where `LATEST` begins. */
  readonly skipToEnd: () => Promise<void>;
}

/** Lambda hands over at most so many records at once, whatever the batch size. */
const readLimit = 1000;

/** Reads shards one after another, parents first, and moves the checkpoint after each delivery. */
export function createStreamReader(
  source: StreamSource,
  surroundings: {
    readonly records: RecordsEngine;
    readonly checkpoint: Checkpoint;
    readonly deliver: Deliver;
    /** Waits so long, or until somebody is in a hurry; throws when the platform ends. */
    readonly waitForMore: (waitMs: number) => Promise<void>;
  },
): StreamReader {
  const { records, checkpoint, deliver } = surroundings;
  const limit = Math.min(readLimit, source.batchSize * source.lanes);

  async function readOn(): Promise<boolean> {
    let busy = false;
    for (const shardId of await readableShards()) busy = (await readShardOn(shardId)) || busy;
    return busy;
  }

  async function readShardOn(shardId: string): Promise<boolean> {
    const place = { streamArn: source.streamArn, shardId };
    const position = checkpoint.of(shardId);
    const found = await readShard(records, place, position, limit);
    if (found.finished) {
      checkpoint.move(shardId, { ...position, finished: true });
      return true;
    }
    const batch = await fillWindow(shardId, found.records);
    const last = batch.at(-1);
    if (last === undefined) return false;
    await deliver(batch, shardId);
    checkpoint.move(shardId, { sequenceNumber: last.sequenceNumber, finished: false });
    return true;
  }

  /** A batch that is not full waits for more, as long as the mapping allows. */
  async function fillWindow(
    shardId: string,
    first: readonly StreamRecord[],
  ): Promise<readonly StreamRecord[]> {
    const interesting = first.some(({ whole }) => source.matches(whole));
    if (source.windowMs === 0 || !interesting || first.length >= limit) return first;
    await surroundings.waitForMore(source.windowMs);
    const place = { streamArn: source.streamArn, shardId };
    return (await readShard(records, place, checkpoint.of(shardId), limit)).records;
  }

  async function readableShards(): Promise<readonly string[]> {
    const shards = await listShards(records, source.streamArn);
    const unfinished = new Set(
      shards.map(({ shardId }) => shardId).filter((id) => checkpoint.of(id)?.finished !== true),
    );
    return shards
      .filter(({ shardId, parentId }) => unfinished.has(shardId) && !unfinished.has(parentId ?? ''))
      .map(({ shardId }) => shardId);
  }

  async function skipToEnd(): Promise<void> {
    for (const { shardId } of await listShards(records, source.streamArn)) {
      if (checkpoint.of(shardId) !== undefined) continue;
      const place = { streamArn: source.streamArn, shardId };
      let position: ShardPosition = { finished: false };
      for (;;) {
        const last = (await readShard(records, place, position, readLimit)).records.at(-1);
        if (last === undefined) break;
        position = { sequenceNumber: last.sequenceNumber, finished: false };
      }
      checkpoint.move(shardId, position);
    }
  }

  return { readOn, passed: () => checkpoint.newest(), skipToEnd };
}
