/**
 * The numbers that registers give to groups, so that a published grant names its group as everybody else
 * does (360Giving takes them from org-id.guide).
 */

/**
 * A number of the Charity Commission for England and Wales, which charitable incorporated organisations have
 * as well: six or seven digits, and for a subsidiary a dash and its number. Undefined when it is none.
 */
export function readCharityNumber(text: string): string | undefined {
  const plain = text
    .replace(/\s/g, '')
    .replace(/[–—]/g, '-')
    .replace(/^(no\.?:?|number:?)/i, '');
  const [, number = '', subsidiary] = /^([1-9]\d{5,6})(?:-(\d{1,3}))?$/.exec(plain) ?? [];
  if (number === '') return undefined;
  return subsidiary === undefined ? number : `${number}-${Number(subsidiary)}`;
}

/**
 * A number of Companies House: eight characters, digits alone or after a prefix of two letters. People
 * leave out the zeros in front, which belong to it. Undefined when it is none.
 */
export function readCompanyNumber(text: string): string | undefined {
  const plain = text.replace(/[\s-]/g, '').toUpperCase();
  if (/^\d{6,8}$/.test(plain)) return plain.padStart(8, '0');
  return /^[A-Z]{2}(\d{6}|\d{5}[A-Z])$/.test(plain) ? plain : undefined;
}
