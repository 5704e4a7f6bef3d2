import type { DomainEvent } from './event.ts';

/** The queues an event leads to. */
export type RelayTarget = 'applications' | 'payment-runs';

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
      ];
    case 'payment-run-started':
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
