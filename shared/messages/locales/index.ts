import {
  inEveryLanguage,
  languageByCode,
  mapTexts,
  type LanguageCode,
} from '#shared/languages/index.ts';

import type { MessageWords } from '../message-words.ts';
import { ar } from './ar.ts';
import { bn } from './bn.ts';
import { en } from './en.ts';
import { pa } from './pa.ts';
import { pl } from './pl.ts';
import { ro } from './ro.ts';
import { so } from './so.ts';
import { ur } from './ur.ts';

const rightToLeftMark = '\u200f';

/** As somebody who translates writes them. */
const written: Readonly<Record<LanguageCode, MessageWords>> = { en, ar, bn, pa, pl, ro, so, ur };

/** The words of messages in every language. */
export const messageWords: Readonly<Record<LanguageCode, MessageWords>> = inEveryLanguage((code) =>
  languageByCode(code).direction === 'rtl'
    ? mapTexts(written[code], readFromTheRight)
    : written[code],
);

/**
 * A telephone decides by the first letter of a text how all of it is read, and shows a number with
 * spaces back to front: a text begins with a mark, and a number loses its spaces.
 */
function readFromTheRight(text: string): string {
  return `${rightToLeftMark}${text.replaceAll('0121 634 7100', '01216347100')}`;
}
