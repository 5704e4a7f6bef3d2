import * as z from 'zod';

import {
  answersInWords,
  answersOf,
  findRound,
  grantApplications,
  grantRounds,
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
  type GrantAssessment,
} from '#shared/grant-assessments/index.ts';
import { grantAwards, isOver } from '#shared/grant-awards/index.ts';
import { declaredInterests, hasInterest } from '#shared/interests/index.ts';
import { showReference } from '#shared/kernel/index.ts';
import { keys, queues, type RecordReader } from '#shared/records/index.ts';
import {
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { notFound, page, redirect, type FormView, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { longestWhy, pointsWords, problemsAt, readCriteria } from '../views/criteria-form.ts';
import { scoresRefusal } from '../words/scoring-words.ts';
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

/** The rounds that are scored and have begun, the newest first. */
export function scoredRounds(at: string): readonly GrantRound[] {
  return grantRounds.filter(({ scoring, opensAt }) => scoring !== undefined && opensAt <= at);
}

/** An application that is not decided yet, with what is said of it and who has an interest in it. */
export interface ToScore {
  readonly application: GrantApplicationIn<'submitted'>;
  readonly assessment: GrantAssessment | undefined;
  readonly isInterested: (staffId: string) => boolean;
}

/** Every application of a round that came in, with what is said of it; those that are decided are left out. */
export async function applicationsToScore(
  records: RecordReader,
  round: GrantRound,
): Promise<readonly ToScore[]> {
  const applications = await submittedTo(records, round);
  const ids = applications.map(({ grantApplicationId }) => grantApplicationId);
  const [awards, assessments, interests] = await Promise.all([
    records.getMany(ids.map((id) => keys.grantAward(id))),
    records.getMany(ids.map((id) => keys.grantAssessment(id))),
    records.getMany(ids.map((id) => keys.declaredInterests('grant', id))),
  ]);
  const decided = new Set(
    awards
      .map((item) => grantAwards.parse(item).document)
      .filter((award) => !isOver(award))
      .map(({ grantApplicationId }) => grantApplicationId),
  );
  const said = byApplication(
    assessments.map((item) => grantAssessments.parse(item).document),
    ({ grantApplicationId }) => grantApplicationId,
  );
  const declared = byApplication(
    interests.map((item) => declaredInterests.parse(item).document),
    ({ applicationId }) => applicationId,
  );
  return applications
    .filter(({ grantApplicationId }) => !decided.has(grantApplicationId))
    .map((application) => ({
      application,
      assessment: said.get(application.grantApplicationId),
      isInterested: (staffId) => hasInterest(declared.get(application.grantApplicationId), staffId),
    }));
}

function byApplication<Document>(
  documents: readonly Document[],
  idOf: (document: Document) => string,
): ReadonlyMap<string, Document> {
  return new Map(documents.map((document) => [idOf(document), document]));
}

async function submittedTo(records: RecordReader, round: GrantRound) {
  const found: GrantApplicationIn<'submitted'>[] = [];
  let after: string | undefined;
  do {
    const listed = await records.queue({
      queue: queues.grantApplications(round.roundId, 'submitted'),
      limit: 1000,
      ...(after === undefined ? {} : { after }),
    });
    for (const item of listed.items) {
      const { document } = grantApplications.parse(item);
      const isScored = scoringOf(round, document) !== undefined;
      if (document.state === 'submitted' && isScored) found.push(document);
    }
    after = listed.next;
  } while (after !== undefined);
  return found;
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
      const { project, organisation, budget } = answersOf(application);
      const cards = assessment?.scorecards ?? [];
      const own = cards.find(({ staffId }) => staffId === staff.staffId);
      const others = cards.length - (own === undefined ? 0 : 1);
      return {
        href: `${grantPath(application.grantApplicationId)}/score`,
        reference: showReference(application.grantApplicationId),
        group: organisation.name,
        title: project.title,
        askedPence: budget.askedPence,
        submittedAt: application.submittedAt,
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
