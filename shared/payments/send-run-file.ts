import {
  done,
  invariant,
  refused,
  sumPence,
  unreachable,
  type Clock,
  type Commit,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import type { RailName } from '#shared/programmes/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { countReported } from './cancel-run.ts';
import { leaveOutUnpayable } from './leave-out-unpayable.ts';
import type { PaymentRail, RailAnswer, UnclearAnswer } from './payment-rail.ts';
import type { PieceRail } from './piece-rail.ts';
import { paymentRuns, type PaymentRun, type PaymentRunIn } from './payment-run.ts';
import { beginRelease, refuseRun, releaseRun } from './refuse-run.ts';
import { readRunFile, type RunFile } from './run-file.ts';
import { takeUnclear } from './unclear-run.ts';
import { noteAnswer, noteFailure, readBars, takeTry, whyNotSent } from './watch-rail.ts';

export interface SendRunPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  /** The adapter of a rail; a rail that nobody plugged in is a defect. */
  readonly railNamed: (name: RailName) => PaymentRail | PieceRail;
  readonly payeeSecret: string;
}

/** Of a file whose money was released the rail says neither yes nor no: it may have it after all. */
export interface AnswerUnclear {
  readonly kind: 'answer-unclear';
  readonly runId: string;
  readonly reasons: readonly string[];
}

/** The rail took a file that it had refused for an hour and of which money was released since. */
export interface TakenAfterRelease {
  readonly kind: 'taken-after-release';
  readonly runId: string;
  readonly submissionId: string;
}

/**
 * `refusing`: the rail said no and is asked again later. `left-to-another`: another delivery changed the
 * run meanwhile. `unclear`: the rail says neither yes nor no, and people find out. `stopped`: by staff, or because the provider does not answer. `left-out`: payments left it that cannot be made, and now it is to be sent.
 */
export type SendOutcome =
  'submitted' | 'refusing' | 'refused' | 'unclear' | 'left-to-another' | 'left-out' | 'stopped';

type Sendable = PaymentRunIn<'submitting'> | PaymentRunIn<'refusing'> | PaymentRunIn<'unclear'>;

/**
 * Sends the frozen file of a run. The rail takes it once, so a run whose answer was lost sends it
 * again. That it is sent is committed first: whoever reads the run later knows until when an earlier
 * delivery may still be on its way, and a run whose money was released cannot be sent at all.
 */
export async function sendRunFile(
  ports: SendRunPorts,
  { document, version }: Loaded<Sendable>,
): Promise<Result<SendOutcome, AnswerUnclear | TakenAfterRelease>> {
  const { runId } = document;
  const file = await readRunFile(ports, document);
  if (!(await addsUp(ports.records, { document, version }, file))) return done('left-to-another');
  const cannotGo = file.unreadable.length > 0 || file.lines.length === 0;
  if (document.state === 'submitting' && cannotGo) {
    const left = await leaveOutUnpayable(ports, { document, version }, file.unreadable);
    return done(left ? 'left-out' : 'left-to-another');
  }
  // The last thing that is asked before the file goes: a stop binds from the moment it is committed.
  const bars = await readBars(ports.records, document);
  if (whyNotSent(bars, document, ports.clock.now()) !== undefined) return done('stopped');
  if (!(await takeTry(ports, bars.breaker, runId))) return done('stopped');
  const lastSentAt = ports.clock.now();
  const sending = { ...document, lastSentAt };
  const sent = { document: sending, version: version + 1 };
  const rail = ports.railNamed(document.rail);
  const claimed = await ports.commit([paymentRuns.replace(sending, version)]);
  if (!claimed.ok) return done('left-to-another');
  const answer = await heard(ports, document.rail, file.handOver(rail));
  await noteAnswer(ports, bars.breaker);
  switch (answer.kind) {
    case 'accepted':
      return acknowledge(ports, runId, { railName: rail.name, submissionId: answer.submissionId });
    case 'refused':
      return takeNo(ports, sent, { railName: rail.name, reasons: answer.reasons });
    case 'unclear':
      return leaveToPeople(ports, sending, { railName: rail.name, answer });
    default:
      return unreachable(answer);
  }
}

/** The answer of a rail; that there was none is taken down, for after three in a row nothing more is sent. */
async function heard(
  ports: SendRunPorts,
  rail: RailName,
  answering: Promise<RailAnswer>,
): Promise<RailAnswer> {
  const answer = await answering.then(
    (value) => done(value),
    (cause: unknown) => refused(cause),
  );
  if (answer.ok) return answer.value;
  await noteFailure(ports, rail);
  const cause = answer.failure;
  throw cause instanceof Error ? cause : new Error(`The rail ${rail} did not answer`, { cause });
}

