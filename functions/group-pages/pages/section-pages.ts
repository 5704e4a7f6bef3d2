import {
  governanceQuestions,
  governanceSchema,
  governanceWords,
  roundOf,
  sectionNameSchema,
  sectionTitles,
  type Entered,
  type GrantApplication,
  type SaveRefusal,
  type SectionName,
} from '#shared/community-grants/index.ts';
import { unreachable } from '#shared/kernel/index.ts';
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

import { sectionForms } from '../forms/index.ts';
import {
  differences,
  enteredFrom,
  longestEntry,
  tooLongIn,
  type Field,
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

const path = `${applicationsPath}/{application}/{section}`;
const guidancePath = `${applicationsPath}/{application}/governance/guidance`;

/** The sections of an application, each on a page, saved as far as they are. */
export function sectionRoutes(ports: GroupPorts): Route<GroupVisit>[] {
  return [
    groupPage(path, (request) =>
      withApplication(ports, request, (application) => show(application, request)),
    ),
    groupAction(path, (request) =>
      withApplication(ports, request, (application) => save(ports, application, request)),
    ),
    groupPage(guidancePath, (request) =>
      withApplication(ports, request, (application) => showGuidance(application, request)),
    ),
  ];
}

interface Shown {
  readonly section: SectionName;
  readonly fields: readonly Field[];
  readonly form: FormView;
  readonly revision: number;
  /** What somebody else saved while this was being written. */
  readonly meanwhile?: {
    readonly name: string;
    readonly at: string;
    readonly answers: readonly OtherAnswer[];
  };
}

function show(application: GrantApplication, request: GroupRequest): Reply {
  const section = sectionIn(request);
  if (section === undefined) return notFound();
  const kept = application.sections[section];
  const values: EnteredValues = {
    ...enteredValues(kept?.entered ?? {}),
    ...(kept?.answers !== undefined && { finished: 'yes' }),
  };
  const round = roundOf(application);
  const fields = sectionForms[section].fields(round, values, request.query['more'] !== undefined);
  const revision = kept?.revision ?? 0;
  return sectionPage(application, request, { section, fields, form: { values }, revision });
}

function sectionIn({ params }: GroupRequest): SectionName | undefined {
  return sectionNameSchema.safeParse(params['section']).data;
}

function sectionPage(
  application: GrantApplication,
  { at }: GroupRequest,
  shown: Shown,
  status = 200,
): Reply {
  const { section, fields, form, revision, meanwhile } = shown;
  const { lead, grows } = sectionForms[section];
  const { state } = application;
  return page(
    'section.njk',
    {
      ...{ form, fields, revision, meanwhile, lead, grows, section },
      title: sectionTitles[section],
      application: common(application, at),
      mayChange: state === 'draft' || state === 'awaiting-confirmation',
      confirmations: state === 'awaiting-confirmation' ? application.confirmations.length : 0,
    },
    { status },
  );
}

async function save(
  ports: GroupPorts,
  application: GrantApplication,
  request: GroupRequest,
): Promise<Reply> {
  const section = sectionIn(request);
  if (section === undefined) return notFound();
  const { form: sent, personId } = request;
  const round = roundOf(application);
  const { fields: fieldsOf, schema } = sectionForms[section];
  const wantsMore = 'more' in sent;
  const fields = fieldsOf(round, enteredValues(sent), wantsMore);
  const revision = revisionIn(sent['revision']);
  const again = (form: FormView) =>
    sectionPage(application, request, { section, fields, form, revision }, 400);
  const entered = enteredFrom(sent, fields);
  const tooLong = tooLongIn(entered);
  if (tooLong !== undefined) {
    const limit = longestEntry.toLocaleString('en-GB');
    return again(problemAt(sent, tooLong, `This must be ${limit} characters or fewer`));
  }
  const finished = wantsMore ? 'no' : sent['finished'];
  if (finished !== 'yes' && finished !== 'no') {
    return again(problemAt(sent, 'finished', 'Say whether you have completed this section'));
  }
  const read = finished === 'yes' ? readForm(schema(round), sent) : undefined;
  if (read?.ok === false) return again(read.failure);
  const { grantApplicationId } = application;
  const answers = read?.value;
  const saved = await ports.saveSection({
    ...{ grantApplicationId, personId, section, entered, revision },
    ...(answers !== undefined && { answers }),
  });
  if (!saved.ok)
    return refusedSave(application, request, saved.failure, { section, fields, entered });
  const here = applicationPath(application);
  if (wantsMore) return redirect(`${here}/${section}?more=yes`);
  const voided = saved.value.voidedConfirmations > 0 ? '&voided=yes' : '';
  if (section === 'governance' && lacking(answers).length > 0) {
    return redirect(`${here}/governance/guidance`);
  }
  return redirect(`${here}?saved=${section}${voided}`);
}

function revisionIn(text: unknown): number {
  return typeof text === 'string' && /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

function refusedSave(
  application: GrantApplication,
  request: GroupRequest,
  refusal: SaveRefusal,
  own: {
    readonly section: SectionName;
    readonly fields: readonly Field[];
    readonly entered: Entered;
  },
): Reply {
  switch (refusal.kind) {
    case 'saved-meanwhile': {
      const { by, at, revision, entered: theirs } = refusal;
      const { section, fields, entered } = own;
      // Rows that only the other has are to be read too.
      const round = roundOf(application);
      const all = sectionForms[section].fields(round, { ...theirs, ...entered }, false);
      const meanwhile = {
        ...{ name: by?.name ?? 'Somebody else', at },
        answers: differences(all, entered, theirs),
      };
      const form = { values: enteredValues(request.form) };
      return sectionPage(
        ...[application, request, { section, fields, form, revision, meanwhile }],
        409,
      );
    }
    case 'round-not-open':
    case 'not-open-to-change':
      return page(
        'too-late.njk',
        { application: common(application, request.at) },
        { status: 409 },
      );
    case 'no-such-application':
      return notFound();
    default:
      return unreachable(refusal);
  }
}

function showGuidance(application: GrantApplication, { at }: GroupRequest): Reply {
  const missing = lacking(application.sections.governance?.answers);
  if (missing.length === 0) return redirect(applicationPath(application));
  return page('guidance.njk', {
    application: common(application, at),
    missing: missing.map((name) => governanceWords[name]),
  });
}

/** What has to be there before money is paid, and is not yet. */
function lacking(answers: unknown) {
  const governance = governanceSchema.safeParse(answers).data;
  return governance === undefined
    ? []
    : governanceQuestions.filter((name) => governance[name] === 'not-yet');
}
