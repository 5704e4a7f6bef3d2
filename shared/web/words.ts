import type { Words } from '#shared/languages/index.ts';

import type { en } from './locales/en.ts';

/** What the kit says around every page, in one language. */
export type KitWords = Words<typeof en>;
