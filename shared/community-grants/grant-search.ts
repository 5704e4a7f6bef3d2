import * as z from 'zod';

import {
  foundByToken,
  groupSearchKinds,
  shownAtMost,
  tellingWords,
  type GroupSearchKind,
  type SearchFor,
} from '#shared/applications/index.ts';
import { keyedHash, type Write } from '#shared/kernel/index.ts';
import { documentKind, keys, queues, type RecordReader } from '#shared/records/index.ts';

import { answersOf, grantApplications, type GrantApplication } from './grant-application.ts';
import { readCharityNumber, readCompanyNumber } from './identifiers.ts';
import { tidyEmail, type Answers } from './sections.ts';

export const grantSearchEntrySchema = z.strictObject({
  grantApplicationId: z.string(),
  kind: z.enum(groupSearchKinds),
  /** Counted within its kind. */
  place: z.int().min(1),
  token: z.string(),
  sentAt: z.string(),
});
export type GrantSearchEntry = z.infer<typeof grantSearchEntrySchema>;

/** One thing that a group's application is found by: only a keyed hash of it, as of a family's. */
export const grantSearchEntries = documentKind({
  kind: 'grant-search-entry',
  schema: grantSearchEntrySchema,
  key: ({ grantApplicationId, kind, place }) =>
    keys.grantSearchEntry(grantApplicationId, kind, place),
  place: ({ token, sentAt, grantApplicationId }) => ({
    queue: queues.foundBy(token),
    queueOrder: `${sentAt}#${grantApplicationId}`,
  }),
});

type Sent = Extract<GrantApplication, { state: 'awaiting-confirmation' | 'submitted' }>;

/** What is not sent is the group's own, and what it took back is nobody's to find. */
export function isSent(application: GrantApplication): application is Sent {
  return application.state === 'awaiting-confirmation' || application.state === 'submitted';
}

/** How an application must be found, by kind and place: anybody can tell who has no key. */
export function grantSearchPlacesOf(application: Sent): readonly string[] {
  return tellingsOf(application).map(grantSearchPlaceOf);
}

export function grantSearchPlaceOf({
  kind,
  place,
}: Pick<GrantSearchEntry, 'kind' | 'place'>): string {
  return `${kind} ${place}`;
}

/**
 * What makes an application found by what it holds now, for the commit that sends or mends it. What it was found by
 * besides, of a longer name, stays: the pages of groups may delete nothing of an application, and whoever searches
 * is shown only what is meant now.
 */
export async function grantSearchWrites(
  { records, matchingKey }: { readonly records: RecordReader; readonly matchingKey: string },
  application: Sent,
): Promise<readonly Write[]> {
  const { grantApplicationId, sentAt } = application;
  const standing = new Map(
    (await standingEntries(records, grantApplicationId)).map((each) => [
      grantSearchPlaceOf(each.document),
      each,
    ]),
  );
  return tellingsOf(application).flatMap(({ kind, place, telling }) => {
    const token = groupToken(matchingKey, kind, telling);
    const entry = { grantApplicationId, kind, place, token, sentAt };
    const stands = standing.get(grantSearchPlaceOf(entry));
    if (stands === undefined) return [grantSearchEntries.create(entry)];
    return stands.document.token === token && stands.document.sentAt === sentAt
      ? []
      : [grantSearchEntries.replace(entry, stands.version)];
  });
}

/** Takes away everything that an application is found by. */
export async function grantSearchRemovals(
  records: RecordReader,
  grantApplicationId: string,
): Promise<readonly Write[]> {
  return (await standingEntries(records, grantApplicationId)).map(({ document, version }) =>
    grantSearchEntries.remove(document, version),
  );
}

async function standingEntries(records: RecordReader, grantApplicationId: string) {
  const { pk } = keys.grantApplication(grantApplicationId);
  const items = await records.partition(pk, keys.grantSearchBeginning);
  return items.map((item) => grantSearchEntries.parse(item));
}

/** Longer names are found by their first words. */
const mostNameWords = 8;

function tellingsOf(application: Sent) {
  const { organisation, contacts } = answersOf(application);
  const { charityNumber, companyNumber } = organisation;
  const numbers = [charityNumber, companyNumber].flatMap((number) => number ?? []);
  const emails = [contacts.first, contacts.second].map(({ email }) => tidyEmail(email));
  return [
    ...placed('group-name', wordsOfName(organisation).slice(0, mostNameWords)),
    ...placed('register-number', [...new Set(numbers)]),
    ...placed('contact-email', emails),
  ];
}

