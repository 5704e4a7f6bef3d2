import { payees, readPayee, type Payee } from '#shared/applications/index.ts';
import { invariant, localDate } from '#shared/kernel/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

import type { PaymentRail, RailAnswer, RailCredit } from './payment-rail.ts';
import { readPaymentReference } from './payment-reference.ts';
import type { PaymentRun, PaymentRunIn, RunPart } from './payment-run.ts';
import { runParts } from './payment-run.ts';
import type { PieceOrder, PieceRail } from './piece-rail.ts';
import { writePieceReference } from './piece-reference.ts';
import { isPieceRail, splitIntoPieces } from './rails/pieces/index.ts';

type Line = RunPart['lines'][number];
type Closed = PaymentRunIn<'submitting'> | PaymentRunIn<'refusing'> | PaymentRunIn<'unclear'>;

/** A run's whole file, put together from its parts. */
export interface RunFile {
  readonly lines: readonly Line[];
  /** Payments of which nobody can read where they go; a file with such a line is not sent. */
  readonly unreadable: readonly Line[];
  /** A file of credits to a bank, or the pieces of every payment to a provider of codes. */
  readonly handOver: (rail: PaymentRail | PieceRail) => Promise<RailAnswer>;
}

export async function readRunFile(
  ports: { readonly records: RecordReader; readonly payeeSecret: string },
  run: Closed,
): Promise<RunFile> {
  const items = await ports.records.partition(keys.run(run.runId).pk, 'PART#');
  invariant(items.length === run.parts, `Run ${run.runId} has lost a part of its file`);
  const lines = items.flatMap((item) => runParts.parse(item).document.lines);
  const toPayees = isPieceRail(run.rail)
    ? new Map<string, Payee>()
    : await readPayees(ports, lines);
  const idempotencyKey = run.runId;
  return {
    lines,
    unreadable: isPieceRail(run.rail)
      ? []
      : lines.filter(({ applicationId }) => !toPayees.has(applicationId)),
    handOver: (rail) => {
      if ('order' in rail) {
        return rail.order({ idempotencyKey, orders: lines.flatMap((line) => ordersOf(run, line)) });
      }
      const credits = lines.map((line) => creditOf(line, toPayees.get(line.applicationId)));
      return rail.submit({ idempotencyKey, createdOn: localDate(run.collectedAt), credits });
    },
  };
}

/** The very pieces whose vouchers were written when the payment was collected. */
function ordersOf(
  { rail, runId }: Pick<PaymentRun, 'rail' | 'runId'>,
  { reference, amountPence }: Line,
): readonly PieceOrder[] {
  const payment = readPaymentReference(reference);
  invariant(payment !== undefined && isPieceRail(rail), `Run ${runId} orders no pieces`);
  return splitIntoPieces(rail, amountPence).map((pence, index) => ({
    reference: writePieceReference({ ...payment, piece: index + 1 }),
    amountPence: pence,
  }));
}

async function readPayees(
  { records, payeeSecret }: { readonly records: RecordReader; readonly payeeSecret: string },
  lines: readonly Line[],
): Promise<ReadonlyMap<string, Payee>> {
  const items = await records.getMany(lines.map((line) => keys.payee(line.applicationId)));
  return new Map(
    items.flatMap((item) => {
      const { document } = payees.parse(item);
      const payee = readPayee(document, payeeSecret);
      return payee === undefined ? [] : [[document.applicationId, payee] as const];
    }),
  );
}

function creditOf(
  { applicationId, reference, amountPence }: Line,
  payee: Payee | undefined,
): RailCredit {
  invariant(payee !== undefined, `Application ${applicationId} has nowhere to be paid`);
  const { sortCode, accountNumber, nameOnAccount } = payee;
  return { reference, amountPence, sortCode, accountNumber, payeeName: nameOnAccount };
}
