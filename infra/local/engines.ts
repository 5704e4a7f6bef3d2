import type { JsonObject } from './json.ts';

export type { QueueEngine } from './queues/index.ts';
export type { RecordsEngine } from './records/index.ts';

/**
 * What the platform asks of an engine that stands in for an AWS service: one call in the service's
 * own JSON. It throws an `EngineError` for what AWS would answer with an error.
 */
export interface Engine {
  readonly name: string;
  /** An aborted signal ends a call that waits, such as a long poll. */
  call(operation: string, input: JsonObject, signal?: AbortSignal): Promise<object>;
}

/** An AWS error: its HTTP status and its body, exactly as AWS shapes them. */
export interface EngineError {
  readonly statusCode: number;
  readonly body: object;
}

export function isEngineError(error: unknown): error is EngineError {
  return (
    error instanceof Error &&
    'statusCode' in error &&
    typeof error.statusCode === 'number' &&
    'body' in error &&
    typeof error.body === 'object'
  );
}

/** Whether an engine said that there is no such table or secret. */
export function isNotFound(error: unknown): boolean {
  return isEngineError(error) && JSON.stringify(error.body).includes('ResourceNotFoundException');
}
