import {
  inEveryLanguage,
  isolateNames,
  keepNumbersWhole,
  languageByCode,
  type LanguageCode,
} from '#shared/languages/index.ts';
import { kitWords, type KitWords } from '#shared/web/locales/index.ts';

import { ar } from './ar/index.ts';
import { bn } from './bn/index.ts';
import { en } from './en/index.ts';
import { pa } from './pa/index.ts';
import { pl } from './pl/index.ts';
import { ro } from './ro/index.ts';
import { so } from './so/index.ts';
import { ur } from './ur/index.ts';
import type { FamilyWords } from './family-words.ts';

export type { FamilyWords } from './family-words.ts';

/** As somebody who translates writes them. */
const written: Readonly<Record<LanguageCode, FamilyWords>> = { en, ar, bn, pa, pl, ro, so, ur };

/** The words of the family pages in every language, with the kit's; ready to stand in lines of either direction. */
export const familyWords: Readonly<Record<LanguageCode, FamilyWords & { readonly kit: KitWords }>> =
  inEveryLanguage((code) => {
    const words = { kit: kitWords[code], ...written[code] };
    const isRtl = languageByCode(code).direction === 'rtl';
    return keepNumbersWhole(isRtl ? isolateNames(words) : words);
  });
