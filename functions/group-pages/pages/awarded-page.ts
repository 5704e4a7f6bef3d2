import {
  findRound,
  grantRounds,
  outputNames,
  outputWords,
} from '#shared/community-grants/index.ts';
import { isGrantIn, readPublishedGrants, type PublishedGrant } from '#shared/grant-awards/index.ts';
import { sumPence } from '#shared/kernel/index.ts';
import { localities, localityByCode, wardByCode } from '#shared/reference/index.ts';
import { page, type Route } from '#shared/web/index.ts';

import { awardedPath } from '../group-page.ts';
import { hasOpenData } from './open-data.ts';
import type { GroupPorts } from '../ports.ts';
import type { GroupVisit } from '../visit.ts';

/** What was funded where, for anybody. */
export function awardedRoutes({ records }: GroupPorts): Route<GroupVisit>[] {
  return [
    {
      method: 'GET',
      path: awardedPath,
      session: 'none',
      handle: async ({ query }) => {
        const round = findRound(query['round'] ?? '');
        const locality = localityByCode(query['locality'] ?? '');
        const all = await readPublishedGrants(records, round && [round.roundId]);
        const grants = all.filter(
          (grant) => locality === undefined || isGrantIn(grant, locality.code),
        );
        return page('awarded.njk', {
          grants: grants.map(grantView),
          totalPence: sumPence(grants.map(({ amountPence }) => amountPence)),
          hasOpenData: await hasOpenData({ records }),
          isFiltered: round !== undefined || locality !== undefined,
          rounds: [
            { value: '', text: 'Every round', selected: round === undefined },
            ...grantRounds.map(({ roundId, name }) => ({
              ...{ value: roundId, text: name, selected: roundId === round?.roundId },
            })),
          ],
          localities: [
            { value: '', text: 'Everywhere in Birmingham', selected: locality === undefined },
            ...localities.map(({ code, name }) => ({
              ...{ value: code, text: name, selected: code === locality?.code },
            })),
          ],
        });
      },
    },
  ];
}

function grantView(grant: PublishedGrant) {
  const { groupName, purpose, amountPence, where, projectFrom, projectUntil, acceptedAt } = grant;
  return {
    ...{ groupName, purpose, amountPence, projectFrom, projectUntil, acceptedAt },
    outputs: outputNames.flatMap((name) => {
      const count = grant.outputs?.[name] ?? 0;
      return count === 0 ? [] : [`${outputWords[name]}: ${count.toLocaleString('en-GB')}`];
    }),
    round: findRound(grant.roundId)?.name ?? grant.roundId,
    where:
      where.kind === 'city-wide'
        ? 'Anywhere in Birmingham'
        : where.wardCodes.map((code) => wardByCode(code)?.name ?? code).join(', '),
  };
}
