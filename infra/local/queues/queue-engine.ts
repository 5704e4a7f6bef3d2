import type { QueueFaults } from './queue-faults.ts';

/** How many messages of a queue wait to be received, are being worked on, or may not be seen yet. */
export interface QueueDepth {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** SQS inside this process: its operations by name, in the shapes of its JSON protocol. */
export interface QueueEngine {
  readonly name: string;
  /**
   * Carries out one operation of SQS. Rejects with a `QueueEngineError` where AWS would refuse.
   * An aborted signal ends a long poll with an empty answer and leaves the messages in the queue.
   */
  call(operation: string, input: object, signal?: AbortSignal): Promise<object>;
  /** To be called when the platform's clock has been wound on: long polls look again. */
  clockMoved(): void;
  /** Counts by queue name, for the development pages and for "is everything drained". */
  depths(): Record<string, QueueDepth>;
  /** Faults to inject; all rates are 0 until somebody raises them. */
  readonly faults: QueueFaults;
  /** Ends every long poll with an empty answer and closes the store. */
  close(): Promise<void>;
}

export interface QueueEngineOptions {
  /** Where the messages survive a restart; without it they live in memory only. */
  readonly folder?: string;
  /** The platform's one clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** Seed of the injected faults, so that a failing run can be repeated. */
  readonly seed?: number;
  /** What the URLs of queues begin with, for example `http://127.0.0.1:4566`. */
  readonly urlBase: string;
  readonly accountId: string;
  readonly region: string;
}

/** One operation; its input is whatever a client sent and is parsed before anything else. */
type Operation = (input: unknown, signal?: AbortSignal) => object | Promise<object>;
export type Operations = Readonly<Record<string, Operation>>;
