import { applications, type Application } from '#shared/applications/index.ts';
import {
  chainsOf,
  collectMoves,
  groupsByEnvelope,
  readEnvelopes,
  type EnvelopeCannotCarry,
  type EnvelopeMoves,
} from '#shared/budget/index.ts';
import {
  Defect,
  done,
  refused,
  sideBySide,
  type Actor,
  type Clock,
  type Commit,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { comesBack, outcomeWrites } from './outcome-writes.ts';
import { readPaymentReference, type PaymentReference } from './payment-reference.ts';
import { payments, wasSent, type Payment } from './payment.ts';
import type { RailReport, RailReportLine } from './rails/rail-report.ts';

/** A line that cannot be ours or cannot be true; a person must look. */
export interface StrangeLine {
  readonly reference: string;
  readonly why:
    | 'not-our-reference'
    | 'no-such-payment'
    | 'wrong-amount'
    | 'not-submitted-yet'
    /** Settled and rejected cannot both be true of one attempt: either the family or the fund is out of money. */
    | 'contradicts-itself';
}

export interface StrangeLines {
  readonly kind: 'strange-lines';
  readonly lines: readonly StrangeLine[];
}

interface OutcomePorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

const bank: Actor = { kind: 'bank', id: 'bacs' };

const triesPerCommit = 12;
const envelopesPerCommit = 8;
/** Commits on different envelopes under way at the same time. */
const chainsAtOnce = 3;

/**
 * Records what a rail says of payments, those of one envelope together and a few envelopes at the
 * same time. Facts only move forward: a report that comes twice, late or out of order changes nothing
 * twice. What is strange is answered, not skipped; the rest is recorded.
 */
export function createRecordRailOutcomes(ports: OutcomePorts) {
  return async function recordRailOutcomes(
    report: RailReport,
  ): Promise<Result<{ changed: number }, StrangeLines>> {
    const strange: StrangeLine[] = [];
    let changed = 0;
    for (const lines of inRounds(report.lines)) {
      const recorded = await recordRound(ports, lines);
      strange.push(...recorded.strange);
      changed += recorded.changed;
    }
    return strange.length > 0
      ? refused({ kind: 'strange-lines', lines: strange })
      : done({ changed });
  };
}

/** Lines in their order; two facts about one payment never share a round, for the second needs the first. */
function inRounds(lines: readonly RailReportLine[]): readonly (readonly RailReportLine[])[] {
  const rounds: RailReportLine[][] = [];
  let seen = new Set<string>();
  for (const line of lines) {
    if (rounds.length === 0 || seen.has(line.reference)) {
      rounds.push([]);
      seen = new Set();
    }
    rounds.at(-1)?.push(line);
    seen.add(line.reference);
  }
  return rounds;
}

/** Lines of which each tells of another payment, so that their order does not matter. */
async function recordRound(
  ports: OutcomePorts,
  lines: readonly RailReportLine[],
): Promise<Recorded> {
  const found = await readPayments(ports.records, lines);
  const groups = groupsByEnvelope(lines, {
    envelopesPerCommit,
    envelopeOf: ({ reference }) => found.get(reference)?.document.envelopeId ?? '',
    // A payment and its event, and its case when it comes back.
    writesOf: (line) => (comesBack(line) ? 3 : 2),
  });
  const strange: StrangeLine[] = [];
  let changed = 0;
  await sideBySide(chainsOf(groups), chainsAtOnce, async (chain) => {
    for (const { items } of chain) {
      const recorded = await recordLines(ports, items, found);
      strange.push(...recorded.strange);
      changed += recorded.changed;
    }
  });
  const places = new Map(lines.map(({ reference }, place) => [reference, place]));
  const placeOf = ({ reference }: StrangeLine) => places.get(reference) ?? 0;
  return { changed, strange: strange.sort((a, b) => placeOf(a) - placeOf(b)) };
}

type PaymentsFound = ReadonlyMap<string, Loaded<Payment>>;

interface Recorded {
  readonly changed: number;
  readonly strange: readonly StrangeLine[];
}

/** What was read belongs to two moments when another worker commits in between; it is planned again. */
async function recordLines(
  ports: OutcomePorts,
  lines: readonly RailReportLine[],
  found: PaymentsFound,
): Promise<Recorded> {
  let short: EnvelopeCannotCarry | undefined;
  for (let attempt = 1; attempt <= triesPerCommit; attempt += 1) {
    // What was read to form the groups will do once: the commit finds out what changed since.
    const now = attempt === 1 ? found : await readPayments(ports.records, lines);
    const planned = await planLines(ports, lines, now);
    short = planned.ok ? undefined : planned.failure;
    if (!planned.ok) continue;
    const { writes, changed, strange } = planned.value;
    if (writes.length === 0) return { changed: 0, strange };
    const committed = await ports.commit(writes);
    if (committed.ok) return { changed, strange };
  }
  if (short === undefined) {
    throw new Error('Payments kept changing while a report about them was recorded');
  }
  throw new Defect(`Envelope ${short.envelopeId} does not hold the money of its payments`);
}

async function planLines(
  ports: OutcomePorts,
  lines: readonly RailReportLine[],
  found: PaymentsFound,
): Promise<Result<Recorded & { readonly writes: readonly Write[] }, EnvelopeCannotCarry>> {
  const at = ports.clock.now();
  const cases = await readCases(ports.records, lines.filter(comesBack));
  const loaded = await readEnvelopes(
    ports.records,
    lines.flatMap(({ reference }) => found.get(reference)?.document.envelopeId ?? []),
  );
  const moves = collectMoves(loaded, { at, cause: 'reported by the bank' });
  const writes: Write[] = [];
  const strange: StrangeLine[] = [];
  let changed = 0;
  for (const line of lines) {
    const payment = found.get(line.reference);
    const why = strangeness(line, payment);
    if (why !== undefined) strange.push({ reference: line.reference, why });
    if (why !== undefined || payment === undefined) continue;
    const made = writesFor(line, payment, cases.get(payment.document.applicationId), moves, at);
    if (!made.ok) return made;
    if (made.value.length === 0) continue;
    writes.push(...made.value);
    changed += 1;
  }
  return done({ writes: [...writes, ...moves.writes()], changed, strange });
}

function strangeness(
  line: RailReportLine,
  payment: Loaded<Payment> | undefined,
): StrangeLine['why'] | undefined {
  const reference = readPaymentReference(line.reference);
  if (reference === undefined) return 'not-our-reference';
  if (payment === undefined) return 'no-such-payment';
  const { attemptNumber, amountPence, state } = payment.document;
  if (reference.attemptNumber > attemptNumber) return 'no-such-payment';
  if (amountPence !== line.amountPence) return 'wrong-amount';
  if (reference.attemptNumber < attemptNumber)
    return lateContradiction(line, reference, payment.document);
  if (!wasSent(payment.document)) return 'not-submitted-yet';
  const contradicts =
    (state === 'settled' && line.outcome === 'rejected') ||
    (state === 'rejected' && (line.outcome === 'settled' || line.outcome === 'returned')) ||
    (wasNeverTaken(payment.document) && line.outcome !== 'rejected');
  return contradicts ? 'contradicts-itself' : undefined;
}

/** Two people found that the rail never took it, and whatever it tells of it says otherwise. */
function wasNeverTaken(payment: Payment): boolean {
  return payment.state === 'rejected' && payment.returnReasonCode === 'not-taken';
}

/**
 * What comes late of an attempt that is over changes nothing; but money that arrives although the
 * rail had refused it, or although it was never sent, may have been paid twice. Of an attempt that no
 * rail ever took there is nothing to tell at all but that it was refused.
 */
function lateContradiction(
  { outcome }: RailReportLine,
  { attemptNumber }: PaymentReference,
  { pastAttempts }: Payment,
): StrangeLine['why'] | undefined {
  const past = pastAttempts.find((attempt) => attempt.attemptNumber === attemptNumber);
  if (past?.ended === 'not-taken' && outcome !== 'rejected') return 'contradicts-itself';
  return outcome === 'settled' && past?.ended !== 'returned' ? 'contradicts-itself' : undefined;
}

/** Nothing for a fact already known, and nothing about an attempt that is over. */
function writesFor(
  line: RailReportLine,
  payment: Loaded<Payment>,
  application: Loaded<Application> | undefined,
  moves: EnvelopeMoves,
  at: string,
): Result<readonly Write[], EnvelopeCannotCarry> {
  const reference = readPaymentReference(line.reference);
  if (reference?.attemptNumber !== payment.document.attemptNumber) return done([]);
  return outcomeWrites({ line, payment, application, moves, at, actor: bank });
}

async function readPayments(
  records: RecordReader,
  lines: readonly RailReportLine[],
): Promise<PaymentsFound> {
  const wanted = new Map(
    lines.flatMap(({ reference }) => {
      const parts = readPaymentReference(reference);
      return parts === undefined ? [] : [[reference, parts] as const];
    }),
  );
  const paymentKeys = [...wanted.values()].map((parts) =>
    keys.payment(parts.applicationId, parts.instalment),
  );
  const items = await records.getMany(paymentKeys);
  const byKey = new Map(items.map((item) => [`${item.pk}|${item.sk}`, payments.parse(item)]));
  return new Map(
    [...wanted].flatMap(([reference, parts]) => {
      const key = keys.payment(parts.applicationId, parts.instalment);
      const payment = byKey.get(`${key.pk}|${key.sk}`);
      return payment === undefined ? [] : [[reference, payment] as const];
    }),
  );
}

async function readCases(
  records: RecordReader,
  lines: readonly RailReportLine[],
): Promise<ReadonlyMap<string, Loaded<Application>>> {
  const ids = lines.flatMap(
    ({ reference }) => readPaymentReference(reference)?.applicationId ?? [],
  );
  const items = await records.getMany([...new Set(ids)].map((id) => keys.application(id)));
  return new Map(
    items.map((item) => {
      const loaded = applications.parse(item);
      return [loaded.document.applicationId, loaded];
    }),
  );
}
