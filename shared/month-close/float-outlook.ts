import {
  addWorkingDays,
  plusCalendarDays,
  sumPence,
  type LocalDate,
} from '#shared/kernel/index.ts';
import { payments, pieceRailNames } from '#shared/payments/index.ts';
import { funds } from '#shared/programmes/index.ts';
import {
  monthBefore,
  readExpected,
  readLatestBalance,
  type ExpectedMovement,
  type FloatName,
} from '#shared/reconciliation/index.ts';
import { queues, type RecordReader } from '#shared/records/index.ts';

/** How far ahead somebody has to look: a top-up takes three working days to arrive, and two to decide. */
const workingDaysAhead = 5;
/** What was ordered lately says what will be. The budget's runway looks back as far. */
const daysBack = 14;

/** Whether a float holds what the next working days are expected to take from it. */
export interface FloatOutlook {
  /** Payments by code or voucher that are approved and wait for a run. */
  readonly readyPence: number;
  /** What the working days until then take besides, at the rate of the last fortnight. */
  readonly usualPence: number;
  readonly until: LocalDate;
  /** What is missing until then; nothing when the float is enough. */
  readonly shortPence: number;
}

/** Pure, so that what a page says can be worked out again. */
export function floatOutlook(known: {
  readonly today: LocalDate;
  readonly balancePence: number;
  readonly readyPence: number;
  readonly movements: readonly ExpectedMovement[];
}): FloatOutlook {
  const { today, balancePence, readyPence, movements } = known;
  const since = plusCalendarDays(today, -daysBack);
  const ordered = movements.filter(
    ({ what, dueOn }) => what === 'run' && since <= dueOn && dueOn <= today,
  );
  const orderedPence = 0 - sumPence(ordered.map(({ amountPence }) => amountPence));
  const until = addWorkingDays(today, workingDaysAhead);
  const days = (Date.parse(until) - Date.parse(today)) / 86_400_000;
  const usualPence = Math.ceil((orderedPence * days) / daysBack);
  const needPence = readyPence + usualPence;
  return { readyPence, usualPence, until, shortPence: Math.max(0, needPence - balancePence) };
}

export interface FloatStanding extends FloatOutlook {
  readonly rail: FloatName;
  /** What its provider said was left, and on which day. */
  readonly balancePence: number;
  readonly on: LocalDate;
}

/** How a float stands today; undefined before its provider told of it for the first time. */
export async function readFloatStanding(
  records: RecordReader,
  rail: FloatName,
  today: LocalDate,
): Promise<FloatStanding | undefined> {
  const said = await readLatestBalance(records, rail);
  if (said === undefined) return undefined;
  const month = today.slice(0, 7);
  const [readyPence, ...expected] = await Promise.all([
    readReadyPence(records, rail),
    ...[monthBefore(month), month].map((each) => readExpected(records, rail, each)),
  ]);
  const { balancePence } = said;
  const outlook = floatOutlook({ today, balancePence, readyPence, movements: expected.flat() });
  return { rail, ...said, ...outlook };
}

/** The floats that miss something of what is expected of them: somebody has to pay them in advance. */
export async function readLowFloats(
  records: RecordReader,
  today: LocalDate,
): Promise<readonly FloatStanding[]> {
  const standings = await Promise.all(
    pieceRailNames.map((rail) => readFloatStanding(records, rail, today)),
  );
  return standings.flatMap((each) => (each !== undefined && each.shortPence > 0 ? [each] : []));
}

/** What is approved on a rail and not yet ordered, over all funds. */
export async function readReadyPence(records: RecordReader, rail: FloatName): Promise<number> {
  const sums = await Promise.all(
    funds.map(({ programmeId }) =>
      queuedPence(records, queues.payments(programmeId, rail, 'ready')),
    ),
  );
  return sumPence(sums);
}

async function queuedPence(records: RecordReader, queue: string): Promise<number> {
  let pence = 0;
  let after: string | undefined;
  do {
    const page = await records.queue({
      ...{ queue, limit: 500 },
      ...(after === undefined ? {} : { after }),
    });
    pence += sumPence(page.items.map((item) => payments.parse(item).document.amountPence));
    after = page.next;
  } while (after !== undefined);
  return pence;
}
