import type { SearchFor } from '#shared/applications/index.ts';

/** What the search box took what was typed for, said without repeating it. */
export function lookedForInWords(searchFor: readonly SearchFor[]): string {
  return `Looked for ${searchFor.map(kindInWords).join(', and for ')}.`;
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
