import * as z from 'zod';
import { done, refused } from '#shared/kernel/index.ts';
import type { Result } from '#shared/kernel/index.ts';
import { roleSchema } from './roles.ts';
import type { StaffMember } from './roles.ts';

/** The claims of an id token as Cognito writes them. Everything else in the token is ignored. */
const claimsSchema = z.object({
  sub: z.string().min(1).max(80),
  email: z.email(),
  name: z.string().min(1).max(200),
  'cognito:groups': z.array(z.string()).default([]),
  'custom:locality': z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .optional(),
});

export type ClaimsRefusal =
  | { readonly kind: 'claims-incomplete'; readonly fields: readonly string[] }
  | { readonly kind: 'no-role' }
  | { readonly kind: 'locality-missing' };

/**
 * Who signed in, from a token that has been verified. Groups we do not know are ignored; nobody
 * comes in without a role, and no locality lead without a locality, because it bounds what they see.
 */
export function staffFromClaims(claims: unknown): Result<StaffMember, ClaimsRefusal> {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join('.'));
    return refused({ kind: 'claims-incomplete', fields });
  }
  const { sub, name, email, 'cognito:groups': groups, 'custom:locality': locality } = parsed.data;
  const roles = roleSchema.options.filter((role) => groups.includes(role));
  if (roles.length === 0) return refused({ kind: 'no-role' });
  const leads = roles.includes('locality-lead');
  if (leads && locality === undefined) return refused({ kind: 'locality-missing' });
  return done({
    ...{ staffId: sub, name, email, roles },
    ...(leads && locality !== undefined ? { localityCode: locality } : {}),
  });
}
