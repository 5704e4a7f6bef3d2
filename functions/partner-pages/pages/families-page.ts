import type { Application } from '#shared/applications/index.ts';
import { showReference } from '#shared/kernel/index.ts';
import { payments, type Payment } from '#shared/payments/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import type { StaffVisit } from '#shared/staff-web/index.ts';
import { notFound, page, type Route } from '#shared/web/index.ts';

import { partnerPage, type PartnerAnswer, type PartnerRequest } from '../guard.ts';
import { findFamilies, listFamilies, ownFamily } from '../own-families.ts';
import type { PartnerPorts } from '../ports.ts';
import { standingOf } from '../views/standing.ts';
import { timelineOf } from '../views/timeline.ts';

const frontPath = '/partners';

/** The families a partner applied for, and one of them. */
export function familiesRoutes(ports: PartnerPorts): Route<StaffVisit>[] {
  return [
    partnerPage(ports, frontPath, (request) => showFamilies(ports, request)),
    partnerPage(ports, '/partners/families/{reference}', (request) => showFamily(ports, request)),
  ];
}

async function showFamilies(
  ports: PartnerPorts,
  { partner, query }: PartnerRequest,
): Promise<PartnerAnswer> {
  const asked = (query['find'] ?? '').trim().slice(0, 100);
  const { after } = query;
  const found =
    asked === ''
      ? await listFamilies(ports, partner, after)
      : await findFamilies(ports, partner, asked);
  const paid = await paymentsOf(ports, found.applications);
  return page('families.njk', {
    partner: partner.name,
    asked,
    rows: found.applications.map((application) => ({
      ...rowOf(application),
      standing: standingOf(application, paid.get(application.applicationId)),
    })),
    fromTop: after === undefined && asked === '' ? undefined : frontPath,
    next:
      found.next === undefined ? undefined : `${frontPath}?after=${encodeURIComponent(found.next)}`,
  });
}

function rowOf({ applicationId, form, submittedAt, onBehalf }: Application) {
  return {
    href: `/partners/families/${applicationId}`,
    reference: showReference(applicationId),
    name: form.fullName,
    submittedAt,
    // Without one it came from the partner's own system.
    by: onBehalf === undefined ? 'your system' : onBehalf.by.workerName,
  };
}

async function paymentsOf(
  { records }: PartnerPorts,
  found: readonly Application[],
): Promise<ReadonlyMap<string, Payment>> {
  const approved = found.filter(({ state }) => state === 'approved');
  const items = await records.getMany(
    approved.map(({ applicationId }) => keys.payment(applicationId, 1)),
  );
  const all = items.map((item) => payments.parse(item).document);
  return new Map(all.map((payment) => [payment.applicationId, payment]));
}

async function showFamily(
  ports: PartnerPorts,
  { partner, params }: PartnerRequest,
): Promise<PartnerAnswer> {
  const application = await ownFamily(ports, partner, params['reference'] ?? '');
  if (application === undefined) return notFound();
  const { pk } = keys.application(application.applicationId);
  const history = (await ports.records.partition(pk, 'EVENT#')).filter(isEventItem).map(parseEvent);
  const paid = await paymentsOf(ports, [application]);
  return page('family.njk', {
    ...rowOf(application),
    back: frontPath,
    standing: standingOf(application, paid.get(application.applicationId)),
    timeline: timelineOf(history),
    agreement: application.onBehalf?.agreement,
    moreHelp: application.connectionRequestId !== undefined,
  });
}
