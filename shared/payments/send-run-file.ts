import { payees, unsealPayee } from '#shared/applications/index.ts';
import {
  done,
  invariant,
  localDate,
  refused,
  sumPence,
  type Clock,
  type Commit,
  type Result,
} from '#shared/kernel/index.ts';
import type { RailName } from '#shared/programmes/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import type { PaymentRail, RailAnswer, RailCredit } from './payment-rail.ts';
import type { PieceOrder, PieceRail } from './piece-rail.ts';
import { readPaymentReference } from './payment-reference.ts';
import { writePieceReference } from './piece-reference.ts';
import { isPieceRail, splitIntoPieces } from './rails/pieces/index.ts';
import { paymentRuns, runParts, type PaymentRunIn, type RunPart } from './payment-run.ts';

export interface SendRunPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  /** The adapter of a rail; a rail that nobody plugged in is a defect. */
  readonly railNamed: (name: RailName) => PaymentRail | PieceRail;
  readonly payeeSecret: string;
}

export interface FileRefused {
  readonly kind: 'file-refused';
  readonly runId: string;
  readonly reasons: readonly string[];
}

/** The rail may have the file or not: nothing may be released or paid anew before a person has asked it. */
export interface AnswerUnclear {
  readonly kind: 'answer-unclear';
  readonly runId: string;
  readonly reasons: readonly string[];
}

/** Sends the frozen file of a run. The bank takes it once, so a run whose answer was lost sends it again. */
export async function sendRunFile(
  ports: SendRunPorts,
  { document, version }: Loaded<PaymentRunIn<'submitting'>>,
): Promise<Result<'submitted', FileRefused | AnswerUnclear>> {
  const { runId, programmeId, count, totalPence } = document;
  const lines = await linesOf(ports.records, document);
  invariant(
    lines.length === count && sumPence(lines.map((line) => line.amountPence)) === totalPence,
    `The parts of run ${runId} do not add up to it, so its file is not sent`,
  );
  const rail = ports.railNamed(document.rail);
  const answer = await handOver(ports, rail, document, lines);
  if (answer.kind !== 'accepted') {
    // Another delivery of the run may have heard meanwhile that the rail has it.
    const known = await paymentRuns.read(ports.records, keys.run(runId));
    if (known?.document.state === 'acknowledged') return done('submitted');
    const kind = answer.kind === 'refused' ? 'file-refused' : 'answer-unclear';
    return refused({ kind, runId, reasons: answer.reasons });
  }
  const at = ports.clock.now();
  const { submissionId } = answer;
  await ports.commit([
    paymentRuns.replace(
      { ...document, state: 'acknowledged', acknowledgedAt: at, submissionId },
      version,
    ),
    eventRecord(
      keys.run(runId),
      version + 1,
      { type: 'payment-run-acknowledged', runId, programmeId, submissionId },
      { at, actor: { kind: 'bank', id: rail.name }, correlationId: runId },
    ),
  ]);
  return done('submitted');
}

/** A file of credits to a bank, or the pieces of every payment to a provider of codes. */
async function handOver(
  ports: SendRunPorts,
  rail: PaymentRail | PieceRail,
  run: PaymentRunIn<'submitting'>,
  lines: RunPart['lines'],
): Promise<RailAnswer> {
  const idempotencyKey = run.runId;
  if ('order' in rail) {
    return rail.order({ idempotencyKey, orders: lines.flatMap((line) => ordersOf(run, line)) });
  }
  const credits = await creditsOf(ports, lines);
  return rail.submit({ idempotencyKey, createdOn: localDate(run.collectedAt), credits });
}

/** The very pieces whose vouchers were written when the payment was collected. */
function ordersOf(
  { rail, runId }: PaymentRunIn<'submitting'>,
  { reference, amountPence }: RunPart['lines'][number],
): readonly PieceOrder[] {
  const payment = readPaymentReference(reference);
  invariant(payment !== undefined && isPieceRail(rail), `Run ${runId} orders no pieces`);
  return splitIntoPieces(rail, amountPence).map((pence, index) => ({
    reference: writePieceReference({ ...payment, piece: index + 1 }),
    amountPence: pence,
  }));
}

async function creditsOf(
  ports: SendRunPorts,
  lines: RunPart['lines'],
): Promise<readonly RailCredit[]> {
  const items = await ports.records.getMany(lines.map((line) => keys.payee(line.applicationId)));
  const byApplication = new Map(
    items.map((item) => {
      const { document } = payees.parse(item);
      return [document.applicationId, unsealPayee(document, ports.payeeSecret)];
    }),
  );
  return lines.map(({ applicationId, reference, amountPence }) => {
    const payee = byApplication.get(applicationId);
    invariant(payee !== undefined, `Application ${applicationId} has nowhere to be paid`);
    const { sortCode, accountNumber, nameOnAccount } = payee;
    return { reference, amountPence, sortCode, accountNumber, payeeName: nameOnAccount };
  });
}

/** A run's whole file, put together from its parts. */
async function linesOf(
  records: RecordReader,
  run: PaymentRunIn<'submitting'>,
): Promise<RunPart['lines']> {
  const items = await records.partition(keys.run(run.runId).pk, 'PART#');
  invariant(items.length === run.parts, `Run ${run.runId} has lost a part of its file`);
  return items.flatMap((item) => runParts.parse(item).document.lines);
}
