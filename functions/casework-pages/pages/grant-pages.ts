import {
  answersInWords,
  answersOf,
  contactOf,
  findRound,
  grantApplications,
  grantRounds,
  groupName,
  roundOf,
  sectionState,
  type GrantApplication,
} from '#shared/community-grants/index.ts';
import { inStoryOrder } from '#shared/events/index.ts';
import {
  grantAwards,
  isOver,
  readCurrentTerms,
  type GrantAward,
} from '#shared/grant-awards/index.ts';
import { showReference } from '#shared/kernel/index.ts';
import { keys, parseEvent, queues, type RecordReader } from '#shared/records/index.ts';
import { may } from '#shared/staff-identity/index.ts';
import {
  actorInWords,
  eventSentence,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { notFound, page, type FormView, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { readMoneyOfGrant } from '#shared/grant-repayments/index.ts';
import { repaymentView } from '../views/repayment-view.ts';
import { grantChangeView } from '../views/grant-change-view.ts';
import { decisionView, doneWords } from '../views/grant-decision-view.ts';
import { openGrantChanges } from '../views/open-grant-changes.ts';
import { instalmentsView } from '../views/instalment-view.ts';
import { papersView } from '../views/papers-view.ts';
import { reportView } from '../views/report-view.ts';
import { scoresView, scoringLinks } from '../views/scores-view.ts';
import { decisionTag, decisionTags } from '../words/grant-decision-words.ts';

const applicationsAPage = 50;
const states = [
  ...(['submitted', 'proposed', 'refusal-proposed', 'offered', 'accepted', 'reported'] as const),
  ...(['declined', 'lapsed', 'offer-withdrawn', 'refused', 'awaiting-confirmation'] as const),
];
type ListedState = (typeof states)[number];

export function grantPath(grantApplicationId: string): string {
  return `/staff/grants/${grantApplicationId}`;
}

/** What community groups sent, to be read. Drafts are the groups' own, and nobody of staff sees them. */
export function grantRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/grants', ['view-cases'], (request) => showList(ports, request)),
    staffPage('/staff/grants/{application}', ['view-cases'], (request) =>
      showGrant(ports, request),
    ),
  ];
}

async function showList({ records }: CaseworkPorts, { query, staff, at }: StaffRequest) {
  const begun = grantRounds.filter(({ opensAt }) => opensAt <= at);
  const round = findRound(query['round'] ?? '') ?? begun[0];
  if (round === undefined) return notFound<StaffVisit>();
  const state = states.find((each) => each === query['state']) ?? 'submitted';
  const { roundId } = round;
  const after = query['after'];
  const listed = await records.queue({
    queue: queueOf(roundId, state),
    limit: applicationsAPage,
    ...(after === undefined ? {} : { after }),
  });
  const here = `/staff/grants?round=${roundId}&state=${state}`;
  return page<StaffVisit>('grants.njk', {
    round,
    rounds: begun.map((each) => ({
      text: each.name,
      href: `/staff/grants?round=${each.roundId}&state=${state}`,
      current: each === round,
    })),
    states: states.map((each) => ({
      text: stateTag(each).text,
      href: `/staff/grants?round=${roundId}&state=${each}`,
      current: each === state,
    })),
    state: stateTag(state).text,
    changes: await openGrantChanges(records),
    scoringLinks: scoringLinks(round, staff),
    isSent: isSentState(state),
    rows: isSentState(state)
      ? await sentRows(
          records,
          listed.items.map((item) => grantApplications.parse(item).document),
        )
      : await Promise.all(
          listed.items.map((item) => awardRow(records, grantAwards.parse(item).document)),
        ),
    fromTop: after === undefined ? undefined : here,
    next:
      listed.next === undefined ? undefined : `${here}&after=${encodeURIComponent(listed.next)}`,
  });
}

function isSentState(state: ListedState): state is 'submitted' | 'awaiting-confirmation' {
  return state === 'submitted' || state === 'awaiting-confirmation';
}

function stateTag(state: ListedState) {
  if (state === 'submitted') return { text: 'Submitted', tone: 'green' };
  if (state === 'awaiting-confirmation') return { text: 'Waiting to be confirmed', tone: 'yellow' };
  if (state === 'reported') return { text: 'Reported', tone: 'green' };
  return decisionTags[state];
}

function queueOf(roundId: string, state: ListedState): string {
  return isSentState(state)
    ? queues.grantApplications(roundId, state)
    : queues.grantAwards(roundId, state);
}

