import { openGrants, openGrantSchema, type OpenGrant } from '#shared/open-data/index.ts';
import { keys } from '#shared/records/index.ts';

import type { Change } from './change.ts';
import { faultAt, type Check } from './check.ts';
import type { GatheredAwards } from './check-grant-awards.ts';
import { readerOf, type ReadItem } from './read-item.ts';

export interface GatheredOpenGrant {
  readonly version: number;
  readonly grant: OpenGrant;
}
export interface GatheredOpenGrants {
  readonly openGrants: readonly GatheredOpenGrant[];
}

export function emptyOpenGrants() {
  return { openGrants: new Array<GatheredOpenGrant>() };
}

export function openGrantReadersInto(
  kept: ReturnType<typeof emptyOpenGrants>,
): Record<string, ReadItem> {
  return {
    [openGrants.kind]: readerOf(openGrants, openGrantSchema, (grant, version) => {
      kept.openGrants.push({ grant, version });
    }),
  };
}

/** Open data is of grants that groups accepted, and says their amounts. */
export function checkOpenGrants({
  awards,
  openGrants: open,
}: GatheredAwards & GatheredOpenGrants): Check {
  return {
    name: 'open data',
    promise: 'Every grant in the open data was accepted, and is of the amount that was accepted',
    looked: open.length,
    faults: open.flatMap(({ grant }) => {
      if (grant.state !== 'open') return [];
      const { grantApplicationId, roundId, record } = grant;
      const award = awards.get(grantApplicationId);
      const at = keys.openGrant(roundId, grantApplicationId);
      if (award?.acceptedPence === undefined || award.roundId !== roundId) {
        return [faultAt(at, 'It is of no grant that was accepted in its round.')];
      }
      return Math.round(record.amountAwarded * 100) === award.acceptedPence
        ? []
        : [faultAt(at, 'It is of another amount than was accepted.')];
    }),
  };
}

const types = ['grant-open-data-signed', 'grant-open-data-taken-out'] as const;

/** Every version has its event. */
export function* changesOfOpenGrant({ grant, version }: GatheredOpenGrant): Generator<Change> {
  const subject = keys.openGrant(grant.roundId, grant.grantApplicationId);
  for (let each = 1; each <= version; each += 1) yield { subject, version: each, types };
}
