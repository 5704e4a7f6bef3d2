/**
 * What people typed, made plain enough to be compared: without accents on Latin letters, capitals and
 * separators. Everything that compares or finds families goes through these, so that it agrees.
 */

/** Letters only: letters of every script count, or all names in Arabic or Bengali would be one name. */
export function nameWords(name: string): readonly string[] {
  return words(name, /[^\p{L}\p{M}]+/u);
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

/** Words that so many addresses have that they tell none apart. */
const commonAddressWords: ReadonlySet<string> = new Set(Object.values(roadWords));

/** `14 Elm Road` and `14 elm rd` have the same words. */
export function addressWords(address: string): readonly string[] {
  return words(address, /[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== 'birmingham')
    .map((word) => roadWords[word] ?? word);
}

/** Whether a word of an address says something of its own, as `elm` does and `rd` does not. */
export function isTelling(addressWord: string): boolean {
  return !commonAddressWords.has(addressWord);
}

export function plainText(text: string): string {
  return withoutAccents(text).replace(/[^a-z0-9]/g, '');
}

/** `+44 (0)7700 900123`, `0044 7700 900123` and `07700 900123` ring the same telephone. */
export function plainPhone(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(?:00)?440?/, '0');
}

function words(text: string, between: RegExp): readonly string[] {
  return withoutAccents(text)
    .split(between)
    .filter((word) => word !== '');
}

/** Marks on Latin letters go; in Hindi or Bengali a mark is a vowel, and names differ by it. */
function withoutAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .toLowerCase();
}
