import {
  done,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Waiting,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { failureWrites } from './message-failure.ts';
import type { MessageReceipt } from './message-receipt.ts';
import { messages, readProviderReference, type MessageIn } from './message.ts';

export type ReceiptRefusal =
  | { readonly kind: 'not-our-message'; readonly reference: string }
  /** It came before we noted that the message went, or met another one: it must come again. */
  | { readonly kind: 'too-early' };

const provider: Actor = { kind: 'system', id: 'message-provider' };

/** So many looks, each twice as long after the one before: 3 seconds in all, for ten of a batch. */
const looks = 5;
const firstPauseMs = 200;

/**
 * Records what became of a message that was sent. Only the first word counts: a receipt that comes
 * twice, or contradicts an earlier one, changes nothing, unless it tells of what can only come afterwards. The provider may speak before we have noted
 * that it took the message, so one that is being sent is looked at again after a moment.
 */
export function createRecordReceipt(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly waiting: Waiting;
}) {
  return async function recordReceipt(
    receipt: MessageReceipt,
  ): Promise<Result<'changed' | 'known', ReceiptRefusal>> {
    let recorded = await record(ports, receipt);
    for (let look = 2; look <= looks && isEarly(recorded); look += 1) {
      await ports.waiting.pause(firstPauseMs * 2 ** (look - 2));
      recorded = await record(ports, receipt);
    }
    return recorded;
  };
}

type Recorded = Result<'changed' | 'known', ReceiptRefusal>;

function isEarly(recorded: Recorded): boolean {
  return !recorded.ok && recorded.failure.kind === 'too-early';
}

async function record(
  ports: { readonly records: RecordReader; readonly commit: Commit; readonly clock: Clock },
  receipt: MessageReceipt,
): Promise<Recorded> {
  const { reference } = receipt;
  const named = readProviderReference(reference);
  const found =
    named &&
    (await messages.read(ports.records, keys.message(named.applicationId, named.messageId)));
  if (found === undefined) return refused({ kind: 'not-our-message', reference });
  const { document, version } = found;
  if (document.state === 'sending') return refused({ kind: 'too-early' });
  const stillOpen =
    document.state === 'sent' ||
    (document.state === 'delivered' && receipt.afterwards !== undefined);
  if (!stillOpen) return done('known');
  const writes = receiptWrites({ document, version }, receipt, ports.clock.now());
  const committed = await ports.commit(writes);
  return committed.ok ? done('changed') : refused({ kind: 'too-early' });
}

function receiptWrites(
  { document, version }: Loaded<MessageIn<'sent' | 'delivered'>>,
  { arrived, afterwards }: MessageReceipt,
  at: string,
): readonly Write[] {
  const { applicationId, messageId, kind, causeId, madeAt, template, templateVersion } = document;
  if (!arrived) {
    const failed: MessageIn<'failed'> = {
      ...{ messageId, applicationId, kind, causeId, madeAt, template, templateVersion },
      ...(document.state === 'delivered' && { deliveredAt: document.deliveredAt }),
      ...{ state: 'failed', failedAt: at, why: afterwards === 'unwanted' ? 'unwanted' : 'bounced' },
    };
    return failureWrites(failed, version, provider);
  }
  return [
    messages.replace({ ...document, state: 'delivered', deliveredAt: at }, version),
    eventRecord(
      keys.message(applicationId, messageId),
      version + 1,
      { type: 'message-delivered', applicationId, messageId, message: kind },
      { at, actor: provider, correlationId: applicationId, causationId: causeId },
    ),
  ];
}
