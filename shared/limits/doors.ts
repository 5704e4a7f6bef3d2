import type { Limit } from './limiter.ts';

const hour = 3600;

/**
 * What is asked for from one network, at whichever of our doors. A network is a library, a hostel or a
 * mobile operator with hundreds of families behind it, so these are far above what a room full of
 * people does in an hour.
 */
export const networkLimits = {
  /** References and codes: they go to a telephone or an inbox that may be anybody's. */
  messages: { name: 'messages-from-network', most: 60, seconds: hour },
  /** Wrong details, or wrong codes. */
  tries: { name: 'tries-from-network', most: 120, seconds: hour },
} as const satisfies Readonly<Record<string, Limit>>;
