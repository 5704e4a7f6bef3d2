import { applications, isSetAside, type BroughtBack } from '#shared/applications/index.ts';
import { isDecidable, type DeclineDecision } from '#shared/approvals/index.ts';
import { plusSeconds } from '#shared/kernel/index.ts';
import { keys, queues } from '#shared/records/index.ts';
import { may, type Permission, type StaffMember } from '#shared/staff-identity/index.ts';
import {
  chosenProgramme,
  mayAnyOf,
  programmeChoices,
  staffAction,
  staffPage,
  whyForbidden,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  forbidden,
  page,
  readForm,
  redirect,
  update,
  type FormView,
  type Route,
} from '#shared/web/index.ts';
import type { Programme } from '#shared/programmes/index.ts';
import { programmeById } from '#shared/programmes/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import {
  bulkSummarySchema,
  bulkSummaryView,
  groupApprovals,
  groupBroughtBack,
  groupDeclines,
  groupLeft,
  groupPassedOver,
  type BulkSummary,
} from '../views/bulk-summary.ts';
import { declineOptions } from '../words/decline-reasons.ts';
import { queueInWords } from '../words/queue-words.ts';
import {
  bulkApproval,
  bulkLimit,
  bulkQueues,
  bulkSeconds,
  bulkRequestSchema,
  type BulkQueue,
  type BulkRequest,
} from './bulk-request.ts';
import { decliners } from './case-page.ts';
import { countedUpTo, countInWords } from '../words/count-words.ts';
import { topOfQueue } from './top-of-queue.ts';

const deciders = ['approve', 'approve-second', 'decide-cases'] as const;

/** Declines touch no envelope, so that many can go side by side; one after the other 500 take too long. */
const declinedAtOnce = 10;

/** The result of the latest bulk decision is kept in the visit under this name. */
const keptAs = 'bulk-summary';

/**
 * Deciding many cases from the top of a queue: choose, look at a dry run, confirm. What was shown is
 * what is decided; a case that changed in between is refused, not decided unseen.
 */
export function bulkRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/cases/bulk', deciders, (request) => showForm(ports, request)),
    staffAction('/staff/cases/bulk', deciders, (request) => decide(ports, request)),
    staffPage('/staff/cases/bulk/result', deciders, (request) => showResult(ports, request)),
  ];
}

function chosenBulkQueue(asked: unknown): BulkQueue {
  return bulkQueues.find((queue) => queue === asked) ?? bulkQueues[0];
}

async function showForm(
  ports: CaseworkPorts,
  { query, at, staff }: StaffRequest,
  form: FormView = { values: {} },
): Promise<StaffAnswer> {
  const programme = chosenProgramme(query['programme'], at);
  const queue = chosenBulkQueue(query['queue']);
  return page(
    'bulk.njk',
    { form, ...(await formView(ports, staff, programme, queue)) },
    { status: form.errors === undefined ? 200 : 400 },
  );
}

/** What the form to choose needs, on its own page and below a result. */
async function formView(
  ports: CaseworkPorts,
  staff: StaffMember,
  programme: Programme,
  queue: BulkQueue,
) {
  const { programmeId } = programme;
  const waiting = await ports.countQueue(queues.cases(programmeId, queue), countedUpTo);
  const approval = may(staff, approvePermissionFor(queue)) ? bulkApproval(queue) : undefined;
  return {
    programme,
    programmes: programmeChoices('/staff/cases/bulk', programme),
    queue,
    queueName: queueInWords(queue).name,
    queueHref: `/staff/cases?programme=${programmeId}&queue=${queue}`,
    queues: bulkQueues.map((each) => ({
      text: queueInWords(each).short,
      href: `/staff/cases/bulk?programme=${programmeId}&queue=${each}`,
      current: each === queue,
    })),
    limit: bulkLimit,
    waiting,
    waitingInWords: countInWords(waiting),
    mayApprove: approval === 'plain' || approval === 'with-reason',
    approveReasonNeeded: approval === 'with-reason',
    oneByOne: approval === 'one-by-one',
    mayBringBack: queue === 'maybe-machine' && mayAnyOf(staff, decliners),
    declineItems: mayAnyOf(staff, decliners)
      ? [{ value: '', text: 'Choose a reason' }, ...declineOptions()]
      : [],
  };
}

function approvePermissionFor(queue: BulkQueue): Permission {
  return queue === 'second-approval' ? 'approve-second' : 'approve';
}

async function decide(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, staff } = request;
  const read = readForm(bulkRequestSchema, form);
  if (!read.ok) {
    const query = { ...request.query, ...namedIn(form) };
    return showForm(ports, { ...request, query }, read.failure);
  }
  const asked = read.value;
  const needed =
    asked.decision.kind === 'approve' ? [approvePermissionFor(asked.queue)] : decliners;
  if (!mayAnyOf(staff, needed)) return forbidden(whyForbidden(staff.roles, needed));
  const { applicationIds, passedOver } =
    asked.applicationIds.length > 0
      ? { applicationIds: asked.applicationIds, passedOver: [] }
      : await topOfQueue(ports.records, asked, staff);
  const summary: BulkSummary = {
    summaryId: ports.ids.opaque(),
    programmeId: asked.programmeId,
    queue: asked.queue,
    groups: [
      ...(await decideAll(ports, request, asked, applicationIds)),
      ...groupPassedOver(passedOver),
    ],
  };
  if (asked.step === 'dry-run') return preview(asked, applicationIds, summary);
  // The answer leads on with a redirect, so that sending the form twice decides once.
  return redirect(
    `/staff/cases/bulk/result?id=${summary.summaryId}`,
    update((visit) => ({ ...visit, kept: { ...visit.kept, [keptAs]: summary } })),
  );
}

