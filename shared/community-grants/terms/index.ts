import { invariant } from '#shared/kernel/index.ts';

import type { GrantTerms } from './grant-terms.ts';
import { terms202510 } from './terms-2025-10.ts';
import { terms202604 } from './terms-2026-04.ts';

export type { GrantTerms } from './grant-terms.ts';

const byVersion = new Map([terms202510, terms202604].map((terms) => [terms.termsVersion, terms]));

/** The terms of a grant in full, in the version that its round names; a defect when there is none. */
export function fullTermsOf(termsVersion: string): GrantTerms {
  const terms = byVersion.get(termsVersion);
  invariant(terms !== undefined, `There are no terms ${termsVersion}`);
  return terms;
}
