import { answersOf, type GrantApplication } from '#shared/community-grants/index.ts';
import {
  currentTerms,
  grantAwards,
  grantChanges,
  isRunning,
  type GrantAwardIn,
  type GrantChange,
} from '#shared/grant-awards/index.ts';
import { linesNow } from '#shared/grant-changes/index.ts';
import { unreachable } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';
import {
  notFound,
  page,
  problemAt,
  readForm,
  redirect,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import {
  changeDefaults,
  changeFormSchema,
  changeProblems,
  lineRows,
} from '../forms/change-form.ts';
import {
  applicationPath,
  applicationsPath,
  groupAction,
  groupPage,
  limitedPage,
  withApplication,
  type GroupRequest,
  type Reply,
} from '../group-page.ts';
import { tooManyMessages } from '../limits.ts';
import type { GroupPorts } from '../ports.ts';
import type { GroupVisit } from '../visit.ts';
import { common } from './application-pages.ts';
import { changesPath, changesView } from './change-view.ts';
import { offerPath } from './offer-pages.ts';

const one = `${applicationsPath}/{application}/changes`;

/** Asking to change something of a grant that was accepted, and reading what was answered. */
export function changeRoutes(ports: GroupPorts): Route<GroupVisit>[] {
  return [
    groupPage(one, (request) => withGrant(ports, request, (grant) => show(grant, request))),
    groupAction(one, (request) => withGrant(ports, request, (grant) => ask(ports, request, grant))),
    groupAction(`${one}/take-back`, (request) =>
      withGrant(ports, request, (grant) => takeBack(ports, request, grant)),
    ),
  ];
}

interface OwnGrant {
  readonly application: GrantApplication;
  readonly award: GrantAwardIn<'accepted'>;
  readonly change: GrantChange | undefined;
}

/** A grant that the group accepted; before that there is no such page. */
function withGrant(
  ports: GroupPorts,
  request: GroupRequest,
  answer: (grant: OwnGrant) => Reply | Promise<Reply>,
): Promise<Reply> {
  const { records } = ports;
  return withApplication(ports, request, async (application) => {
    const { grantApplicationId } = application;
    const [award, change] = await Promise.all([
      grantAwards.read(records, keys.grantAward(grantApplicationId)),
      grantChanges.read(records, keys.grantChange(grantApplicationId)),
    ]);
    return award?.document.state === 'accepted'
      ? answer({ application, award: award.document, change: change?.document })
      : redirect(applicationPath(application));
  });
}

function show(
  { application, award, change }: OwnGrant,
  { query, at }: GroupRequest,
  form?: FormView,
): Reply {
  const now = currentTerms(award, change);
  const shown = form ?? { values: changeDefaults(linesNow(now, answersOf(application))) };
  return page(
    'changes.njk',
    {
      application: common(application, at),
      grant: offerPath(application),
      amountPence: award.amountPence,
      ...{ isOver: !isRunning(award), isStopped: award.stopped !== undefined },
      ...{ now, change: changesView(change, award, application) },
      ...{ form: shown, lines: lineRows(shown.values) },
      done: query['done'],
    },
    { status: form === undefined ? 200 : 400 },
  );
}

const askedAlready =
  'Your group has asked for a change already. Wait for our answer to that, or take it back first';
const askedTooOften = 'Your group has asked many times. Call us on 0121 634 7100 to talk about it';

async function ask(ports: GroupPorts, request: GroupRequest, grant: OwnGrant): Promise<Reply> {
  const { form, personId } = request;
  const { application } = grant;
  const read = readForm(changeFormSchema, form);
  if (!read.ok) return show(grant, request, read.failure);
  const { first, second } = answersOf(application).contacts;
  if (await tooManyMessages(ports, request, [first.email, second.email])) return limitedPage();
  const { grantApplicationId } = application;
  const asked = await ports.askForChange({ grantApplicationId, personId, ...read.value });
  if (asked.ok) return redirect(`${changesPath(application)}?done=asked`);
  switch (asked.failure.kind) {
    case 'wrong':
      return show(grant, request, changeProblems(form, asked.failure.problems));
    case 'already-asked':
      return show(grant, request, problemAt(form, 'asked', askedAlready));
    case 'too-many':
      return show(grant, request, problemAt(form, 'why', askedTooOften));
    case 'not-open':
      // Its page says why nothing of it changes any more.
      return redirect(changesPath(application));
    case 'no-such-application':
      return notFound();
    default:
      return unreachable(asked.failure);
  }
}

/** What was answered meanwhile stays, and the page shows how it stands. */
async function takeBack(
  ports: GroupPorts,
  { personId, form }: GroupRequest,
  { application }: OwnGrant,
): Promise<Reply> {
  const { grantApplicationId } = application;
  const request = Number(form['request']);
  const taken = await ports.takeChangeBack({ grantApplicationId, personId, request });
  return redirect(`${changesPath(application)}${taken.ok ? '?done=taken-back' : ''}`);
}
