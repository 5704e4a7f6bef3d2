import type { EventBody, EventOf } from '#shared/events/index.ts';
import { formatPounds, unreachable } from '#shared/kernel/index.ts';

import { localityInWords } from './money-places.ts';

/** What is said of a community group's application before anything becomes of it. */
const types = [
  'grant-scores-saved',
  'grant-scores-given',
  'grant-scores-moderated',
  'grant-commented',
  'grant-panel-decided',
  'grant-panel-ranked',
] as const;
export type AboutScoring = EventOf<(typeof types)[number]>;

export function isAboutScoring(event: EventBody): event is AboutScoring {
  return types.some((type) => type === event.type);
}

/** One sentence for each. Before the panel meets it says no score: whoever scores second reads the history too. */
export function scoringSentence(event: AboutScoring): string {
  switch (event.type) {
    case 'grant-scores-saved':
      return 'Went on scoring it, and said to have no interest in the group.';
    case 'grant-scores-given':
      return 'Gave their scores.';
    case 'grant-scores-moderated':
      return `Wrote down what the two agreed who scored it: ${event.score} of 100.`;
    case 'grant-commented':
      return `${localityInWords(event.localityCode)} ${viewWords[event.view]}.`;
    case 'grant-panel-decided':
      return event.amountPence === undefined
        ? `The panel ${event.outcome === 'no' ? 'would give it no grant' : 'put it on the reserve list'}.`
        : `The panel would give it ${formatPounds(event.amountPence)}.`;
    case 'grant-panel-ranked':
      return `The panel moved it from place ${event.fromPlace} to place ${event.toPlace}.`;
    default:
      return unreachable(event);
  }
}

const viewWords = {
  supports: 'supports it',
  neutral: 'commented on it',
  concerned: 'is concerned about it',
} as const;
