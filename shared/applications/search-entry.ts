import * as z from 'zod';

import { keyedHash, type Write } from '#shared/kernel/index.ts';
import { documentKind, keys, queues } from '#shared/records/index.ts';

import type { Application } from './application.ts';
import { addressWords, isTelling, nameWords, plainPhone, plainText } from './plain-words.ts';

/** What a case can be found by, besides its reference. */
export const searchKinds = [
  'name',
  'birth-date',
  'postcode',
  'address',
  'phone',
  'email',
  'account',
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** One thing a case is found by. The words are nowhere in it: only their keyed hash, in the index. */
export const searchEntrySchema = z.strictObject({
  applicationId: z.string(),
  kind: z.enum(searchKinds),
  /** Counted within its kind: a name is found by each of its words, and by each two of them. */
  place: z.int().min(1),
  /** Absent once what it stood for was removed. */
  token: z.string().optional(),
  submittedAt: z.string(),
});
export type SearchEntry = z.infer<typeof searchEntrySchema>;

export const searchEntries = documentKind({
  kind: 'search-entry',
  schema: searchEntrySchema,
  key: ({ applicationId, kind, place }) => keys.searchEntry(applicationId, kind, place),
  place: ({ token, submittedAt, applicationId }) =>
    token === undefined
      ? undefined
      : { queue: queues.foundBy(token), queueOrder: `${submittedAt}#${applicationId}` },
});

type Findable = Pick<Application, 'applicationId' | 'submittedAt' | 'form'>;

/** Everything that a case is found by, written in the commit that takes it in. */
export function searchEntryWrites(application: Findable, matchingKey: string): Write[] {
  return searchEntriesOf(application, matchingKey).map((entry) => searchEntries.create(entry));
}

/** Where a case stands by the last digits of its account; nowhere when it is paid another way. */
export function accountEntryOf(application: Findable, key: string): SearchEntry | undefined {
  return searchEntriesOf(application, key).find(({ kind }) => kind === 'account');
}

/** How a case must be found, by kind and place: anybody can tell who has no key. */
export function searchPlacesOf({ form }: Pick<Application, 'form'>): readonly string[] {
  return searchKinds.flatMap((kind) =>
    tellings[kind](form).map((_telling, at) => searchPlaceOf({ kind, place: at + 1 })),
  );
}

export function searchPlaceOf({ kind, place }: Pick<SearchEntry, 'kind' | 'place'>): string {
  return `${kind} ${place}`;
}

function searchEntriesOf(application: Findable, matchingKey: string): SearchEntry[] {
  const { applicationId, submittedAt, form } = application;
  return searchKinds.flatMap((kind) =>
    tellings[kind](form).map((telling, at) => ({
      ...{ applicationId, kind, place: at + 1, submittedAt },
      token: searchToken(matchingKey, kind, telling),
    })),
  );
}

/** The keyed hash by which whatever is told of a family is looked up; by kind, so that none answers for another. */
export function searchToken(matchingKey: string, kind: SearchKind, telling: string): string {
  return keyedHash(matchingKey, 'search', kind, telling);
}

const tellings: Readonly<Record<SearchKind, (form: Application['form']) => readonly string[]>> = {
  name: ({ fullName }) => nameTellings(fullName),
  'birth-date': ({ dateOfBirth }) => [dateOfBirth],
  postcode: ({ home }) => (home.kind === 'address' ? told(plainText(home.postcode)) : []),
  address: ({ home }) =>
    home.kind === 'address' ? addressTellings(`${home.line1} ${home.line2 ?? ''}`) : [],
  phone: ({ contact }) => told(plainPhone(contact.phone ?? '')),
  email: ({ contact }) => told(plainEmail(contact.email ?? '')),
  account: ({ payment }) => told(payment.accountEnding ?? ''),
};

function told(text: string): readonly string[] {
  return text === '' ? [] : [text];
}

export function plainEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Nobody has more words in their name that anybody would type; more would only cost. */
const mostNameWords = 5;

/**
 * Each word, each two words in any order, and the whole without its spaces. Half of the city is
 * called Mohammed or Khan: two words together find the few where one of them would find thousands.
 */
export function nameTellings(name: string): readonly string[] {
  const words = searchedNameWords(name).slice(0, mostNameWords);
  return [...new Set([...words, ...pairsOf(words), ...(words.length > 1 ? [words.join('')] : [])])];
}

/** `O’Brien` and `OBrien` are one name. */
export function searchedNameWords(name: string): readonly string[] {
  return [...new Set(nameWords(name.replace(/['’‘`´]/gu, '')))];
}

function pairsOf(words: readonly string[]): string[] {
  return words.flatMap((one, at) => words.slice(at + 1).map((other) => pairOf(one, other)));
}

/** Two words in the order of the alphabet: people swap first and last names. */
export function pairOf(one: string, other: string): string {
  return [one, other].toSorted().join(' ');
}

/**
 * Each number with each word that tells something: `88 Kingstanding Road, Flat 4` is found by
 * `88 kingstanding` and by `4 kingstanding`. A home without a number is found by two of its words.
 */
export function addressTellings(address: string): readonly string[] {
  const all = [...new Set(addressWords(address).filter(isTelling))];
  const numbers = all.filter(isNumber).slice(0, 3);
  const words = all.filter((word) => !isNumber(word)).slice(0, 4);
  if (numbers.length === 0) return pairsOf(words);
  return numbers.flatMap((number) => words.map((word) => pairOf(number, word)));
}

/** `14`, `14a` and `2b` are numbers of houses. */
function isNumber(word: string): boolean {
  return /\p{N}/u.test(word);
}
