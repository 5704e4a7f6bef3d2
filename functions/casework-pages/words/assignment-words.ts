import {
  assignedForSeconds,
  assignmentInForce,
  type Application,
  type CaseAssignment,
} from '#shared/applications/index.ts';
import { plusSeconds, type Instant } from '#shared/kernel/index.ts';
import type { StaffRequest } from '#shared/staff-web/index.ts';

/** `Amina Rahman, for 12 minutes`; of one's own `You, for 12 minutes`; nothing where nobody has it. */
export function whoHas(
  application: Application,
  assignments: ReadonlyMap<string, CaseAssignment>,
  { staff, at }: Pick<StaffRequest, 'staff' | 'at'>,
): string | undefined {
  const held = assignmentInForce(application, assignments.get(application.applicationId), at);
  if (held === undefined) return undefined;
  const who = held.staffId === staff.staffId ? 'You' : held.staffName;
  return `${who}, for ${minutesInWords(held, at)}`;
}

export function minutesInWords({ since }: CaseAssignment, at: Instant): string {
  const minutes = Math.floor((Date.parse(at) - Date.parse(since)) / 60_000);
  if (minutes < 1) return 'less than a minute';
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

export function endsAt({ since }: CaseAssignment): Instant {
  return plusSeconds(since, assignedForSeconds);
}

/** What somebody reads before they decide a case that a colleague has. */
export function askBeforeDeciding(assignment: CaseAssignment, at: Instant): string {
  return `${assignment.staffName} has had this case open for ${minutesInWords(assignment, at)}. Ask them first, or say that you decide it anyway.`;
}
