import {
  applications,
  assignmentInForce,
  caseAssignments,
  contactProofs,
  isSetAside,
  type Application,
} from '#shared/applications/index.ts';
import {
  approvalRefusal,
  approvalsNeeded,
  decisionReviews,
  duplicatePairs,
  isDecidable,
  pairLinks,
  readOtherAwards,
} from '#shared/approvals/index.ts';
import { evidenceFiles } from '#shared/evidence/index.ts';
import { readInterestsOf } from '#shared/interests/index.ts';
import { readReference } from '#shared/kernel/index.ts';
import { payments, vouchers } from '#shared/payments/index.ts';
import { payeeChecks } from '#shared/payee-checks/index.ts';
import { programmeById, urgentRailFor } from '#shared/programmes/index.ts';
import { isEventItem, keys, parseEvent, type RecordReader } from '#shared/records/index.ts';
import { may, type Permission, type StaffMember } from '#shared/staff-identity/index.ts';
import {
  mayAnyOf,
  staffPage,
  whyForbidden,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { notFound, page, type FormView, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { caseView, type WholeCase } from '../views/case-view.ts';
import { otherAwardsView } from '../views/other-awards-view.ts';
import { askBeforeDeciding, endsAt, minutesInWords } from '../words/assignment-words.ts';
import { declineOptions, declineReasonNames } from '../words/decline-reasons.ts';
import { queueInWords } from '../words/queue-words.ts';
import { notWaitingSentence, refusalSentence } from '../words/refusal-sentence.ts';
import { takers } from './case-assignment.ts';
import { filterAddress, filterOfCase, filterQuery } from './case-filter.ts';

export const decliners = ['decide-cases', 'approve'] as const satisfies readonly Permission[];

/** Everything about one case on one screen, and what the person looking may decide. */
export function caseRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/cases/{applicationId}', ['view-cases'], (request) =>
      showCase(ports.records, request),
    ),
  ];
}

/** The case's page; with `problem` after a decision that was not made. */
export async function showCase(
  records: RecordReader,
  request: StaffRequest,
  problem?: { readonly form: FormView; readonly status: number },
): Promise<StaffAnswer> {
  const { staff, params, query, at } = request;
  const applicationId = readReference(params['applicationId'] ?? '');
  const whole = applicationId === undefined ? undefined : await readCase(records, applicationId);
  if (whole === undefined) return notFound();
  const { application } = whole;
  const others = await readOtherAwards(records, application);
  const interests = await readInterestsOf(records, staff.staffId, {
    subject: 'case',
    applicationIds: others.map((other) => other.application.applicationId),
  });
  return page(
    'case.njk',
    {
      form: problem?.form ?? { values: {} },
      case: caseView(whole, at, staff.staffId),
      otherAwards: otherAwardsView(
        others.filter((other) => !interests.has(other.application.applicationId)),
      ),
      decision: decisionView(whole, staff),
      review: reviewView(whole, staff),
      declineFor: declineReasonNames.find((reason) => reason === query['decline']),
      mayLink: application.state === 'payment-returned' && mayAnyOf(staff, decliners),
      mayAskProvider: mayAnyOf(staff, decliners),
      mayDeclare: may(staff, 'declare-interests'),
      done: doneInWords(query['done'], application),
      assignment: assignmentView(whole, request),
      ...queueLinks(application, request),
    },
    { status: problem?.status ?? 200 },
  );
}

async function readCase(
  records: RecordReader,
  applicationId: string,
): Promise<WholeCase | undefined> {
  const items = await records.partition(keys.application(applicationId).pk);
  const found = items.find((item) => item.kind === applications.kind);
  if (found === undefined) return undefined;
  const check = items.find((item) => item.kind === payeeChecks.kind);
  const proof = items.find((item) => item.kind === contactProofs.kind);
  const assignment = items.find((item) => item.kind === caseAssignments.kind);
  const links = items.filter((item) => item.kind === pairLinks.kind);
  const led = await records.getMany(
    links.map((item) => {
      const { laterId, earlierId } = pairLinks.parse(item).document;
      return keys.pair(laterId, earlierId);
    }),
  );
  return {
    application: applications.parse(found).document,
    payeeCheck: check === undefined ? undefined : payeeChecks.parse(check).document,
    contactProof: proof === undefined ? undefined : contactProofs.parse(proof).document,
    assignment: assignment === undefined ? undefined : caseAssignments.parse(assignment).document,
    pairs: [...items.filter((item) => item.kind === duplicatePairs.kind), ...led].map(
      (item) => duplicatePairs.parse(item).document,
    ),
    payments: items
      .filter((item) => item.kind === payments.kind)
      .map((item) => payments.parse(item).document),
    vouchers: items
      .filter((item) => item.kind === vouchers.kind)
      .map((item) => vouchers.parse(item).document),
    evidence: items
      .filter((item) => item.kind === evidenceFiles.kind)
      .map((item) => evidenceFiles.parse(item).document),
    reviews: items
      .filter((item) => item.kind === decisionReviews.kind)
      .map((item) => decisionReviews.parse(item).document),
    events: items.filter(isEventItem).map(parseEvent),
  };
}

/** Which permission approving a case takes in the state it is in. */
export function approvePermission(application: Application): Permission {
  return application.state === 'second-approval' ? 'approve-second' : 'approve';
}

