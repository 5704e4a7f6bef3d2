import * as z from 'zod';

import { isReference, showReference } from '#shared/kernel/index.ts';
import {
  readGrantsToSign,
  type GrantToSign,
  type PersonalFinding,
} from '#shared/open-data/index.ts';
import { may } from '#shared/staff-identity/index.ts';
import {
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  page,
  problemAt,
  readForm,
  redirect,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { grantPath } from './grant-pages.ts';

const here = '/staff/grants/open-data';
const signers = ['confirm-grants'] as const;

/** Publishing grants as open data: what is new or changed, what may be of a person in it, and who signs it. */
export function grantOpenDataRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage(here, ['view-cases'], (request) => show(ports, request)),
    staffAction(`${here}/sign`, signers, (request) => sign(ports, request)),
    staffAction(`${here}/take-out`, signers, (request) => takeOut(ports, request)),
  ];
}

const findingWords: Readonly<Record<PersonalFinding['kind'], string>> = {
  email: 'an email address',
  telephone: 'a telephone number',
  postcode: 'a postcode',
  address: 'an address',
  person: 'a person',
  'named-person': 'somebody of the group',
  refuge: 'a place that must not be found',
};

async function show(
  { records, publisher }: CaseworkPorts,
  { staff, query }: StaffRequest,
  form: FormView = { values: {} },
  status = 200,
): Promise<StaffAnswer> {
  const all = await readGrantsToSign(records, publisher);
  const waiting = all.filter(({ standing }) => standing !== 'signed');
  return page(
    'grant-open-data.njk',
    {
      ...{ form, here, publisher, mayDecide: signers.some((each) => may(staff, each)) },
      waiting: waiting.map(rowOf),
      open: all.filter(({ open }) => open !== undefined).map(rowOf),
      signed: count(query['signed']),
      changed: count(query['changed']),
      takenOut: query['done'] === 'taken-out',
    },
    { status },
  );
}

function count(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

function rowOf({ grantApplicationId, roundId, record, ...grant }: GrantToSign) {
  const { standing, findings, fingerprint, open } = grant;
  return {
    ...{ grantApplicationId, roundId, record, open },
    value: `${grantApplicationId} ${fingerprint}`,
    href: grantPath(grantApplicationId),
    reference: showReference(grantApplicationId),
    amountPence: Math.round(record.amountAwarded * 100),
    places: record.beneficiaryLocation.map(({ name }) => name).join(', '),
    tag: {
      new: { text: 'New', tone: 'blue' },
      changed: { text: 'Changed since', tone: 'yellow' },
      signed: { text: 'Published', tone: 'green' },
      'taken-out': { text: 'Taken out', tone: 'grey' },
    }[standing],
    findings: findings.map(({ kind, text }) => `${findingWords[kind]}: “${text}”`),
  };
}

/** One tick comes as a text, several as a list. */
const signSchema = z.object({
  grants: z
    .union([z.string(), z.array(z.string())], 'Tick the grants that may be published')
    .transform((ticked) => [ticked].flat()),
});

async function sign(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, staff } = request;
  const read = readForm(signSchema, form);
  if (!read.ok) return show(ports, request, read.failure, 400);
  const grants = read.value.grants.flatMap((each) => {
    const [grantApplicationId = '', fingerprint = ''] = each.split(' ');
    return isReference(grantApplicationId) ? [{ grantApplicationId, fingerprint }] : [];
  });
  const { signed, changed } = await ports.signGrants({ grants, staffId: staff.staffId });
  return redirect(`${here}?signed=${signed}&changed=${changed}`);
}

const takeOutSchema = z.object({ grantApplicationId: z.string(), roundId: z.string() });

async function takeOut(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, staff } = request;
  const read = readForm(takeOutSchema, form);
  if (!read.ok) return show(ports, request, read.failure, 400);
  const taken = await ports.takeOutGrant({ ...read.value, staffId: staff.staffId });
  if (taken.ok) return redirect(`${here}?done=taken-out`);
  const sentence = 'It is not in the open data, or somebody has just changed it. Look at it again';
  return show(ports, request, problemAt(form, 'open', sentence), 409);
}
