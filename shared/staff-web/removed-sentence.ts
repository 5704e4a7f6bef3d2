import type { EventBody, EventOf } from '#shared/events/index.ts';

/** Events of personal data that was removed because its time was over. */
const types = [
  'feedback-removed',
  'connection-removed',
  'grant-application-removed',
  'grant-accounts-removed',
  'family-account-removed',
] as const;
type RemovalEvent = EventOf<(typeof types)[number]>;

export function isRemoval(event: EventBody): event is RemovalEvent {
  return types.some((type) => type === event.type);
}

/** One sentence for each of them. */
export function removedSentence(event: RemovalEvent): string {
  switch (event.type) {
    case 'feedback-removed':
      return 'What somebody thought of the pages was removed, twelve months after they said it.';
    case 'grant-application-removed':
      return event.rule === 'never-sent'
        ? 'What the group wrote and who worked on it was removed, 28 days after the round: the application never counted.'
        : 'What the group wrote and who worked on it was removed, 28 days after the group took the application back.';
    case 'grant-accounts-removed':
      return event.rule === 'offer-over'
        ? 'The bank account that the group gave was removed, 90 days after its award came to nothing.'
        : 'Bank accounts that the grant is not paid into were removed, 90 days after another took their place.';
    case 'family-account-removed':
      return 'The bank account was removed, thirteen months after the money arrived.';
    case 'connection-removed':
      if (event.rule === 'six-years-after-cass-was-told') {
        return 'What CASS was told of the family, and what it answered, was removed after six years.';
      }
      return `Who asked for further help, how to reach them and what they wrote was removed, twelve months after ${event.rule === 'twelve-months-after-closed' ? 'it was closed' : 'a worker had it'}.`;
  }
}
