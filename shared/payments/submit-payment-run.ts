import { payees, unsealPayee } from '#shared/applications/index.ts';
import { collectMoves, readEnvelopes } from '#shared/budget/index.ts';
import {
  commitLimit,
  done,
  invariant,
  localDate,
  refused,
  sumPence,
  type Actor,
  type Clock,
  type Commit,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import {
  eventRecord,
  keys,
  queues,
  type Loaded,
  type RecordReader,
} from '#shared/records/index.ts';

import type { PaymentRail, RailCredit } from './payment-rail.ts';
import { writePaymentReference } from './payment-reference.ts';
import { paymentRuns, runParts, type PaymentRunIn, type RunPart } from './payment-run.ts';
import { moneyOf, payments, type PaymentIn } from './payment.ts';

export type SubmitRunRefusal =
  | { readonly kind: 'no-such-run'; readonly runId: string }
  | { readonly kind: 'file-refused'; readonly runId: string; readonly reasons: readonly string[] };

export interface SubmitRunPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly rail: PaymentRail;
  readonly payeeSecret: string;
}

const system: Actor = { kind: 'system', id: 'submit-payments' };

/** A payment and its event, for each; its envelope and entry once; the run, and the part of its file. */
const envelopesPerPart = 12;
const paymentsPerPart = Math.floor((commitLimit - 2 - envelopesPerPart * 2) / 2);

/**
 * Carries a run on from wherever it stopped: collects what is ready, part by part, money to `in
 * transit` in the same commit; then sends the file. Nothing is sent before it is committed, and the
 * bank takes the same run only once; so dying at any point and starting again pays nobody twice.
 */
export function createSubmitPaymentRun(ports: SubmitRunPorts) {
  return async function submitPaymentRun(
    runId: string,
  ): Promise<Result<'submitted' | 'nothing-to-do', SubmitRunRefusal>> {
    const found = await paymentRuns.read(ports.records, keys.run(runId));
    if (found === undefined) return refused({ kind: 'no-such-run', runId });
    const { document, version } = found;
    switch (document.state) {
      case 'acknowledged':
      case 'empty':
        return done('nothing-to-do');
      case 'submitting':
        return sendFile(ports, { document, version });
      case 'collecting':
        await collect(ports, document);
        await closeCollection(ports, runId);
        return submitPaymentRun(runId);
    }
  };
}

/** Moves every payment that was ready when the run began into it; what the payer approved stays behind. */
async function collect(ports: SubmitRunPorts, run: PaymentRunIn<'collecting'>): Promise<void> {
  let after: string | undefined;
  do {
    const page = await ports.records.queue({
      queue: queues.payments(run.programmeId, 'ready'),
      limit: 200,
      ...(after === undefined ? {} : { after }),
    });
    const listed = page.items.map((item) => payments.parse(item).document);
    const wanted = listed.filter((payment) => payment.readyAt <= run.startedAt);
    for (const group of inParts(wanted)) await commitPart(ports, run.runId, group);
    after = page.next;
  } while (after !== undefined);
}

interface Placed {
  readonly applicationId: string;
  readonly instalment: number;
  readonly envelopeId: string;
}

/** Payments that share an envelope side by side, cut so that each part fits one commit. */
function inParts(listed: readonly Placed[]): readonly (readonly Placed[])[] {
  const sorted = [...listed].sort((a, b) => (a.envelopeId < b.envelopeId ? -1 : 1));
  const parts: Placed[][] = [];
  let current: Placed[] = [];
  let envelopesIn = new Set<string>();
  for (const payment of sorted) {
    const another = !envelopesIn.has(payment.envelopeId);
    const full =
      current.length === paymentsPerPart || (another && envelopesIn.size === envelopesPerPart);
    if (full) {
      parts.push(current);
      current = [];
      envelopesIn = new Set();
    }
    current.push(payment);
    envelopesIn.add(payment.envelopeId);
  }
  if (current.length > 0) parts.push(current);
  return parts;
}

const triesPerPart = 12;

/**
 * Each part moves the run's own count on, so that two deliveries of one message cannot both write a
 * part, nor one write a part after the other has closed the file.
 */
