import { sortRounds, type GrantRound } from '#shared/community-grants/index.ts';
import { localityByCode } from '#shared/reference/index.ts';
import { page, redirect, type Route } from '#shared/web/index.ts';

import { grantsPath } from '../group-page.ts';
import type { GroupVisit } from '../visit.ts';

/** What anybody may read, without a visit: which grants there are, and who is looked after how. */
export function roundRoutes(): Route<GroupVisit>[] {
  return [
    {
      method: 'GET',
      path: grantsPath,
      session: 'none',
      handle: ({ at }) => {
        const { open, coming, past } = sortRounds(at);
        return page('rounds.njk', {
          open: open.map(roundView),
          coming: coming.map(roundView),
          past: past.map(roundView),
        });
      },
    },
    {
      method: 'GET',
      path: '/grants/privacy',
      session: 'none',
      handle: () => page('privacy.njk'),
    },
    {
      method: 'GET',
      path: '/grants/signed-out',
      session: 'none',
      handle: () => page('signed-out.njk'),
    },
    {
      method: 'POST',
      path: '/grants/sign-out',
      handle: () => redirect('/grants/signed-out', { kind: 'end' }),
    },
  ];
}

/** A round as a page shows it. */
export function roundView(round: GrantRound) {
  const { roundId, name, purpose, examples, opensAt, closesAt, places } = round;
  const { minimumPence, maximumPence, projectsFrom, projectsUntil } = round;
  return {
    ...{ roundId, name, purpose, examples, opensAt, closesAt, minimumPence, maximumPence },
    ...{ projectsFrom, projectsUntil },
    where:
      places.kind === 'city-wide'
        ? 'anywhere in Birmingham'
        : `in ${places.localityCodes.map((code) => localityByCode(code)?.name ?? code).join(', ')}`,
  };
}
