import * as z from 'zod';

import {
  contraReference,
  countReported,
  inquiryOf,
  isPieceRail,
  openProposal,
  openQuestion,
  paymentRuns,
  mayArriveUntil,
  readBars,
  whyNotSent,
  type InquiryRefusal,
  type PaymentRun,
  type RunFinding,
} from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import { may } from '#shared/staff-identity/index.ts';
import {
  staffAction,
  staffPage,
  whyStoppedInWords,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  choice,
  notFound,
  optionalText,
  page,
  problemAt,
  readForm,
  redirect,
  requiredText,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import type { FinancePorts } from '../ports.ts';
import {
  findingInWords,
  inquiryRefusalInWords,
  sideBySide,
  stepRow,
} from '../views/inquiry-view.ts';
import { runRow, runSentence } from '../views/run-view.ts';

const path = '/staff/payment-runs/{runId}/inquiry';

const findSchema = z.object({
  finding: choice(['taken', 'not-taken'], 'Choose what you found out'),
  submission: optionalText('Write what it calls the file in 60 characters or fewer', 60),
  reason: requiredText(
    {
      missing: 'Write down whom you asked and what they said, so that somebody else can confirm it',
      tooLong: 'Write it in 500 characters or fewer',
    },
    500,
  ),
});
const decideSchema = z.object({
  decision: choice(['confirm', 'decline'], 'Choose whether to confirm or decline'),
});
/** It goes into an event, so that it is a reference and no sentence. */
const submissionPattern = /^[A-Za-z0-9][A-Za-z0-9 ./_-]*$/;

/** A file of which nobody knows whether its bank has it: what each side says, and what two people make of it. */
export function runInquiryRoutes(ports: FinancePorts): Route<StaffVisit>[] {
  return [
    staffPage(path, ['view-cases'], (request) => show(ports, request)),
    staffAction(`${path}/ask`, ['reconcile'], (request) => ask(ports, request)),
    staffAction(`${path}/find`, ['reconcile'], (request) => find(ports, request)),
    staffAction(`${path}/decide`, ['reconcile'], (request) => decide(ports, request)),
  ];
}

async function show(
  { records }: FinancePorts,
  { params, query, staff, at }: StaffRequest,
  form: FormView = { values: {} },
  status = 200,
): Promise<StaffAnswer> {
  const found = await paymentRuns.read(records, keys.run(params['runId'] ?? ''));
  const run = found?.document;
  if (run === undefined) return notFound();
  const inquiry = inquiryOf(run);
  if (inquiry.length === 0) return notFound();
  const unclear = run.state === 'unclear' ? run : undefined;
  const [reported, bars] = await Promise.all([countReported(records, run), readBars(records, run)]);
  const proposal = unclear === undefined ? undefined : openProposal(inquiry);
  const asked = unclear === undefined ? undefined : openQuestion(inquiry);
  const stopped = whyNotSent(bars, run, at);
  const until = unclear === undefined ? undefined : mayArriveUntil(unclear);
  const mayFind = unclear !== undefined && may(staff, 'reconcile');
  return page(
    'run-inquiry.njk',
    {
      ...{ form, run: runRow(run), sentence: runSentence(run), reported, asked },
      rows: sideBySide(inquiry, ourSide(run)),
      stopped:
        asked !== undefined && stopped !== undefined ? whyStoppedInWords(stopped) : undefined,
      proposal: proposal && { ...proposal, words: findingInWords(proposal.finding) },
      own: proposal?.by === staff.staffId,
      until: until !== undefined && at < until ? until : undefined,
      mayAsk: mayFind && asked === undefined,
      mayFind: mayFind && proposal === undefined,
      mayDecide: mayFind && proposal !== undefined,
      steps: inquiry.map((step) => stepRow(step, staff.staffId)),
      done: query['done'],
    },
    { status },
  );
}

/** What is known of our file also when an answer says nothing of it. */
function ourSide(run: PaymentRun) {
  if (run.state === 'empty') return {};
  const { runId, rail, count, totalPence } = run;
  return {
    ...{ count, totalPence },
    name: isPieceRail(rail) ? runId : contraReference(runId),
  };
}

async function ask(ports: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const runId = request.params['runId'] ?? '';
  const asked = await ports.askAboutRun({ runId, staffId: request.staff.staffId });
  return asked.ok
    ? redirect(`/staff/payment-runs/${runId}/inquiry?done=asked`)
    : refuse(ports, request, 'ask', asked.failure);
}

async function find(ports: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, params, staff } = request;
  const read = readForm(findSchema, form);
  if (!read.ok) return show(ports, request, read.failure, 400);
  const { submission, reason } = read.value;
  const runId = params['runId'] ?? '';
  let finding: RunFinding = { kind: 'not-taken' };
  if (read.value.finding === 'taken') {
    if (submission === undefined || !submissionPattern.test(submission)) {
      const sentence = 'Write what the bank or provider calls the file: letters, digits and dashes';
      return show(ports, request, problemAt(form, 'submission', sentence), 400);
    }
    finding = { kind: 'taken', submissionId: submission };
  }
  const proposed = await ports.proposeFinding({ runId, finding, reason, staffId: staff.staffId });
  return proposed.ok
    ? redirect(`/staff/payment-runs/${runId}/inquiry?done=found`)
    : refuse(ports, request, 'finding', proposed.failure);
}

async function decide(ports: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, params, staff } = request;
  const read = readForm(decideSchema, form);
  if (!read.ok) return show(ports, request, read.failure, 400);
  const { decision } = read.value;
  const runId = params['runId'] ?? '';
  const decided = await ports.decideFinding({ runId, decision, staffId: staff.staffId });
  return decided.ok
    ? redirect(`/staff/payment-runs/${runId}/inquiry?done=${decision}`)
    : refuse(ports, request, 'decision', decided.failure);
}

/** A run that is clear by now has nothing to ask or decide: its page says what became of it. */
async function refuse(
  ports: FinancePorts,
  request: StaffRequest,
  field: string,
  failure: InquiryRefusal,
): Promise<StaffAnswer> {
  const problem = problemAt(request.form, field, inquiryRefusalInWords(failure));
  return show(ports, request, problem, 409);
}
