import {
  collectMoves,
  groupsByEnvelope,
  readEnvelopes,
  type EnvelopeCannotCarry,
} from '#shared/budget/index.ts';
import {
  Defect,
  done,
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

import { orderPieces } from './order-pieces.ts';
import { writePaymentReference } from './payment-reference.ts';
import { paymentRuns, runParts, type PaymentRunIn } from './payment-run.ts';
import { moneyOf, payments, type Payment, type PaymentIn } from './payment.ts';
import { isPieceRail, splitIntoPieces } from './rails/pieces/index.ts';
import { sealAccounts, type SealAccountsPorts } from './run-accounts.ts';

/** The secret of payees unseals their accounts, and seals them again for the run. */
export interface CollectRunPorts extends SealAccountsPorts {
  readonly commit: Commit;
  readonly clock: Clock;
}

const system: Actor = { kind: 'system', id: 'submit-payments' };

const envelopesPerPart = 11;
/** The run, the part of its file, and the accounts of that part. */
const otherWrites = 3;

/** Moves every payment that was ready when the run began into it; what the payer approved stays behind. */
export async function collectPayments(
  ports: CollectRunPorts,
  run: PaymentRunIn<'collecting'>,
): Promise<void> {
  let after: string | undefined;
  do {
    const page = await ports.records.queue({
      queue: queues.payments(run.programmeId, run.rail, 'ready'),
      limit: 200,
      ...(after === undefined ? {} : { after }),
    });
    const listed = page.items.map((item) => payments.parse(item));
    const wanted = listed.filter(({ document }) => document.readyAt <= run.startedAt);
    const parts = groupsByEnvelope(wanted, {
      envelopesPerCommit: envelopesPerPart,
      otherWrites,
      envelopeOf: ({ document }) => document.envelopeId,
      // A payment, its event and its pieces.
      writesOf: ({ document }) => 2 + piecesOf(document),
    });
    for (const { items } of parts) await commitPart(ports, run.runId, items);
    after = page.next;
  } while (after !== undefined);
}

/** How many vouchers a payment is written with; none when it goes to a bank. */
function piecesOf({ rail, amountPence }: Payment): number {
  return isPieceRail(rail) ? splitIntoPieces(rail, amountPence).length : 0;
}

const triesPerPart = 12;

/**
 * Each part moves the run's own count on, so that two deliveries of one message cannot both write a
 * part, nor one write a part after the other has closed the file.
 */
async function commitPart(
  ports: CollectRunPorts,
  runId: string,
  listed: readonly Loaded<Payment>[],
): Promise<void> {
  let short: EnvelopeCannotCarry | undefined;
  for (let attempt = 1; attempt <= triesPerPart; attempt += 1) {
    const run = await paymentRuns.read(ports.records, keys.run(runId));
    if (run?.document.state !== 'collecting') return;
    const { document, version } = run;
    // What the queue held will do once: the commit finds out what changed since.
    const found = attempt === 1 ? listed : await readAgain(ports.records, listed);
    const planned = await partWrites(ports, { document, version }, found);
    short = planned.ok ? undefined : planned.failure;
    if (!planned.ok) continue;
    if (planned.value.length === 0) return;
    const committed = await ports.commit(planned.value);
    if (committed.ok) return;
  }
  if (short === undefined) {
    throw new Error(`A part of run ${runId} kept changing while it was collected`);
  }
  throw new Defect(`Envelope ${short.envelopeId} does not hold the money of its payments`);
}

async function readAgain(
  records: RecordReader,
  listed: readonly Loaded<Payment>[],
): Promise<readonly Loaded<Payment>[]> {
  const items = await records.getMany(
    listed.map(({ document }) => keys.payment(document.applicationId, document.instalment)),
  );
  return items.map((item) => payments.parse(item));
}

/** Refused when an envelope lacks what a payment in it reserved: one of the two was read too early. */
async function partWrites(
  ports: CollectRunPorts,
  { document: run, version: runVersion }: Loaded<PaymentRunIn<'collecting'>>,
  found: readonly Loaded<Payment>[],
): Promise<Result<readonly Write[], EnvelopeCannotCarry>> {
  const at = ports.clock.now();
  const part = run.parts + 1;
  const ready = found.flatMap(({ document, version }): Loaded<PaymentIn<'ready'>>[] => {
    // Whoever approved an award does not also pay it out; one approved anew may go another way.
    const mayPay =
      document.state === 'ready' &&
      document.rail === run.rail &&
      !document.approvedBy.includes(run.startedBy);
    return mayPay ? [{ document, version }] : [];
  });
  if (ready.length === 0) return done([]);
  const lines = ready.map(({ document }) => ({
    applicationId: document.applicationId,
    reference: writePaymentReference(document),
    amountPence: document.amountPence,
  }));
  const filePart = { runId: run.runId, part, lines };
  const [loaded, accounts] = await Promise.all([
    readEnvelopes(
      ports.records,
      ready.map(({ document }) => document.envelopeId),
    ),
    isPieceRail(run.rail)
      ? undefined
      : sealAccounts(ports, filePart, {
          payments: ready.map(({ document }) => document),
          storedAt: at,
        }),
  ]);
  const moves = collectMoves(loaded, { at, cause: `payment run ${run.runId} part ${part}` });
  const writes: Write[] = [];
  for (const payment of ready) {
    const { envelopeId, amountPence, paymentId } = payment.document;
    const moved = moves.move(envelopeId, {
      from: 'reserved',
      to: 'in-transit',
      amountPence,
      paymentId,
    });
    if (!moved.ok) return moved;
    writes.push(...submissionWrites(payment, run.runId, at));
    writes.push(...(await orderPieces(ports.records, payment.document, { runId: run.runId, at })));
  }
  const counted = {
    parts: part,
    count: run.count + lines.length,
    totalPence: run.totalPence + sumPence(lines.map((line) => line.amountPence)),
  };
  return done([
    ...writes,
    paymentRuns.replace({ ...run, ...counted }, runVersion),
    runParts.create(filePart),
    ...(accounts === undefined ? [] : [accounts]),
    ...moves.writes(),
  ]);
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
export async function closeCollection(ports: CollectRunPorts, runId: string): Promise<void> {
  const found = await paymentRuns.read(ports.records, keys.run(runId));
  if (found?.document.state !== 'collecting') return;
  const { document, version } = found;
  const { programmeId, rail, startedBy, startedAt, count, totalPence } = document;
  const at = ports.clock.now();
  if (count === 0) {
    const empty = { runId, programmeId, rail, startedBy, startedAt, collectedAt: at };
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
