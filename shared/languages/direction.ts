/*
 * In a line that is read from right to left, "0121 634 7100" would be shown as "7100 634 0121" and "£150"
 * as "150£" (Unicode Standard Annex 9, rules W2 and W6). The isolates of the same annex keep them whole.
 */
const leftToRightIsolate = '\u2066';
const firstStrongIsolate = '\u2068';
const popIsolate = '\u2069';

/** A text that is read from left to right, whatever stands around it. */
export function leftToRight(text: string): string {
  return `${leftToRightIsolate}${text}${popIsolate}`;
}

/** A text that comes from elsewhere: its own letters say how it is read. */
export function isolateValue(text: string): string {
  return `${firstStrongIsolate}${text}${popIsolate}`;
}

/** Blanks, which stay as they are, or a stretch of Latin letters, digits and what joins them. */
const stretches = /%?\{\w+\}|\(\(\w+\)\)|[£+]?[A-Za-z0-9](?:[A-Za-z0-9 .,@/+:’&£-]*[A-Za-z0-9])?/g;

/** The same words, every number and every English name in them kept in its own order. */
export function isolateNames<Words>(words: Words): Words {
  return mapTexts(words, (text) =>
    text.replace(stretches, (found) => (/^(?:%?\{|\(\()/.test(found) ? found : leftToRight(found))),
  );
}

/** Telephone numbers as they are written here: `0121 634 7100`. */
const telephoneNumbers = /\b0\d{2,4}(?: \d{3,4}){1,2}\b/g;

/** The same words, no telephone number in them broken over two lines. */
export function keepNumbersWhole<Words>(words: Words): Words {
  return mapTexts(words, (text) =>
    text.replace(telephoneNumbers, (number) => number.replaceAll(' ', '\u00a0')),
  );
}

/** The same words, each text of them changed, at any depth. */
export function mapTexts<Words>(words: Words, change: (text: string) => string): Words {
  const changed: unknown = JSON.parse(JSON.stringify(words), (_key, value: unknown) =>
    typeof value === 'string' ? change(value) : value,
  );
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- Texts became texts; everything else is what it was.
  return changed as Words;
}
