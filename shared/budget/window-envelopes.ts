import { queues, type RecordReader } from '#shared/records/index.ts';

import { envelopes, type Envelope } from './envelope.ts';

/** Every envelope of a window that was ever given money. */
export async function readWindowEnvelopes(
  records: RecordReader,
  { programmeId, windowId }: { readonly programmeId: string; readonly windowId: string },
): Promise<readonly Envelope[]> {
  const found: Envelope[] = [];
  let after: string | undefined;
  do {
    const listed = await records.queue({
      queue: queues.envelopes(programmeId, windowId),
      limit: 100,
      ...(after === undefined ? {} : { after }),
    });
    found.push(...listed.items.map((item) => envelopes.parse(item).document));
    after = listed.next;
  } while (after !== undefined);
  return found;
}
