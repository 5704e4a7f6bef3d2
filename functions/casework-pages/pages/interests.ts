import * as z from 'zod';

import { grantApplications, isSent } from '#shared/community-grants/index.ts';
import {
  declaredInterests,
  hasInterest,
  interestNatures,
  type InterestIn,
  type InterestSubject,
} from '#shared/interests/index.ts';
import { readReference, showReference } from '#shared/kernel/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';
import { may, type Permission } from '#shared/staff-identity/index.ts';
import {
  staffAction,
  staffPage,
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
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { closedView, listOf } from './closed-to-interested.ts';
import { interestWords } from '../words/interest-words.ts';

const places: readonly {
  readonly subject: InterestSubject;
  readonly path: string;
  readonly param: string;
  /** Everybody who reads or decides it, but the auditor. */
  readonly declarers: readonly Permission[];
}[] = [
  {
    ...{ subject: 'case', path: '/staff/cases/{applicationId}', param: 'applicationId' },
    declarers: ['declare-interests'],
  },
  {
    ...{ subject: 'grant', path: '/staff/grants/{application}', param: 'application' },
    declarers: ['declare-interests', 'score-grants', 'chair-panel', 'comment-on-grants'],
  },
];

/** Saying that somebody who asks for money is no stranger, and lifting what was said by mistake. */
export function interestRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return places.flatMap(({ subject, path, param, declarers }) => {
    const withOne =
      (answer: (on: InterestIn, request: StaffRequest) => Promise<StaffAnswer>) =>
      async (request: StaffRequest): Promise<StaffAnswer> => {
        const applicationId = readReference(request.params[param] ?? '');
        const on = applicationId === undefined ? undefined : { subject, applicationId };
        if (on === undefined || !(await exists(ports.records, on))) return notFound();
        return answer(on, request);
      };
    return [
      staffPage(
        `${path}/interest`,
        declarers,
        withOne((on, request) => showInterests(ports.records, on, request)),
      ),
      staffAction(
        `${path}/interest`,
        declarers,
        withOne((on, request) => declare(ports, on, request)),
      ),
      staffAction(
        `${path}/interest/lift`,
        ['lift-interests'],
        withOne((on, request) => lift(ports, on, request)),
      ),
    ];
  });
}

/** A group's draft is its own: staff are not told whether there is one. */
async function exists(records: RecordReader, { subject, applicationId }: InterestIn) {
  if (subject === 'case') return (await records.get(keys.application(applicationId))) !== undefined;
  const found = await grantApplications.read(records, keys.grantApplication(applicationId));
  return found !== undefined && isSent(found.document);
}

function addressOf({ subject, applicationId }: InterestIn): string {
  return `/staff/${subject === 'case' ? 'cases' : 'grants'}/${applicationId}`;
}

async function showInterests(
  records: RecordReader,
  on: InterestIn,
  { staff, query }: StaffRequest,
  form: FormView = { values: {} },
): Promise<StaffAnswer> {
  const found = await declaredInterests.read(
    records,
    keys.declaredInterests(on.subject, on.applicationId),
  );
  if (hasInterest(found?.document, staff.staffId)) return page('closed.njk', closedView(on, staff));
  const words = interestWords[on.subject];
  return page(
    'interest.njk',
    {
      form,
      path: addressOf(on),
      back: may(staff, 'view-cases')
        ? { text: showReference(on.applicationId), href: addressOf(on) }
        : listOf(on, staff),
      reference: showReference(on.applicationId),
      isGrant: on.subject === 'grant',
      natures: Object.entries(words).map(([value, text]) => ({ value, text })),
      declared: (found?.document.interests ?? []).map(({ staffId, nature, declaredAt }) => ({
        ...{ staffId, declaredAt },
        nature: words[nature],
      })),
      mayLift: may(staff, 'lift-interests'),
      done: query['done'] === 'lifted',
    },
    { status: form.errors === undefined ? 200 : 400 },
  );
}

const natureSchema = z.object({
  nature: choice([...interestNatures], 'Say what they are to you'),
});

/** Whoever declares an interest in a case also gives it back: somebody else decides it. */
async function declare(
  ports: CaseworkPorts,
  on: InterestIn,
  request: StaffRequest,
): Promise<StaffAnswer> {
  const { form, staff } = request;
  const read = readForm(natureSchema, form);
  if (!read.ok) return showInterests(ports.records, on, request, read.failure);
  const { staffId } = staff;
  await ports.declareInterest({ ...on, staffId, ...read.value });
  if (on.subject === 'case') {
    await ports.giveBackCase({ applicationId: on.applicationId, staffId });
  }
  return redirect(`${addressOf(on)}/interest`);
}

const liftSchema = z.object({
  of: z.string().max(80),
  because: choice(['by-mistake', 'over'], 'Say why it is lifted'),
});

async function lift(
  ports: CaseworkPorts,
  on: InterestIn,
  request: StaffRequest,
): Promise<StaffAnswer> {
  const { form, staff } = request;
  const read = readForm(liftSchema, form);
  if (!read.ok) return showInterests(ports.records, on, request, read.failure);
  const { of, because } = read.value;
  const lifted = await ports.liftInterest({ ...on, of, because, staffId: staff.staffId });
  if (lifted.ok) return redirect(`${addressOf(on)}/interest?done=lifted`);
  const why =
    lifted.failure.kind === 'own-interest'
      ? 'You have an interest in this yourself, so somebody else lifts it'
      : 'It was lifted already';
  return showInterests(ports.records, on, request, problemAt(form, 'because', why));
}
