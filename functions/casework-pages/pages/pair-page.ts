import * as z from 'zod';

import { applications, type Application } from '#shared/applications/index.ts';
import {
  duplicatePairs,
  type DeclineReason,
  type DuplicatePair,
  type ResolveRefusal,
} from '#shared/approvals/index.ts';
import { readReference, showReference, unreachable } from '#shared/kernel/index.ts';
import { keys, type Loaded, type RecordReader } from '#shared/records/index.ts';
import {
  mayAnyOf,
  matchKindsInWords,
  staffAction,
  staffPage,
  whyForbidden,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  choice,
  notFound,
  page,
  problemAt,
  readForm,
  redirect,
  requiredText,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { comparedRows, pairPath, pairStateWords, resolvedInWords } from '../views/pair-view.ts';
import { decliners } from './case-page.ts';

const resolveSchema = z.object({
  resolution: choice(['unique', 'duplicate'], 'Say whether they are the same household'),
  reason: requiredText(
    {
      missing: 'Write down how you can tell',
      tooLong: 'Write how you can tell in 500 characters or fewer',
    },
    500,
  ),
});

/** Two applications side by side, and what a person makes of them, once. */
export function pairRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  const path = '/staff/cases/{applicationId}/pairs/{otherId}';
  return [
    staffPage(path, ['view-cases'], (request) => showPair(ports.records, request)),
    staffAction(`${path}/resolve`, decliners, (request) => resolve(ports, request)),
  ];
}

async function readPair(
  records: RecordReader,
  { params }: StaffRequest,
): Promise<Loaded<DuplicatePair> | undefined> {
  const laterId = readReference(params['applicationId'] ?? '');
  const earlierId = readReference(params['otherId'] ?? '');
  if (laterId === undefined || earlierId === undefined) return undefined;
  return duplicatePairs.read(records, keys.pair(laterId, earlierId));
}

async function showPair(
  records: RecordReader,
  request: StaffRequest,
  problem?: { readonly form: FormView; readonly status: number },
): Promise<StaffAnswer> {
  const { staff } = request;
  const found = await readPair(records, request);
  if (found === undefined) return notFound();
  const pair = found.document;
  const later = await applications.read(records, keys.application(pair.laterId));
  const earlier = await applications.read(records, keys.application(pair.earlierId));
  if (later === undefined || earlier === undefined) return notFound();
  const mayResolve = mayAnyOf(staff, decliners);
  return page(
    'pair.njk',
    {
      form: problem?.form ?? { values: {} },
      pair: {
        path: pairPath(pair),
        state: pairStateWords[pair.state],
        open: pair.state === 'open',
        inCommon: matchKindsInWords(pair.matchKinds),
        resolved: resolvedInWords(pair, staff.staffId),
        programmeId: pair.programmeId,
      },
      later: caseLink(pair.laterId),
      earlier: caseLink(pair.earlierId),
      earlierDeclined: earlier.document.state === 'declined',
      rows: comparedRows(pair, later.document, earlier.document),
      mayResolve,
      whyNot: mayResolve ? undefined : whyForbidden(staff.roles, decliners),
    },
    { status: problem?.status ?? 200 },
  );
}

function caseLink(applicationId: string) {
  return { href: `/staff/cases/${applicationId}`, reference: showReference(applicationId) };
}

async function resolve(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { staff, form } = request;
  const found = await readPair(ports.records, request);
  if (found === undefined) return notFound();
  const read = readForm(resolveSchema, form);
  if (!read.ok) return showPair(ports.records, request, { form: read.failure, status: 400 });
  const { laterId, earlierId } = found.document;
  const { resolution, reason } = read.value;
  const resolved = await ports.resolvePair({
    ...{ laterId, earlierId, resolution, reason },
    staffId: staff.staffId,
  });
  if (resolved.ok) {
    const then =
      resolution === 'duplicate' ? `&decline=${await reasonFor(ports.records, earlierId)}` : '';
    return redirect(`/staff/cases/${laterId}?done=pair-${resolution}${then}#decide`);
  }
  const problem = problemAt(form, 'resolution', refusalInWords(resolved.failure));
  return showPair(ports.records, request, { form: problem, status: 409 });
}

/** What the family of a duplicate is told: that it had its award, or that one is being decided on. */
async function reasonFor(records: RecordReader, earlierId: string): Promise<DeclineReason> {
  const earlier = await applications.read(records, keys.application(earlierId));
  return earlier !== undefined && hasAward(earlier.document) ? 'had-an-award' : 'applied-already';
}

function hasAward(application: Application): boolean {
  return 'awardPence' in application || application.state === 'repaired';
}

function refusalInWords(refusal: ResolveRefusal): string {
  switch (refusal.kind) {
    case 'no-such-pair':
      return 'These two are no longer a pair. Go back to the case.';
    case 'resolved-already':
      return 'Somebody has answered this already. Read below what was found.';
    case 'made-by-you':
      return 'You entered the later application yourself, so somebody else must say whether it is a duplicate.';
    default:
      return unreachable(refusal);
  }
}
