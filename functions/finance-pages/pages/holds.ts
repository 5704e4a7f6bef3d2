import * as z from 'zod';

import { localDate, readReference } from '#shared/kernel/index.ts';
import {
  holdCategories,
  holdCategoryNames,
  holds,
  payments,
  type HoldCategory,
} from '#shared/payments/index.ts';
import { fundById, fundIdSchema, railNames, type ProgrammeId } from '#shared/programmes/index.ts';
import { queues, type RecordReader } from '#shared/records/index.ts';
import { may } from '#shared/staff-identity/index.ts';
import {
  chosenFund,
  fundChoices,
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  choice,
  page,
  problemAt,
  readForm,
  redirect,
  requiredText,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import type { FinancePorts } from '../ports.ts';
import { holdRow, notHeldInWords } from '../views/hold-view.ts';

const holdsAPage = 50;
const notHeldShown = 50;
/** As many as are held while a person waits. */
const heldAtOnce = 1_500;

const placeSchema = z.object({
  programme: fundIdSchema,
  what: choice(['listed', 'all-ready'], 'Say which payments'),
  references: z.string().max(20_000).default(''),
  category: choice(holdCategoryNames, 'Choose why they are held'),
  reason: requiredText(
    {
      missing: 'Write down why they are held',
      tooLong: 'Write why they are held in 500 characters or fewer',
    },
    500,
  ),
  lifts: z.union(
    [z.literal('').transform(() => undefined), z.iso.date('Enter a day, like 2026-07-31')],
    'Enter a day, like 2026-07-31',
  ),
  step: choice(['dry-run', 'confirm'], 'Choose what to do'),
});

/** Holds on payments: which there are, placing one on one payment or many, first without doing it. */
export function holdRoutes(ports: FinancePorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/holds', ['view-cases'], (request) => showHolds(ports, request)),
    staffAction('/staff/holds/place', ['hold-payments'], (request) => place(ports, request)),
  ];
}

async function showHolds(
  { records }: FinancePorts,
  { staff, query, at }: StaffRequest,
  problem?: { readonly form: FormView; readonly status: number },
): Promise<StaffAnswer> {
  const programme = chosenFund(query['programme'], at);
  const { programmeId } = programme;
  const which = query['which'] === 'lifted' ? 'lifted' : 'in-force';
  const after = query['after'];
  const here = `/staff/holds?programme=${programmeId}`;
  const listed = await records.queue({
    queue: queues.holds(programmeId, which),
    limit: holdsAPage,
    ...(which === 'lifted' ? { order: 'last-to-first' as const } : {}),
    ...(after === undefined ? {} : { after }),
  });
  const asked = query['reference'];
  const values = asked === undefined ? {} : { what: 'listed', references: asked };
  return page(
    'holds.njk',
    {
      form: problem?.form ?? { values },
      programme,
      programmes: fundChoices('/staff/holds', programme),
      states: [
        { text: 'In force', href: here, current: which === 'in-force' },
        { text: 'Lifted', href: `${here}&which=lifted`, current: which === 'lifted' },
      ],
      holds: listed.items.map((item) => holdRow(holds.parse(item).document, staff.staffId)),
      categories: holdCategoryNames.map((value) => ({ value, text: holdCategories[value].name })),
      mayPlace: may(staff, 'hold-payments'),
      next:
        listed.next === undefined
          ? undefined
          : `${here}&which=${which}&after=${encodeURIComponent(listed.next)}`,
    },
    { status: problem?.status ?? 200 },
  );
}

