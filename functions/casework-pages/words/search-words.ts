import type { CaseSearch, SearchFor } from '#shared/applications/index.ts';
import type { GroupSearchFor } from '#shared/community-grants/index.ts';

/** What the search box took what was typed for, said without repeating it. */
export function lookedForInWords(
  searchFor: readonly SearchFor[],
  ofGroups: readonly GroupSearchFor[],
): string {
  const [first] = ofGroups;
  return [
    ...(searchFor.length === 0
      ? []
      : [`Looked for ${searchFor.map(kindInWords).join(', and for ')}.`]),
    ...(first === undefined ? [] : [`Among groups, looked for ${groupKindInWords(first)}.`]),
  ].join(' ');
}

function groupKindInWords(searchFor: GroupSearchFor): string {
  switch (searchFor.kind) {
    case 'group-name':
      return searchFor.words.length === 1
        ? 'a name with this word in it'
        : 'a name with all of these words';
    case 'register-number':
      return 'a charity or company number';
    case 'contact-email':
      return 'the email address of a contact';
  }
}

function kindInWords(searchFor: SearchFor): string {
  switch (searchFor.kind) {
    case 'reference':
      return 'a reference';
    case 'name':
      return searchFor.words.length === 1
        ? 'a name with this word in it'
        : 'a name with all of these words, in any order';
    case 'birth-date':
      return searchFor.words.length === 0 ? 'a date of birth' : 'a date of birth with a name';
    case 'postcode':
      return searchFor.words.length === 0 ? 'a postcode' : 'a postcode with a name or an address';
    case 'address':
      return 'the number and the street of an address';
    case 'phone':
      return 'a telephone number';
    case 'email':
      return 'an email address';
    case 'account':
      return `an account that ends in ${searchFor.ending}`;
  }
}

const searchedBy: Readonly<Record<CaseSearch['searchedFor'][number], string>> = {
  reference: 'reference',
  name: 'name',
  'birth-date': 'date of birth',
  postcode: 'postcode',
  address: 'number and street',
  phone: 'telephone number',
  email: 'email address',
  account: 'last digits of an account',
  'group-name': 'name of a group',
  'register-number': 'number of a group in a register',
  'contact-email': 'email address of a group’s contact',
};

/** By what kind of thing somebody searched: `Name`, or `Reference or telephone number`. */
export function searchedByInWords(searchedFor: CaseSearch['searchedFor']): string {
  const words = searchedFor.map((kind) => searchedBy[kind]).join(' or ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
