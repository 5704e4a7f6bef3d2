import { grantPackage, grantRows, readOpenGrants } from '#shared/open-data/index.ts';
import { csvText, notFound, type Route } from '#shared/web/index.ts';

import type { GroupPorts } from '../ports.ts';
import type { GroupVisit } from '../visit.ts';

/** What was signed of grants, for anybody's machine to read. Where nothing was signed there is no file. */
export function openDataRoutes({ records, publisher }: GroupPorts): Route<GroupVisit>[] {
  return [
    {
      method: 'GET',
      path: '/grants/open-data.json',
      session: 'none',
      handle: async () => {
        const found = grantPackage(publisher, await readOpenGrants(records));
        if (found === undefined) return notFound();
        return {
          kind: 'file',
          contentType: 'application/json',
          body: `${JSON.stringify(found, null, 2)}\n`,
          downloadName: 'open-door-grants.json',
        };
      },
    },
    {
      method: 'GET',
      path: '/grants/open-data.csv',
      session: 'none',
      handle: async () => {
        const grants = await readOpenGrants(records);
        if (grants.length === 0) return notFound();
        return {
          kind: 'file',
          contentType: 'text/csv; charset=utf-8',
          body: csvText(grantRows(grants)),
          downloadName: 'open-door-grants.csv',
        };
      },
    },
  ];
}

export async function hasOpenData({ records }: Pick<GroupPorts, 'records'>): Promise<boolean> {
  return (await readOpenGrants(records)).length > 0;
}