async function commitPart(
  ports: SubmitRunPorts,
  runId: string,
  group: readonly Placed[],
): Promise<void> {
  for (let attempt = 1; attempt <= triesPerPart; attempt += 1) {
    const run = await paymentRuns.read(ports.records, keys.run(runId));
    if (run?.document.state !== 'collecting') return;
    const { document, version } = run;
    const writes = await partWrites(ports, { document, version }, group);
    if (writes.length === 0) return;
    const committed = await ports.commit(writes);
    if (committed.ok) return;
  }
  throw new Error(`A part of run ${runId} kept changing while it was collected`);
}

async function partWrites(
  ports: SubmitRunPorts,
  { document: run, version: runVersion }: Loaded<PaymentRunIn<'collecting'>>,
  group: readonly Placed[],
): Promise<Write[]> {
  const at = ports.clock.now();
  const part = run.parts + 1;
  const read = await ports.records.getMany(
    group.map((payment) => keys.payment(payment.applicationId, payment.instalment)),
  );
  const ready = read.flatMap((item): Loaded<PaymentIn<'ready'>>[] => {
    const { document, version } = payments.parse(item);
    // Whoever approved an award does not also pay it out.
    const mayPay = document.state === 'ready' && !document.approvedBy.includes(run.startedBy);
    return mayPay ? [{ document, version }] : [];
  });
  if (ready.length === 0) return [];
  const loaded = await readEnvelopes(
    ports.records,
    ready.map(({ document }) => document.envelopeId),
  );
  const moves = collectMoves(loaded, { at, cause: `payment run ${run.runId} part ${part}` });
  const writes = ready.flatMap((payment) => {
    const { envelopeId, amountPence, paymentId } = payment.document;
    const moved = moves.move(envelopeId, {
      from: 'reserved',
      to: 'in-transit',
      amountPence,
      paymentId,
    });
    invariant(moved.ok, `Payment ${paymentId} was ready but its money was not reserved`);
    return submissionWrites(payment, run.runId, at);
  });
  const lines = ready.map(({ document }) => ({
    applicationId: document.applicationId,
    reference: writePaymentReference(document),
    amountPence: document.amountPence,
  }));
  const counted = {
    parts: part,
    count: run.count + lines.length,
    totalPence: run.totalPence + sumPence(lines.map((line) => line.amountPence)),
  };
  return [
    ...writes,
    paymentRuns.replace({ ...run, ...counted }, runVersion),
    runParts.create({ runId: run.runId, part, lines }),
    ...moves.writes(),
  ];
}

function submissionWrites(
  { document, version }: Loaded<PaymentIn<'ready'>>,
  runId: string,
  at: string,
): Write[] {
  return [
    payments.replace({ ...document, state: 'submitted', runId, submittedAt: at }, version),
    eventRecord(
      keys.payment(document.applicationId, document.instalment),
      version + 1,
      { type: 'payment-submitted', ...moneyOf(document), runId },
      { at, actor: system, correlationId: document.applicationId, causationId: runId },
    ),
  ];
}

/** Freezes the file. Losing means that another delivery was faster; whoever goes on reads the run again. */
async function closeCollection(ports: SubmitRunPorts, runId: string): Promise<void> {
  const found = await paymentRuns.read(ports.records, keys.run(runId));
  if (found?.document.state !== 'collecting') return;
  const { document, version } = found;
  const { programmeId, startedBy, startedAt, count, totalPence } = document;
  const at = ports.clock.now();
  if (count === 0) {
    const empty = { runId, programmeId, startedBy, startedAt, collectedAt: at };
    await ports.commit([paymentRuns.replace({ ...empty, state: 'empty' }, version)]);
    return;
  }
  await ports.commit([
    paymentRuns.replace({ ...document, collectedAt: at, state: 'submitting' }, version),
    eventRecord(
      keys.run(runId),
      version + 1,
      { type: 'payment-run-submitted', runId, programmeId, count, totalPence },
      { at, actor: system, correlationId: runId },
    ),
  ]);
}

async function sendFile(
  ports: SubmitRunPorts,
  { document, version }: Loaded<PaymentRunIn<'submitting'>>,
): Promise<Result<'submitted', SubmitRunRefusal>> {
  const { runId, programmeId, count, totalPence } = document;
  const credits = await creditsOf(ports, document);
  invariant(
    credits.length === count && totalOf(credits) === totalPence,
    `The parts of run ${runId} do not add up to it, so its file is not sent`,
  );
  const answer = await ports.rail.submit({
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
      { at, actor: { kind: 'bank', id: ports.rail.name }, correlationId: runId },
    ),
  ]);
  return done('submitted');
}

async function creditsOf(
  ports: SubmitRunPorts,
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
