import { collectMoves, readEnvelopes } from '#shared/budget/index.ts';
import { roundEnvelopeId } from '#shared/grant-awards/index.ts';
import {
  Defect,
  done,
  localMonth,
  refused,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { paymentIdOf } from '#shared/ledger/index.ts';
import {
  givenBackByGroup,
  isDifference,
  keepMonthBook,
  monthBefore,
  readBookedMonth,
  repaidLines,
  type MonthLine,
} from '#shared/reconciliation/index.ts';
import type { RecordReader } from '#shared/records/index.ts';

import { changeRepayment, type NoSuchGrant, type RepaymentPorts } from './change-repayment.ts';
import {
  aboutRepayment,
  repaidByInstalment,
  sumsOf,
  type GrantRepayment,
  type RepaymentReceipt,
} from './grant-repayment.ts';
import type { MoneyOfGrant } from './money-of-grant.ts';

export interface TakeMoneyBack {
  readonly grantApplicationId: string;
  /** The line of the bank, in the books of this month. */
  readonly month: string;
  readonly lineId: string;
  readonly staffId: string;
}

export type TakeMoneyBackRefusal =
  | NoSuchGrant
  /** It is no difference any more, or money that left. */
  | { readonly kind: 'not-open' }
  | { readonly kind: 'month-closed' }
  /** Two people have explained it, or one has and waits for another. */
  | { readonly kind: 'explained' }
  /** Its month is over for longer than the books of two months are read together. */
  | { readonly kind: 'too-old' }
  /** More than the group was paid and has not given back. */
  | { readonly kind: 'too-much'; readonly mostPence: number };

/**
 * Records that a line of the bank is what a group gave back: it is off the grant and free to be awarded in its
 * round again, in one commit with the line. A line is taken once, whoever asks for it. Money that nobody asked
 * for is taken too; more than the group was paid is refused, and is somebody else's or a mistake.
 */
export function createTakeMoneyBack(ports: RepaymentPorts) {
  return function takeMoneyBack(
    asked: TakeMoneyBack,
  ): Promise<Result<'taken', TakeMoneyBackRefusal>> {
    const { grantApplicationId, staffId, month, lineId } = asked;
    return changeRepayment<'taken', TakeMoneyBackRefusal>(
      ports,
      { grantApplicationId, actor: { kind: 'staff', id: staffId } },
      async (money, at) => {
        const { repayment } = money;
        if (repayment.receipts.some((receipt) => receipt.lineId === lineId)) {
          return done({ answer: 'taken' });
        }
        const found = await openLine(ports.records, asked, localMonth(at));
        if (!found.ok) return found;
        const { line, heldBook } = found.value;
        const { amountPence, bookedOn } = line.line;
        const mostPence = money.paidPence - sumsOf(repayment).receivedPence;
        if (amountPence > mostPence) return refused({ kind: 'too-much', mostPence });
        const recorded = { recordedBy: staffId, recordedAt: at };
        const receipt: RepaymentReceipt = {
          ...{ lineId, month, bookedOn, amountPence, ...recorded },
          parts: partsOf(money, amountPence),
        };
        return done({
          answer: 'taken',
          next: { ...repayment, receipts: [...repayment.receipts, receipt] },
          body: {
            type: 'grant-repayment-received',
            ...{ ...aboutRepayment(repayment), amountPence, lineId },
          },
          also: [
            repaidLines.create({
              ...{ month, lineId, bookedOn, amountPence, grantApplicationId, ...recorded },
            }),
            heldBook,
            ...(await movesOf(ports.records, repayment, receipt)),
          ],
        });
      },
    );
  };
}

/** The line, with the book of its month held still: it cannot close on the line as it was. */
async function openLine(
  records: RecordReader,
  { month, lineId }: TakeMoneyBack,
  thisMonth: string,
): Promise<Result<{ readonly line: MonthLine; readonly heldBook: Write }, TakeMoneyBackRefusal>> {
  if (month < monthBefore(thisMonth)) return refused({ kind: 'too-old' });
  const { book, lines } = await readBookedMonth(records, 'bank', month);
  if (book.document.state === 'closed') return refused({ kind: 'month-closed' });
  const line = lines.find((each) => each.lineId === lineId);
  if (line === undefined || line.line.amountPence <= 0) return refused({ kind: 'not-open' });
  const { state } = line.settlement ?? { state: 'declined' };
  if (state !== 'declined') return refused({ kind: 'explained' });
  return isDifference(line.outcome)
    ? done({ line, heldBook: keepMonthBook(book.document, book.version) })
    : refused({ kind: 'not-open' });
}

/** Off the instalment that was paid last first, as far as something of it is left. */
function partsOf(
  { paid, repayment }: MoneyOfGrant,
  amountPence: number,
): RepaymentReceipt['parts'] {
  const before = repaidByInstalment(repayment);
  let left = amountPence;
  return paid.flatMap(({ instalment, amountPence: paidPence }) => {
    const part = Math.min(left, paidPence - (before.get(instalment) ?? 0));
    left -= part;
    return part > 0 ? [{ instalment, amountPence: part }] : [];
  });
}

async function movesOf(
  records: RecordReader,
  { grantApplicationId, roundId }: GrantRepayment,
  { parts, recordedAt: at, recordedBy, lineId }: RepaymentReceipt,
): Promise<readonly Write[]> {
  const envelopeId = roundEnvelopeId(roundId);
  const cause = `${givenBackByGroup} ${grantApplicationId}, line ${lineId}, by staff ${recordedBy}`;
  const moves = collectMoves(await readEnvelopes(records, [envelopeId]), { at, cause });
  for (const { instalment, amountPence } of parts) {
    const paymentId = paymentIdOf(grantApplicationId, instalment);
    const way = { from: 'paid', to: 'available', amountPence, paymentId } as const;
    if (!moves.move(envelopeId, way).ok) {
      throw new Defect(`Envelope ${envelopeId} does not hold what ${grantApplicationId} was paid`);
    }
  }
  return moves.writes();
}
