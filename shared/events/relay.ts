import type { DomainEvent, EventOf } from './event.ts';

/** The queues an event leads to. */
export type RelayTarget = 'applications' | 'payee-checks' | 'payment-runs';

export interface RelayedMessage {
  readonly target: RelayTarget;
  readonly body: string;
}

/** What a committed event asks others to do; most ask nothing of anybody. */
export function messagesFor(event: DomainEvent): readonly RelayedMessage[] {
  const { body, eventId } = event;
  switch (body.type) {
    case 'application-submitted':
      return [
        {
          target: 'applications',
          body: JSON.stringify({ applicationId: body.applicationId, causationId: eventId }),
        },
        payeeCheckOf(body, eventId),
      ];
    case 'payee-changed':
      return [payeeCheckOf(body, eventId)];
    case 'payment-run-started':
    case 'payment-run-asked-about':
    case 'payment-run-cancelled':
      return [
        {
          target: 'payment-runs',
          body: JSON.stringify({ runId: body.runId, causationId: eventId }),
        },
      ];
    default:
      return [];
  }
}

/** Whose account it is gets asked whenever a family gives one. */
function payeeCheckOf(
  { applicationId }: EventOf<'application-submitted' | 'payee-changed'>,
  causationId: string,
): RelayedMessage {
  return { target: 'payee-checks', body: JSON.stringify({ applicationId, causationId }) };
}
