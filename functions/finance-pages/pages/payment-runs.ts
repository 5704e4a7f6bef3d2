import { inStoryOrder } from '#shared/events/index.ts';
import * as z from 'zod';

import { invariant, sumPence } from '#shared/kernel/index.ts';
import {
  holdOfRefusedRun,
  inquiryOf,
  isPieceRail,
  paymentRuns,
  payments,
  readBars,
  readPaymentReference,
  runParts,
  vouchers,
  whyNotSent,
  type Payment,
  type PaymentRun,
  type RunPart,
  type Voucher,
} from '#shared/payments/index.ts';
import {
  fundById,
  fundIdSchema,
  railNameSchema,
  railsOf,
  type RailName,
} from '#shared/programmes/index.ts';
import { isEventItem, keys, parseEvent, queues, type RecordReader } from '#shared/records/index.ts';
import { may } from '#shared/staff-identity/index.ts';
import {
  actorInWords,
  chosenFund,
  eventSentence,
  fundChoices,
  railInWords,
  staffAction,
  staffPage,
  whyStoppedInWords,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { notFound, page, readForm, redirect, type Route } from '#shared/web/index.ts';

import type { FinancePorts } from '../ports.ts';
import {
  keeperInWords,
  missingInWords,
  paymentsByState,
  runRow,
  runSentence,
} from '../views/run-view.ts';

const runsAPage = 50;
/** Adding up further would make the page slow; more than this is shown as "at least". */
const readyCounted = 1_000;
/** A run's payments are looked up one by one; a longer run says how many it looked at. */
const paymentsLookedUp = 5_000;
const bouncedShown = 100;
const missingLookedAt = 200;

const startSchema = z.object({ programme: fundIdSchema, rail: railNameSchema });

/** Payment runs: what is ready, what is under way, and what became of each payment. */
export function paymentRunRoutes(ports: FinancePorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/payment-runs', ['view-cases'], (request) => showRuns(ports, request)),
    staffAction('/staff/payment-runs/start', ['run-payments'], (request) => start(ports, request)),
    staffPage('/staff/payment-runs/{runId}', ['view-cases'], (request) => showRun(ports, request)),
  ];
}

async function showRuns(
  { records }: FinancePorts,
  { staff, query, at }: StaffRequest,
): Promise<StaffAnswer> {
  const programme = chosenFund(query['programme'], at);
  const after = query['after'];
  const here = `/staff/payment-runs?programme=${programme.programmeId}`;
  const [unclear, listed, ready] = await Promise.all([
    records.queue({ queue: queues.unclearRuns(programme.programmeId), limit: runsAPage }),
    records.queue({
      queue: queues.runs(programme.programmeId),
      limit: runsAPage,
      order: 'last-to-first',
      ...(after === undefined ? {} : { after }),
    }),
    Promise.all(
      railsOf(programme).map(async (rail) => ({
        rail,
        name: railInWords(rail),
        ...(await readyPayments(records, programme.programmeId, rail)),
      })),
    ),
  ]);
  // Whatever else a programme may pay by is shown when somebody waits to be paid by it.
  const shown = ready.filter(({ count }, index) => index === 0 || count > 0);
  return page('payment-runs.njk', {
    programme,
    programmes: fundChoices('/staff/payment-runs', programme),
    ready: shown,
    unclear: unclear.items.map((item) => runRow(paymentRuns.parse(item).document)),
    runs: listed.items.map((item) => runRow(paymentRuns.parse(item).document)),
    mayStart: may(staff, 'run-payments'),
    fromTop: after === undefined ? undefined : here,
    next:
      listed.next === undefined ? undefined : `${here}&after=${encodeURIComponent(listed.next)}`,
  });
}

