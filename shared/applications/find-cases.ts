import { invariant, type Clock, type Commit, type Ids } from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import { applications, type Application } from './application.ts';
import { caseSearches, type GroupSearchKind } from './case-search.ts';
import { foundByToken, shownAtMost } from './found-by-token.ts';
import { addressWords } from './plain-words.ts';
import type { SearchFor } from './read-search.ts';
import {
  addressTellings,
  pairOf,
  searchedNameWords,
  searchEntries,
  searchToken,
  type SearchKind,
} from './search-entry.ts';

export interface FindCases {
  readonly searchFor: readonly SearchFor[];
  readonly staffId: string;
  /** What the same words found among groups: it is one search, and is written down as one. */
  readonly groups?: {
    readonly searchedFor: readonly GroupSearchKind[];
    readonly grantApplicationIds: readonly string[];
    readonly more: boolean;
  };
}

export interface FoundCases {
  /** The newest first. */
  readonly cases: readonly Application[];
  /** There are more than are shown, or were looked at: whoever asks should tell more. */
  readonly more: boolean;
}

/**
 * Finds cases by what is told of a family. It looks up keyed hashes, and reads no more cases than
 * those lead to. Who searched, for what kind of thing, and whom they found is written down before
 * anything is shown; what they typed is not.
 */
export function createFindCases(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly matchingKey: string;
}) {
  return async function findCases({
    searchFor,
    staffId,
    groups = noGroups,
  }: FindCases): Promise<FoundCases> {
    const lookups = await Promise.all(searchFor.map((one) => lookUp(ports, one)));
    const all = new Map(
      lookups.flatMap(({ cases }) => cases).map((found) => [found.applicationId, found]),
    );
    const sorted = [...all.values()].toSorted((a, b) => (a.submittedAt < b.submittedAt ? 1 : -1));
    const cases = sorted.slice(0, shownAtMost);
    const more = sorted.length > cases.length || lookups.some((lookup) => lookup.more);
    const searchId = ports.ids.opaque();
    const at = ports.clock.now();
    const searchedFor = [...searchFor.map(({ kind }) => kind), ...groups.searchedFor];
    const grantApplicationIds = [...groups.grantApplicationIds];
    const applicationIds = cases.map(({ applicationId }) => applicationId);
    const committed = await ports.commit([
      caseSearches.create({
        ...{ searchId, staffId, searchedAt: at, searchedFor, applicationIds, grantApplicationIds },
        more: more || groups.more,
      }),
      eventRecord(
        keys.caseSearch(searchId),
        1,
        {
          ...{ type: 'cases-searched', searchId, searchedFor, found: cases.length },
          groups: grantApplicationIds.length,
        },
        { at, actor: { kind: 'staff', id: staffId }, correlationId: searchId },
      ),
    ]);
    invariant(committed.ok, `Search ${searchId} was written down before`);
    return { cases, more };
  };
}

const noGroups = { searchedFor: [], grantApplicationIds: [], more: false } as const;

interface Lookups {
  readonly records: RecordReader;
  readonly matchingKey: string;
}

async function lookUp(ports: Lookups, searchFor: SearchFor): Promise<FoundCases> {
  if (searchFor.kind === 'reference') {
    const found = await applications.read(ports.records, keys.application(searchFor.reference));
    return { cases: found === undefined ? [] : [found.document], more: false };
  }
  const { kind } = searchFor;
  const looked = await Promise.all(
    tellingsOf(searchFor).map((telling) => casesBy(ports, kind, telling, searchFor)),
  );
  return {
    cases: looked.flatMap(({ cases }) => cases),
    more: looked.some(({ more }) => more),
  };
}

/** What is looked up; everything else that was typed leaves out some of what that finds. */
function tellingsOf(searchFor: Exclude<SearchFor, { kind: 'reference' }>): readonly string[] {
  switch (searchFor.kind) {
    case 'name': {
      const [first = '', second] = searchFor.words;
      return second === undefined
        ? [first]
        : [...new Set([pairOf(first, second), searchFor.words.join('')])];
    }
    case 'address':
      return addressTellings(searchFor.words.join(' ')).slice(0, 1);
    case 'birth-date':
      return [searchFor.date];
    case 'postcode':
      return [searchFor.postcode];
    case 'phone':
      return [searchFor.phone];
    case 'email':
      return [searchFor.email];
    case 'account':
      return [searchFor.ending];
  }
}

async function casesBy(
  { records, matchingKey }: Lookups,
  kind: SearchKind,
  telling: string,
  searchFor: SearchFor,
): Promise<FoundCases> {
  const { found, more } = await foundByToken(records, searchToken(matchingKey, kind, telling), {
    keyOf: (item) => keys.application(searchEntries.parse(item).document.applicationId),
    meant: (item) => {
      const { document } = applications.parse(item);
      return isMeant(document, searchFor) ? document : undefined;
    },
  });
  return { cases: found, more };
}

/** Whether a case has every word that was typed: in its name, or where the family may be meant by its home, there. */
function isMeant({ form }: Application, searchFor: SearchFor): boolean {
  if (!('words' in searchFor)) return true;
  const { kind, words } = searchFor;
  const ofName = searchedNameWords(form.fullName);
  if (kind === 'name' && ofName.join('') === words.join('')) return true;
  const { home } = form;
  const ofHome =
    kind !== 'name' && home.kind === 'address'
      ? addressWords(`${home.line1} ${home.line2 ?? ''}`)
      : [];
  const said = new Set([...(kind === 'address' ? [] : ofName), ...ofHome]);
  return words.every((word) => said.has(word));
}