/** The programme and queue a form named, to show it again for the same ones. */
function namedIn(form: StaffRequest['form']): Record<string, string> {
  const { programme, queue } = form;
  return {
    ...(typeof programme === 'string' ? { programme } : {}),
    ...(typeof queue === 'string' ? { queue } : {}),
  };
}

async function decideAll(
  ports: CaseworkPorts,
  { staff: { staffId }, at }: StaffRequest,
  { decision, step }: BulkRequest,
  applicationIds: readonly string[],
): Promise<BulkSummary['groups']> {
  const dryRun = step === 'dry-run';
  if (decision.kind === 'approve') {
    const reason = decision.reason === undefined ? {} : { reason: decision.reason };
    const until = plusSeconds(at, bulkSeconds);
    const decisions = await ports.approveAwards({
      ...{ applicationIds, staffId, dryRun, until, ...reason },
    });
    const decided = new Set(decisions.map(({ applicationId }) => applicationId));
    const left = applicationIds.filter((applicationId) => !decided.has(applicationId));
    return [...groupApprovals(decisions), ...groupLeft(left)];
  }
  if (decision.kind === 'looks-real') {
    if (dryRun) return groupBroughtBack(await wouldBringBack(ports, applicationIds));
    const slices = inSlices(applicationIds, declinedAtOnce);
    const brought = await Promise.all(
      slices.map((slice) => ports.bringBack({ applicationIds: slice, staffId })),
    );
    return groupBroughtBack(brought.flat());
  }
  if (dryRun) return groupDeclines(await wouldDecline(ports, applicationIds));
  const { reason } = decision;
  const declined = await Promise.all(
    inSlices(applicationIds, declinedAtOnce).map((slice) =>
      ports.declineApplications({ applicationIds: slice, staffId, reason }),
    ),
  );
  return groupDeclines(declined.flat());
}

function inSlices(ids: readonly string[], count: number): readonly (readonly string[])[] {
  const size = Math.max(1, Math.ceil(ids.length / count));
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, slice) =>
    ids.slice(slice * size, (slice + 1) * size),
  );
}

async function wouldDecline(
  { records }: CaseworkPorts,
  applicationIds: readonly string[],
): Promise<readonly DeclineDecision[]> {
  const items = await records.getMany(applicationIds.map((id) => keys.application(id)));
  const decidable = new Map(
    items.map((item) => {
      const { document } = applications.parse(item);
      return [document.applicationId, isDecidable(document) || isSetAside(document)];
    }),
  );
  return applicationIds.map((applicationId) => {
    const known = decidable.get(applicationId);
    if (known === undefined) return { applicationId, outcome: 'no-such-application' };
    return { applicationId, outcome: known ? 'declined' : 'not-waiting-for-a-decision' };
  });
}

async function wouldBringBack(
  { records }: CaseworkPorts,
  applicationIds: readonly string[],
): Promise<readonly BroughtBack[]> {
  const items = await records.getMany(applicationIds.map((id) => keys.application(id)));
  return items.map((item) => {
    const { document } = applications.parse(item);
    const outcome = isSetAside(document) ? 'brought-back' : 'not-set-aside';
    return { applicationId: document.applicationId, outcome };
  });
}

function preview(
  asked: BulkRequest,
  applicationIds: readonly string[],
  summary: BulkSummary,
): StaffAnswer {
  const { programmeId, queue, limit, decision } = asked;
  return page('bulk-preview.njk', {
    programme: programmeById(programmeId),
    queueName: queueInWords(queue).name,
    back: `/staff/cases/bulk?programme=${programmeId}&queue=${queue}`,
    summary: bulkSummaryView(summary),
    approving: decision.kind === 'approve',
    bringingBack: decision.kind === 'looks-real',
    letter:
      decision.kind === 'decline'
        ? declineOptions().find(({ value }) => value === decision.reason)?.letter
        : undefined,
    fields: [
      { name: 'programme', value: programmeId },
      { name: 'queue', value: queue },
      { name: 'limit', value: String(limit) },
      { name: 'decision', value: decision.kind },
      {
        name: decision.kind === 'approve' ? 'approveReason' : 'reason',
        value: decision.kind === 'looks-real' ? '' : (decision.reason ?? ''),
      },
      { name: 'ids', value: applicationIds.join(',') },
      { name: 'step', value: 'confirm' },
    ],
  });
}

async function showResult(
  ports: CaseworkPorts,
  { visit, query, staff, at }: StaffRequest,
): Promise<StaffAnswer> {
  const kept = bulkSummarySchema.safeParse(visit.kept[keptAs]);
  const summary = kept.success && kept.data.summaryId === query['id'] ? kept.data : undefined;
  const programme = chosenProgramme(summary?.programmeId, at);
  const queue = chosenBulkQueue(summary?.queue);
  return page('bulk-result.njk', {
    form: { values: {} },
    summary: summary === undefined ? undefined : bulkSummaryView(summary),
    ...(await formView(ports, staff, programme, queue)),
  });
}
