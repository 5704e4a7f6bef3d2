import { keyedHash } from '#shared/kernel/index.ts';

import type { ApplicationForm } from './application-form.ts';

/**
 * Keyed hashes that say "the same" without saying who. Each is absent where comparing would link
 * strangers: people in shared, temporary or hidden housing share an address and are not one household.
 */
export interface MatchingKeys {
  readonly person: string;
  readonly household?: string;
  readonly account?: string;
  readonly phone?: string;
}

const sharedHousing = new Set(['temporary', 'hostel', 'shared-house', 'refuge', 'no-home']);

export function matchingKeysOf(form: ApplicationForm, matchingKey: string): MatchingKeys {
  const { home, payment, contact } = form;
  const ownHome = home.kind === 'address' && !sharedHousing.has(form.housing);
  return {
    person: keyedHash(matchingKey, 'person', form.dateOfBirth, plainName(form.fullName)),
    ...(ownHome
      ? {
          household: keyedHash(
            matchingKey,
            'household',
            plainText(home.postcode),
            plainAddress(`${home.line1} ${home.line2 ?? ''}`),
          ),
        }
      : {}),
    ...(payment.method === 'bank-transfer' ? { account: accountKeyOf(payment, matchingKey) } : {}),
    // A professional's own telephone would link every family they ever helped.
    ...(contact.phone !== undefined && form.applyingAs !== 'professional'
      ? { phone: keyedHash(matchingKey, 'phone', plainPhone(contact.phone)) }
      : {}),
  };
}

/** One account has one hash, whoever gives it and however often it is changed. */
export function accountKeyOf(
  account: { readonly sortCode: string; readonly accountNumber: string },
  matchingKey: string,
): string {
  return keyedHash(matchingKey, 'account', account.sortCode, account.accountNumber);
}

/** The claims an application makes on the window: one for the person, one for the household where there is one. */
export function claimIdsOf(
  programmeId: string,
  windowId: string,
  keys: { readonly person: string; readonly household?: string | undefined },
): readonly string[] {
  const own = [`person-${keys.person}`];
  if (keys.household !== undefined) own.push(`household-${keys.household}`);
  return own.map((key) => `${programmeId}#${windowId}#${key}`);
}

/**
 * Letters only, without accents, words in order of the alphabet: people swap first and last names.
 * Letters of every script count, or all names in Arabic or Bengali would be one name.
 */
function plainName(name: string): string {
  return withoutAccents(name)
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
}

const roadWords: Readonly<Record<string, string>> = {
  road: 'rd',
  street: 'st',
  avenue: 'ave',
  close: 'cl',
  crescent: 'cres',
  drive: 'dr',
  lane: 'ln',
  grove: 'gr',
  terrace: 'ter',
  gardens: 'gdns',
  place: 'pl',
  court: 'ct',
  house: 'hse',
  apartment: 'flat',
  apt: 'flat',
};

/** `Flat 2, 14 Elm Road` and `14 elm rd flat 2` are the same home. */
function plainAddress(address: string): string {
  return withoutAccents(address)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'birmingham')
    .map((word) => roadWords[word] ?? word)
    .sort()
    .join(' ');
}

function plainText(text: string): string {
  return withoutAccents(text).replace(/[^a-z0-9]/g, '');
}

/** `+44 (0)7700 900123`, `0044 7700 900123` and `07700 900123` ring the same telephone. */
function plainPhone(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(?:00)?440?/, '0');
}

/** Marks on Latin letters go; in Hindi or Bengali a mark is a vowel, and names differ by it. */
function withoutAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .toLowerCase();
}
