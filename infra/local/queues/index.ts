export { attributesFromTemplate, ensureQueue, type WantedQueue } from './ensure-queue.ts';
export { openQueueEngine } from './open-queue-engine.ts';
export type { QueueDepth, QueueEngine, QueueEngineOptions } from './queue-engine.ts';
export { QueueEngineError } from './queue-error.ts';
export type { QueueFaults } from './queue-faults.ts';
export { serveQueueEngine, type QueueServer } from './serve-queue-engine.ts';
