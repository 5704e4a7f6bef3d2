import { findOwnApplication, type GrantApplication } from '#shared/community-grants/index.ts';
import {
  notFound,
  page,
  redirect,
  type OpenRequest,
  type PageResponse,
  type Route,
} from '#shared/web/index.ts';

import type { GroupPorts } from './ports.ts';
import type { GroupVisit } from './visit.ts';

export const grantsPath = '/grants';
export const awardedPath = '/grants/awarded';
export const signInPath = '/grants/sign-in';
export const applicationsPath = '/grants/applications';

export type Reply = PageResponse<GroupVisit>;

/** A request of somebody who proved to read their address. */
export interface GroupRequest extends OpenRequest {
  readonly personId: string;
  readonly email: string;
}

/** A page for whoever is signed in; anybody else is sent to sign in. */
export function groupPage(
  path: string,
  handle: (request: GroupRequest) => Reply | Promise<Reply>,
): Route<GroupVisit> {
  return {
    method: 'GET',
    path,
    session: 'optional',
    handle: ({ session, ...request }) => {
      const { signedIn } = session ?? {};
      return signedIn === undefined ? redirect(signInPath) : handle({ ...request, ...signedIn });
    },
  };
}

/** Something whoever is signed in does. What is sent after signing out is not carried through a sign-in. */
export function groupAction(
  path: string,
  handle: (request: GroupRequest) => Reply | Promise<Reply>,
): Route<GroupVisit> {
  return {
    method: 'POST',
    path,
    handle: ({ session, ...request }) =>
      session.signedIn === undefined
        ? redirect(signInPath)
        : handle({ ...request, ...session.signedIn }),
  };
}

/** The application that the address names, when it is their group's; otherwise there is no such page. */
export async function withApplication(
  { records }: GroupPorts,
  { params, personId }: GroupRequest,
  show: (application: GrantApplication) => Reply | Promise<Reply>,
): Promise<Reply> {
  const found = await findOwnApplication(records, params['application'] ?? '', personId);
  return found === undefined ? notFound() : show(found);
}

export function applicationPath({ grantApplicationId }: { readonly grantApplicationId: string }) {
  return `${applicationsPath}/${grantApplicationId}`;
}

/** What somebody reads who asked for very much from where they are, or for the same people. */
export function limitedPage(): Reply {
  return page('limited.njk', {}, { status: 429 });
}
