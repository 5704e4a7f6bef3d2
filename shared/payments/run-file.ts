import { invariant, localDate } from '#shared/kernel/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

import type { PaymentRail, RailAnswer, RailCredit } from './payment-rail.ts';
import { readPaymentReference } from './payment-reference.ts';
import type { PaymentRun, PaymentRunIn, RunPart } from './payment-run.ts';
import { runParts } from './payment-run.ts';
import type { PieceOrder, PieceRail } from './piece-rail.ts';
import { writePieceReference } from './piece-reference.ts';
import { isPieceRail, splitIntoPieces } from './rails/pieces/index.ts';
import { readRunAccounts, type RunAccount, type RunAccounts } from './run-accounts.ts';

type Line = RunPart['lines'][number];
type Closed = PaymentRunIn<'submitting'> | PaymentRunIn<'refusing'> | PaymentRunIn<'unclear'>;

/** A run's whole file, put together from its parts. */
export interface RunFile {
  readonly lines: readonly Line[];
  /** Payments of which nobody could read where they go; a file with such a line is not sent. */
  readonly unreadable: readonly Line[];
  /** A file of credits to a bank, or the pieces of every payment to a provider of codes. */
  readonly handOver: (rail: PaymentRail | PieceRail) => Promise<RailAnswer>;
}

/**
 * The file that a run is, the same however often it is read: amounts and references from its parts,
 * accounts, our own among them, as they were when it was collected, its day from when that ended.
 */
export async function readRunFile(
  ports: { readonly records: RecordReader; readonly payeeSecret: string },
  run: Closed,
): Promise<RunFile> {
  const isOrdered = isPieceRail(run.rail);
  const [items, accounts] = await Promise.all([
    ports.records.partition(keys.run(run.runId).pk, 'PART#'),
    isOrdered ? noAccounts : readRunAccounts(ports, run.runId),
  ]);
  invariant(items.length === run.parts, `Run ${run.runId} has lost a part of its file`);
  const lines = items.flatMap((item) => runParts.parse(item).document.lines);
  const idempotencyKey = run.runId;
  return {
    lines,
    unreadable: isOrdered ? [] : lines.filter(({ reference }) => !accounts.payees.has(reference)),
    handOver: (rail) => {
      if ('order' in rail) {
        return rail.order({ idempotencyKey, orders: lines.flatMap((line) => ordersOf(run, line)) });
      }
      const { originator, payees } = accounts;
      invariant(originator !== undefined, `Run ${run.runId} has nobody who pays`);
      const credits = lines.map((line) => creditOf(line, payees.get(line.reference)));
      const createdOn = localDate(run.collectedAt);
      return rail.submit({ idempotencyKey, createdOn, originator, credits });
    },
  };
}

/** Codes and vouchers are ordered by reference and amount alone. */
const noAccounts: RunAccounts = { originator: undefined, payees: new Map() };

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

function creditOf({ reference, amountPence }: Line, account: RunAccount | undefined): RailCredit {
  invariant(account !== undefined, `${reference} has nowhere to be paid`);
  const { sortCode, accountNumber, payeeName } = account;
  return { reference, amountPence, sortCode, accountNumber, payeeName };
}
