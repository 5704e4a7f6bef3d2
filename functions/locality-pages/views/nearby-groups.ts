import {
  connectionReasonInWords,
  type OpenConnectionRequest,
} from '#shared/family-connect/index.ts';
import { grantsRunning, type PublishedGrant } from '#shared/grant-awards/index.ts';
import { localDate, type Instant } from '#shared/kernel/index.ts';

import { cityCode } from '../place.ts';

const mostGroups = 8;

/**
 * Community groups that hold a grant and work where the family lives, now: those for what it asks for first.
 * Where it lives is unknown, or hidden: only those that work all over the city.
 */
export function nearbyGroups(
  grants: readonly PublishedGrant[],
  { area, reasons }: OpenConnectionRequest,
  now: Instant,
) {
  const running =
    area.localityCode === cityCode
      ? grantsRunning(grants, localDate(now)).filter(({ where }) => where.kind === 'city-wide')
      : grantsRunning(grants, localDate(now), area.localityCode);
  const groups = running
    .map((grant) => groupView(grant, area.wardCode, reasons))
    .sort((a, b) => b.fits - a.fits || (a.name < b.name ? -1 : 1));
  return { shown: groups.slice(0, mostGroups), more: Math.max(0, groups.length - mostGroups) };
}

function groupView(
  grant: PublishedGrant,
  wardCode: string | undefined,
  reasons: readonly string[],
) {
  const { groupName, purpose, projectUntil, where, helpsWith = [] } = grant;
  const asked = helpsWith.filter((reason) => reasons.includes(reason));
  const inWard =
    where.kind === 'wards' && wardCode !== undefined && where.wardCodes.includes(wardCode);
  return {
    ...{ name: groupName, until: projectUntil },
    // More follows it in brackets.
    purpose: purpose.replace(/\.$/, ''),
    helpsWith: asked.map(connectionReasonInWords),
    where: inWard ? 'in their ward' : where.kind === 'city-wide' ? 'all over the city' : 'nearby',
    /** What it asks for counts before how near it is. */
    fits: asked.length * 2 + Number(inWard),
  };
}
