import { messageWorkSchema } from '#functions/send-messages/handler.ts';
import { messagesFor } from '#shared/events/index.ts';
import type { MessageCause } from '#shared/messages/index.ts';
import { isEventItem, parseEvent } from '#shared/records/index.ts';
import type { MemoryRecords } from '#tests/doubles/memory-records.ts';

/** What committed events ask to be sent to families, in their order. */
export function askedMessages({ all }: Pick<MemoryRecords, 'all'>): readonly MessageCause[] {
  return all()
    .filter(isEventItem)
    .flatMap((item) => messagesFor(parseEvent(item)))
    .filter(({ target }) => target === 'messages')
    .flatMap(({ body }) => {
      const work = messageWorkSchema.parse(JSON.parse(body));
      return work.kind === 'send' ? [{ ...work, kind: work.message }] : [];
    });
}
