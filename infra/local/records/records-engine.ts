import type { EngineFaults } from './faults.ts';

/** How far every consumer of a stream has come: the last record it is done with. */
export interface PassedRecord {
  readonly streamArn: string;
  readonly sequenceNumber: string;
}

/** A DynamoDB, wherever it runs. */
export interface RecordsEngine {
  readonly name: string;
  /**
   * One operation of DynamoDB or DynamoDB Streams by its API name, JSON in and JSON out. Throws
   * `EngineError` with the body AWS would send.
   */
  call(operation: string, input: object): Promise<object>;
  /** Deletes what has expired at the engine's clock; resolves to how many items. */
  sweepExpired(): Promise<number>;
  /**
   * Drops the stream records that all consumers have passed, and those older than the 24 hours that
   * AWS keeps them; resolves to how many. Only the caller knows its consumers.
   */
  trimStreams(passed?: readonly PassedRecord[]): Promise<number>;
  /** Calls back soon after stream records may have been added. Answers the function that stops it. */
  onStreamRecord(listener: () => void): () => void;
  readonly faults: EngineFaults;
  close(): Promise<void>;
}
