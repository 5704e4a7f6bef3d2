import type { LocalDate } from '#shared/kernel/index.ts';

import type { ProgrammeWindow } from './programme.ts';

export const windowStates = [
  'draft',
  'scheduled',
  'open',
  'partner-only',
  'paused',
  'closed',
] as const;
export type WindowState = (typeof windowStates)[number];

/** What staff can make of a window; `scheduled` is to let its dates decide. */
export const settableStates = ['scheduled', 'open', 'partner-only', 'paused', 'closed'] as const;
export type SettableState = (typeof settableStates)[number];

/**
 * The state of a window on a day. Dates decide unless staff have said otherwise; what they said holds
 * until the window's last day and not a day longer, because the money was given for its days.
 */
export function windowState(
  window: ProgrammeWindow,
  on: LocalDate,
  set?: SettableState,
): WindowState {
  if (on > window.closesOn) return 'closed';
  const said = set ?? (window.draft === true ? 'draft' : 'scheduled');
  if (said !== 'scheduled') return said;
  if (on < window.opensOn) return 'scheduled';
  return window.openTo === 'everybody' ? 'open' : 'partner-only';
}

/** `draft → scheduled → open ⇄ partner-only ⇄ paused → closed`; nothing that is closed opens again. */
const transitions: Readonly<Record<WindowState, readonly SettableState[]>> = {
  draft: ['scheduled'],
  scheduled: ['open', 'partner-only'],
  open: ['partner-only', 'paused', 'closed'],
  'partner-only': ['open', 'paused', 'closed'],
  paused: ['open', 'partner-only', 'closed'],
  closed: [],
};

export function statesAfter(from: WindowState): readonly SettableState[] {
  return transitions[from];
}

/** The door an application comes through: a family's own, or a partner's or our own telephone. */
export type Door = 'public' | 'partner';

export function takesApplications(state: WindowState, door: Door): boolean {
  return state === 'open' || (state === 'partner-only' && door === 'partner');
}
