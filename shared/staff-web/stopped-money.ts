import { readMoneyStops } from '#shared/payments/index.ts';
import type { RecordReader } from '#shared/records/index.ts';
import { may, type StaffMember } from '#shared/staff-identity/index.ts';
import type { PageResponse, Route } from '#shared/web/index.ts';

import type { StaffVisit } from './staff-visit.ts';
import { whyStoppedInWords } from './stopped-words.ts';

type Answer = PageResponse<StaffVisit>;

/**
 * A route of which every page says on top what money is stopped, to whoever may see cases: nobody
 * should wonder why families are not paid.
 */
export function showingStops(records: RecordReader, route: Route<StaffVisit>): Route<StaffVisit> {
  if (route.session === 'none') return route;
  if (route.session === 'optional') {
    const { handle } = route;
    return {
      ...route,
      session: 'optional',
      handle: async (request) => withStops(records, await handle(request), request.session?.staff),
    };
  }
  const { handle, session = 'required', ...rest } = route;
  return {
    ...rest,
    session,
    handle: async (request) => withStops(records, await handle(request), request.session.staff),
  };
}

async function withStops(
  records: RecordReader,
  answer: Answer,
  staff: StaffMember | undefined,
): Promise<Answer> {
  if (answer.kind !== 'page' || staff === undefined || !may(staff, 'view-cases')) return answer;
  const { now } = await readMoneyStops(records);
  return now.length === 0
    ? answer
    : { ...answer, view: { ...answer.view, stoppedMoney: now.map(whyStoppedInWords) } };
}
