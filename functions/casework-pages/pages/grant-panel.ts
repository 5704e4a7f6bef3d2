import * as z from 'zod';

import { answersInWords, answersOf, findRound } from '#shared/community-grants/index.ts';
import { readEnvelopes } from '#shared/budget/index.ts';
import {
  grantPanels,
  inPanelOrder,
  isGiven,
  panelOutcomes,
  readAssessment,
  scoreOf,
  scoreStanding,
} from '#shared/grant-assessments/index.ts';
import { grantAwards, isOver, roundEnvelopeId } from '#shared/grant-awards/index.ts';
import { isScorer } from '#shared/grant-scoring/index.ts';
import { isReference, showReference } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';
import { may } from '#shared/staff-identity/index.ts';
import {
  localityInWords,
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  choice,
  notFound,
  optionalPounds,
  page,
  problemAt,
  problemsAt,
  readForm,
  redirect,
  requiredText,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { pointsWords, readCriteria } from '../views/criteria-form.ts';
import { panelRow, withLine } from '../views/panel-rows.ts';
import { panelReaders } from '../views/scores-view.ts';
import { commentTags, panelTags } from '../words/panel-words.ts';
import { interestDeclared } from '../words/refusal-sentence.ts';
import { moderateRefusal, panelRefusal } from '../words/scoring-words.ts';
import { applicationsToScore, scoredRounds } from '../views/applications-to-score.ts';
import { withScored, type ScoredApplication } from './grant-scoring.ts';
import { grantPath } from './grant-pages.ts';

export const panelPath = '/staff/grants/panel';
const one = '/staff/grants/{application}/panel';
const chair = ['chair-panel'] as const;

/** The panel of a round: its applications in order, above and below what there is to give. */
export function grantPanelRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage(panelPath, panelReaders, (request) => showPanel(ports, request)),
    staffAction(`${panelPath}/move`, chair, (request) => move(ports, request)),
    staffPage(one, panelReaders, (request) => withScored(ports, request, showOne)),
    staffAction(`${one}/moderate`, chair, (request) => withScored(ports, request, moderate)),
    staffAction(`${one}/decide`, chair, (request) => withScored(ports, request, decide)),
  ];
}

async function showPanel(
  { records }: CaseworkPorts,
  { query, staff, at }: StaffRequest,
  refused?: string,
): Promise<StaffAnswer> {
  const rounds = scoredRounds(at);
  const named = findRound(query['round'] ?? '');
  const round = rounds.find((each) => each === named) ?? rounds[0];
  if (round === undefined) return page('grant-panel.njk', { rounds: [] });
  const [found, panel, loaded] = await Promise.all([
    applicationsToScore(records, round),
    grantPanels.read(records, keys.grantPanel(round.roundId)),
    readEnvelopes(records, [roundEnvelopeId(round.roundId)]),
  ]);
  const rows = found.map((one) => panelRow(one, { round, staffId: staff.staffId }));
  const scored = rows.flatMap((row) =>
    row.score === undefined ? [] : [{ ...row, score: row.score }],
  );
  const ordered = inPanelOrder(scored, panel?.document);
  const availablePence = loaded[0]?.document.balancesPence.available ?? 0;
  return page(
    'grant-panel.njk',
    {
      round,
      rounds: rounds.map((each) => ({
        text: each.name,
        href: `${panelPath}?round=${each.roundId}`,
        current: each === round,
      })),
      availablePence,
      rows: withLine(ordered, availablePence),
      toModerate: rows.filter(({ standing }) => standing === 'to-moderate'),
      toScore: rows.filter(({ standing }) => standing === 'to-score'),
      seen: ordered.map(({ grantApplicationId }) => grantApplicationId).join(' '),
      mayMove: may(staff, 'chair-panel'),
      refused,
    },
    { status: refused === undefined ? 200 : 409 },
  );
}

const moveSchema = z.object({
  round: z.string().max(80),
  /** `7K3QD9XW2M 3`: which, and to which place. */
  move: z.string().regex(/^\S+ \d{1,3}$/),
  seen: z.string().max(10_000),
});

const rankRefusal = {
  'another-order':
    'Somebody has moved one since you read the page. Nothing was moved: this is the order now.',
  'not-in-order': 'It is not in this order any more. Nothing was moved: this is the order now.',
  'has-interest': interestDeclared,
} as const;

async function move(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const read = moveSchema.safeParse(request.form);
  if (!read.success) return redirect(panelPath);
  const { round: roundId, move: moved, seen } = read.data;
  const [grantApplicationId = '', place = ''] = moved.split(' ');
  const order = seen.split(' ').filter(isReference);
  if (findRound(roundId) === undefined) return notFound();
  const ranked = await ports.rankInPanel({
    ...{ roundId, grantApplicationId, toPlace: Number(place), seen: order },
    staffId: request.staff.staffId,
  });
  if (ranked.ok) return redirect(`${panelPath}?round=${roundId}#a-${grantApplicationId}`);
  return showPanel(
    ports,
    { ...request, query: { round: roundId } },
    rankRefusal[ranked.failure.kind],
  );
}

