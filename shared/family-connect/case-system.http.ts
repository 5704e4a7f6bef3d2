import { Webhook } from 'standardwebhooks';

import type { Clock } from '#shared/kernel/index.ts';

import type { CaseSystemAnswer, CaseSystemMessage, TellCaseSystem } from './case-system.ts';

export interface CaseSystemSettings {
  /** Where the system listens; https, but for this machine's own. */
  readonly endpoint: string;
  /** What both sides know; the other side has it as `whsec_` and its bytes in base64. */
  readonly secret: string;
  /** How long to wait before going on without an answer. */
  readonly timeoutMs: number;
  readonly clock: Clock;
}

/**
 * News as a signed webhook. Source: Standard Webhooks 1.0.0: the id, the time and the body are signed together, so
 * whoever listens refuses what somebody else made or sent again later, and takes what we send twice once.
 * A redirect is not followed: names and telephones go to the address that was agreed.
 */
export function createTellCaseSystemOverHttp(settings: CaseSystemSettings): TellCaseSystem {
  const webhook = new Webhook(settings.secret, { format: 'raw' });
  return async function tellCaseSystem(newsId, message) {
    const body = JSON.stringify(message);
    const sentAt = new Date(settings.clock.now());
    try {
      const response = await fetch(settings.endpoint, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          'webhook-id': newsId,
          'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
          'webhook-signature': webhook.sign(newsId, sentAt, body),
        },
        body,
        signal: AbortSignal.timeout(settings.timeoutMs),
      });
      await response.body?.cancel();
      return answerOf(response, message.type);
    } catch (error) {
      const timedOut = error instanceof Error && error.name === 'TimeoutError';
      return { kind: 'not-taken', why: timedOut ? 'timed-out' : 'unreachable' };
    }
  };
}

/** Whoever does not know a family that stopped has nothing to take out. */
function answerOf({ ok, status }: Response, type: CaseSystemMessage['type']): CaseSystemAnswer {
  const knowsNothing = status === 404 || status === 410;
  if (ok || (type === 'connection_request.withdrawn' && knowsNothing)) return { kind: 'taken' };
  return { kind: 'not-taken', why: 'refused', status };
}
