import { policyByVersion, policyFingerprint } from '#shared/eligibility/index.ts';
import { localDate } from '#shared/kernel/index.ts';
import { programmes } from '#shared/programmes/index.ts';
import { may } from '#shared/staff-identity/index.ts';
import {
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { notFound, page, type Route } from '#shared/web/index.ts';

import { policyNow, shortFingerprint } from '../policy-now.ts';
import { exampleAwards, policyView, programmeView } from '../views/programme-rules-view.ts';

const path = '/staff/programmes/{programme}/rules';

/** What a programme's policy says, each version that it ever had: lines, awards, points, and who approves. */
export function programmeRulesRoutes(): Route<StaffVisit>[] {
  return [staffPage(path, ['view-cases'], showRules)];
}

function showRules({ params, query, staff, at }: StaffRequest): StaffAnswer {
  const programme = programmes.find(({ programmeId }) => programmeId === params['programme']);
  if (programme === undefined) return notFound();
  const versions = programme.policyVersions
    .map(policyByVersion)
    .toSorted((one, other) => other.inForceFrom.localeCompare(one.inForceFrom));
  const inForce = policyNow(programme, at);
  const policy = versions.find(({ version }) => version === query['version']) ?? inForce;
  const here = `/staff/programmes/${programme.programmeId}/rules`;
  return page('programme-rules.njk', {
    programme,
    policy,
    fingerprint: shortFingerprint(policyFingerprint(policy)),
    says: policyView(policy),
    isInForce: policy === inForce,
    versions: versions.map(({ version }) => ({
      text: version,
      href: `${here}?version=${version}`,
      current: version === policy.version,
    })),
    rules: programmeView(programme),
    examples: exampleAwards(policy, programme, localDate(at)),
    tryIt: may(staff, 'try-policies')
      ? `/staff/policy?programme=${programme.programmeId}`
      : undefined,
  });
}