async function showOne(
  { records }: CaseworkPorts,
  { staff, query }: StaffRequest,
  { application, round, scoring }: ScoredApplication,
  problem?: { readonly form: FormView; readonly status: number },
): Promise<StaffAnswer> {
  const { grantApplicationId } = application;
  const [assessment, award] = await Promise.all([
    readAssessment(records, grantApplicationId),
    grantAwards.read(records, keys.grantAward(grantApplicationId)),
  ]);
  const standing = scoreStanding(assessment, scoring);
  const cards = standing.kind === 'to-score' ? [] : (assessment?.scorecards ?? []).filter(isGiven);
  const answers = answersOf(application);
  const isOpen = award === undefined || isOver(award.document);
  const mayChair =
    may(staff, 'chair-panel') &&
    isOpen &&
    !(assessment !== undefined && isScorer(assessment, staff.staffId));
  return page(
    'grant-panel-one.njk',
    {
      path: `${grantPath(grantApplicationId)}/panel`,
      list: `${panelPath}?round=${round.roundId}`,
      grant: may(staff, 'view-cases') ? grantPath(grantApplicationId) : undefined,
      reference: showReference(grantApplicationId),
      group: answers.organisation.name,
      project: answers.project.title,
      askedPence: answers.budget.askedPence,
      sections: answersInWords(answers, round),
      standing,
      scorers: cards.map((card) => ({
        staffId: card.staffId,
        score: scoreOf(card.points, scoring),
      })),
      criteria: scoring.criteria.map((criterion) => ({
        ...criterion,
        cards: cards.map(({ points, why }) => ({
          points: points[criterion.criterionId],
          why: why[criterion.criterionId],
        })),
        agreed: assessment?.moderation?.points[criterion.criterionId],
      })),
      moderation: assessment?.moderation,
      comments: (assessment?.comments ?? []).map(({ localityCode, view, words, at }) => ({
        ...{ words, at, tag: commentTags[view], locality: localityInWords(localityCode) },
      })),
      panel: assessment?.panel && { ...assessment.panel, tag: panelTags[assessment.panel.outcome] },
      mayModerate: mayChair && standing.kind === 'to-moderate',
      mayDecide: mayChair && standing.kind === 'scored',
      pointsWords,
      done: query['done'],
      form: problem?.form ?? { values: {} },
    },
    { status: problem?.status ?? 200 },
  );
}

const whySchema = z.object({
  agreedWhy: requiredText(
    {
      missing: 'Write what made the difference',
      tooLong: 'Write what made the difference in 1,000 characters or fewer',
    },
    1000,
  ),
});

async function moderate(
  ports: CaseworkPorts,
  request: StaffRequest,
  on: ScoredApplication,
): Promise<StaffAnswer> {
  const { form, staff } = request;
  const { grantApplicationId } = on.application;
  const points = readCriteria(form, on.scoring.criteria);
  const why = readForm(whySchema, form);
  if (!points.ok) return showOne(ports, request, on, { form: points.failure, status: 400 });
  if (!why.ok) return showOne(ports, request, on, { form: why.failure, status: 400 });
  const moderated = await ports.moderateScores({
    ...{ grantApplicationId, staffId: staff.staffId },
    ...{ points: points.value.points, why: why.value.agreedWhy },
  });
  if (moderated.ok) return redirect(`${grantPath(grantApplicationId)}/panel?done=moderated`);
  const problems = moderateRefusal(moderated.failure, on.scoring.criteria);
  return showOne(ports, request, on, { form: problemsAt(form, problems), status: 409 });
}

const decideSchema = z.object({
  outcome: choice([...panelOutcomes], 'Choose what the panel says'),
  amount: optionalPounds('Write the amount in pounds, like 1,500', {
    minPence: 1,
    maxPence: 1_000_000_00,
  }),
  panelWhy: requiredText(
    {
      missing: 'Write why, for the record',
      tooLong: 'Write why in 1,000 characters or fewer',
    },
    1000,
  ),
});

async function decide(
  ports: CaseworkPorts,
  request: StaffRequest,
  on: ScoredApplication,
): Promise<StaffAnswer> {
  const { form, staff } = request;
  const { grantApplicationId, roundId } = on.application;
  const read = readForm(decideSchema, form);
  if (!read.ok) return showOne(ports, request, on, { form: read.failure, status: 400 });
  const { outcome, amount, panelWhy } = read.value;
  const decided = await ports.decideInPanel({
    ...{ grantApplicationId, staffId: staff.staffId, outcome, why: panelWhy },
    ...(amount === undefined ? {} : { amountPence: amount }),
  });
  if (decided.ok) return redirect(`${panelPath}?round=${roundId}#a-${grantApplicationId}`);
  const { field, text } = panelRefusal(decided.failure);
  return showOne(ports, request, on, { form: problemAt(form, field, text), status: 409 });
}
