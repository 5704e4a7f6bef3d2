import * as z from 'zod';

import { areaSchema } from '#shared/events/index.ts';
import { documentKind, keys, queues } from '#shared/records/index.ts';

import { caseSystemNews } from './case-system-news.ts';
import {
  endOfEscalations,
  escalationSchema,
  helpLayers,
  unansweredEscalation,
} from './escalation.ts';

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

/** What stays when nobody is named any more. */
const lasting = {
  connectionRequestId: z.string(),
  receivedAt: z.string(),
  area: areaSchema,
  reasons: z.array(z.string()).min(1),
  /** What was agreed to, in which words and language, when and through which channel. */
  consent: consentSchema,
  bounces: bouncesSchema,
  /** Of Right Help Right Time, once somebody has chosen it. */
  layer: z.enum(helpLayers).optional(),
  /** How often it was chosen. */
  triages: z.int().min(1).optional(),
  escalations: z.array(escalationSchema).min(1).optional(),
  /** When what was said to CASS was kept no longer. */
  wordsRemovedAt: z.string().optional(),
  /** How often it was put into a file for the case-management system, and how often somebody said what became of it. */
  handOffTimes: z.strictObject({ made: z.int().min(1), answered: z.int().min(0) }).optional(),
  /** What the case-management system took last when it was told of the family, and how often it took something. */
  caseSystem: z
    .strictObject({
      newsId: z.string(),
      news: z.enum(caseSystemNews),
      at: z.string(),
      times: z.int().min(1),
    })
    .optional(),
};

const base = {
  ...lasting,
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
  /** The file that it is in, and when it arrived. */
  handOff: z
    .strictObject({ handOffId: z.string(), at: z.string(), arrivedAt: z.string().optional() })
    .optional(),
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

/** The endings that a team notes; that CASS took a family on is noted with CASS's answer. */
export const teamOutcomes = [
  'helped',
  'passed-on',
  'not-reached',
  'declined',
] as const satisfies readonly ConnectionOutcome[];
export type TeamOutcome = (typeof teamOutcomes)[number];

/** When a worker first spoke with the family, and when it was closed; kept when nobody is named any more. */
const followed = { contactedAt: z.string().optional(), closedAt: z.string().optional() };

const allocation = { allocatedAt: z.string(), allocatedTo: z.string(), allocatedBy: z.string() };
/** Whom CASS took on before any worker had them was never given out. */
const perhapsAllocated = {
  allocatedAt: z.string().optional(),
  allocatedTo: z.string().optional(),
  allocatedBy: z.string().optional(),
};

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
    ...{ state: z.literal('closed'), ...base, ...perhapsAllocated },
    contactedAt: followed.contactedAt,
    outcome: z.enum(connectionOutcomes),
    closedAt: z.string(),
    closedBy: z.string(),
  }),
  /** The family no longer wants it shared: who they are and what they wrote is gone. */
  z.strictObject({
    ...{ state: z.literal('withdrawn'), ...lasting },
    withdrawnAt: z.string(),
    allocatedAt: z.string().optional(),
    ...followed,
    /** A worker who has them must be told to stop; until then, whom it is about. */
    toTell: z
      .strictObject({
        fullName: z.string(),
        allocatedTo: z.string(),
        /** It stands in the case-management system as well. */
        handedOff: z.literal(true).optional(),
      })
      .optional(),
  }),
  /** A worker had it long ago: who they are, how they are reached and what they wrote is gone. */
  z.strictObject({
    ...{ state: z.literal('removed'), ...lasting },
    allocatedAt: z.string().optional(),
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
  place: (request) => {
    const state = queueOf(request);
    return state === undefined
      ? undefined
      : {
          queue: queues.connections(request.area.localityCode, state),
          queueOrder: `${afterTheOthers(request)}${request.receivedAt}#${request.connectionRequestId}`,
        };
  },
});

/** Where a request lies, by what somebody has to do about it. */
export type ConnectionQueue =
  'received' | 'with-cass' | 'allocated' | 'closed' | 'withdrawn' | 'to-tell' | 'words-kept';

/**
 * Withdrawn ones of which a worker must be told wait where they are seen, and so does whoever CASS was told of
 * and has not answered about. Where nobody is named any more, what was said to CASS is kept for its own time.
 */
function queueOf(request: ConnectionRequest): ConnectionQueue | undefined {
  switch (request.state) {
    case 'received':
      return unansweredEscalation(request) === undefined ? 'received' : 'with-cass';
    case 'allocated':
      return 'allocated';
    case 'closed':
      return unansweredEscalation(request) === undefined ? 'closed' : 'with-cass';
    case 'withdrawn':
      if (request.toTell !== undefined) return 'to-tell';
      if (unansweredEscalation(request) !== undefined) return 'with-cass';
      return endOfEscalations(request) === undefined ? 'withdrawn' : 'words-kept';
    case 'removed':
      return endOfEscalations(request) === undefined ? undefined : 'words-kept';
  }
}

/** A flood of made-up requests delays no real one: `~` comes after every date. */
function afterTheOthers(request: ConnectionRequest): string {
  return request.state === 'received' && request.mayBeMachine === true ? '~' : '';
}

/** What is kept of a request, and of how it was followed, when nobody is named any more. */
export function lastingOf(
  request: OpenConnectionRequest,
): Omit<RemovedConnectionRequest, 'state' | 'removedAt'> {
  const { connectionRequestId, receivedAt, area, reasons, consent } = request;
  const { bounces, layer, triages, escalations, handOffTimes, caseSystem } = request;
  return {
    ...{ connectionRequestId, receivedAt, area, reasons, consent },
    ...(bounces && { bounces }),
    ...(layer && { layer }),
    ...(triages && { triages }),
    ...(escalations && { escalations }),
    ...(handOffTimes && { handOffTimes }),
    ...(caseSystem && { caseSystem }),
    ...stepsOf(request),
  };
}

function stepsOf(
  request: OpenConnectionRequest,
): Pick<RemovedConnectionRequest, 'allocatedAt' | 'contactedAt' | 'closedAt'> {
  if (request.state === 'received') return {};
  const { allocatedAt, contactedAt } = request;
  return {
    ...(allocatedAt === undefined ? {} : { allocatedAt }),
    ...(contactedAt === undefined ? {} : { contactedAt }),
    ...(request.state === 'closed' ? { closedAt: request.closedAt } : {}),
  };
}

/** The team that the family came to first, before anybody sent it on. */
export function cameTo({
  bounces = [],
  area,
}: Pick<ConnectionRequest, 'bounces' | 'area'>): string {
  return bounces[0]?.from ?? area.localityCode;
}
