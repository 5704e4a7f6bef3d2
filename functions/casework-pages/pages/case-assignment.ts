import {
  isNextFor,
  readCaseAssignments,
  wasAssessed,
  type Application,
} from '#shared/applications/index.ts';
import { readInterestsOf } from '#shared/interests/index.ts';
import { readReference } from '#shared/kernel/index.ts';
import type { Permission } from '#shared/staff-identity/index.ts';
import {
  staffAction,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { notFound, redirect, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { filterAddress, filterQuery, readFilter, type CaseFilter } from './case-filter.ts';
import { isTheirOwn } from './closed-to-interested.ts';
import { filteredCases } from './filtered-cases.ts';

/** Whoever decides anything of a case may have it. */
export const takers = [
  'decide-cases',
  'approve',
  'approve-second',
] as const satisfies readonly Permission[];

/** Looking further than this for a case that nobody has would keep somebody waiting; their list is there. */
const pagesLookedAt = 10;

/** Taking a case, giving it back, and the next one of the part of a queue that somebody works through. */
export function assignmentRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffAction('/staff/cases/next', takers, (request) => next(ports, request)),
    staffAction('/staff/cases/{applicationId}/take', takers, (request) => take(ports, request)),
    staffAction('/staff/cases/{applicationId}/give-back', takers, (request) =>
      giveBack(ports, request),
    ),
  ];
}

async function take(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { params, staff, form } = request;
  const applicationId = readReference(params['applicationId'] ?? '');
  if (applicationId === undefined) return notFound();
  const over = form['over'] === 'yes';
  const taken = await ports.takeCase({ applicationId, staff, over });
  if (!taken.ok && taken.failure.kind === 'no-such-application') return notFound();
  // Whoever was faster has it: the case says so, and offers to take it over.
  return redirect(caseAddress(applicationId, request));
}

async function giveBack(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { params, staff, query, at } = request;
  const applicationId = readReference(params['applicationId'] ?? '');
  if (applicationId === undefined) return notFound();
  await ports.giveBackCase({ applicationId, staffId: staff.staffId });
  return redirect(filterAddress('/staff/cases', readFilter(query, at)));
}

/** Gives back the case it is asked from, where it was not decided, and takes the next one. */
async function next(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { staff, query, form, at } = request;
  const filter = readFilter(query, at);
  const from = typeof form['from'] === 'string' ? readReference(form['from']) : undefined;
  if (from !== undefined) {
    await ports.giveBackCase({ applicationId: from, staffId: staff.staffId });
  }
  for await (const { applicationId } of candidates(ports, filter, request)) {
    if (applicationId === from) continue;
    const taken = await ports.takeCase({ applicationId, staff });
    if (taken.ok) return redirect(`/staff/cases/${applicationId}?${filterQuery(filter)}`);
  }
  return redirect(`${filterAddress('/staff/cases', filter)}&none=next`);
}

/** The cases of a filter that this person can be given, most urgent first. */
async function* candidates(
  { records }: CaseworkPorts,
  filter: CaseFilter,
  { staff, at }: StaffRequest,
): AsyncGenerator<Application> {
  let after: string | undefined;
  for (let pages = 0; pages < pagesLookedAt; pages += 1) {
    const listed = await filteredCases(records, filter, { at, after });
    const ids = listed.cases.map(({ applicationId }) => applicationId);
    const [assignments, interests] = await Promise.all([
      readCaseAssignments(records, ids),
      readInterestsOf(records, staff.staffId, { subject: 'case', applicationIds: ids }),
    ]);
    for (const application of listed.cases) {
      const { applicationId } = application;
      if (isOwn(application, staff.staffId) || isTheirOwn(application, staff)) continue;
      if (interests.has(applicationId)) continue;
      const assignment = assignments.get(applicationId);
      if (isNextFor(application, assignment, staff.staffId, at)) yield application;
    }
    after = listed.next;
    if (after === undefined) return;
  }
}

/** Whether they made it, or decided it once: then somebody else decides it now. */
function isOwn(application: Application, staffId: string): boolean {
  if (application.madeBy.kind === 'staff' && application.madeBy.id === staffId) return true;
  if (!wasAssessed(application)) return false;
  const declinedBy = 'declinedBy' in application ? application.declinedBy : undefined;
  const approvals = 'approvals' in application ? application.approvals : [];
  return declinedBy === staffId || approvals.some((approval) => approval.staffId === staffId);
}

function caseAddress(applicationId: string, { query }: StaffRequest): string {
  const carried = new URLSearchParams(query).toString();
  return `/staff/cases/${applicationId}${carried === '' ? '' : `?${carried}`}`;
}
