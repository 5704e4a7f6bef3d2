import type { Words } from '#shared/languages/index.ts';

import type { en } from './en/index.ts';

/** What every language has to provide. */
export type FamilyWords = Words<typeof en>;
