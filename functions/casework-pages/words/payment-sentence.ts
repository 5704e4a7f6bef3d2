import { formatPounds, unreachable } from '#shared/kernel/index.ts';
import type { Payment } from '#shared/payments/index.ts';
import { returnReasonInWords } from '#shared/staff-web/index.ts';
import { formatDay } from '#shared/web/index.ts';

/** Where a payment is, in words. */
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
      return `${amount} was sent to the bank on ${formatDay(payment.submittedAt)}.`;
    case 'settled':
      return `${amount} was paid into the account on ${formatDay(payment.settledAt)}.`;
    case 'rejected':
      if (payment.returnReasonCode === 'not-taken') {
        return `${amount} was not paid: the bank or provider never took run ${payment.runId}. The money is back in its envelope.`;
      }
      return `The bank refused ${amount} on ${formatDay(payment.rejectedAt)}. ${returnReasonInWords(payment.returnReasonCode)} The money is back in its envelope.`;
    case 'returned':
      return `${amount} came back on ${formatDay(payment.returnedAt)}${payment.settledAt === undefined ? '' : ' after it had arrived'}. ${returnReasonInWords(payment.returnReasonCode)} The money is back in its envelope.`;
    default:
      return unreachable(payment);
  }
}

export const paymentStateWords: Readonly<Record<Payment['state'], { text: string; tone: string }>> =
  {
    ready: { text: 'Ready', tone: 'yellow' },
    held: { text: 'Held', tone: 'yellow' },
    void: { text: 'Void', tone: 'grey' },
    submitted: { text: 'With the bank', tone: 'blue' },
    settled: { text: 'Paid', tone: 'green' },
    rejected: { text: 'Refused by the bank', tone: 'red' },
    returned: { text: 'Came back', tone: 'red' },
  };
