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
import { showReference } from '#shared/kernel/index.ts';
import { keys, parseEvent, queues } from '#shared/records/index.ts';
import {
  actorInWords,
  eventSentence,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { notFound, page, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';

const applicationsAPage = 50;
const states = ['submitted', 'awaiting-confirmation'] as const;
const stateWords = {
  submitted: 'Submitted',
  'awaiting-confirmation': 'Waiting to be confirmed',
} as const;

/** What community groups sent, to be read. Drafts are the groups' own, and nobody of staff sees them. */
export function grantRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/grants', ['view-cases'], (request) => showList(ports, request)),
    staffPage('/staff/grants/{application}', ['view-cases'], (request) => showOne(ports, request)),
  ];
}

async function showList({ records }: CaseworkPorts, { query, at }: StaffRequest) {
  const begun = grantRounds.filter(({ opensAt }) => opensAt <= at);
  const round = findRound(query['round'] ?? '') ?? begun[0];
  if (round === undefined) return notFound<StaffVisit>();
  const state = states.find((each) => each === query['state']) ?? 'submitted';
  const { roundId } = round;
  const after = query['after'];
  const listed = await records.queue({
    queue: queues.grantApplications(roundId, state),
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
      text: stateWords[each],
      href: `/staff/grants?round=${roundId}&state=${each}`,
      current: each === state,
    })),
    state: stateWords[state],
    rows: listed.items.map((item) => rowOf(grantApplications.parse(item).document)),
    fromTop: after === undefined ? undefined : here,
    next:
      listed.next === undefined ? undefined : `${here}&after=${encodeURIComponent(listed.next)}`,
  });
}

function rowOf(application: GrantApplication) {
  const { grantApplicationId } = application;
  const isComplete = sectionState(application, 'budget') === 'completed';
  const answers = isComplete ? answersOf(application) : undefined;
  return {
    href: `/staff/grants/${grantApplicationId}`,
    reference: showReference(grantApplicationId),
    group: groupName(application),
    title: answers?.project.title,
    askedPence: answers?.budget.askedPence,
    at: application.state === 'submitted' ? application.submittedAt : undefined,
  };
}

async function showOne(
  { records }: CaseworkPorts,
  { params, staff }: StaffRequest,
): Promise<StaffAnswer> {
  const key = keys.grantApplication(params['application'] ?? '');
  const found = await grantApplications.read(records, key);
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
  return page('grant.njk', {
    reference: showReference(grantApplicationId),
    group: answers.organisation.name,
    state: { text: stateWords[state], tone: state === 'submitted' ? 'green' : 'yellow' },
    round: round.name,
    list: `/staff/grants?round=${round.roundId}&state=${state}`,
    askedPence: answers.budget.askedPence,
    families: answers.project.outputs['families-reached'],
    submittedAt: application.state === 'submitted' ? application.submittedAt : undefined,
    missing: sections.flatMap(({ rows }) => rows.filter(({ isNotYet }) => isNotYet)),
    sections,
    contacts: ([1, 2] as const).map((number) => ({
      ...contactOf(answers.contacts, number),
      confirmedAt: application.confirmations.find(({ contact }) => contact === number)?.confirmedAt,
    })),
    history: inStoryOrder(events).map(({ at, actor, body }) => ({
      at,
      sentence: eventSentence(body),
      by: actorInWords(actor, staff.staffId),
    })),
  });
}
