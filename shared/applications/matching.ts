import { keyedHash } from '#shared/kernel/index.ts';

import type { ApplicationForm } from './application-form.ts';
import { addressWords, nameWords, plainPhone, plainText } from './plain-words.ts';

/**
 * Keyed hashes that say "the same" without saying who. Each is absent where comparing would link
 * strangers: people in shared, temporary or hidden housing share an address and are not one household.
 */
export interface MatchingKeys {
  /** Always there, because a claim needs it; of somebody whose name has no letters it equals nobody's. */
  readonly person: string;
  readonly household?: string;
  readonly account?: string;
  readonly phone?: string;
}

const sharedHousing = new Set(['temporary', 'hostel', 'shared-house', 'refuge', 'no-home']);

export function matchingKeysOf(form: ApplicationForm, matchingKey: string): MatchingKeys {
  const household = householdWords(form);
  const account =
    form.payment.method === 'bank-transfer' ? accountKeyOf(form.payment, matchingKey) : undefined;
  const phone = phoneWords(form);
  return {
    person: keyedHash(matchingKey, 'person', ...personWords(form)),
    ...(household === undefined
      ? {}
      : { household: keyedHash(matchingKey, 'household', ...household) }),
    ...(account === undefined ? {} : { account }),
    ...(phone === undefined ? {} : { phone: keyedHash(matchingKey, 'phone', phone) }),
  };
}

/** A name of dashes would make one person of everybody born on a day, so it is told apart by the rest. */
function personWords(form: ApplicationForm): readonly string[] {
  const name = plainName(form.fullName);
  return name === '' ? [form.dateOfBirth, JSON.stringify(form)] : [form.dateOfBirth, name];
}

function householdWords({ home, housing }: ApplicationForm): readonly string[] | undefined {
  if (home.kind !== 'address' || sharedHousing.has(housing)) return undefined;
  const address = plainAddress(`${home.line1} ${home.line2 ?? ''}`);
  return address === '' ? undefined : [plainText(home.postcode), address];
}

/** One account has one hash, whoever gives it and however often it is changed; one that can be nobody's has none. */
export function accountKeyOf(
  { sortCode, accountNumber }: { readonly sortCode: string; readonly accountNumber: string },
  matchingKey: string,
): string | undefined {
  if (isOneDigit(accountNumber)) return undefined;
  return keyedHash(matchingKey, 'account', sortCode, accountNumber);
}

/** A professional's own telephone would link every family they ever helped. */
function phoneWords({ contact, applyingAs }: ApplicationForm): string | undefined {
  if (contact.phone === undefined || applyingAs === 'professional') return undefined;
  const phone = plainPhone(contact.phone);
  return phone.length < leastPhoneDigits || isOneDigit(phone.slice(1)) ? undefined : phone;
}

/** The shortest British number with its leading nought; anything less was typed to get past a field. */
const leastPhoneDigits = 10;

/** `00000000`: what people type where they have nothing to say. */
function isOneDigit(digits: string): boolean {
  return new Set(digits).size === 1;
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

/** Words in order of the alphabet: people swap first and last names. */
function plainName(name: string): string {
  return nameWords(name).toSorted().join(' ');
}

/** `Flat 2, 14 Elm Road` and `14 elm rd flat 2` are the same home. */
function plainAddress(address: string): string {
  return addressWords(address).toSorted().join(' ');
}
