import type { EventOf } from '#shared/events/index.ts';

import { localityInWords } from './money-places.ts';

type AskedEvent = EventOf<
  | 'feedback-given'
  | 'connection-requested'
  | 'connection-allocated'
  | 'connection-withdrawn'
  | 'connection-worker-told'
>;

/** One sentence for each event of what families asked or said besides money. */
export function askedSentence(event: AskedEvent): string {
  switch (event.type) {
    case 'feedback-given':
      return 'Somebody said what they think of the pages.';
    case 'connection-requested':
      return `A request for further help went to ${localityInWords(event.area.localityCode)}.`;
    case 'connection-allocated':
      return `The request for further help was given to a worker after ${daysInWords(event.waitedDays)}, ${event.withinTarget ? 'within' : 'past'} the seven days.`;
    case 'connection-withdrawn':
      return event.hasWorker
        ? 'The family no longer wants further help. The worker who had the request must be told.'
        : 'The family no longer wants further help. The request was taken off the list.';
    case 'connection-worker-told':
      return 'The worker was told that the family no longer wants further help.';
  }
}

export function daysInWords(days: number): string {
  if (days < 1) return 'less than a day';
  const whole = Math.floor(days);
  return whole === 1 ? '1 day' : `${whole} days`;
}
