import type { Partner } from '#shared/partners/index.ts';
import type { PartnerWorker } from '#shared/staff-identity/index.ts';
import { signInPathFor, type StaffVisit } from '#shared/staff-web/index.ts';
import {
  forbidden,
  page,
  redirect,
  type OpenRequest,
  type PageResponse,
  type Route,
} from '#shared/web/index.ts';

import type { PartnerPorts } from './ports.ts';

/** A request of somebody who works for a partner that may apply for families. */
export interface PartnerRequest extends OpenRequest {
  readonly worker: PartnerWorker;
  readonly partner: Partner;
}

export type PartnerAnswer = PageResponse<StaffVisit>;
type Handle = (request: PartnerRequest) => PartnerAnswer | Promise<PartnerAnswer>;

/** A page for whoever works for a partner; who is not signed in is sent to sign in and comes back. */
export function partnerPage(ports: PartnerPorts, path: string, handle: Handle): Route<StaffVisit> {
  return {
    method: 'GET',
    path,
    session: 'optional',
    handle: ({ session, ...request }) =>
      session?.partnerWorker === undefined && session?.staff === undefined
        ? redirect(signInPathFor(request))
        : ifPartner(ports, session, request, handle),
  };
}

/** Something they do. Who is not signed in any more is told that nothing was done. */
export function partnerAction(
  ports: PartnerPorts,
  path: string,
  handle: Handle,
  takes: Pick<Route<StaffVisit>, 'largestUploadBytes'> = {},
): Route<StaffVisit> {
  return {
    method: 'POST',
    path,
    ...takes,
    handle: ({ session, sessionId: _sessionId, ...request }) =>
      session.partnerWorker === undefined && session.staff === undefined
        ? page('open-door/session-expired.njk', {}, { status: 403 })
        : ifPartner(ports, session, request, handle),
  };
}

async function ifPartner(
  { findPartner }: PartnerPorts,
  { partnerWorker: worker }: StaffVisit,
  request: OpenRequest,
  handle: Handle,
): Promise<PartnerAnswer> {
  if (worker === undefined) {
    return forbidden('These pages are for schools and charities. Staff see all cases at /staff.');
  }
  // Asked at every page: an organisation that is stopped has seen its last family.
  const partner = await findPartner(worker.partnerId);
  if (partner === undefined) {
    return forbidden(
      'Your organisation does not apply for families with us now. What it sent before is decided and paid as always.',
    );
  }
  return handle({ ...request, worker, partner });
}
