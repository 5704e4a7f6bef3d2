import type { LanguageCode } from '#shared/languages/index.ts';

import type { KitWords } from '../words.ts';
import { ar } from './ar.ts';
import { bn } from './bn.ts';
import { en } from './en.ts';
import { pa } from './pa.ts';
import { pl } from './pl.ts';
import { ro } from './ro.ts';
import { so } from './so.ts';
import { ur } from './ur.ts';

export type { KitWords } from '../words.ts';

/** The kit's words in every language. */
export const kitWords: Readonly<Record<LanguageCode, KitWords>> = {
  en,
  ar,
  bn,
  pa,
  pl,
  ro,
  so,
  ur,
};
