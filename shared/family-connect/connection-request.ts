import * as z from 'zod';

import { areaSchema } from '#shared/events/index.ts';
import { documentKind, keys, queues } from '#shared/records/index.ts';

const base = {
  connectionRequestId: z.string(),
  receivedAt: z.string(),
  area: areaSchema,
  fullName: z.string(),
  contact: z.strictObject({
    phone: z.string().optional(),
    email: z.string().optional(),
    safeToText: z.boolean(),
    safeToLeaveVoicemail: z.boolean(),
    bestTime: z.string(),
  }),
  language: z.string(),
  interpreterNeeded: z.boolean(),
  adults: z.int(),
  children: z.int(),
  reasons: z.array(z.string()).min(1),
  ownWords: z.string(),
  /** What was agreed to, in which words and language, when and through which channel. */
  consent: z.strictObject({
    textVersion: z.string(),
    language: z.string(),
    givenAt: z.string(),
    channel: z.string(),
  }),
};

/**
 * A family's request for further help: the least that is needed to reach them. Never bank details,
 * never the money decision.
 */
export const connectionRequestSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('received'), ...base }),
  z.strictObject({
    state: z.literal('allocated'),
    ...base,
    allocatedAt: z.string(),
    allocatedTo: z.string(),
    allocatedBy: z.string(),
  }),
]);

export type ConnectionRequest = z.infer<typeof connectionRequestSchema>;
export type ReceivedConnectionRequest = Extract<ConnectionRequest, { state: 'received' }>;

export const connectionRequests = documentKind({
  kind: 'connection-request',
  schema: connectionRequestSchema,
  key: (request) => keys.connection(request.connectionRequestId),
  place: (request) => ({
    queue: queues.connections(request.area.localityCode, request.state),
    queueOrder: `${request.receivedAt}#${request.connectionRequestId}`,
  }),
});
