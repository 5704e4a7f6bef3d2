import { daysBetween, type Instant } from '#shared/kernel/index.ts';

/** From submission to allocation, in calendar days. Source: product.md, "Family Connect". */
export const targetDays = 7;
const amberFromDay = 4;

export type ClockColour = 'green' | 'amber' | 'red';

export function clockColour(receivedAt: Instant, now: Instant): ClockColour {
  const waited = daysBetween(receivedAt, now);
  if (waited > targetDays) return 'red';
  return waited >= amberFromDay ? 'amber' : 'green';
}