function decisionView(
  { application, payeeCheck, contactProof, pairs }: WholeCase,
  staff: StaffMember,
) {
  if (isSetAside(application)) {
    const mayDecide = mayAnyOf(staff, decliners);
    return mayDecide
      ? { setAside: true, declineReasons: declineOptions() }
      : { closed: whyForbidden(staff.roles, decliners) };
  }
  if (!isDecidable(application)) {
    return { closed: notWaitingSentence(application.state) };
  }
  const permission = approvePermission(application);
  const mayApprove = may(staff, permission);
  const mayDecline = mayAnyOf(staff, decliners);
  if (!mayApprove && !mayDecline) {
    return { closed: whyForbidden(staff.roles, [permission, ...decliners]) };
  }
  const refusal = approvalRefusal(application, staff.staffId, undefined, {
    payeeCheck,
    contactProved: contactProof !== undefined,
  });
  const withReason = refusal === undefined || refusal.kind === 'needs-a-reason';
  const programme = programmeById(application.programmeId);
  const needed = approvalsNeeded(programme, application.assessment.awardPence);
  return {
    approvalsNeeded: needed,
    isSecond: application.state === 'second-approval',
    approve: mayApprove && withReason,
    reasonKnown: whyUnique(application, pairs),
    mayBeUrgent: urgentRailFor(programme, application.form.payment.method) !== undefined,
    reasonNeeded: refusal?.kind === 'needs-a-reason' ? refusalSentence(refusal) : undefined,
    whyNotApprove: !mayApprove
      ? whyForbidden(staff.roles, [permission])
      : withReason
        ? undefined
        : refusalSentence(refusal),
    declineReasons: mayDecline ? declineOptions() : [],
  };
}

/** The challenge of a decision that was made last, and whether the person looking may answer it. */
function reviewView({ application, reviews }: WholeCase, staff: StaffMember) {
  const review = reviews.at(-1);
  if (review === undefined) return undefined;
  const { state, words, openedAt, answerBy, decidedBy } = review;
  const own = [decidedBy, application.madeBy.id].includes(staff.staffId);
  return {
    ...{ state, words, openedAt, answerBy, own },
    mayAnswer: state === 'open' && !own && mayAnyOf(staff, decliners),
    answered: review.state === 'open' ? undefined : review,
  };
}

/** Why a likely duplicate was found to be none: the reason that approving it takes, written already. */
function whyUnique(application: Application, pairs: WholeCase['pairs']): string | undefined {
  const { applicationId } = application;
  const duplicateOf = 'duplicateOf' in application ? application.duplicateOf : undefined;
  const found = pairs.find(
    (pair) => pair.laterId === applicationId && pair.earlierId === duplicateOf,
  );
  return found?.state === 'unique' ? found.reason : undefined;
}

/** The sentence after a decision, only while the case still stands as it was left. */
function doneInWords(done: string | undefined, { state }: Application): string | undefined {
  if (done === 'code-sent-again') {
    return 'The code goes out again, to where the family said is safe.';
  }
  if (done === 'cancel-asked') {
    return 'The provider was asked to cancel it. Its value is back once the provider says so.';
  }
  if (done === 'piece-unknown') {
    return 'The provider does not know it and never made its code. Its value is back in its envelope.';
  }
  if (done === 'approved' && state === 'approved') {
    return 'Approved. The money is set aside and goes out with the next payment run.';
  }
  if (done === 'first-approval' && state === 'second-approval') {
    return 'Your approval is noted. A second person must approve it before anything is paid.';
  }
  if (done === 'review-stands') return 'Answered. The family reads your words on its status page.';
  if (done === 'review-reopened' && state === 'to-decide') {
    return 'Reopened. Somebody other than who declined it decides it now.';
  }
  if (done === 'brought-back' && (state === 'submitted' || state === 'to-decide')) {
    return 'It goes the way of every other application now, and is assessed in a moment.';
  }
  if (done === 'pair-unique') return 'Recorded: they are not the same household.';
  if (done === 'pair-duplicate' && state !== 'declined') {
    return 'Recorded: they are the same household. Decline this application, or approve it with a reason of its own.';
  }
  return done === 'declined' && state === 'declined'
    ? 'Declined. The family reads your reason on its status page.'
    : undefined;
}

/** Who has the case, and what whoever looks may do about it; nothing for those who decide nothing. */
function assignmentView({ application, assignment }: WholeCase, { staff, at }: StaffRequest) {
  const held = assignmentInForce(application, assignment, at);
  const isOwn = held?.staffId === staff.staffId;
  return {
    isOwn,
    // What stands between a colleague's case and a decision on it.
    ask: held === undefined || isOwn ? undefined : askBeforeDeciding(held, at),
    who: held && `${held.staffName} has had this case open for ${minutesInWords(held, at)}.`,
    until: held && endsAt(held),
    waits: isDecidable(application) || isSetAside(application),
    mayTake: mayAnyOf(staff, takers),
  };
}

/** Back to the part of the queue that the case was opened from, or to the queue it stands in. */
function queueLinks(application: Application, request: StaffRequest) {
  const filter = filterOfCase(application, request);
  return {
    next: filterAddress('/staff/cases/next', filter),
    queue: {
      text: queueInWords(filter.queue).name,
      href: filterAddress('/staff/cases', filter),
    },
    // Forms carry it on, so that the next case is of the same part of the queue.
    openedFrom: request.query['queue'] === undefined ? '' : `?${filterQuery(filter)}`,
  };
}
