import { createHash } from 'node:crypto';

import * as z from 'zod';

import { documentKind, keys } from '#shared/records/index.ts';

import { grantRecordSchema, type GrantRecord } from './grant-record.ts';

const base = { grantApplicationId: z.string(), roundId: z.string() };

/**
 * A grant in the open data, word for word as somebody signed it: what changes of it afterwards is open data
 * when it is signed again. Taken out, nothing of it is left here.
 */
export const openGrantSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('open'),
    ...base,
    record: grantRecordSchema,
    signedBy: z.string(),
    signedAt: z.string(),
  }),
  z.strictObject({
    state: z.literal('taken-out'),
    ...base,
    takenOutBy: z.string(),
    takenOutAt: z.string(),
  }),
]);
export type OpenGrant = z.infer<typeof openGrantSchema>;
export type OpenGrantIn<State extends OpenGrant['state']> = Extract<OpenGrant, { state: State }>;

export const openGrants = documentKind({
  kind: 'open-grant',
  schema: openGrantSchema,
  key: ({ roundId, grantApplicationId }) => keys.openGrant(roundId, grantApplicationId),
});

/** Tells a record from every other: nobody signs what was not on their page. */
export function fingerprintOfRecord(record: GrantRecord): string {
  const text = JSON.stringify(grantRecordSchema.parse(record));
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
