import type { QueueIndex } from './record-reader.ts';

/**
 * How many items stand in a work queue, up to `atMost`: whoever asks says how far counting is worth
 * it. Like every read of a queue it may lag a moment behind.
 */
export type CountQueue = (queue: string, atMost: number, index?: QueueIndex) => Promise<number>;
