import * as z from 'zod';

import {
  derivedReference,
  done,
  refused,
  type Clock,
  type Commit,
  type Result,
} from '#shared/kernel/index.ts';
import { documentKind, keys, queues, type RecordReader } from '#shared/records/index.ts';

const base = {
  parkedId: z.string(),
  /** The queue's own name, which says where putting it back sends it. */
  queueName: z.string(),
  messageId: z.string(),
  reason: z.string(),
  body: z.string(),
  parkedAt: z.string(),
};

/** A message that could not be handled: kept whole, with its reason, until a person puts it back. */
export const parkedMessageSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('waiting'), ...base }),
  z.strictObject({
    state: z.literal('put-back'),
    ...base,
    putBackAt: z.string(),
    putBackBy: z.string(),
  }),
]);
export type ParkedMessage = z.infer<typeof parkedMessageSchema>;

export const parkedMessages = documentKind({
  kind: 'parked-message',
  schema: parkedMessageSchema,
  key: (parked) => keys.parked(parked.parkedId),
  place: (parked) =>
    parked.state === 'waiting'
      ? { queue: queues.parked(), queueOrder: `${parked.parkedAt}#${parked.parkedId}` }
      : undefined,
});

export interface MessageToPark {
  readonly queueName: string;
  readonly messageId: string;
  readonly reason: string;
  readonly body: string;
}

export type Park = (message: MessageToPark) => Promise<void>;

/**
 * A message is at most 1 MiB, an item 400 KB, a character up to three bytes: the end of a monstrous
 * one is cut, and says so. A reason may name every line of a file.
 */
const bodyLimit = 100_000;
const reasonLimit = 10_000;

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit)} [cut after ${limit} characters]`;
}

/** Parks a message once, however often it comes: its id is made from the message's. */
export function createPark(ports: { readonly commit: Commit; readonly clock: Clock }): Park {
  return async function park({ queueName, messageId, reason, body }) {
    const parkedId = derivedReference('parked', queueName, messageId);
    const parkedAt = ports.clock.now();
    await ports.commit([
      parkedMessages.create({
        ...{ state: 'waiting', parkedId, queueName, messageId, parkedAt },
        reason: cut(reason, reasonLimit),
        body: cut(body, bodyLimit),
      }),
    ]);
  };
}

export type PutBackRefusal =
  | { readonly kind: 'no-such-message' }
  | { readonly kind: 'already-put-back'; readonly by: string }
  | { readonly kind: 'queue-unknown'; readonly queueName: string };

/** Sends a body to a queue by its name; false when no such queue is known. */
export type SendTo = (queueName: string, body: string) => Promise<boolean>;

/**
 * Puts a parked message back on its queue. It is sent before it is marked: dying in between sends it
 * twice, which every worker bears, while the other way round would lose it.
 */
export function createPutBack(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly sendTo: SendTo;
}) {
  return async function putBack(request: {
    readonly parkedId: string;
    readonly staffId: string;
  }): Promise<Result<ParkedMessage, PutBackRefusal>> {
    const found = await parkedMessages.read(ports.records, keys.parked(request.parkedId));
    if (found === undefined) return refused({ kind: 'no-such-message' });
    const { document, version } = found;
    if (document.state === 'put-back') {
      return refused({ kind: 'already-put-back', by: document.putBackBy });
    }
    const { queueName, body } = document;
    if (!(await ports.sendTo(queueName, body)))
      return refused({ kind: 'queue-unknown', queueName });
    const putBack: ParkedMessage = {
      ...document,
      state: 'put-back',
      putBackAt: ports.clock.now(),
      putBackBy: request.staffId,
    };
    await ports.commit([parkedMessages.replace(putBack, version)]);
    return done(putBack);
  };
}
