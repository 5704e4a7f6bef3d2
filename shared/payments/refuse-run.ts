import {
  Defect,
  derivedReference,
  invariant,
  plusSeconds,
  type Actor,
  type Clock,
  type Commit,
  type Instant,
  type Write,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { holds, type Hold } from './hold.ts';
import { paymentRuns, runParts, type PaymentRunIn } from './payment-run.ts';
import { holdWrites } from './place-hold.ts';
import { planRecall } from './recall-payments.ts';

export interface RefuseRunPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

/**
 * No delivery of a run lives as long as this: the function’s time-out and the time a message stays
 * hidden are 35 minutes together. Only after it is a refused run asked about again.
 */
export const deliveryLivesSeconds = 60 * 60;

/** The hold that keeps the payments of a refused run until somebody has put it right. */
export function holdOfRefusedRun(runId: string): string {
  return derivedReference('refused-run', runId);
}

/** Whether every delivery that may have sent the file of a refused run is over. */
export function mayAskAgain({ lastSentAt }: PaymentRunIn<'refusing'>, now: Instant): boolean {
  return lastSentAt === undefined || plusSeconds(lastSentAt, deliveryLivesSeconds) <= now;
}

interface Refusal {
  readonly railName: string;
  readonly reasons: readonly string[];
}

/**
 * Takes down that the rail refused the file of a run. No money moves: another delivery of the same
 * file may be on its way and be taken. Whoever sent it in between wins, and decides by its own answer.
 */
export async function refuseRun(
  ports: RefuseRunPorts,
  { document, version }: Loaded<PaymentRunIn<'submitting'> | PaymentRunIn<'unclear'>>,
  { railName, reasons }: Refusal,
): Promise<void> {
  const { runId, programmeId, count, totalPence } = document;
  const refusedAt = ports.clock.now();
  await ports.commit([
    paymentRuns.replace(
      {
        ...{ ...document, state: 'refusing', refusedAt, refusedVersion: version + 1 },
        reasons: [...reasons],
      },
      version,
    ),
    eventRecord(
      keys.run(runId),
      version + 1,
      { type: 'payment-run-refused', runId, programmeId, count, totalPence },
      { at: refusedAt, actor: { kind: 'bank', id: railName }, correlationId: runId },
    ),
  ]);
}

/**
 * The rail was asked once more, by the only delivery there is, and has nothing: from this commit on
 * the file is never sent again, and its payments may come back into a hold with the rail’s reasons.
 * Answers false when the run was sent in between, which nothing may be released on.
 */
export async function beginRelease(
  ports: RefuseRunPorts,
  { document, version }: Loaded<PaymentRunIn<'refusing'>>,
  { railName, reasons }: Refusal,
): Promise<boolean> {
  const { runId, programmeId, count, totalPence, parts } = document;
  const at = ports.clock.now();
  const actor: Actor = { kind: 'bank', id: railName };
  const hold: Hold = {
    ...{ state: 'in-force', holdId: holdOfRefusedRun(runId), category: 'rail-rejection', runId },
    programmeId,
    reason: reasons.join('; ').slice(0, 1_000),
    ...{ placedBy: actor, placedAt: at, parts, count },
  };
  const committed = await ports.commit([
    paymentRuns.replace(
      {
        ...{ ...document, state: 'releasing', reasons: [...reasons] },
        ...{ releasedVersion: version + 1, partsReleased: 0 },
      },
      version,
    ),
    eventRecord(
      keys.run(runId),
      version + 1,
      { type: 'payment-run-released', runId, programmeId, count, totalPence },
      { at, actor, correlationId: runId },
    ),
    ...holdWrites(hold, at),
  ]);
  return committed.ok;
}

const triesPerPart = 12;

/**
 * Brings the payments of a released run back, a part of its file at a time. Dying between two parts
 * and starting again goes on with the next.
 */
export async function releaseRun(ports: RefuseRunPorts, runId: string): Promise<void> {
  let short: string | undefined;
  let lost = 0;
  while (lost < triesPerPart) {
    const found = await paymentRuns.read(ports.records, keys.run(runId));
    if (found?.document.state !== 'releasing') return;
    const { document, version } = found;
    const { partsReleased, ...rest } = document;
    if (partsReleased === document.parts) {
      await ports.commit([paymentRuns.replace({ ...rest, state: 'refused' }, version)]);
      continue;
    }
    const part = partsReleased + 1;
    const read = await runParts.read(ports.records, keys.runPart(runId, part));
    invariant(read !== undefined, `Run ${runId} has lost part ${part} of its file`);
    const planned = await planRecall(ports.records, read.document.lines, {
      ...{ runId, holdId: holdOfRefusedRun(runId), holdPart: part, at: ports.clock.now() },
      cause: `run ${runId} refused, part ${part}`,
    });
    short = planned.ok ? undefined : planned.failure.envelopeId;
    const step = paymentRuns.replace({ ...document, partsReleased: part }, version);
    const committed =
      planned.ok &&
      (
        await ports.commit([
          ...planned.value.writes,
          ...(await countLeftOut(ports, runId, read.document.lines.length - planned.value.held)),
          step,
        ])
      ).ok;
    lost = committed ? 0 : lost + 1;
  }
  if (short === undefined) throw new Error(`Run ${runId} kept changing while it was released`);
  throw new Defect(`Envelope ${short} does not hold the money of its payments`);
}

/** The hold of a refused run counts what it holds: those of which the rail told are none of it. */
async function countLeftOut(
  { records }: RefuseRunPorts,
  runId: string,
  leftOut: number,
): Promise<readonly Write[]> {
  if (leftOut === 0) return [];
  const found = await holds.read(records, keys.hold(holdOfRefusedRun(runId)));
  invariant(found !== undefined, `Run ${runId} is released without a hold`);
  const { document, version } = found;
  return [holds.replace({ ...document, count: document.count - leftOut }, version)];
}
