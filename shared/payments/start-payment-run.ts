import {
  done,
  localDate,
  refused,
  type Clock,
  type Commit,
  type Result,
} from '#shared/kernel/index.ts';
import type { RailName } from '#shared/programmes/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import { paymentRuns, type PaymentRun } from './payment-run.ts';

export interface StartPaymentRun {
  readonly programmeId: string;
  readonly rail: RailName;
  readonly staffId: string;
}

export interface RunUnderWay {
  readonly kind: 'run-under-way';
  readonly runId: string;
}

/** A day has far fewer runs than this; it only ends the search. */
const runsPerDay = 99;

/**
 * Starts the next run of the day. Pressing the button twice starts one run: while one collects,
 * the second press is told of it.
 */
export function createStartPaymentRun(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function startPaymentRun(
    request: StartPaymentRun,
  ): Promise<Result<{ runId: string }, RunUnderWay>> {
    const at = ports.clock.now();
    for (let number = 1; number <= runsPerDay; number += 1) {
      const runId = `${request.programmeId}-${request.rail}-${localDate(at)}-${number}`;
      const found = await paymentRuns.read(ports.records, keys.run(runId));
      if (found?.document.state === 'collecting') return refused({ kind: 'run-under-way', runId });
      if (found !== undefined) continue;
      const { programmeId, rail, staffId } = request;
      const run: PaymentRun = {
        state: 'collecting',
        runId,
        programmeId,
        rail,
        startedBy: staffId,
        startedAt: at,
        parts: 0,
        count: 0,
        totalPence: 0,
      };
      const committed = await ports.commit([
        paymentRuns.create(run),
        eventRecord(
          keys.run(runId),
          1,
          { type: 'payment-run-started', runId, programmeId },
          { at, actor: { kind: 'staff', id: staffId }, correlationId: runId },
        ),
      ]);
      return committed.ok ? done({ runId }) : refused({ kind: 'run-under-way', runId });
    }
    throw new Error(`More than ${runsPerDay} payment runs of ${request.programmeId} in a day`);
  };
}
