import { applications, type Application } from '#shared/applications/index.ts';
import {
  declaredInterests,
  hasInterest,
  type InterestIn,
  type InterestSubject,
} from '#shared/interests/index.ts';
import { readReference, showReference } from '#shared/kernel/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';
import { may, type StaffMember } from '#shared/staff-identity/index.ts';
import type { StaffVisit } from '#shared/staff-web/index.ts';
import { page, type OpenRequest, type PageResponse, type Route } from '#shared/web/index.ts';

import { commentsPath } from './grant-comments.ts';
import { panelPath } from './grant-panel.ts';
import { scoringPath } from './grant-scoring.ts';

/**
 * The same routes, closed to whoever declared an interest in the application a route is about, and to whoever
 * it is the application of. It stands before every page and action of a case or a grant, so that none is forgotten.
 */
export function closedToInterested(
  { records }: { readonly records: RecordReader },
  routes: readonly Route<StaffVisit>[],
): Route<StaffVisit>[] {
  return routes.map((route): Route<StaffVisit> => {
    const subject = subjectOf(route.path);
    if (subject === undefined || route.session === 'none') return route;
    const closedFor = (request: OpenRequest & { readonly session: StaffVisit | undefined }) =>
      closedPage(records, subject, request);
    // Twice the same, for each kind of route has a request of its own.
    if (route.session === 'optional') {
      const { handle, ...place } = route;
      return {
        ...place,
        session: 'optional',
        handle: async (asked) => (await closedFor(asked)) ?? handle(asked),
      };
    }
    const { handle, session = 'required', ...place } = route;
    return {
      ...place,
      session,
      handle: async (asked) => (await closedFor(asked)) ?? handle(asked),
    };
  });
}

function subjectOf(path: string): InterestSubject | undefined {
  if (/\/interest(\/lift)?$/.test(path)) return undefined;
  if (path.includes('{applicationId}')) return 'case';
  return path.includes('{application}') ? 'grant' : undefined;
}

async function closedPage(
  records: RecordReader,
  subject: InterestSubject,
  { params, session }: OpenRequest & { readonly session: StaffVisit | undefined },
): Promise<PageResponse<StaffVisit> | undefined> {
  const staff = session?.staff;
  if (staff === undefined) return undefined;
  const named =
    subject === 'case' ? [params['applicationId'], params['otherId']] : [params['application']];
  for (const text of named) {
    const applicationId = text === undefined ? undefined : readReference(text);
    if (applicationId === undefined) continue;
    if (await isClosedTo(records, { subject, applicationId }, staff)) {
      return page('closed.njk', closedView({ subject, applicationId }, staff), { status: 403 });
    }
  }
  return undefined;
}

async function isClosedTo(
  records: RecordReader,
  { subject, applicationId }: InterestIn,
  staff: StaffMember,
): Promise<boolean> {
  const items = await records.getMany([
    keys.declaredInterests(subject, applicationId),
    ...(subject === 'case' ? [keys.application(applicationId)] : []),
  ]);
  return items.some((item) =>
    item.kind === declaredInterests.kind
      ? hasInterest(declaredInterests.parse(item).document, staff.staffId)
      : isTheirOwn(applications.parse(item).document, staff),
  );
}

/** Staff who apply for themselves are families like all others, and nobody decides on themselves. */
export function isTheirOwn({ form }: Application, { email }: Pick<StaffMember, 'email'>): boolean {
  return form.contact.email?.toLowerCase() === email.toLowerCase();
}

/** What somebody sees of an application that is closed to them: that it is, and the way back. */
export function closedView(on: InterestIn, staff: StaffMember) {
  return { reference: showReference(on.applicationId), back: listOf(on, staff) };
}

/** The list that whoever looks came from, as far as their role opens it. */
export function listOf({ subject }: InterestIn, staff: StaffMember) {
  if (subject === 'case') return { text: 'Cases', href: '/staff/cases' };
  if (may(staff, 'view-cases')) return { text: 'Community grants', href: '/staff/grants' };
  if (may(staff, 'score-grants')) return { text: 'Score applications', href: scoringPath };
  if (may(staff, 'chair-panel')) return { text: 'Panel', href: panelPath };
  return { text: 'Groups that apply', href: commentsPath };
}
