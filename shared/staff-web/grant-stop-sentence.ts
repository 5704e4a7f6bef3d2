import type { EventBody, EventOf } from '#shared/events/index.ts';
import { formatPounds } from '#shared/kernel/index.ts';

/** How a grant that was accepted comes to be stopped. */
const types = ['grant-stop-proposed', 'grant-stop-withdrawn', 'grant-stopped'] as const;
export type AboutStop = EventOf<(typeof types)[number]>;

export function isAboutStop(event: EventBody): event is AboutStop {
  return types.some((type) => type === event.type);
}

export function stopSentence(event: AboutStop): string {
  switch (event.type) {
    case 'grant-stop-proposed':
      return 'It was proposed to stop the grant. Somebody else has to confirm it.';
    case 'grant-stop-withdrawn':
      return 'The grant goes on: the proposal to stop it was taken back.';
    case 'grant-stopped':
      return `The grant was stopped, as ${event.proposedBy} had proposed. ${formatPounds(event.releasedPence)} of it is not paid and back in the round.`;
  }
}
