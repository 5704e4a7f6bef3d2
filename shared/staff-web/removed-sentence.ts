import type { EventBody, EventOf } from '#shared/events/index.ts';

/** Events of personal data that was removed because its time was over. */
const types = ['feedback-removed', 'connection-removed'] as const;
type RemovalEvent = EventOf<(typeof types)[number]>;

export function isRemoval(event: EventBody): event is RemovalEvent {
  return types.some((type) => type === event.type);
}

/** One sentence for each of them. */
export function removedSentence(event: RemovalEvent): string {
  switch (event.type) {
    case 'feedback-removed':
      return 'What somebody thought of the pages was removed, twelve months after they said it.';
    case 'connection-removed':
      return 'Who asked for further help, how to reach them and what they wrote was removed, twelve months after a worker had it.';
  }
}
