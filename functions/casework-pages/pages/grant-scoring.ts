import * as z from 'zod';

import {
  answersInWords,
  answersOf,
  findRound,
  grantApplications,
  roundOf,
  scoringOf,
  type GrantApplicationIn,
  type GrantRound,
  type RoundScoring,
} from '#shared/community-grants/index.ts';
import {
  grantAssessments,
  isGiven,
  mostPoints,
  scoreOf,
  scorersEach,
} from '#shared/grant-assessments/index.ts';
import { showReference } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';
import {
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  notFound,
  page,
  problemsAt,
  redirect,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { longestWhy, pointsWords, readCriteria } from '../views/criteria-form.ts';
import { scoresRefusal } from '../words/scoring-words.ts';
import { applicationsToScore, scoredRounds } from '../views/applications-to-score.ts';
import { grantPath } from './grant-pages.ts';

export const scoringPath = '/staff/grants/scoring';
const one = '/staff/grants/{application}/score';
const scorers = ['score-grants'] as const;
/** More than anybody scores in a sitting: the next ones come once these are scored. */
const mostShown = 50;

/** Where two score each application of a round, neither knowing what the other thinks. */
export function grantScoringRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage(scoringPath, scorers, (request) => showList(ports, request)),
    staffPage(one, scorers, (request) => withScored(ports, request, showForm)),
    staffAction(one, scorers, (request) => withScored(ports, request, save)),
  ];
}

async function showList(
  { records }: CaseworkPorts,
  { query, staff, at }: StaffRequest,
): Promise<StaffAnswer> {
  const rounds = scoredRounds(at);
  const named = findRound(query['round'] ?? '');
  const round = rounds.find((each) => each === named) ?? rounds[0];
  if (round === undefined) return page('grant-scoring.njk', { rounds: [] });
  const found = await applicationsToScore(records, round);
  const rows = found
    .filter(({ isInterested }) => !isInterested(staff.staffId))
    .map(({ application, assessment }) => {
      const { group, title, askedPence, submittedAt } = application;
      const cards = assessment?.scorecards ?? [];
      const own = cards.find(({ staffId }) => staffId === staff.staffId);
      const others = cards.length - (own === undefined ? 0 : 1);
      return {
        href: `${grantPath(application.grantApplicationId)}/score`,
        reference: showReference(application.grantApplicationId),
        ...{ group, title, askedPence, submittedAt },
        own: own === undefined ? 'none' : isGiven(own) ? 'given' : 'begun',
        isOpen: own !== undefined || others < scorersEach,
        others,
      };
    });
  // Where one has scored, the other is needed first.
  const toScore = rows
    .filter(({ own, isOpen }) => own === 'none' && isOpen)
    .sort((a, b) => b.others - a.others || a.submittedAt.localeCompare(b.submittedAt));
  return page('grant-scoring.njk', {
    round,
    rounds: rounds.map((each) => ({
      text: each.name,
      href: `${scoringPath}?round=${each.roundId}`,
      current: each === round,
    })),
    begun: rows.filter(({ own }) => own === 'begun'),
    toScore: toScore.slice(0, mostShown),
    more: Math.max(0, toScore.length - mostShown),
    given: rows.filter(({ own }) => own === 'given'),
    done: query['done'] === 'given',
  });
}

export interface ScoredApplication {
  readonly application: GrantApplicationIn<'submitted'>;
  readonly round: GrantRound;
  readonly scoring: RoundScoring;
}

/** An application whose round is scored; page not found for every other. */
export async function withScored(
  ports: CaseworkPorts,
  request: StaffRequest,
  show: (
    ports: CaseworkPorts,
    request: StaffRequest,
    on: ScoredApplication,
  ) => Promise<StaffAnswer>,
): Promise<StaffAnswer> {
  const key = keys.grantApplication(request.params['application'] ?? '');
  const application = (await grantApplications.read(ports.records, key))?.document;
  if (application?.state !== 'submitted') return notFound();
  const round = roundOf(application);
  const scoring = scoringOf(round, application);
  return scoring === undefined ? notFound() : show(ports, request, { application, round, scoring });
}

async function showForm(
  { records }: CaseworkPorts,
  { staff, query }: StaffRequest,
  { application, round, scoring }: ScoredApplication,
  problem?: { readonly form: FormView; readonly status: number },
): Promise<StaffAnswer> {
  const { grantApplicationId } = application;
  const found = await grantAssessments.read(records, keys.grantAssessment(grantApplicationId));
  const cards = found?.document.scorecards ?? [];
  const own = cards.find(({ staffId }) => staffId === staff.staffId);
  const answers = answersOf(application);
  const given = own !== undefined && isGiven(own);
  return page(
    'grant-score.njk',
    {
      path: `${grantPath(grantApplicationId)}/score`,
      interest: `${grantPath(grantApplicationId)}/interest`,
      list: `${scoringPath}?round=${round.roundId}`,
      reference: showReference(grantApplicationId),
      group: answers.organisation.name,
      project: answers.project.title,
      askedPence: answers.budget.askedPence,
      round: round.name,
      sections: answersInWords(answers, round),
      criteria: scoring.criteria,
      pointsWords,
      mostPoints,
      longestWhy,
      points: own?.points ?? {},
      why: own?.why ?? {},
      isBegun: own !== undefined,
      isFull: own === undefined && cards.length >= scorersEach,
      given: given ? { at: own.givenAt, score: scoreOf(own.points, scoring) } : undefined,
      saved: query['done'] === 'saved',
      form: problem?.form ?? { values: {} },
    },
    { status: problem?.status ?? 200 },
  );
}

const stepSchema = z.enum(['save', 'give']).catch('save');

async function save(
  ports: CaseworkPorts,
  request: StaffRequest,
  on: ScoredApplication,
): Promise<StaffAnswer> {
  const { form, staff } = request;
  const { criteria } = on.scoring;
  const { grantApplicationId, roundId } = on.application;
  const read = readCriteria(form, criteria);
  if (!read.ok) return showForm(ports, request, on, { form: read.failure, status: 400 });
  const give = stepSchema.parse(form['step']) === 'give';
  const saved = await ports.saveScores({
    ...{ grantApplicationId, staffId: staff.staffId, give, ...read.value },
    noInterest: form['noInterest'] === 'yes',
  });
  if (saved.ok) {
    return redirect(
      saved.value === 'given'
        ? `${scoringPath}?round=${roundId}&done=given`
        : `${grantPath(grantApplicationId)}/score?done=saved`,
    );
  }
  const problems = scoresRefusal(saved.failure, criteria);
  return showForm(ports, request, on, { form: problemsAt(form, problems), status: 409 });
}
