import * as z from 'zod';

import { areaSchema } from '#shared/events/index.ts';
import { documentKind, keys, queues } from '#shared/records/index.ts';

export const referrerSchema = z.strictObject({
  fullName: z.string(),
  organisation: z.string(),
  role: z.string(),
  email: z.string(),
  phone: z.string(),
});
export type Referrer = z.infer<typeof referrerSchema>;

/** How a family told the professional who asks for it that it agrees. */
export const agreedWays = ['in-person', 'by-telephone', 'in-writing'] as const;

const consentSchema = z.strictObject({
  textVersion: z.string(),
  language: z.string(),
  givenAt: z.string(),
  channel: z.string(),
  agreedHow: z.enum(agreedWays).optional(),
});

/** Why a request belongs to another team: chosen, never written, so that no words about a family are kept. */
export const bounceReasons = ['lives-there', 'worked-with-there', 'not-safe-here'] as const;
export type BounceReason = (typeof bounceReasons)[number];

/** That it was sent on from the team it had come to, each time it was. */
const bouncesSchema = z
  .array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      reason: z.enum(bounceReasons),
      at: z.string(),
      by: z.string(),
    }),
  )
  .min(1)
  .optional();

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
  /** What else the form asked that was filled in by itself, without an application. */
  form: z
    .strictObject({
      version: z.string(),
      answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    })
    .optional(),
  /** It was sent as no person sends one: it stands after the others, and a person looks. */
  mayBeMachine: z.literal(true).optional(),
  /** Whoever asks for the family, from their work. */
  referrer: referrerSchema.optional(),
  /** What was agreed to, in which words and language, when and through which channel. */
  consent: consentSchema,
  bounces: bouncesSchema,
};

/** How it ended, as the team notes it: chosen, never written, so that no words about a family are kept. */
export const connectionOutcomes = [
  'helped',
  'passed-on',
  'passed-to-cass',
  'not-reached',
  'declined',
] as const;
export type ConnectionOutcome = (typeof connectionOutcomes)[number];

/** When a worker first spoke with the family, and when it was closed; kept when nobody is named any more. */
const followed = { contactedAt: z.string().optional(), closedAt: z.string().optional() };

const allocation = { allocatedAt: z.string(), allocatedTo: z.string(), allocatedBy: z.string() };

/**
 * A family's request for further help: the least that is needed to reach them. Never bank details,
 * never the money decision.
 */
export const connectionRequestSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('received'), ...base }),
  z.strictObject({
    ...{ state: z.literal('allocated'), ...base, ...allocation },
    contactedAt: followed.contactedAt,
  }),
  z.strictObject({
    ...{ state: z.literal('closed'), ...base, ...allocation },
    contactedAt: followed.contactedAt,
    outcome: z.enum(connectionOutcomes),
    closedAt: z.string(),
    closedBy: z.string(),
  }),
  /** The family no longer wants it shared: who they are and what they wrote is gone. */
  z.strictObject({
    state: z.literal('withdrawn'),
    connectionRequestId: base.connectionRequestId,
    receivedAt: base.receivedAt,
    area: base.area,
    reasons: base.reasons,
    consent: base.consent,
    bounces: base.bounces,
    withdrawnAt: z.string(),
    allocatedAt: z.string().optional(),
    ...followed,
    /** A worker who has them must be told to stop; until then, whom it is about. */
    toTell: z.strictObject({ fullName: z.string(), allocatedTo: z.string() }).optional(),
  }),
  /** A worker had it long ago: who they are, how they are reached and what they wrote is gone. */
  z.strictObject({
    state: z.literal('removed'),
    connectionRequestId: base.connectionRequestId,
    receivedAt: base.receivedAt,
    area: base.area,
    reasons: base.reasons,
    consent: base.consent,
    bounces: base.bounces,
    allocatedAt: z.string(),
    ...followed,
    removedAt: z.string(),
  }),
]);

export type ConnectionRequest = z.infer<typeof connectionRequestSchema>;
export type AllocatedConnectionRequest = Extract<ConnectionRequest, { state: 'allocated' }>;
export type ReceivedConnectionRequest = Extract<ConnectionRequest, { state: 'received' }>;
export type WithdrawnConnectionRequest = Extract<ConnectionRequest, { state: 'withdrawn' }>;
export type RemovedConnectionRequest = Extract<ConnectionRequest, { state: 'removed' }>;
/** One that still says who the family is. */
export type OpenConnectionRequest = Extract<ConnectionRequest, { fullName: string }>;

export function isOpenConnection(request: ConnectionRequest): request is OpenConnectionRequest {
  return 'fullName' in request;
}

export const connectionRequests = documentKind({
  kind: 'connection-request',
  schema: connectionRequestSchema,
  key: (request) => keys.connection(request.connectionRequestId),
  place: (request) =>
    request.state === 'removed'
      ? undefined
      : {
          queue: queues.connections(request.area.localityCode, queueOf(request)),
          queueOrder: `${afterTheOthers(request)}${request.receivedAt}#${request.connectionRequestId}`,
        },
});

/** Withdrawn ones of which a worker must be told wait where they are seen. */
function queueOf(request: ConnectionRequest): ConnectionRequest['state'] | 'to-tell' {
  return request.state === 'withdrawn' && request.toTell !== undefined ? 'to-tell' : request.state;
}

/** A flood of made-up requests delays no real one: `~` comes after every date. */
function afterTheOthers(request: ConnectionRequest): string {
  return request.state === 'received' && request.mayBeMachine === true ? '~' : '';
}

/** What is kept of how a request was followed, when nobody is named any more. */
export function stepsOf(
  request: Extract<ConnectionRequest, { state: 'allocated' | 'closed' }>,
): Pick<RemovedConnectionRequest, 'contactedAt' | 'closedAt'> {
  const { contactedAt } = request;
  return {
    ...(contactedAt === undefined ? {} : { contactedAt }),
    ...(request.state === 'closed' ? { closedAt: request.closedAt } : {}),
  };
}