async function readyPayments(records: RecordReader, programmeId: string, rail: RailName) {
  const amounts: number[] = [];
  let after: string | undefined;
  do {
    const listed = await records.queue({
      queue: queues.payments(programmeId, rail, 'ready'),
      limit: readyCounted - amounts.length,
      ...(after === undefined ? {} : { after }),
    });
    amounts.push(...listed.items.map((item) => payments.parse(item).document.amountPence));
    after = listed.next;
  } while (after !== undefined && amounts.length < readyCounted);
  return { count: amounts.length, totalPence: sumPence(amounts), more: after !== undefined };
}

async function start(ports: FinancePorts, { form, staff }: StaffRequest): Promise<StaffAnswer> {
  const read = readForm(startSchema, form);
  if (!read.ok) return notFound();
  const started = await ports.startPaymentRun({
    programmeId: read.value.programme,
    rail: read.value.rail,
    staffId: staff.staffId,
  });
  return started.ok
    ? redirect(`/staff/payment-runs/${started.value.runId}`)
    : redirect(`/staff/payment-runs/${started.failure.runId}?under-way=yes`);
}

async function showRun(
  { records }: FinancePorts,
  { params, query, staff, at }: StaffRequest,
): Promise<StaffAnswer> {
  const items = await records.partition(keys.run(params['runId'] ?? '').pk);
  const found = items.find((item) => item.kind === paymentRuns.kind);
  if (found === undefined) return notFound();
  const run = paymentRuns.parse(found).document;
  const parts = items
    .filter((item) => item.kind === runParts.kind)
    .map((item) => runParts.parse(item).document);
  const looked = await paymentsOf(records, parts);
  const waits = isUnderWay(run) ? whyNotSent(await readBars(records, run), run, at) : undefined;
  const missing = await missingCodes(records, run);
  const { states, bounced } = paymentsByState(looked, run);
  return page('payment-run.njk', {
    run: runRow(run),
    programme: fundById(fundIdSchema.parse(run.programmeId)),
    sentence: runSentence(run),
    waits: waits === undefined ? undefined : whyStoppedInWords(waits),
    holdId: 'releasedVersion' in run ? holdOfRefusedRun(run.runId) : undefined,
    missing: missing.length > 0 ? missingInWords(missing) : undefined,
    inquiry: inquiryOf(run).length > 0,
    parts: parts.map(({ part, lines }) => ({
      part,
      count: lines.length,
      totalPence: sumPence(lines.map((line) => line.amountPence)),
    })),
    states,
    bounced: bounced.slice(0, bouncedShown),
    bouncedMore: Math.max(0, bounced.length - bouncedShown),
    lookedAt: looked.length,
    underWay: query['under-way'] === 'yes' && run.state === 'collecting',
    history: inStoryOrder(items.filter(isEventItem).map(parseEvent)).map((event) => ({
      at: event.at,
      by: actorInWords(event.actor, staff.staffId),
      sentence: keeperInWords(eventSentence(event.body), run.rail),
    })),
  });
}

/** The pieces of a run that its provider never issued; of all that are missing the oldest are looked at. */
async function missingCodes(
  records: RecordReader,
  { runId, rail }: PaymentRun,
): Promise<readonly Voucher[]> {
  if (!isPieceRail(rail)) return [];
  const listed = await records.queue({ queue: queues.missingVouchers(), limit: missingLookedAt });
  return listed.items
    .map((item) => vouchers.parse(item).document)
    .filter((voucher) => voucher.runId === runId);
}

/** Whether a run is still to be sent. */
function isUnderWay({ state }: PaymentRun): boolean {
  return ['collecting', 'submitting', 'refusing', 'unclear'].includes(state);
}

async function paymentsOf(
  records: RecordReader,
  parts: readonly RunPart[],
): Promise<readonly Payment[]> {
  const wanted = parts
    .flatMap((part) => part.lines)
    .slice(0, paymentsLookedUp)
    .map(({ reference }) => {
      const read = readPaymentReference(reference);
      invariant(read !== undefined, `A run holds ${reference}, which is no reference of ours`);
      return keys.payment(read.applicationId, read.instalment);
    });
  const items = await records.getMany(wanted);
  return items.map((item) => payments.parse(item).document);
}