function placed(kind: GroupSearchKind, tellings: readonly string[]) {
  return tellings.map((telling, at) => ({ kind, place: at + 1, telling }));
}

function wordsOfName({ name }: Answers['organisation']): readonly string[] {
  return tellingWords(name);
}

function groupToken(matchingKey: string, kind: GroupSearchKind, telling: string): string {
  return keyedHash(matchingKey, 'search-group', kind, telling);
}

export type GroupSearchFor =
  | { readonly kind: 'group-name'; readonly words: readonly string[] }
  | { readonly kind: 'register-number'; readonly numbers: readonly string[] }
  | { readonly kind: 'contact-email'; readonly email: string };

/**
 * What the words in the one search box can mean of a group, beside what they were taken for of a family: a
 * birthday or a postcode is no group, a name may be either's.
 */
export function readGroupSearch(
  typed: string,
  ofFamilies: readonly SearchFor[],
): readonly GroupSearchFor[] {
  const text = typed.normalize('NFKC').trim();
  if (text.includes('@')) {
    return [{ kind: 'contact-email', email: tidyEmail(text.replace(/\s/g, '')) }];
  }
  const numbers = [readCharityNumber(text), readCompanyNumber(text)].flatMap((each) => each ?? []);
  if (numbers.length > 0) return [{ kind: 'register-number', numbers: [...new Set(numbers)] }];
  const maybeName =
    ofFamilies.length === 0 || ofFamilies.some(({ kind }) => kind === 'name' || kind === 'address');
  const words = tellingWords(text);
  return maybeName && words.some((word) => /\p{L}/u.test(word))
    ? [{ kind: 'group-name', words }]
    : [];
}

export interface FoundGroups {
  /** The newest first. */
  readonly applications: readonly Sent[];
  /** There are more than are shown, or were looked at. */
  readonly more: boolean;
}

/**
 * Finds groups' applications that were sent by what is told of the group. That somebody searched is written down
 * with the families whom the same words found (`createFindCases`), before anything is shown.
 */
export function createFindGroups(ports: {
  readonly records: RecordReader;
  readonly matchingKey: string;
}) {
  return async function findGroups(searchFor: readonly GroupSearchFor[]): Promise<FoundGroups> {
    const looked = await Promise.all(
      searchFor.flatMap((one) =>
        lookedUp(one).map((telling) =>
          foundByToken(ports.records, groupToken(ports.matchingKey, one.kind, telling), {
            keyOf: (item) =>
              keys.grantApplication(grantSearchEntries.parse(item).document.grantApplicationId),
            meant: (item) => {
              const { document } = grantApplications.parse(item);
              return isSent(document) && isMeant(document, one) ? document : undefined;
            },
          }),
        ),
      ),
    );
    const found = looked.flatMap((each) => each.found);
    const all = new Map(found.map((each) => [each.grantApplicationId, each]));
    const sorted = [...all.values()].toSorted((a, b) => b.sentAt.localeCompare(a.sentAt));
    return {
      applications: sorted.slice(0, shownAtMost),
      more: sorted.length > shownAtMost || looked.some(({ more }) => more),
    };
  };
}

/** Of a name its longest word, which the fewest groups share; the others leave out some of what that finds. */
function lookedUp(searchFor: GroupSearchFor): readonly string[] {
  switch (searchFor.kind) {
    case 'group-name':
      return searchFor.words.toSorted((a, b) => b.length - a.length).slice(0, 1);
    case 'register-number':
      return searchFor.numbers;
    case 'contact-email':
      return [searchFor.email];
  }
}

/** Whether an application has now what was typed, all of it; what leads to it may be of an earlier sending. */
function isMeant(application: Sent, searchFor: GroupSearchFor): boolean {
  const told = tellingsOf(application).filter(({ kind }) => kind === searchFor.kind);
  const has = (one: string) => told.some(({ telling }) => telling === one);
  switch (searchFor.kind) {
    case 'group-name': {
      const ofName = new Set(wordsOfName(answersOf(application).organisation));
      return searchFor.words.every((word) => ofName.has(word));
    }
    case 'register-number':
      return searchFor.numbers.some(has);
    case 'contact-email':
      return has(searchFor.email);
  }
}
