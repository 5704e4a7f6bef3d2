import * as z from 'zod';
import { done, refused } from '#shared/kernel/index.ts';
import type { Result } from '#shared/kernel/index.ts';
import { partnerGroup, type PartnerWorker } from './partner-worker.ts';
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
  'custom:partner': z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(40)
    .optional(),
});

/** Whoever signed in: a member of staff, or somebody of a partner. Nobody is both. */
export type SignedIn =
  | { readonly kind: 'staff'; readonly staff: StaffMember }
  | { readonly kind: 'partner'; readonly worker: PartnerWorker };

export type ClaimsRefusal =
  | { readonly kind: 'claims-incomplete'; readonly fields: readonly string[] }
  | { readonly kind: 'no-role' }
  | { readonly kind: 'locality-missing' }
  | { readonly kind: 'partner-missing' }
  /** Whoever applies for families may not be among those who decide: one account, one side. */
  | { readonly kind: 'partner-and-staff' };

/**
 * Who signed in, from a token that has been verified. Groups we do not know are ignored; nobody
 * comes in without a role, no locality lead without a locality and nobody of a partner without its
 * name, because these bound what they see.
 */
export function whoFromClaims(claims: unknown): Result<SignedIn, ClaimsRefusal> {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join('.'));
    return refused({ kind: 'claims-incomplete', fields });
  }
  const { sub, name, email, 'cognito:groups': groups, 'custom:locality': locality } = parsed.data;
  const roles = roleSchema.options.filter((role) => groups.includes(role));
  if (groups.includes(partnerGroup)) {
    if (roles.length > 0) return refused({ kind: 'partner-and-staff' });
    const partnerId = parsed.data['custom:partner'];
    if (partnerId === undefined) return refused({ kind: 'partner-missing' });
    return done({ kind: 'partner', worker: { workerId: sub, name, email, partnerId } });
  }
  if (roles.length === 0) return refused({ kind: 'no-role' });
  const leads = roles.includes('locality-lead');
  if (leads && locality === undefined) return refused({ kind: 'locality-missing' });
  const staff: StaffMember = {
    ...{ staffId: sub, name, email, roles },
    ...(leads && locality !== undefined ? { localityCode: locality } : {}),
  };
  return done({ kind: 'staff', staff });
}
