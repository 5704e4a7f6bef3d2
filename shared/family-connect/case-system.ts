import type { Instant } from '#shared/kernel/index.ts';

import type {
  AllocatedConnectionRequest,
  WithdrawnConnectionRequest,
} from './connection-request.ts';

/** Why it was not taken: it may be when it is sent again. */
export const notTakenReasons = ['timed-out', 'unreachable', 'refused'] as const;

export type CaseSystemAnswer =
  | { readonly kind: 'taken' }
  | {
      readonly kind: 'not-taken';
      readonly why: (typeof notTakenReasons)[number];
      /** What it answered, where it answered over HTTP. */
      readonly status?: number;
    };

/**
 * Tells the case-management system something, at least once: whoever listens knows by the id what it had before.
 * It does not throw when there is no answer.
 */
export type TellCaseSystem = (
  newsId: string,
  message: CaseSystemMessage,
) => Promise<CaseSystemAnswer>;

/** The families' part of a message: what a file of the same family holds, as programs read it. */
export interface CaseSystemMessage {
  readonly type: 'connection_request.allocated' | 'connection_request.withdrawn';
  /** When it happened. */
  readonly timestamp: Instant;
  readonly data: { readonly reference: string; readonly [field: string]: unknown };
}

/** A worker has the family: who they are, with the rules for reaching them before any number. */
export function allocatedMessage(request: AllocatedConnectionRequest): CaseSystemMessage {
  const { contact, consent, referrer, reasons, form } = request;
  return {
    type: 'connection_request.allocated',
    timestamp: request.allocatedAt,
    data: {
      reference: request.connectionRequestId,
      locality: request.area.localityCode,
      ...{ askedAt: request.receivedAt, givenAt: request.allocatedAt },
      worker: request.allocatedTo,
      contactRules: {
        mayText: contact.safeToText,
        mayLeaveVoicemail: contact.safeToLeaveVoicemail,
        askFirstIfSafe: reasons.includes('domestic-abuse'),
        interpreterNeeded: request.interpreterNeeded,
        language: request.language,
        bestTime: contact.bestTime,
      },
      family: {
        name: request.fullName,
        ...(contact.phone !== undefined && { telephone: contact.phone }),
        ...(contact.email !== undefined && { email: contact.email }),
        ...{ adults: request.adults, children: request.children },
      },
      reasons,
      ...(request.layer !== undefined && { layer: request.layer }),
      ownWords: request.ownWords,
      ...(form !== undefined && { form }),
      ...(referrer !== undefined && { askedForBy: referrer }),
      consent,
    },
  };
}

/** The family stopped its request: nothing but which one it was. */
export function withdrawnMessage(request: WithdrawnConnectionRequest): CaseSystemMessage {
  return {
    type: 'connection_request.withdrawn',
    timestamp: request.withdrawnAt,
    data: { reference: request.connectionRequestId, locality: request.area.localityCode },
  };
}
