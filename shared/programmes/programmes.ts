import { invariant, localDate, type Instant, type LocalDate } from '#shared/kernel/index.ts';

import { crisisAndResilienceFund } from './configured/crisis-and-resilience-fund.ts';
import { householdSupportFund } from './configured/household-support-fund.ts';
import type { Programme, ProgrammeId, ProgrammeWindow, WindowState } from './programme.ts';

const configured: readonly Programme[] = [householdSupportFund, crisisAndResilienceFund];

export const programmes: readonly Programme[] = configured;

export function programmeById(programmeId: ProgrammeId): Programme {
  const programme = configured.find((candidate) => candidate.programmeId === programmeId);
  invariant(programme !== undefined, `No programme is configured as ${programmeId}`);
  return programme;
}

/** The state of a window on a day: dates decide, unless somebody paused it or kept it for partners. */
export function windowState(window: ProgrammeWindow, on: LocalDate): WindowState {
  if (on < window.opensOn) return 'scheduled';
  if (on > window.closesOn) return 'closed';
  return window.state === 'follows-dates' ? 'open' : window.state;
}

/** The window a programme takes applications in at an instant; undefined when it takes none. */
export function windowAt(programme: Programme, at: Instant): ProgrammeWindow | undefined {
  const on = localDate(at);
  return programme.windows.find((window) => on >= window.opensOn && on <= window.closesOn);
}

/** Who may apply right now, if anybody. */
export function takesApplications(
  programme: Programme,
  at: Instant,
  from: 'public' | 'partner',
): boolean {
  const window = windowAt(programme, at);
  if (window === undefined) return false;
  const state = windowState(window, localDate(at));
  return state === 'open' || (state === 'partner-only' && from === 'partner');
}

/** The programmes open to the public at an instant, in the order they are offered. */
export function openProgrammes(at: Instant): readonly Programme[] {
  return configured.filter((programme) => takesApplications(programme, at, 'public'));
}
