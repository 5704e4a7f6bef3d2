import { formatPounds, unreachable } from '#shared/kernel/index.ts';
import {
  isPieceRail,
  type Payment,
  type PaymentIn,
  type PieceRailName,
} from '#shared/payments/index.ts';
import { returnReasonInWords } from '#shared/staff-web/index.ts';
import { formatDay } from '#shared/web/index.ts';

/** Where a payment is, in words: an account has what a bank was sent, a family the codes it was ordered as. */
export function paymentSentence(payment: Payment): string {
  const amount = formatPounds(payment.amountPence);
  switch (payment.state) {
    case 'ready':
      return `${amount} is ready and goes out with the next payment run.`;
    case 'held':
      return `${amount} is held since ${formatDay(payment.heldAt)} and goes out once somebody lifts the hold.`;
    case 'void':
      return `${amount} was made void on ${formatDay(payment.voidedAt)}, before it was sent. The money is back in its envelope.`;
    case 'submitted':
      return submittedSentence(payment);
    case 'settled':
      return isPieceRail(payment.rail)
        ? `${amount} was redeemed in ${piecesWords[payment.rail]}, the last on ${formatDay(payment.settledAt)}.`
        : `${amount} was paid into the account on ${formatDay(payment.settledAt)}.`;
    case 'rejected':
      if (payment.returnReasonCode === 'not-taken') {
        const whose = isPieceRail(payment.rail) ? 'provider' : 'bank';
        return `${amount} was not paid: the ${whose} never took run ${payment.runId}. The money is back in its envelope.`;
      }
      return `The bank refused ${amount} on ${formatDay(payment.rejectedAt)}. ${returnReasonInWords(payment.returnReasonCode)} The money is back in its envelope.`;
    case 'returned':
      return returnedSentence(payment);
    default:
      return unreachable(payment);
  }
}

const piecesWords: Readonly<Record<PieceRailName, string>> = {
  'cash-out': 'cash-out codes',
  'supermarket-voucher': 'supermarket vouchers',
  'fuel-voucher': 'fuel vouchers',
};

function submittedSentence({
  rail,
  amountPence,
  submittedAt,
  pieces,
}: PaymentIn<'submitted'>): string {
  const amount = formatPounds(amountPence);
  if (!isPieceRail(rail)) return `${amount} was sent to the bank on ${formatDay(submittedAt)}.`;
  const so = [
    ...(pieces === undefined || pieces.paidPence === 0
      ? []
      : [`${formatPounds(pieces.paidPence)} was redeemed`]),
    ...(pieces === undefined || pieces.backPence === 0
      ? []
      : [`${formatPounds(pieces.backPence)} came back to its envelope`]),
  ];
  const ordered = `${amount} was ordered as ${piecesWords[rail]} on ${formatDay(submittedAt)}.`;
  return so.length === 0 ? ordered : `${ordered} Of it ${so.join(' and ')} so far.`;
}

function returnedSentence(payment: PaymentIn<'returned'>): string {
  const { amountPence, pieces, returnedAt, settledAt, returnReasonCode } = payment;
  const back =
    pieces === undefined || pieces.backPence === amountPence
      ? formatPounds(amountPence)
      : `${formatPounds(pieces.backPence)} of ${formatPounds(amountPence)}`;
  return `${back} came back on ${formatDay(returnedAt)}${settledAt === undefined ? '' : ' after it had arrived'}. ${returnReasonInWords(returnReasonCode)} The money is back in its envelope.`;
}

interface StateTag {
  readonly text: string;
  readonly tone: string;
}

/** The state of a payment in two or three words, true for its rail. */
export function paymentTag({ state, rail }: Pick<Payment, 'state' | 'rail'>): StateTag {
  return (isPieceRail(rail) ? stateWordsInPieces[state] : undefined) ?? stateWords[state];
}

const stateWords: Readonly<Record<Payment['state'], StateTag>> = {
  ready: { text: 'Ready', tone: 'yellow' },
  held: { text: 'Held', tone: 'yellow' },
  void: { text: 'Void', tone: 'grey' },
  submitted: { text: 'With the bank', tone: 'blue' },
  settled: { text: 'Paid', tone: 'green' },
  rejected: { text: 'Refused by the bank', tone: 'red' },
  returned: { text: 'Came back', tone: 'red' },
};

const stateWordsInPieces: Readonly<Partial<Record<Payment['state'], StateTag>>> = {
  submitted: { text: 'In codes', tone: 'blue' },
  settled: { text: 'Redeemed', tone: 'green' },
  rejected: { text: 'Never ordered', tone: 'red' },
};