/** What groups sent, with what was decided on it since. */
export async function sentRows(records: RecordReader, applications: readonly GrantApplication[]) {
  const decided = await records.getMany(
    applications.map(({ grantApplicationId }) => keys.grantAward(grantApplicationId)),
  );
  const decisions = new Map(
    decided.map((item) => {
      const award = grantAwards.parse(item).document;
      return [award.grantApplicationId, decisionTag(award)];
    }),
  );
  return applications.map((application) => {
    const { grantApplicationId } = application;
    const isComplete = sectionState(application, 'budget') === 'completed';
    const answers = isComplete ? answersOf(application) : undefined;
    return {
      grantApplicationId,
      href: grantPath(grantApplicationId),
      reference: showReference(grantApplicationId),
      group: groupName(application),
      title: answers?.project.title,
      amountPence: answers?.budget.askedPence,
      at: application.state === 'submitted' ? application.submittedAt : undefined,
      tag: decisions.get(grantApplicationId),
    };
  });
}

async function awardRow(records: RecordReader, award: GrantAward) {
  const { grantApplicationId, groupName: group, title } = award;
  return {
    href: grantPath(grantApplicationId),
    reference: showReference(grantApplicationId),
    ...{ group, title },
    amountPence: 'amountPence' in award ? award.amountPence : award.askedPence,
    at: award.proposedAt,
    acceptBy: award.state === 'offered' ? award.acceptBy : undefined,
    reportDueOn:
      award.state === 'accepted' ? (await readCurrentTerms(records, award)).reportDueOn : undefined,
  };
}

/** One application with every answer, what was decided on it, and what whoever looks may do next. */
export async function showGrant(
  { records }: CaseworkPorts,
  { params, staff, query, at }: StaffRequest,
  refused?: string,
  form: FormView = { values: {} },
): Promise<StaffAnswer> {
  const key = keys.grantApplication(params['application'] ?? '');
  const [found, award] = await Promise.all([
    grantApplications.read(records, key),
    grantAwards.read(records, keys.grantAward(params['application'] ?? '')),
  ]);
  if (found === undefined) return notFound();
  const application = found.document;
  if (application.state !== 'submitted' && application.state !== 'awaiting-confirmation') {
    return notFound();
  }
  const events = (await records.partition(key.pk, 'EVENT#')).map(parseEvent);
  const answers = answersOf(application);
  const round = roundOf(application);
  const { grantApplicationId, state } = application;
  const sections = answersInWords(answers, round);
  const decision = award && decisionView(award.document, staff);
  const path = grantPath(grantApplicationId);
  const papers = await papersView(records, application, path);
  const money = await readMoneyOfGrant(records, grantApplicationId);
  const paidPence = money?.paidPence ?? 0;
  const report = await reportView(records, award?.document, { staff, at, paidPence });
  const instalments = await instalmentsView(records, application, award?.document, { staff, at });
  const change = await grantChangeView(records, application, award?.document, staff);
  const isOpen = award === undefined || isOver(award.document);
  const mayPropose = application.state === 'submitted' && isOpen && may(staff, 'propose-grants');
  const scores = await scoresView(records, application, { staff, isOpen });
  const isRefused = refused !== undefined || form.errors !== undefined;
  return page(
    'grant.njk',
    {
      reference: showReference(grantApplicationId),
      ...{ path, papers, report },
      group: answers.organisation.name,
      state: award === undefined ? stateTag(state) : decisionTag(award.document),
      round: round.name,
      closesAt: at <= round.closesAt ? round.closesAt : undefined,
      list: `/staff/grants?round=${round.roundId}&state=${state}`,
      askedPence: answers.budget.askedPence,
      families: answers.project.outputs['families-reached'],
      submittedAt: application.state === 'submitted' ? application.submittedAt : undefined,
      missing: sections.flatMap(({ rows }) => rows.filter(({ isNotYet }) => isNotYet)),
      sections,
      decision,
      ...{ instalments, change },
      moneyBack: money && money.paidPence > 0 ? repaymentView(money, { staff, at }) : undefined,
      mayDeclare: may(staff, 'declare-interests'),
      ...{ mayPropose, scores },
      mayProposeAward: mayPropose && (scores === undefined || scores.isFunded),
      ...{ refused, form, done: doneWords(query['done']) },
      contacts: ([1, 2] as const).map((number) => ({
        ...contactOf(answers.contacts, number),
        confirmedAt: application.confirmations.find(({ contact }) => contact === number)
          ?.confirmedAt,
        acceptedAt: decision?.accepting?.find(({ contact }) => contact === number)?.acceptedAt,
      })),
      history: inStoryOrder(events).map(({ at: happenedAt, actor, body }) => ({
        at: happenedAt,
        sentence: eventSentence(body),
        by: actorInWords(actor, staff.staffId),
      })),
    },
    { status: isRefused ? 409 : 200 },
  );
}
