import * as z from 'zod';

import {
  answersInWords,
  answersOf,
  grantApplications,
  roundOf,
} from '#shared/community-grants/index.ts';
import { commentViews } from '#shared/grant-assessments/index.ts';
import { isIn, type CommentRefusal } from '#shared/grant-scoring/index.ts';
import { showReference, unreachable } from '#shared/kernel/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';
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
  forbidden,
  page,
  problemAt,
  readForm,
  redirect,
  requiredText,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { interestDeclared } from '../words/refusal-sentence.ts';
import { applicationsToScore, scoredRounds, type ToScore } from '../views/applications-to-score.ts';

export const commentsPath = '/staff/grants/comments';
const longestComment = 1000;
/** Those without a comment come first, so the next ones come once these have theirs. */
const mostShown = 25;
const commenters = ['comment-on-grants'] as const;

/** What a locality's lead says of the applications that would happen there, before the panel reads them. */
export function grantCommentRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage(commentsPath, commenters, (request) => showList(ports, request)),
    staffAction('/staff/grants/{application}/comment', commenters, (request) =>
      comment(ports, request),
    ),
  ];
}

async function showList(
  { records }: CaseworkPorts,
  { staff, query, at }: StaffRequest,
  wrong?: { readonly form: FormView; readonly about: string },
): Promise<StaffAnswer> {
  const { localityCode } = staff;
  if (localityCode === undefined) {
    return forbidden('A comment is of one locality, and you work for none.');
  }
  const hasCommented = ({ assessment }: ToScore) =>
    assessment?.comments.some((each) => each.localityCode === localityCode) === true;
  const found = (
    await Promise.all(
      scoredRounds(at).map(async (round) =>
        (await applicationsToScore(records, round)).map((one) => ({ ...one, round })),
      ),
    )
  )
    .flat()
    .filter(({ application }) => isIn(application.where, localityCode));
  const open = found
    .filter(({ isInterested }) => !isInterested(staff.staffId))
    .sort((a, b) => Number(hasCommented(a)) - Number(hasCommented(b)));
  const shown = open.slice(0, mostShown);
  const projects = await projectsOf(records, shown);
  return page(
    'grant-comments.njk',
    {
      locality: localityInWords(localityCode),
      longestComment,
      done: query['done'] === 'said',
      wrong: wrong?.about,
      form: wrong?.form ?? { values: {} },
      more: Math.max(0, open.length - mostShown),
      rows: shown.map(({ application, assessment, round }) => {
        const { grantApplicationId, group, title, askedPence } = application;
        const own = assessment?.comments.find((each) => each.localityCode === localityCode);
        return {
          grantApplicationId,
          reference: showReference(grantApplicationId),
          ...{ group, title, askedPence, round: round.name },
          project: projects.get(grantApplicationId),
          own,
          isClosed: assessment?.panel !== undefined,
        };
      }),
    },
    { status: wrong === undefined ? 200 : 400 },
  );
}

/** What each group wants to do, in its own words. */
async function projectsOf(records: RecordReader, shown: readonly ToScore[]) {
  const wanted = shown.map(({ application }) => application.grantApplicationId);
  const items = await records.getMany(wanted.map((id) => keys.grantApplication(id)));
  return new Map(
    items.map((item) => {
      const { document } = grantApplications.parse(item);
      const sections = answersInWords(answersOf(document), roundOf(document));
      return [document.grantApplicationId, sections.find(({ section }) => section === 'project')];
    }),
  );
}

const commentSchema = z.object({
  view: choice([...commentViews], 'Choose what your locality thinks of it'),
  words: requiredText(
    {
      missing: 'Write what the panel should know',
      tooLong: `Write what the panel should know in ${longestComment} characters or fewer`,
    },
    longestComment,
  ),
});

async function comment(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, staff, params } = request;
  const grantApplicationId = params['application'] ?? '';
  const { localityCode } = staff;
  if (localityCode === undefined) {
    return forbidden('A comment is of one locality, and you work for none.');
  }
  const read = readForm(commentSchema, form);
  if (!read.ok) return showList(ports, request, { form: read.failure, about: grantApplicationId });
  const said = await ports.commentOnGrant({
    ...{ grantApplicationId, localityCode, staffId: staff.staffId },
    ...read.value,
  });
  if (said.ok) return redirect(`${commentsPath}?done=said`);
  const problem = problemAt(form, 'words', commentRefusal(said.failure));
  return showList(ports, request, { form: problem, about: grantApplicationId });
}

function commentRefusal(refusal: CommentRefusal): string {
  switch (refusal.kind) {
    case 'panel-decided':
    case 'decided-already':
      return 'The panel has decided meanwhile, and what it read stays as it was';
    case 'not-in-locality':
      return 'Nothing of this happens in your locality';
    case 'no-such-application':
    case 'not-scored-at-all':
      return 'The group has taken the application back, or its round is not scored';
    case 'has-interest':
      return interestDeclared;
    default:
      return unreachable(refusal);
  }
}
