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

import type { PaymentRail, RailCredit } from './payment-rail.ts';
import { paymentRuns, runParts, type PaymentRunIn, type RunPart } from './payment-run.ts';

export interface SendRunPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  /** The adapter of a rail; a rail that nobody plugged in is a defect. */
  readonly railNamed: (name: RailName) => PaymentRail;
  readonly payeeSecret: string;
}

export interface FileRefused {
  readonly kind: 'file-refused';
  readonly runId: string;
  readonly reasons: readonly string[];
}

/** Sends the frozen file of a run. The bank takes it once, so a run whose answer was lost sends it again. */
export async function sendRunFile(
  ports: SendRunPorts,
  { document, version }: Loaded<PaymentRunIn<'submitting'>>,
): Promise<Result<'submitted', FileRefused>> {
  const { runId, programmeId, count, totalPence } = document;
  const credits = await creditsOf(ports, document);
  invariant(
    credits.length === count && totalOf(credits) === totalPence,
    `The parts of run ${runId} do not add up to it, so its file is not sent`,
  );
  const rail = ports.railNamed(document.rail);
  const answer = await rail.submit({
    idempotencyKey: runId,
    createdOn: localDate(document.collectedAt),
    credits,
  });
  if (answer.kind === 'refused') {
    return refused({ kind: 'file-refused', runId, reasons: answer.reasons });
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

async function creditsOf(
  ports: SendRunPorts,
  run: PaymentRunIn<'submitting'>,
): Promise<readonly RailCredit[]> {
  const parts = await partsOf(ports.records, run.runId);
  invariant(parts.length === run.parts, `Run ${run.runId} has lost a part of its file`);
  const lines = parts.flatMap((part) => part.lines);
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

async function partsOf(records: RecordReader, runId: string): Promise<readonly RunPart[]> {
  const items = await records.partition(keys.run(runId).pk, 'PART#');
  return items.map((item) => runParts.parse(item).document);
}

function totalOf(credits: readonly RailCredit[]): number {
  return sumPence(credits.map((credit) => credit.amountPence));
}
