import type { Application } from '#shared/applications/index.ts';
import { invariant, localDate, type LocalDate } from '#shared/kernel/index.ts';
import type { Programme } from '#shared/programmes/index.ts';

/**
 * The day whose policy decides an application: the day it came in, or the first of its window when
 * staff opened that early, because a policy may only be in force from then on.
 */
export function policyDayOf(
  programme: Programme,
  { windowId, submittedAt }: Pick<Application, 'windowId' | 'submittedAt'>,
): LocalDate {
  const window = programme.windows.find((each) => each.windowId === windowId);
  invariant(window !== undefined, `${programme.programmeId} has no window ${windowId}`);
  const cameInOn = localDate(submittedAt);
  return cameInOn < window.opensOn ? window.opensOn : cameInOn;
}