async function place(ports: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, staff, at } = request;
  const named = typeof form['programme'] === 'string' ? { programme: form['programme'] } : {};
  const again = { ...request, query: named };
  const read = readForm(placeSchema, form);
  if (!read.ok) return showHolds(ports, again, { form: read.failure, status: 400 });
  const { programme, category, reason, lifts, step } = read.value;
  if (lifts !== undefined && lifts <= localDate(at)) {
    const problem = problemAt(form, 'lifts', 'Enter a day after today');
    return showHolds(ports, again, { form: problem, status: 400 });
  }
  const asked = await askedFor(ports.records, read.value);
  if (!asked.ok) {
    const problem = problemAt(form, 'references', asked.sentence);
    return showHolds(ports, again, { form: problem, status: 400 });
  }
  const held = await ports.placeHold({
    ...{ programmeId: programme, category, reason, staffId: staff.staffId },
    applicationIds: asked.applicationIds,
    dryRun: step === 'dry-run',
    ...(lifts === undefined ? {} : { liftsOn: lifts }),
  });
  if (!held.ok) {
    const [first] = held.failure.notHeld.map((each) => notHeldInWords(each, programme));
    const why = first === undefined ? '' : ` ${first.reference} ${first.why}.`;
    const problem = problemAt(form, 'references', `None of these payments can be held.${why}`);
    return showHolds(ports, again, { form: problem, status: 409 });
  }
  const { holdId, applicationIds, totalPence, notHeld } = held.value;
  if (holdId !== undefined) {
    const query = new URLSearchParams({ done: 'placed', left: String(notHeld.length) });
    return redirect(`/staff/holds/${holdId}?${query.toString()}`);
  }
  return page('hold-preview.njk', {
    programme: fundById(programme),
    count: applicationIds.length,
    totalPence,
    notHeld: notHeld.slice(0, notHeldShown).map((each) => notHeldInWords(each, programme)),
    notHeldMore: Math.max(0, notHeld.length - notHeldShown),
    category: categoryInWords(category),
    typed: { ...read.value, lifts, references: applicationIds.join(' ') },
  });
}

function categoryInWords(category: HoldCategory): string {
  return holdCategories[category].name;
}

type Asked =
  | { readonly ok: true; readonly applicationIds: readonly string[] }
  | { readonly ok: false; readonly sentence: string };

/** The applications named, or all of the programme whose payment is ready on any rail. */
async function askedFor(
  records: RecordReader,
  { programme, what, references }: z.infer<typeof placeSchema>,
): Promise<Asked> {
  if (what === 'all-ready') {
    const applicationIds = await allReady(records, programme);
    return applicationIds.length <= heldAtOnce ? { ok: true, applicationIds } : tooMany;
  }
  const typed = references.split(/[\s,;]+/).filter((word) => word !== '');
  if (typed.length === 0) {
    return { ok: false, sentence: 'Enter the reference of at least one case' };
  }
  if (typed.length > heldAtOnce) return tooMany;
  const read = typed.map((word) => ({ word, applicationId: readReference(word) }));
  const wrong = read.find(({ applicationId }) => applicationId === undefined);
  if (wrong !== undefined) {
    const shown = wrong.word.slice(0, 30);
    return { ok: false, sentence: `“${shown}” is no reference. One looks like 7K2QX-0M4TP` };
  }
  return { ok: true, applicationIds: read.flatMap(({ applicationId }) => applicationId ?? []) };
}

const tooMany: Asked = {
  ok: false,
  sentence: `More than ${heldAtOnce} payments cannot be held at once. Name fewer`,
};

/** The payments of a programme that are ready, and no more of them than tell that they are too many. */
async function allReady(records: RecordReader, programmeId: ProgrammeId) {
  const applicationIds: string[] = [];
  for (const rail of railNames) {
    let after: string | undefined;
    do {
      const listed = await records.queue({
        queue: queues.payments(programmeId, rail, 'ready'),
        limit: 200,
        ...(after === undefined ? {} : { after }),
      });
      applicationIds.push(
        ...listed.items.map((item) => payments.parse(item).document.applicationId),
      );
      after = listed.next;
    } while (after !== undefined && applicationIds.length <= heldAtOnce);
  }
  return applicationIds;
}
