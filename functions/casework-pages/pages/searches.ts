import { caseSearches, type CaseSearch } from '#shared/applications/index.ts';
import { localMonth, plusMonths, showReference } from '#shared/kernel/index.ts';
import { queues } from '#shared/records/index.ts';
import {
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { formatMonth, notFound, page, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { searchedByInWords } from '../words/search-words.ts';

const searchesAPage = 50;
const path = '/staff/searches';

/** Who searched for whom, month by month: what was typed is kept nowhere, so it is not here either. */
export function searchesRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [staffPage(path, ['view-audit'], (request) => showSearches(ports, request))];
}

async function showSearches(
  { records }: CaseworkPorts,
  { query, at }: StaffRequest,
): Promise<StaffAnswer> {
  const thisMonth = localMonth(at);
  const month = query['month'] ?? thisMonth;
  if (!/^20\d{2}-(0[1-9]|1[0-2])$/.test(month) || month > thisMonth) return notFound();
  const after = query['after'];
  const listed = await records.queue({
    queue: queues.caseSearches(month),
    limit: searchesAPage,
    order: 'last-to-first',
    ...(after === undefined ? {} : { after }),
  });
  const { next } = listed;
  const later = month < thisMonth ? plusMonths(month, 1) : undefined;
  return page('searches.njk', {
    month: formatMonth(month),
    searches: listed.items.map((item) => inWords(caseSearches.parse(item).document)),
    months: [plusMonths(month, -1), ...(later === undefined ? [] : [later])].map((one) => ({
      text: formatMonth(one),
      href: addressOf(one),
    })),
    fromTop: after === undefined ? undefined : addressOf(month),
    next: next === undefined ? undefined : addressOf(month, next),
  });
}

function addressOf(month: string, after?: string): string {
  const asked = new URLSearchParams({ month, ...(after === undefined ? {} : { after }) });
  return `${path}?${asked.toString()}`;
}

function inWords(search: CaseSearch) {
  const { staffId, searchedAt, searchedFor, applicationIds, grantApplicationIds, more } = search;
  const counts = [
    ...counted(applicationIds.length, 'case', 'cases'),
    ...counted(grantApplicationIds.length, 'group', 'groups'),
  ];
  return {
    ...{ staffId, searchedAt },
    searchedBy: searchedByInWords(searchedFor),
    shown: `${counts.join(' and ')}${more ? ', and there were more' : ''}`,
    found: [
      ...applicationIds.map((id) => found(id, 'cases')),
      ...grantApplicationIds.map((id) => found(id, 'grants')),
    ],
  };
}

function counted(count: number, one: string, many: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}

function found(id: string, among: 'cases' | 'grants') {
  return { reference: showReference(id), href: `/staff/${among}/${id}` };
}
