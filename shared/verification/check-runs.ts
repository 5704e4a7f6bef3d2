import { sumPence } from '#shared/kernel/index.ts';
import {
  inquiryOf,
  isPieceRail,
  openProposal,
  readPaymentReference,
  wasSent,
  type PaymentRun,
  type RunPart,
} from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';

import { faultAt, type Check, type RecordFault } from './check.ts';
import type { GatheredPayment, GatheredRecords } from './gathered-records.ts';

/** A run's parts are its whole file: they add up to it, and its payments say the same. */
export function checkRuns(gathered: GatheredRecords): Check {
  const { runs, runParts, payments } = gathered;
  const orphans = [...runParts.values()]
    .flat()
    .filter(({ runId }) => !runs.has(runId))
    .map(({ runId, part }) =>
      faultAt(keys.runPart(runId, part), `Its run ${runId} does not exist.`),
    );
  const lines = linesOf(gathered);
  return {
    name: 'runs',
    promise:
      'The parts of every payment run add up to the run, its payments say so too, and what was unclear two people found out',
    looked: runs.size,
    faults: [
      ...[...runs.values()].flatMap(({ run }) => totalFaults(run, runParts.get(run.runId) ?? [])),
      ...[...runParts.values()]
        .flat()
        .filter(({ runId }) => !cameBack(runs.get(runId)?.run))
        .flatMap((part) => lineFaults(part, payments)),
      ...[...payments.values()].flatMap((payment) => unsentFaults(payment, lines)),
      ...[...payments.values()].flatMap((payment) => cancelledFaults(payment, gathered)),
      ...[...runs.values()].flatMap(({ run }) => inquiryFaults(run)),
      ...orphans,
    ],
  };
}

/** Nothing of a released run was paid, so its payments go out in another. */
export function cameBack(run: PaymentRun | undefined): boolean {
  return run !== undefined && givenBack.has(run.state);
}
const givenBack: ReadonlySet<PaymentRun['state']> = new Set([
  ...(['releasing', 'refused', 'cancelling', 'cancelled'] as const),
]);

/** Two people find out what became of an unclear file: one says so, another confirms it. */
function inquiryFaults(run: PaymentRun): RecordFault[] {
  const inquiry = inquiryOf(run);
  return inquiry.flatMap((step, index): RecordFault[] => {
    if (step.what !== 'confirmed') return [];
    const proposal = openProposal(inquiry.slice(0, index));
    if (proposal !== undefined && proposal.by !== step.by) return [];
    const sentence =
      proposal === undefined
        ? `${step.by} confirmed what nobody had found.`
        : `${step.by} found it out and confirmed it.`;
    return [faultAt(keys.run(run.runId), sentence)];
  });
}

/** Of a file that no bank ever took nothing is on its way once its run is through. */
function cancelledFaults({ payment }: GatheredPayment, { runs }: GatheredRecords): RecordFault[] {
  if (payment.state !== 'submitted' || isPieceRail(payment.rail)) return [];
  if (runs.get(payment.runId)?.run.state !== 'cancelled') return [];
  return [
    faultAt(
      keys.payment(payment.applicationId, payment.instalment),
      `It is submitted in ${payment.runId}, which was cancelled.`,
    ),
  ];
}

function totalFaults(run: PaymentRun, parts: readonly RunPart[]): RecordFault[] {
  const said = run.state === 'empty' ? { parts: run.parts ?? 0, count: 0, totalPence: 0 } : run;
  const lines = parts.flatMap((part) => part.lines);
  const found = {
    parts: parts.length,
    count: lines.length,
    totalPence: sumPence(lines.map((line) => line.amountPence)),
  };
  return (['parts', 'count', 'totalPence'] as const)
    .filter((what) => said[what] !== found[what])
    .map((what) =>
      faultAt(
        keys.run(run.runId),
        `It is ${run.state} and says ${what} is ${said[what]}, its parts add up to ${found[what]}.`,
      ),
    );
}

function lineFaults(
  { runId, part, lines }: RunPart,
  payments: GatheredRecords['payments'],
): RecordFault[] {
  return lines.flatMap(({ reference, amountPence, applicationId }) => {
    const key = keys.runPart(runId, part);
    const parts = readPaymentReference(reference);
    const paymentId = `${applicationId}-${String(parts?.instalment ?? 0).padStart(2, '0')}`;
    const payment = payments.get(paymentId)?.payment;
    if (parts?.applicationId !== applicationId || payment === undefined) {
      return [faultAt(key, `${reference} is nobody’s payment.`)];
    }
    const sentAgain = parts.attemptNumber < payment.attemptNumber;
    const sentIn = wasSent(payment) ? payment.runId : undefined;
    if (sentAgain || (sentIn === runId && payment.amountPence === amountPence)) return [];
    return [
      faultAt(
        key,
        `${reference} is in this run with ${amountPence} pence, but its payment is ${payment.state} with ${payment.amountPence}${sentIn === undefined ? '' : ` in ${sentIn}`}.`,
      ),
    ];
  });
}

/** Every line that was ever sent, as `run application attempt`. */
function linesOf({ runParts }: GatheredRecords): ReadonlySet<string> {
  return new Set(
    [...runParts.values()]
      .flat()
      .flatMap(({ runId, lines }) => lines.map(({ reference }) => `${runId} ${reference}`)),
  );
}

function unsentFaults({ payment }: GatheredPayment, lines: ReadonlySet<string>): RecordFault[] {
  if (!wasSent(payment)) return [];
  const { applicationId, instalment, attemptNumber, runId, state } = payment;
  const two = (number: number) => String(number).padStart(2, '0');
  const reference = `OD${applicationId}${two(instalment)}${two(attemptNumber)}`;
  if (lines.has(`${runId} ${reference}`)) return [];
  return [
    faultAt(
      keys.payment(applicationId, instalment),
      `It is ${state} in run ${runId}, whose file does not hold ${reference}.`,
    ),
  ];
}
