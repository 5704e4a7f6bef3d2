import { applications, type Application } from '#shared/applications/index.ts';
import { collectMoves, readEnvelopes, type EnvelopeCannotCarry } from '#shared/budget/index.ts';
import {
  Defect,
  done,
  invariant,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { reasonKept } from './change-payee.ts';
import { cancelPieces } from './order-pieces.ts';
import { readPaymentReference } from './payment-reference.ts';
import { paymentRuns, runParts, type PaymentRun, type PaymentRunIn } from './payment-run.ts';
import type { RunPart } from './payment-run.ts';
import {
  accountGivenBackTo,
  earlierAttemptOf,
  moneyOf,
  payments,
  paysGroup,
  type Payment,
  type PaymentIn,
} from './payment.ts';
import { sentIn, whereNothingIsIssued } from './untold-payments.ts';

type Line = RunPart['lines'][number];

/**
 * How many payments of a run’s file its bank or provider has told anything of: with a single one it
 * has, or had, the file.
 */
export async function countReported(
  records: RecordReader,
  { runId }: Pick<PaymentRun, 'runId'>,
): Promise<number> {
  const items = await records.partition(keys.run(runId).pk, 'PART#');
  const lines = items.flatMap((item) => runParts.parse(item).document.lines);
  const found = await paymentsOfLines(records, lines);
  const toldOf = found.filter((line) => isToldOf(line, runId));
  const silent = found.flatMap(({ payment }) => sentIn(payment, runId));
  const ordered = await whereNothingIsIssued(records, silent);
  return toldOf.length + silent.length - ordered.length;
}

/** Whether its rail has told of the attempt that a line paid; what two people gave back is no word of it. */
function isToldOf({ attemptNumber, payment: { document: payment } }: PaidByLine, runId: string) {
  const past = payment.pastAttempts.find((each) => each.attemptNumber === attemptNumber);
  if (past !== undefined) return past.ended === 'rejected' || past.ended === 'returned';
  if (!('runId' in payment) || payment.runId !== runId) return false;
  if (payment.state === 'rejected' && payment.returnReasonCode === 'not-taken') return false;
  return payment.state !== 'submitted' || payment.pieces !== undefined;
}

const triesPerCommit = 12;
/** A payment, its event, its case and up to four pieces for each; their envelopes with an entry, and the run. */
const linesPerCommit = 10;

/**
 * Gives the payments of a run back that no rail ever took: their money to its envelope, the attempt
 * over, and each case to be approved again. Dying in between and starting again goes on from there.
 * What the rail told of after all stays as it is.
 */
export async function giveBackRun(
  ports: { readonly records: RecordReader; readonly commit: Commit; readonly clock: Clock },
  runId: string,
): Promise<void> {
  let why: string | undefined;
  let lost = 0;
  while (lost < triesPerCommit) {
    const found = await paymentRuns.read(ports.records, keys.run(runId));
    if (found?.document.state !== 'cancelling') return;
    const { document, version } = found;
    const { partsGivenBack, linesGivenBack, ...rest } = document;
    if (partsGivenBack === document.parts) {
      await ports.commit([paymentRuns.replace({ ...rest, state: 'cancelled' }, version)]);
      continue;
    }
    const part = await runParts.read(ports.records, keys.runPart(runId, partsGivenBack + 1));
    invariant(part !== undefined, `Run ${runId} has lost part ${partsGivenBack + 1} of its file`);
    const to = linesGivenBack + linesPerCommit;
    const planned = await planGivingBack(
      ports.records,
      part.document.lines.slice(linesGivenBack, to),
      { runId, at: ports.clock.now(), actor: whoConfirmed(document) },
    );
    why = planned.ok ? undefined : cannotBecause(planned.failure);
    const progress =
      to < part.document.lines.length
        ? { partsGivenBack, linesGivenBack: to }
        : { partsGivenBack: partsGivenBack + 1, linesGivenBack: 0 };
    const step = paymentRuns.replace({ ...document, ...progress }, version);
    const committed = planned.ok && (await ports.commit([...planned.value, step])).ok;
    lost = committed ? 0 : lost + 1;
  }
  if (why === undefined) throw new Error(`Run ${runId} kept changing while it was cancelled`);
  throw new Defect(why);
}

/** Another worker may have given it back between two reads: what is said here is true if it stays so. */
type CannotGiveBack =
  EnvelopeCannotCarry | { readonly kind: 'case-not-approved'; readonly paymentId: string };

function cannotBecause(failure: CannotGiveBack): string {
  return failure.kind === 'envelope-cannot-carry'
    ? `Envelope ${failure.envelopeId} does not hold the money of its payments`
    : `Payment ${failure.paymentId} is sent, and its case is not approved`;
}

function whoConfirmed({ inquiry, runId }: PaymentRunIn<'cancelling'>): Actor {
  const last = inquiry.at(-1);
  invariant(last?.what === 'confirmed', `Run ${runId} is cancelled, and nobody confirmed it`);
  return { kind: 'staff', id: last.by };
}

interface GivingBack {
  readonly runId: string;
  readonly at: Instant;
  readonly actor: Actor;
}

async function planGivingBack(
  records: RecordReader,
  lines: readonly Line[],
  giving: GivingBack,
): Promise<Result<readonly Write[], CannotGiveBack>> {
  const { runId, at } = giving;
  const found = await paymentsOfLines(records, lines);
  const silent = await whereNothingIsIssued(
    records,
    found.flatMap(({ payment }) => sentIn(payment, runId)),
  );
  const [cases, loaded] = await Promise.all([
    records.getMany(silent.map(({ document }) => keys.application(document.applicationId))),
    readEnvelopes(
      records,
      silent.map(({ document }) => document.envelopeId),
    ),
  ]);
  const caseOf = new Map(
    cases.map((item) => {
      const application = applications.parse(item);
      return [application.document.applicationId, application];
    }),
  );
  const moves = collectMoves(loaded, { at, cause: `run ${runId} cancelled` });
  const writes: Write[] = [];
  for (const payment of silent) {
    const { envelopeId, amountPence, paymentId, applicationId } = payment.document;
    const to = accountGivenBackTo(payment.document);
    const moved = moves.move(envelopeId, { from: 'in-transit', to, amountPence, paymentId });
    if (!moved.ok) return moved;
    if (paysGroup(payment.document)) {
      writes.push(...paymentWrites(payment, giving, false));
      continue;
    }
    const application = caseOf.get(applicationId);
    if (!isApproved(application)) return refused({ kind: 'case-not-approved', paymentId });
    const pieces = await cancelPieces(records, payment.document, at);
    writes.push(...paymentWrites(payment, giving, pieces.length > 0), ...pieces);
    writes.push(caseToApproveAgain(application, payment, giving));
  }
  return done([...writes, ...moves.writes()]);
}

function paymentWrites(
  { document, version }: Loaded<PaymentIn<'submitted'>>,
  { runId, at, actor }: GivingBack,
  inPieces: boolean,
): readonly Write[] {
  const { applicationId, instalment, amountPence } = document;
  const pieces = { paidPence: 0, backPence: amountPence, backAs: 'cancelled' } as const;
  return [
    payments.replace(
      {
        ...{ ...document, state: 'rejected', rejectedAt: at, returnReasonCode: 'not-taken' },
        ...(inPieces ? { pieces } : {}),
      },
      version,
    ),
    eventRecord(
      keys.payment(applicationId, instalment),
      version + 1,
      { type: 'payment-not-taken', ...moneyOf(document), runId },
      { at, actor, correlationId: applicationId, causationId: runId },
    ),
  ];
}

type Approved = Loaded<Extract<Application, { state: 'approved' }>>;

function isApproved(application: Loaded<Application> | undefined): application is Approved {
  return application?.document.state === 'approved';
}

/** The bank details stand, so nothing is to be mended; the approval was of a payment that is over. */
function caseToApproveAgain(
  application: Approved,
  payment: Loaded<Payment>,
  { at, actor }: GivingBack,
): Write {
  const { approvals: _approvals, awardPence: _award, ...rest } = application.document;
  const { paymentId: _payment, approvedAt: _at, ...kept } = rest;
  return applications.replace(
    {
      ...{ ...kept, ...reasonKept(application.document) },
      ...{ state: 'repaired', repairedAt: at, repairedBy: actor },
      earlierAttempt: earlierAttemptOf(payment, 'not-taken'),
    },
    application.version,
  );
}

interface PaidByLine {
  readonly attemptNumber: number;
  readonly payment: Loaded<Payment>;
}

async function paymentsOfLines(
  records: RecordReader,
  lines: readonly Line[],
): Promise<readonly PaidByLine[]> {
  const read = lines.map(({ reference }) => {
    const parts = readPaymentReference(reference);
    invariant(parts !== undefined, `A run holds ${reference}, which is no reference of ours`);
    return { ...parts, key: keys.payment(parts.applicationId, parts.instalment) };
  });
  const items = await records.getMany(read.map(({ key }) => key));
  const byKey = new Map(items.map((item) => [`${item.pk} ${item.sk}`, payments.parse(item)]));
  return read.flatMap(({ attemptNumber, key: { pk, sk } }) => {
    const payment = byKey.get(`${pk} ${sk}`);
    return payment === undefined ? [] : [{ attemptNumber, payment }];
  });
}
