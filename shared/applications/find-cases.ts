import { invariant, type Clock, type Commit, type Ids } from '#shared/kernel/index.ts';
import { eventRecord, keys, queues, type RecordReader } from '#shared/records/index.ts';

import { applications, type Application } from './application.ts';
import { caseSearches } from './case-search.ts';
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
}

export interface FoundCases {
  /** The newest first. */
  readonly cases: readonly Application[];
  /** There are more than are shown, or were looked at: whoever asks should tell more. */
  readonly more: boolean;
}

/** More would be no answer but a list of families. */
export const shownAtMost = 50;
/** How far down one token is looked, where what was typed besides leaves most of its cases out. */
const lookedAtMost = 300;
const pageOf = 100;

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
  return async function findCases({ searchFor, staffId }: FindCases): Promise<FoundCases> {
    const lookups = await Promise.all(searchFor.map((one) => lookUp(ports, one)));
    const all = new Map(
      lookups.flatMap(({ cases }) => cases).map((found) => [found.applicationId, found]),
    );
    const sorted = [...all.values()].toSorted((a, b) => (a.submittedAt < b.submittedAt ? 1 : -1));
    const cases = sorted.slice(0, shownAtMost);
    const more = sorted.length > cases.length || lookups.some((lookup) => lookup.more);
    const searchId = ports.ids.opaque();
    const at = ports.clock.now();
    const searchedFor = searchFor.map(({ kind }) => kind);
    const applicationIds = cases.map(({ applicationId }) => applicationId);
    const committed = await ports.commit([
      caseSearches.create({
        ...{ searchId, staffId, searchedAt: at, searchedFor, applicationIds, more },
      }),
      eventRecord(
        keys.caseSearch(searchId),
        1,
        { type: 'cases-searched', searchId, searchedFor, found: cases.length },
        { at, actor: { kind: 'staff', id: staffId }, correlationId: searchId },
      ),
    ]);
    invariant(committed.ok, `Search ${searchId} was written down before`);
    return { cases, more };
  };
}

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
  const queue = queues.foundBy(searchToken(matchingKey, kind, telling));
  const cases: Application[] = [];
  let looked = 0;
  let after: string | undefined;
  do {
    const listed = await records.queue({
      ...{ queue, limit: pageOf, order: 'last-to-first' },
      ...(after === undefined ? {} : { after }),
    });
    const ids = listed.items.map((item) => searchEntries.parse(item).document.applicationId);
    const read = await records.getMany(ids.map((id) => keys.application(id)));
    const documents = read.map((item) => applications.parse(item).document);
    cases.push(...documents.filter((application) => isMeant(application, searchFor)));
    looked += ids.length;
    after = listed.next;
  } while (after !== undefined && looked < lookedAtMost && cases.length <= shownAtMost);
  return { cases, more: after !== undefined };
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
