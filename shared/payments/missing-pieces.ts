import {
  plusSeconds,
  type Actor,
  type Clock,
  type Commit,
  type Instant,
} from '#shared/kernel/index.ts';
import {
  eventRecord,
  keys,
  queues,
  type Loaded,
  type RecordReader,
} from '#shared/records/index.ts';

import { paymentRuns, type PaymentRun, type PaymentRunIn } from './payment-run.ts';
import { pieceRules } from './rails/pieces/index.ts';
import { voucherKeyOf, vouchers, type VoucherIn } from './voucher.ts';

const system: Actor = { kind: 'system', id: 'follow-vouchers' };
const piecesAPage = 200;
const hourSeconds = 60 * 60;
const soonestHours = Math.min(
  ...Object.values(pieceRules).map(({ issuedWithinHours }) => issuedWithinHours),
);

/** A run whose file is sent no more: whatever of it was never issued waits for nothing by itself. */
export type RunOver =
  PaymentRunIn<'acknowledged'> | PaymentRunIn<'refused'> | PaymentRunIn<'cancelled'>;

export function isRunOver(run: PaymentRun | undefined): run is RunOver {
  return run?.state === 'acknowledged' || run?.state === 'refused' || run?.state === 'cancelled';
}

/**
 * From when on the code of a piece that is ordered still should have come; undefined while its run is
 * not over, because that run is what somebody has to look at.
 */
export function missingFrom(
  { rail }: Pick<VoucherIn<'ordered'>, 'rail'>,
  run: PaymentRun | undefined,
): Instant | undefined {
  if (!isRunOver(run)) return undefined;
  const { lastSentAt = run.collectedAt } = run;
  const taken = run.state === 'acknowledged' ? run.acknowledgedAt : lastSentAt;
  return plusSeconds(taken, pieceRules[rail].issuedWithinHours * hourSeconds);
}

/**
 * Tells staff of every piece whose run is over and whose code should have come: it is listed where
 * they look for work until its code comes or somebody ends it. Each is told of once, whoever finds it and
 * however often. Answers how many were found.
 */
export function createTellOfMissingPieces(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function tellOfMissingPieces(): Promise<number> {
    const at = ports.clock.now();
    const runs = new Map<string, PaymentRun | undefined>();
    let told = 0;
    for (const voucher of await orderedLongAgo(ports.records, at)) {
      const { runId } = voucher.document;
      if (!runs.has(runId)) {
        runs.set(runId, (await paymentRuns.read(ports.records, keys.run(runId)))?.document);
      }
      const from = missingFrom(voucher.document, runs.get(runId));
      if (from === undefined || from > at) continue;
      const committed = await ports.commit(missingWrites(voucher, at));
      if (committed.ok) told += 1;
    }
    return told;
  };
}

/** All of them, read before any is changed: a change moves a piece to another queue. */
async function orderedLongAgo(
  records: RecordReader,
  at: Instant,
): Promise<readonly Loaded<VoucherIn<'ordered'>>[]> {
  const found: Loaded<VoucherIn<'ordered'>>[] = [];
  let after: string | undefined;
  do {
    const page = await records.queue({
      queue: queues.vouchersToIssue(),
      limit: piecesAPage,
      ...(after === undefined ? {} : { after }),
    });
    for (const item of page.items) {
      const { document, version } = vouchers.parse(item);
      if (document.state !== 'ordered') continue;
      if (plusSeconds(document.orderedAt, soonestHours * hourSeconds) > at) return found;
      found.push({ document, version });
    }
    after = page.next;
  } while (after !== undefined);
  return found;
}

function missingWrites({ document, version }: Loaded<VoucherIn<'ordered'>>, at: Instant) {
  const { applicationId, reference } = document;
  return [
    vouchers.replace({ ...document, saidMissingAt: at }, version),
    eventRecord(
      voucherKeyOf(document),
      version + 1,
      { type: 'voucher-missing', applicationId, reference },
      { at, actor: system, correlationId: applicationId, causationId: reference },
    ),
  ];
}
