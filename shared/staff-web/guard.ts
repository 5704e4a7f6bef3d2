import {
  may,
  partnerFrontPage,
  type Permission,
  type StaffMember,
} from '#shared/staff-identity/index.ts';
import {
  forbidden,
  redirect,
  type OpenRequest,
  type PageResponse,
  type Route,
} from '#shared/web/index.ts';

import { whyForbidden } from './role-words.ts';
import type { StaffVisit } from './staff-visit.ts';

/** A request of somebody who is signed in and may make it. */
export interface StaffRequest extends OpenRequest {
  readonly staff: StaffMember;
  readonly visit: StaffVisit;
}

export type StaffAnswer = PageResponse<StaffVisit>;
type Handle = (request: StaffRequest) => StaffAnswer | Promise<StaffAnswer>;

/** Where staff sign in, and come back to this page from. */
export function signInPathFor(request: OpenRequest): string {
  const query = new URLSearchParams(request.query).toString();
  const here = query === '' ? request.path : `${request.path}?${query}`;
  return `/staff/sign-in?${new URLSearchParams({ returnTo: here }).toString()}`;
}

/**
 * A page for whoever has any of these permissions; for every member of staff when none is named.
 * Others read which role it takes; who is not signed in is sent to sign in and comes back.
 */
export function staffPage(
  path: string,
  anyOf: readonly Permission[],
  handle: Handle,
): Route<StaffVisit> {
  return {
    method: 'GET',
    path,
    session: 'optional',
    handle: ({ session, ...request }) => {
      if (session?.partnerWorker !== undefined) return notForPartners;
      const staff = session?.staff;
      if (session === undefined || staff === undefined) return redirect(signInPathFor(request));
      return ifAllowed({ ...request, staff, visit: session }, anyOf, handle);
    },
  };
}

/**
 * Something staff do, for whoever has any of these permissions. Who is not signed in any more is
 * told that nothing was done: what they sent is not carried through a sign-in.
 */
export function staffAction(
  path: string,
  anyOf: readonly Permission[],
  handle: Handle,
  upload: { readonly largestUploadBytes?: number } = {},
): Route<StaffVisit> {
  return {
    method: 'POST',
    path,
    ...upload,
    handle: ({ session, ...request }) => {
      if (session.partnerWorker !== undefined) return notForPartners;
      const { staff } = session;
      if (staff === undefined) return signedOutMeanwhile;
      return ifAllowed({ ...request, staff, visit: session }, anyOf, handle);
    },
  };
}

const signedOutMeanwhile: StaffAnswer = {
  kind: 'page',
  template: 'open-door/session-expired.njk',
  view: {},
  status: 403,
};

/** Signing in again would not help them: they are told whose page it is, and where their own are. */
const notForPartners: StaffAnswer = forbidden(
  `This page is for the staff of BVSC. You are signed in for a partner: your own families are at ${partnerFrontPage}.`,
);

function ifAllowed(
  request: StaffRequest,
  anyOf: readonly Permission[],
  handle: Handle,
): StaffAnswer | Promise<StaffAnswer> {
  if (anyOf.length > 0 && !mayAnyOf(request.staff, anyOf)) {
    return forbidden(whyForbidden(request.staff.roles, anyOf));
  }
  return handle(request);
}

export function mayAnyOf(staff: StaffMember, anyOf: readonly Permission[]): boolean {
  return anyOf.some((permission) => may(staff, permission));
}
