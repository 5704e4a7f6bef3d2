import { formatPounds, unreachable } from '#shared/kernel/index.ts';
import type {
  NotReady,
  ProposeReturnRefusal,
  SignReturnRefusal,
} from '#shared/official-returns/index.ts';
import { formatMonth } from '#shared/web/index.ts';

/** What stands between a period and its return. */
export function notReadySentence(notReady: NotReady): string {
  return notReady.kind === 'months-open'
    ? `The books of ${monthsInWords(notReady.months)} are not closed, and what they say may still change. Close them first.`
    : `The figures come to ${formatPounds(Math.abs(notReady.differencePence))} ${notReady.differencePence > 0 ? 'more' : 'less'} than the ledger says was paid. Run npm run verify: it names the events that were not counted.`;
}

function monthsInWords(months: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(months.map(formatMonth));
}

export function returnRefusal(refusal: ProposeReturnRefusal | SignReturnRefusal): string {
  switch (refusal.kind) {
    case 'months-open':
    case 'does-not-tie':
      return notReadySentence(refusal);
    case 'proposed-already':
      return 'Somebody has proposed it already. It is signed or withdrawn first.';
    case 'signed-already':
      return 'It was signed with the same figures and costs. There is nothing new to sign.';
    case 'no-such-proposal':
      return 'What you read was withdrawn or signed meanwhile. Nothing was done.';
    case 'proposed-by-you':
      return 'You proposed this, so somebody else has to sign it.';
    case 'figures-changed':
      return 'Something is counted otherwise since it was proposed. Withdraw it, and propose it anew.';
    case 'changed-by-someone-else':
      return 'Somebody else did something at the same moment, so nothing was done. Look at it again.';
    default:
      return unreachable(refusal);
  }
}
