import * as z from 'zod';

import { keptSignInSchema, roleSchema } from '#shared/staff-identity/index.ts';

const staffMemberSchema = z.strictObject({
  staffId: z.string().min(1),
  name: z.string().min(1),
  email: z.string().min(1),
  roles: z.array(roleSchema).min(1),
  localityCode: z.string().exactOptional(),
});

const partnerWorkerSchema = z.strictObject({
  workerId: z.string().min(1),
  name: z.string().min(1),
  email: z.string().min(1),
  partnerId: z.string().min(1),
});

/**
 * The visit of a member of staff, the same on every staff site: signed in on one, signed in on all.
 * Nothing of a family is kept in it.
 */
export const staffVisitSchema = z.strictObject({
  staff: staffMemberSchema.exactOptional(),
  /** Somebody of a partner instead: no page of staff ever takes them for one of its own. */
  partnerWorker: partnerWorkerSchema.exactOptional(),
  /** Between the two halves of signing in. */
  signIn: keptSignInSchema.exactOptional(),
  /** What a site keeps for a page of its own, under a name of its own; that site parses it. */
  kept: z.record(z.string(), z.json()),
});

export type StaffVisit = z.infer<typeof staffVisitSchema>;

export function beginStaffVisit(): StaffVisit {
  return { kept: {} };
}
