/** What stands in a column of one line; empty when the list has no such column. */
export type Row = (column: string) => string;

/** `7700900982` is what a spreadsheet makes of `07700900982`. */
export function withItsZero(phone: string): string {
  return /^[1-9]\d{9}$/.test(phone.replace(/\s/g, '')) ? `0${phone}` : phone;
}

/** A word from a list, whatever its capitals and spaces; undefined when nothing was written. */
export function word(text: string): string | undefined {
  return text === '' ? undefined : text.toLowerCase().replace(/\s+/g, '-');
}

export function several(text: string): string[] {
  return text
    .split(';')
    .map((part) => word(part.trim()))
    .filter((part) => part !== undefined);
}

/** Nothing written is a no; what is neither is left for the schema to miss. */
export function yesNo(text: string): boolean | undefined {
  const said = text.toLowerCase();
  if (said === 'yes' || said === 'y') return true;
  return said === '' || said === 'no' || said === 'n' ? false : undefined;
}

export function count(text: string): number {
  if (text === '') return 0;
  return /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
}
