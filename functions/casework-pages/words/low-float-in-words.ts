import { formatPounds } from '#shared/kernel/index.ts';
import type { FloatStanding } from '#shared/month-close/index.ts';
import { railInWords } from '#shared/staff-web/index.ts';
import { formatDay } from '#shared/web/index.ts';

/** A float that will not do, where staff begin: what it misses, and where it is paid. */
export function lowFloatInWords({ rail, balancePence, on, shortPence, until }: FloatStanding) {
  const name = railInWords(rail);
  return {
    name,
    href: `/staff/bank/floats/${rail}`,
    sentence: `${name}: the float is low. ${formatPounds(balancePence)} were left on ${formatDay(on)}, ${formatPounds(shortPence)} less than is expected to go out until ${formatDay(until)}. An order above the float is refused, and those families wait.`,
  };
}
