import { grantsRunningIn, type PublishedGrant } from '#shared/grant-awards/index.ts';
import { plusCalendarDays, plusCalendarMonths, sumPence } from '#shared/kernel/index.ts';
import { wardByCode } from '#shared/reference/index.ts';
import type { Period } from '#shared/reporting/index.ts';
import type { DataTable } from '#shared/web/index.ts';

import { cityCode, type Place } from '../place.ts';
import { poundsInWords } from '../words/figure-words.ts';
import type { MapExtras } from './map-view.ts';

/** The community grants whose project runs in a period, in a place, as anybody may read them. */
export function grantsIn(
  grants: readonly PublishedGrant[],
  { firstMonth, lastMonth }: Period,
  place: Place,
): readonly PublishedGrant[] {
  const days = {
    from: `${firstMonth}-01`,
    until: plusCalendarDays(plusCalendarMonths(`${lastMonth}-01`, 1), -1),
  };
  return grantsRunningIn(grants, days, place.code === cityCode ? undefined : place.code);
}

/** How many of them work in each ward; what is for the whole city has no middle. */
export function grantMarks(grants: readonly PublishedGrant[]): NonNullable<MapExtras['marks']> {
  const byWard = new Map<string, number>();
  for (const { where } of grants) {
    if (where.kind === 'city-wide') continue;
    for (const code of where.wardCodes) byWard.set(code, (byWard.get(code) ?? 0) + 1);
  }
  return { legend: 'Community grants that work in the ward', byWard };
}

export function grantsView(grants: readonly PublishedGrant[]) {
  return {
    count: grants.length,
    total: poundsInWords(sumPence(grants.map(({ amountPence }) => amountPence))),
    rows: grants.map((grant) => ({
      ...{ group: grant.groupName, purpose: grant.purpose, where: whereInWords(grant) },
      ...{ amount: poundsInWords(grant.amountPence) },
      ...{ from: grant.projectFrom, until: grant.projectUntil },
    })),
  };
}

function whereInWords({ where }: PublishedGrant): string {
  if (where.kind === 'city-wide') return 'Anywhere in Birmingham';
  return where.wardCodes.map((code) => wardByCode(code)?.name ?? code).join(', ');
}

export function grantsTable(grants: readonly PublishedGrant[]): DataTable {
  return {
    name: 'Community grants',
    columns: [
      { name: 'group', heading: 'Group', kind: 'text' },
      { name: 'purpose', heading: 'What it is for', kind: 'text' },
      { name: 'where', heading: 'Where', kind: 'text' },
      { name: 'amount_pounds', heading: 'Amount, £', kind: 'pounds' },
      { name: 'from', heading: 'First day', kind: 'text' },
      { name: 'until', heading: 'Last day', kind: 'text' },
    ],
    rows: grants.map((grant) => [
      ...[grant.groupName, grant.purpose, whereInWords(grant), grant.amountPence / 100],
      ...[grant.projectFrom, grant.projectUntil],
    ]),
  };
}
