import type { Application } from '#shared/applications/index.ts';
import type { DuplicatePair, MatchKind } from '#shared/approvals/index.ts';
import { formatPounds, showReference } from '#shared/kernel/index.ts';
import { actorInWords, housingWords, matchKindsInWords } from '#shared/staff-web/index.ts';
import { formatDay } from '#shared/web/index.ts';

import { homeInWords, payToInWords } from './form-sections.ts';
import { applyingAsWords, channelWords } from '../words/form-words.ts';
import { householdInWords } from '../words/household-in-words.ts';
import { stateWords } from '../words/queue-words.ts';

/** One line of the comparison: what each application says, and whether that is the same. */
export interface ComparedRow {
  readonly name: string;
  readonly later: string;
  readonly earlier: string;
  readonly same: boolean;
}

export const pairStateWords: Readonly<
  Record<DuplicatePair['state'], { readonly text: string; readonly tone: string }>
> = {
  open: { text: 'To compare', tone: 'yellow' },
  duplicate: { text: 'Duplicate', tone: 'red' },
  unique: { text: 'Not a duplicate', tone: 'green' },
  lapsed: { text: 'No longer asked', tone: 'grey' },
};

/** A pair as the case and the queue list it, seen from one of the two. */
export function pairRow(pair: DuplicatePair, seenFrom: string, viewerId: string) {
  const otherId = pair.laterId === seenFrom ? pair.earlierId : pair.laterId;
  return {
    href: pairPath(pair),
    open: pair.state === 'open',
    state: pairStateWords[pair.state],
    other: showReference(otherId),
    isLater: pair.laterId === seenFrom,
    inCommon: matchKindsInWords(pair.matchKinds),
    resolved: resolvedInWords(pair, viewerId),
  };
}

export function pairPath({ laterId, earlierId }: DuplicatePair): string {
  return `/staff/cases/${laterId}/pairs/${earlierId}`;
}

export function resolvedInWords(pair: DuplicatePair, viewerId: string): string | undefined {
  switch (pair.state) {
    case 'open':
      return undefined;
    case 'lapsed':
      return `The later application was declined on ${formatDay(pair.lapsedAt)} before anybody compared the two.`;
    case 'duplicate':
    case 'unique': {
      const by = actorInWords({ kind: 'staff', id: pair.resolvedBy }, viewerId);
      const what = pair.state === 'duplicate' ? 'the same household' : 'not the same household';
      return `Found to be ${what} by ${by} on ${formatDay(pair.resolvedAt)}: “${pair.reason}”`;
    }
  }
}

/**
 * The two applications side by side: what tells one household from another, and nothing else. What
 * agrees by its keyed hash counts as the same however it was typed.
 */
export function comparedRows(
  { matchKinds }: DuplicatePair,
  later: Application,
  earlier: Application,
): readonly ComparedRow[] {
  const row = (name: string, words: (application: Application) => string, kind?: MatchKind) => {
    const said = { later: words(later), earlier: words(earlier) };
    const agrees = kind !== undefined && matchKinds.includes(kind);
    return { name, ...said, same: agrees || said.later === said.earlier };
  };
  return [
    row('Name', ({ form }) => form.fullName, 'person'),
    row('Date of birth', ({ form }) => formatDay(form.dateOfBirth), 'person'),
    row('Home', ({ form }) => homeInWords(form.home), 'address'),
    row('Housing', ({ form }) => housingWords[form.housing]),
    row('Phone', ({ form }) => form.contact.phone ?? 'None given', 'phone'),
    row('Pay to', ({ form }) => payToInWords(form.payment), 'account'),
    row('Household', ({ form }) => householdInWords(form.household)),
    row('Asked for', ({ askedPence }) => formatPounds(askedPence)),
    row('Came in', ({ submittedAt }) => formatDay(submittedAt)),
    row('Filled in by', filledInBy),
    row('Now', ({ state }) => stateWords[state].text),
  ];
}

function filledInBy({ form, madeBy, channel }: Application): string {
  const by = madeBy.kind === 'family' ? '' : ` (${madeBy.id})`;
  return `${applyingAsWords[form.applyingAs]}${by}, ${channelWords[channel].toLowerCase()}`;
}
