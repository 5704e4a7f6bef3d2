import type { EventBody, EventOf } from '#shared/events/index.ts';
import { showReference, unreachable } from '#shared/kernel/index.ts';

import { matchKindInWords, matchKindsInWords } from './match-words.ts';

/** Events about applications that are like one another, and what a person made of it. */
const types = [
  'duplicate-suspected',
  'duplicate-pair-raised',
  'duplicate-pair-resolved',
  'match-shared-by-many',
  'match-looked-at',
] as const;
type Likeness = EventOf<(typeof types)[number]>;

export function isLikeness(event: EventBody): event is Likeness {
  return types.some((type) => type === event.type);
}

export function likenessSentence(event: Likeness): string {
  switch (event.type) {
    case 'duplicate-suspected':
      return `Assessed under ${event.policyVersion}: application ${showReference(event.duplicateOf)} already holds the award of this household or person, so somebody must look at both.`;
    case 'duplicate-pair-raised':
      return `This and application ${showReference(event.earlierId)} have ${matchKindsInWords(event.matchKinds)} in common. Somebody must compare them before anything is paid.`;
    case 'duplicate-pair-resolved':
      return event.resolution === 'duplicate'
        ? `Compared with application ${showReference(event.earlierId)}: the same household.`
        : `Compared with application ${showReference(event.earlierId)}: not the same household.`;
    case 'match-shared-by-many':
      return `${event.count} applications share ${matchKindInWords(event.matchKind)}. Somebody must say whether it links them.`;
    case 'match-looked-at':
      return event.verdict === 'links-nobody'
        ? `Looked at: ${matchKindInWords(event.matchKind)} that many share links nobody.`
        : `Looked at: ${matchKindInWords(event.matchKind)} that many share is suspicious, so every newcomer is compared.`;
    default:
      return unreachable(event);
  }
}
