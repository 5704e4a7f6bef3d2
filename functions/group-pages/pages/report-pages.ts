import {
  answersOf,
  outputNames,
  outputWords,
  type GrantApplication,
} from '#shared/community-grants/index.ts';
import {
  grantAwards,
  readCurrentTerms,
  type CurrentTerms,
  type GrantAwardIn,
} from '#shared/grant-awards/index.ts';
import { photosOf } from '#shared/grant-papers/index.ts';
import {
  emptyReport,
  grantReports,
  spentOf,
  unspentOf,
  type GrantReport,
  type SaveReportRefusal,
} from '#shared/grant-reports/index.ts';
import { unreachable } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';
import {
  enteredValues,
  notFound,
  page,
  problemAt,
  readForm,
  redirect,
  type EnteredValues,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import { reportFields, reportSchema, type Reported } from '../forms/report-form.ts';
import {
  differences,
  enteredFrom,
  longestEntry,
  tooLongIn,
  type OtherAnswer,
} from '../forms/section-form.ts';
import {
  applicationPath,
  applicationsPath,
  groupAction,
  groupPage,
  withApplication,
  type GroupRequest,
  type Reply,
} from '../group-page.ts';
import type { GroupPorts } from '../ports.ts';
import type { GroupVisit } from '../visit.ts';
import { common } from './application-pages.ts';
import { offerPath } from './offer-pages.ts';

const one = `${applicationsPath}/{application}/report`;

/** The report of a grant: writing it in several sittings, sending it, and what became of it. */
export function reportRoutes(ports: GroupPorts): Route<GroupVisit>[] {
  return [
    groupPage(one, (request) =>
      withReport(ports, request, (found) =>
        found.report.state === 'draft'
          ? write(ports, found, request, { form: { values: enteredValues(found.report.entered) } })
          : showSent(found, request),
      ),
    ),
    groupAction(one, (request) =>
      withReport(ports, request, (found) => save(ports, found, request)),
    ),
  ];
}

interface OwnReport {
  readonly application: GrantApplication;
  readonly award: GrantAwardIn<'accepted'>;
  readonly terms: CurrentTerms;
  readonly report: GrantReport;
}

/** The report of a grant that the group accepted; before that there is no such page. */
function withReport(
  ports: GroupPorts,
  request: GroupRequest,
  answer: (found: OwnReport) => Reply | Promise<Reply>,
): Promise<Reply> {
  const { records } = ports;
  return withApplication(ports, request, async (application) => {
    const { grantApplicationId } = application;
    const [award, report] = await Promise.all([
      grantAwards.read(records, keys.grantAward(grantApplicationId)),
      grantReports.read(records, keys.grantReport(grantApplicationId)),
    ]);
    if (award?.document.state !== 'accepted') return redirect(applicationPath(application));
    const { document } = award;
    return answer({
      application,
      award: document,
      terms: await readCurrentTerms(records, document),
      report: report?.document ?? emptyReport(document),
    });
  });
}

function reportedOf({ application, award, terms }: OwnReport): Reported {
  const { lines } = answersOf(application).budget;
  return { lines: terms.lines ?? lines, grantPence: award.amountPence };
}

interface Written {
  readonly form: FormView;
  readonly revision?: number;
  readonly meanwhile?: {
    readonly name: string;
    readonly at: string | undefined;
    readonly answers: readonly OtherAnswer[];
  };
}

async function write(
  { records }: GroupPorts,
  found: OwnReport,
  { at, query }: GroupRequest,
  { form, revision, meanwhile }: Written,
  status = 200,
): Promise<Reply> {
  const { application, terms, report } = found;
  const photos = await photosOf(records, application.grantApplicationId);
  const savedBy = application.people.find(({ personId }) => personId === report.savedBy)?.name;
  return page(
    'report.njk',
    {
      application: common(application, at),
      ...{ form, meanwhile, fields: reportFields(reportedOf(found)) },
      grant: offerPath(application),
      path: reportPath(application),
      revision: revision ?? report.revision,
      dueOn: terms.reportDueOn,
      photos: photos.filter(({ state }) => state === 'kept').length,
      asked: report.state === 'draft' ? report.asked : undefined,
      savedBy: report.savedAt === undefined ? undefined : (savedBy ?? 'Somebody of your group'),
      savedAt: report.savedAt,
      saved: query['saved'] !== undefined,
    },
    { status },
  );
}

export function reportPath(application: GrantApplication): string {
  return `${applicationPath(application)}/report`;
}

function showSent(found: OwnReport, { at }: GroupRequest): Reply {
  const { application, award, report } = found;
  if (report.state === 'draft') return redirect(reportPath(application));
  const { answers, state, sentAt } = report;
  return page('report-sent.njk', {
    application: common(application, at),
    grant: offerPath(application),
    ...{ state, sentAt, answers },
    outputs: outputNames.map((name) => ({ name: outputWords[name], count: answers.outputs[name] })),
    spentPence: spentOf(answers),
    unspentPence: unspentOf(answers, award.amountPence),
  });
}

async function save(ports: GroupPorts, found: OwnReport, request: GroupRequest): Promise<Reply> {
  const { form: sent, personId } = request;
  const reported = reportedOf(found);
  const fields = reportFields(reported);
  const revision = Number(sent['revision']);
  if (!Number.isSafeInteger(revision)) return redirect(reportPath(found.application));
  const again = (form: FormView) => write(ports, found, request, { form, revision }, 400);
  const entered = onlyTexts(enteredFrom(sent, fields));
  const tooLong = tooLongIn(entered);
  if (tooLong !== undefined) {
    const limit = longestEntry.toLocaleString('en-GB');
    return again(problemAt(sent, tooLong, `This must be ${limit} characters or fewer`));
  }
  const isSent = sent['action'] === 'send';
  const read = isSent ? readForm(reportSchema(reported), sent) : undefined;
  if (read?.ok === false) return again(read.failure);
  const { grantApplicationId } = found.application;
  const saved = await ports.saveReport({
    ...{ grantApplicationId, personId, entered, revision },
    ...(read === undefined ? {} : { answers: read.value }),
  });
  if (saved.ok) {
    const path = reportPath(found.application);
    return redirect(saved.value === 'sent' ? path : `${path}?saved=yes`);
  }
  return refusal(ports, found, request, { failure: saved.failure, entered });
}

/** Nothing in a report is ticked, so each name has one text. */
function onlyTexts(entered: Readonly<Record<string, string | string[]>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entered).map(([name, value]) => [name, [value].flat().join(' ')]),
  );
}

function refusal(
  ports: GroupPorts,
  found: OwnReport,
  request: GroupRequest,
  {
    failure,
    entered,
  }: { readonly failure: SaveReportRefusal; readonly entered: Record<string, string> },
): Reply | Promise<Reply> {
  switch (failure.kind) {
    case 'saved-meanwhile': {
      // What was typed here stays; what only the other has is to be read too.
      const { by, at, revision, entered: theirs } = failure;
      const values: EnteredValues = enteredValues(request.form);
      const meanwhile = {
        ...{ name: by ?? 'Somebody else', at },
        answers: differences(reportFields(reportedOf(found)), entered, { ...theirs }),
      };
      return write(ports, found, request, { form: { values }, revision, meanwhile }, 409);
    }
    case 'sent-already':
      return redirect(reportPath(found.application));
    case 'not-accepted':
      return redirect(applicationPath(found.application));
    case 'no-such-application':
      return notFound();
    default:
      return unreachable(failure);
  }
}
