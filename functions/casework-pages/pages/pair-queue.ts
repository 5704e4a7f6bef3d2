import * as z from 'zod';

import {
  duplicatePairs,
  fewAtMost,
  matches,
  type LookAtMatchRefusal,
} from '#shared/approvals/index.ts';
import { daysBetween, showReference, unreachable, type Instant } from '#shared/kernel/index.ts';
import { queues } from '#shared/records/index.ts';
import {
  chosenProgramme,
  matchKindInWords,
  matchKindsInWords,
  mayAnyOf,
  programmeChoices,
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  choice,
  page,
  problemAt,
  readForm,
  redirect,
  requiredText,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { pairPath } from '../views/pair-view.ts';
import { decliners } from './case-page.ts';

const pairsAPage = 50;
const sharedShown = 20;

const lookSchema = z.object({
  match: z.string().max(200),
  programme: z.string().max(60),
  verdict: choice(['links-nobody', 'suspicious'], 'Say what it is'),
  reason: requiredText(
    {
      missing: 'Write down what you found',
      tooLong: 'Write what you found in 500 characters or fewer',
    },
    500,
  ),
});

/** The pairs that wait to be compared, oldest first, and what so many share that it is one question. */
export function pairQueueRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/cases/pairs', ['view-cases'], (request) => showPairs(ports, request)),
    staffAction('/staff/cases/pairs/look-at', decliners, (request) => lookAt(ports, request)),
  ];
}

async function showPairs(
  { records }: CaseworkPorts,
  { query, at, staff, form: sent }: StaffRequest,
  form: FormView = { values: {} },
): Promise<StaffAnswer> {
  const asked = sent['programme'];
  const programme = chosenProgramme(typeof asked === 'string' ? asked : query['programme'], at);
  const { programmeId } = programme;
  const after = query['after'];
  const here = `/staff/cases/pairs?programme=${programmeId}`;
  const [listed, shared] = await Promise.all([
    records.queue({
      queue: queues.pairs(programmeId),
      limit: pairsAPage,
      ...(after === undefined ? {} : { after }),
    }),
    records.queue({ queue: queues.sharedByMany(programmeId), limit: sharedShown }),
  ]);
  return page(
    'pair-queue.njk',
    {
      form,
      programme,
      programmes: programmeChoices('/staff/cases/pairs', programme),
      pairs: listed.items.map((item) => pairInQueue(duplicatePairs.parse(item).document, at)),
      shared: shared.items.map((item) => sharedInQueue(matches.parse(item).document)),
      mayLook: mayAnyOf(staff, decliners),
      done: query['done'] === 'looked-at',
      fewAtMost,
      fromTop: after === undefined ? undefined : here,
      next:
        listed.next === undefined ? undefined : `${here}&after=${encodeURIComponent(listed.next)}`,
    },
    { status: form.errors === undefined ? 200 : 400 },
  );
}

function pairInQueue(pair: ReturnType<typeof duplicatePairs.parse>['document'], at: Instant) {
  return {
    href: pairPath(pair),
    later: showReference(pair.laterId),
    earlier: showReference(pair.earlierId),
    inCommon: matchKindsInWords(pair.matchKinds),
    raisedAt: pair.raisedAt,
    waitedDays: Math.floor(daysBetween(pair.raisedAt, at)),
  };
}

function sharedInQueue({
  matchId,
  kind,
  applications,
}: ReturnType<typeof matches.parse>['document']) {
  return {
    matchId,
    what: matchKindInWords(kind),
    cases: applications.map(({ applicationId }) => ({
      href: `/staff/cases/${applicationId}`,
      reference: showReference(applicationId),
    })),
  };
}

async function lookAt(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, staff } = request;
  const read = readForm(lookSchema, form);
  if (!read.ok) return showPairs(ports, request, read.failure);
  const { match, programme, verdict, reason } = read.value;
  const looked = await ports.lookAtMatch({
    ...{ matchId: match, verdict, reason },
    staffId: staff.staffId,
  });
  if (looked.ok) {
    const query = new URLSearchParams({ programme, done: 'looked-at' });
    return redirect(`/staff/cases/pairs?${query.toString()}`);
  }
  return showPairs(ports, request, problemAt(form, 'shared', lookRefusal(looked.failure)));
}

function lookRefusal(refusal: LookAtMatchRefusal): string {
  switch (refusal.kind) {
    case 'no-such-match':
      return 'There is nothing to say about this any more. Look at the list again.';
    case 'looked-at-already':
      return `${refusal.by} has said what this is already. There is nothing left to do.`;
    default:
      return unreachable(refusal);
  }
}
