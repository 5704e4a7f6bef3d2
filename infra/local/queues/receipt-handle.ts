import { queueError } from './queue-error.ts';

/** What a receipt handle says: which message, and which of its receives. */
export interface Receipt {
  readonly seq: number;
  readonly receipt: string;
}

const handlePattern = /^([A-Za-z0-9_.-]+) (\d+) ([0-9a-f-]{36})$/;

/** Opaque to clients, as AWS's are; it names its queue, so that it opens no other. */
export function encodeReceiptHandle(queue: string, { seq, receipt }: Receipt): string {
  return Buffer.from(`${queue} ${seq} ${receipt}`).toString('base64');
}

/** Refuses a handle this engine did not give out, or gave out for another queue. */
export function decodeReceiptHandle(queue: string, handle: string): Receipt {
  const parts = handlePattern.exec(Buffer.from(handle, 'base64').toString());
  const [, ofQueue, seq, receipt] = parts ?? [];
  if (ofQueue === queue && receipt !== undefined) return { seq: Number(seq), receipt };
  throw queueError(
    'ReceiptHandleIsInvalid',
    `The input receipt handle "${handle}" is not a valid receipt handle.`,
  );
}