/**
 * Whether parts, accounts and run are of one moment; a file that does not add up to its run is never
 * sent. Whoever was faster may have left payments out, or be done and have forgotten the accounts.
 */
async function addsUp(
  records: RecordReader,
  { document: { runId, count, totalPence }, version }: Loaded<Sendable>,
  { lines, unreadable }: RunFile,
): Promise<boolean> {
  const pence = sumPence(lines.map((line) => line.amountPence));
  const isSum = lines.length === count && pence === totalPence;
  if (isSum && unreadable.length === 0) return true;
  const now = await paymentRuns.read(records, keys.run(runId));
  if (now?.version !== version) return false;
  invariant(isSum, `The parts of run ${runId} do not add up to it, so its file is not sent`);
  return true;
}

const triesToAcknowledge = 8;

/** The rail has the file, whatever another delivery heard: a refusal that moved no money gives way. */
async function acknowledge(
  { records, commit, clock }: SendRunPorts,
  runId: string,
  { railName, submissionId }: { readonly railName: string; readonly submissionId: string },
): Promise<Result<'submitted', TakenAfterRelease>> {
  for (let attempt = 1; attempt <= triesToAcknowledge; attempt += 1) {
    const found = await paymentRuns.read(records, keys.run(runId));
    invariant(found !== undefined, `Run ${runId} is gone while it is sent`);
    const { document, version } = found;
    if (document.state === 'acknowledged') return done('submitted');
    if (!isSendable(document)) {
      return refused({ kind: 'taken-after-release', runId, submissionId });
    }
    const committed = await commit(
      acknowledgedWrites({ document, version }, { railName, submissionId, at: clock.now() }),
    );
    if (committed.ok) return done('submitted');
  }
  throw new Error(`Run ${runId} kept changing while it was acknowledged`);
}

function acknowledgedWrites(
  { document, version }: Loaded<Sendable>,
  said: { readonly railName: string; readonly submissionId: string; readonly at: string },
): readonly Write[] {
  const { submissionId, at } = said;
  const { runId, programmeId, rail, startedBy, startedAt, parts, count, totalPence } = document;
  const { collectedAt, lastSentAt, inquiry } = document;
  const refusal = document.state === 'refusing' ? { refusedVersion: document.refusedVersion } : {};
  return [
    paymentRuns.replace(
      {
        ...{ state: 'acknowledged', runId, programmeId, rail, startedBy, startedAt, parts, count },
        ...{ totalPence, collectedAt, acknowledgedAt: at, submissionId, ...refusal },
        ...(lastSentAt === undefined ? {} : { lastSentAt }),
        ...(inquiry === undefined ? {} : { inquiry }),
      },
      version,
    ),
    eventRecord(
      keys.run(runId),
      version + 1,
      { type: 'payment-run-acknowledged', runId, programmeId, submissionId },
      { at, actor: { kind: 'bank', id: said.railName }, correlationId: runId },
    ),
  ];
}

/**
 * The first no is only taken down; a no to the question asked long after releases the payments. But a
 * rail that has told of payments in the file has, or had, it: then its no is none, and people find out.
 */
async function takeNo(
  ports: SendRunPorts,
  { document, version }: Loaded<Sendable & { readonly lastSentAt: string }>,
  refusal: { readonly railName: string; readonly reasons: readonly string[] },
): Promise<Result<SendOutcome, AnswerUnclear>> {
  if (document.state !== 'refusing') {
    await refuseRun(ports, { document, version }, refusal);
    return done('refusing');
  }
  const told = await countReported(ports.records, document);
  if (told > 0) {
    const reasons = [...refusal.reasons, `it has told of ${told} payments in the file`];
    const { railName } = refusal;
    return leaveToPeople(ports, document, { railName, answer: { kind: 'unclear', reasons } });
  }
  if (!(await beginRelease(ports, { document, version }, refusal))) return done('left-to-another');
  await releaseRun(ports, document.runId);
  return done('refused');
}

/** Neither yes nor no: taken down on the run, where people find out what the rail has. */
async function leaveToPeople(
  ports: SendRunPorts,
  { runId, lastSentAt }: Sendable & { readonly lastSentAt: string },
  { railName, answer }: { readonly railName: string; readonly answer: UnclearAnswer },
): Promise<Result<SendOutcome, AnswerUnclear>> {
  const outcome = await takeUnclear(ports, { runId, lastSentAt, railName }, answer);
  if (outcome === 'over')
    return refused({ kind: 'answer-unclear', runId, reasons: answer.reasons });
  return done(outcome === 'acknowledged' ? 'submitted' : outcome);
}

function isSendable(run: PaymentRun): run is Sendable {
  return run.state === 'submitting' || run.state === 'refusing' || run.state === 'unclear';
}
