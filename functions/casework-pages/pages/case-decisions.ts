import * as z from 'zod';

import {
  applications,
  assignmentInForce,
  caseAssignments,
  type Application,
} from '#shared/applications/index.ts';
import { invariant, readReference, unreachable } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';
import { may } from '#shared/staff-identity/index.ts';
import {
  staffAction,
  whyForbidden,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  choice,
  forbidden,
  notFound,
  optionalChoices,
  optionalText,
  page,
  problemAt,
  readForm,
  redirect,
  type Route,
} from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { askBeforeDeciding } from '../words/assignment-words.ts';
import { declineReasonNames } from '../words/decline-reasons.ts';
import { notWaitingSentence, refusalSentence, whyNotDeclined } from '../words/refusal-sentence.ts';
import { filterOfCase, filterQuery } from './case-filter.ts';
import { approvePermission, decliners, showCase } from './case-page.ts';

const approveSchema = z.object({
  reason: optionalText('Write the reason in 500 characters or fewer', 500),
  urgent: optionalChoices(['yes']),
});
const whyUnchosen = 'Choose why you decline';
const declineSchema = z.object({ reason: choice(declineReasonNames, whyUnchosen) });

/** Approving and declining one case. A decision that is not made shows the case again and says why. */
export function caseDecisionRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffAction('/staff/cases/{applicationId}/approve', ['approve', 'approve-second'], (request) =>
      withFreeCase(ports, request, (application) => approve(ports, request, application)),
    ),
    staffAction('/staff/cases/{applicationId}/repair-link', decliners, (request) =>
      withCase(ports, request, (application) => makeLink(ports, request, application)),
    ),
    staffAction('/staff/cases/{applicationId}/decline', decliners, (request) =>
      withFreeCase(ports, request, (application) => decline(ports, request, application)),
    ),
    staffAction('/staff/cases/{applicationId}/looks-real', decliners, (request) =>
      withFreeCase(ports, request, (application) => bringBack(ports, request, application)),
    ),
  ];
}

async function withCase(
  { records }: CaseworkPorts,
  { params }: StaffRequest,
  handle: (application: Application) => Promise<StaffAnswer>,
): Promise<StaffAnswer> {
  const applicationId = readReference(params['applicationId'] ?? '');
  if (applicationId === undefined) return notFound();
  const found = await applications.read(records, keys.application(applicationId));
  return found === undefined ? notFound() : handle(found.document);
}

/** The same for a decision: where a colleague has the case, it is asked about first and never refused. */
function withFreeCase(
  ports: CaseworkPorts,
  request: StaffRequest,
  handle: (application: Application) => Promise<StaffAnswer>,
): Promise<StaffAnswer> {
  const { records } = ports;
  const { staff, form, at } = request;
  return withCase(ports, request, async (application) => {
    const key = keys.caseAssignment(application.applicationId);
    const found = await caseAssignments.read(records, key);
    const held = assignmentInForce(application, found?.document, at);
    if (held === undefined || held.staffId === staff.staffId || form['anyway'] === 'yes') {
      return handle(application);
    }
    const problem = problemAt(form, 'decide', askBeforeDeciding(held, at));
    return showCase(records, request, { form: problem, status: 409 });
  });
}

async function approve(
  ports: CaseworkPorts,
  request: StaffRequest,
  application: Application,
): Promise<StaffAnswer> {
  const { staff, form } = request;
  const permission = approvePermission(application);
  if (!may(staff, permission)) return forbidden(whyForbidden(staff.roles, [permission]));
  const read = readForm(approveSchema, form);
  if (!read.ok) return showCase(ports.records, request, { form: read.failure, status: 400 });
  const { reason, urgent } = read.value;
  const { applicationId } = application;
  const [decision] = await ports.approveAwards({
    applicationIds: [applicationId],
    staffId: staff.staffId,
    dryRun: false,
    urgent: urgent.includes('yes'),
    ...(reason === undefined ? {} : { reason }),
  });
  invariant(decision !== undefined, `Nothing was decided about ${applicationId}`);
  if (decision.outcome !== 'refused') return decided(application, decision.outcome, request);
  const { refusal } = decision;
  const unreasoned = refusal.kind === 'needs-a-reason';
  const problem = problemAt(form, unreasoned ? 'reason' : 'decide', refusalSentence(refusal));
  return showCase(ports.records, request, { form: problem, status: unreasoned ? 400 : 409 });
}

/** The link is shown this once; whoever loses it makes another. */
async function makeLink(
  ports: CaseworkPorts,
  request: StaffRequest,
  { applicationId, form }: Application,
): Promise<StaffAnswer> {
  const { staffId } = request.staff;
  const made = await ports.makeRepairLink({ applicationId, staffId });
  if (!made.ok) return redirect(`/staff/cases/${applicationId}`);
  const { secret, expiresAt } = made.value;
  return page('repair-link.njk', {
    applicationId,
    link: `${ports.serviceOrigin}/mend/${applicationId}/${secret}`,
    expiresAt,
    contact: form.contact,
  });
}

async function decline(
  ports: CaseworkPorts,
  request: StaffRequest,
  application: Application,
): Promise<StaffAnswer> {
  const { staff, form } = request;
  const read = readForm(declineSchema, form);
  if (!read.ok) {
    const problem = problemAt({}, 'decline-reason', whyUnchosen);
    return showCase(ports.records, request, { form: problem, status: 400 });
  }
  const [decision] = await ports.declineApplications({
    applicationIds: [application.applicationId],
    staffId: staff.staffId,
    reason: read.value.reason,
  });
  invariant(decision !== undefined, `Nothing was decided about ${application.applicationId}`);
  switch (decision.outcome) {
    case 'declined':
      return decided(application, 'declined', request);
    case 'no-such-application':
      return notFound();
    case 'declined-by-you':
    case 'has-interest':
    case 'looks-real-first': {
      const problem = problemAt(form, 'decide', whyNotDeclined[decision.outcome]);
      return showCase(ports.records, request, { form: problem, status: 409 });
    }
    case 'not-waiting-for-a-decision': {
      const problem = problemAt(form, 'decide', notWaitingSentence(application.state));
      return showCase(ports.records, request, { form: problem, status: 409 });
    }
    default:
      return unreachable(decision.outcome);
  }
}

/** Pressed twice, or after somebody else, it changes nothing: the case says where it stands. */
async function bringBack(
  ports: CaseworkPorts,
  request: StaffRequest,
  application: Application,
): Promise<StaffAnswer> {
  const { staffId } = request.staff;
  await ports.bringBack({ applicationIds: [application.applicationId], staffId });
  return decided(application, 'brought-back', request);
}

function decided(application: Application, done: string, request: StaffRequest): StaffAnswer {
  const from = filterQuery(filterOfCase(application, request));
  return redirect(`/staff/cases/${application.applicationId}?done=${done}&${from}`);
}
