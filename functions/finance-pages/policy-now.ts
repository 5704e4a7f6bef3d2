import { policyInForce, type Policy } from '#shared/eligibility/index.ts';
import { localDate, type Instant } from '#shared/kernel/index.ts';
import type { Programme } from '#shared/programmes/index.ts';
import { chosenWindow } from '#shared/staff-web/index.ts';

/** The policy in force; of a fund that is not open, the one of its last or first window. */
export function policyNow(programme: Programme, at: Instant): Policy {
  const { opensOn } = chosenWindow(programme, at);
  const today = localDate(at);
  return policyInForce(programme, today < opensOn ? opensOn : today);
}

/** As many letters of a fingerprint as tell one from another at a glance. */
export function shortFingerprint(fingerprint: string): string {
  return fingerprint.slice(0, 12);
}
