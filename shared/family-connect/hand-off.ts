import * as z from 'zod';

import type { EventBody } from '#shared/events/index.ts';
import type { Instant, Write } from '#shared/kernel/index.ts';
import {
  documentKind,
  eventRecord,
  keys,
  queues,
  type Loaded,
  type RecordReader,
} from '#shared/records/index.ts';

/**
 * A file with which families are handed to the case-management system of their team: which requests stand in
 * it, never what they say. The file is written from the requests whenever somebody fetches it.
 */
export const handOffSchema = z.strictObject({
  handOffId: z.string(),
  localityCode: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
  connectionRequestIds: z.array(z.string()).min(1),
  /** How often it was fetched, with names and telephones. */
  fetchedTimes: z.int().min(1).optional(),
  /** What somebody said of it first: who of its families did not arrive in the other system. */
  answered: z
    .strictObject({ at: z.string(), by: z.string(), missing: z.array(z.string()) })
    .optional(),
});
export type HandOff = z.infer<typeof handOffSchema>;

export const handOffs = documentKind({
  kind: 'connection-hand-off',
  schema: handOffSchema,
  key: ({ handOffId }) => keys.connectionHandOff(handOffId),
  place: ({ localityCode, madeAt, handOffId }) => ({
    queue: queues.connectionHandOffs(localityCode),
    queueOrder: `${madeAt}#${handOffId}`,
  }),
});

/** A request and its event each, and the file with its own. */
export const requestsPerCommit = 45;

export interface ActsOnHandOff {
  readonly handOffId: string;
  /** The locality a member of staff acts for, `city` for all. */
  readonly localityCode: string;
  readonly staffId: string;
}

/** A team reaches its own files; who works for the city reaches all of them. */
export async function readHandOffFor(
  records: RecordReader,
  { handOffId, localityCode }: Pick<ActsOnHandOff, 'handOffId' | 'localityCode'>,
): Promise<Loaded<HandOff> | undefined> {
  const found = await handOffs.read(records, keys.connectionHandOff(handOffId));
  const isTheirs = localityCode === 'city' || found?.document.localityCode === localityCode;
  return isTheirs ? found : undefined;
}

/** How a file stands then, in place of the version that was read, if there was one, and its event. */
export function handOffStep(
  document: HandOff,
  version: number | undefined,
  body: EventBody,
  { at, staffId }: { readonly at: Instant; readonly staffId: string },
): Write[] {
  const { handOffId } = document;
  return [
    version === undefined ? handOffs.create(document) : handOffs.replace(document, version),
    eventRecord(keys.connectionHandOff(handOffId), (version ?? 0) + 1, body, {
      ...{ at, correlationId: handOffId },
      actor: { kind: 'staff', id: staffId },
    }),
  ];
}
