import { formatPounds, showReference, sumPence, unreachable } from '#shared/kernel/index.ts';
import {
  isPieceRail,
  wasSent,
  type Payment,
  type PaymentRun,
  type Voucher,
} from '#shared/payments/index.ts';
import { railInWords, returnReasonInWords, whosePayment } from '#shared/staff-web/index.ts';

/** A run as a line of the list. */
export function runRow(run: PaymentRun) {
  return {
    runId: run.runId,
    href: `/staff/payment-runs/${run.runId}`,
    rail: railInWords(run.rail),
    startedAt: run.startedAt,
    startedBy: run.startedBy,
    state: runTag(run),
    count: run.state === 'empty' ? 0 : run.count,
    totalPence: run.state === 'empty' ? 0 : run.totalPence,
  };
}

/** The state of a run in few words, true for its rail: codes are ordered from a provider. */
function runTag({ state, rail }: PaymentRun): { text: string; tone: string } {
  const { text, tone } = runStateWords[state];
  return { text: keeperInWords(text, rail), tone };
}

/** Words about a run that name the bank, true for its rail: codes and vouchers come from a provider. */
export function keeperInWords(text: string, rail: PaymentRun['rail']): string {
  return isPieceRail(rail) ? text.replace(/\b(the|The) bank\b/g, '$1 provider') : text;
}

const runStateWords: Readonly<Record<PaymentRun['state'], { text: string; tone: string }>> = {
  collecting: { text: 'Collecting', tone: 'yellow' },
  submitting: { text: 'Going to the bank', tone: 'yellow' },
  acknowledged: { text: 'With the bank', tone: 'green' },
  refusing: { text: 'Refused, asked again', tone: 'yellow' },
  releasing: { text: 'Refused, coming back', tone: 'red' },
  refused: { text: 'Refused', tone: 'red' },
  unclear: { text: 'Unclear', tone: 'red' },
  cancelling: { text: 'Cancelled, coming back', tone: 'red' },
  cancelled: { text: 'Cancelled', tone: 'grey' },
  empty: { text: 'Nothing to send', tone: 'grey' },
};

/** What the state of a run means for whoever waits for it. */
export function runSentence(run: PaymentRun): string {
  const whose = isPieceRail(run.rail) ? 'provider' : 'bank';
  switch (run.state) {
    case 'collecting':
      return 'Payments that were ready when the run was started are being collected. Look again in a minute.';
    case 'submitting':
      return `The file is closed and is being sent. It is sent again until the ${whose} takes it, and the ${whose} takes it once.`;
    case 'acknowledged':
      return `The ${whose} took the file as submission ${run.submissionId}.`;
    case 'refusing':
      return `The ${whose} refused the file: ${run.reasons.join('; ')}. It is asked once more, an hour after the file was last sent, before anything is released.`;
    case 'releasing':
      return `The ${whose} refused the file: ${run.reasons.join('; ')}. Its payments are coming back into a hold.`;
    case 'refused':
      return `The ${whose} refused the file: ${run.reasons.join('; ')}. Nothing of it was paid, and its payments are held until somebody has put that right.`;
    case 'unclear':
      return `The ${whose} said neither yes nor no, so nobody knows whether it has the file. Its payments are not sent again, and no money moves, until two people have found out.`;
    case 'cancelling':
      return `The ${whose} never took the file. Its payments are given back, and their cases can be approved again.`;
    case 'cancelled':
      return `The ${whose} never took the file, as two people found out. The money of its payments is back in its envelopes, and their cases can be approved again.`;
    case 'empty':
      return run.parts === undefined
        ? 'No payment was ready when the run was started, so no file was made.'
        : 'None of its payments could be made, so no file was sent. They are held.';
    default:
      return unreachable(run);
  }
}

const paymentStateWords = {
  submitted: 'With the bank',
  settled: 'Paid',
  rejected: 'Refused by the bank',
  returned: 'Came back',
};

const piecesStateWords: typeof paymentStateWords = {
  submitted: 'In codes',
  settled: 'Redeemed',
  rejected: 'Never ordered',
  returned: 'Came back',
};

/** Its rail told of it though it has no file: it ends by what becomes of it, and not with the run. */
const leftIn =
  'The bank or provider told of it, so it stayed in the run. Where a code never came, cancel it on the case.';

/** The payments of a run by state, with what has to be put right listed one by one. */
export function paymentsByState(
  found: readonly Payment[],
  { runId, rail, state: runState }: Pick<PaymentRun, 'runId' | 'rail' | 'state'>,
) {
  const gaveBack = runState === 'refused' || runState === 'cancelled';
  const inRun = found.filter(wasSent).filter((payment) => payment.runId === runId);
  const words = isPieceRail(rail) ? piecesStateWords : paymentStateWords;
  const states = ['submitted', 'settled', 'rejected', 'returned'] as const;
  return {
    states: states.map((state) => {
      const those = inRun.filter((payment) => payment.state === state);
      return {
        name: words[state],
        count: those.length,
        totalPence: sumPence(those.map((payment) => payment.amountPence)),
      };
    }),
    bounced: inRun.flatMap((payment) => {
      const isLeft = payment.state === 'submitted' && gaveBack;
      if (payment.state !== 'rejected' && payment.state !== 'returned' && !isLeft) return [];
      return [
        {
          href: whosePayment(payment),
          reference: showReference(payment.applicationId),
          amountPence: payment.amountPence,
          state: words[payment.state],
          why:
            'returnReasonCode' in payment ? returnReasonInWords(payment.returnReasonCode) : leftIn,
        },
      ];
    }),
  };
}

/** How many codes of a run never came, what they are worth, and that somebody must ask for them. */
export function missingInWords(missing: readonly Voucher[]): string {
  const worth = formatPounds(sumPence(missing.map(({ amountPence }) => amountPence)));
  return missing.length === 1
    ? `One code of it, worth ${worth}, never came. Its family waits until the provider is asked for it.`
    : `${missing.length} codes of it, worth ${worth}, never came. Their families wait until the provider is asked for them.`;
}
