import { keyedHash } from '#shared/kernel/index.ts';

import { sameText } from './cookies.ts';
import type { FormValues } from './page.ts';

/** The names of the two hidden fields that `open-door/form-tokens.njk` puts into every form. */
export const tokenField = '_token';
export const formIdField = '_form';

/**
 * The proof that a form was made by us for this visit: bound to the id in the cookie, to the
 * secret in the store and to this one rendering of the form.
 */
export function formToken(
  signingKey: string,
  visit: { id: string; csrfSecret: string },
  formId: string,
): string {
  return keyedHash(signingKey, 'form-token', visit.id, visit.csrfSecret, formId);
}

/** The id of a form whose token is right; undefined when it is missing, stale or somebody else's. */
export function verifiedFormId(
  signingKey: string,
  visit: { id: string; csrfSecret: string },
  form: FormValues,
): string | undefined {
  const token = form[tokenField];
  const formId = form[formIdField];
  if (typeof token !== 'string' || typeof formId !== 'string') return undefined;
  return sameText(token, formToken(signingKey, visit, formId)) ? formId : undefined;
}
