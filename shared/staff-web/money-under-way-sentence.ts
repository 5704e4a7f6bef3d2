import type { EventBody, EventOf } from '#shared/events/index.ts';
import { formatPounds, unreachable } from '#shared/kernel/index.ts';
import { holdCategories } from '#shared/payments/index.ts';

/** Events about money between its approval and its rail: the runs it goes in, and what keeps it. */
const types = [
  'payment-run-started',
  'payment-run-submitted',
  'payment-run-acknowledged',
  'payment-run-refused',
  'payment-run-released',
  'payment-run-unclear',
  'payment-run-asked-about',
  'run-finding-proposed',
  'run-finding-declined',
  'payment-run-cancelled',
  'payment-recalled',
  'payment-not-taken',
  'money-stopped',
  'money-let-go',
  'rail-breaker-changed',
  'hold-placed',
  'hold-lifted',
  'payment-held',
  'payment-freed',
] as const;
type MoneyUnderWay = EventOf<(typeof types)[number]>;

export function isMoneyUnderWay(event: EventBody): event is MoneyUnderWay {
  return types.some((type) => type === event.type);
}

export function moneyUnderWaySentence(event: MoneyUnderWay): string {
  switch (event.type) {
    case 'payment-run-started':
      return 'The run was started.';
    case 'payment-run-submitted':
      return `The file was closed with ${event.count} payments, ${formatPounds(event.totalPence)} in all.`;
    case 'payment-run-acknowledged':
      return `The bank took the file as submission ${event.submissionId}.`;
    case 'payment-run-refused':
      return `The bank or provider refused the file of ${event.count} payments, ${formatPounds(event.totalPence)} in all. It is asked once more before anything of it is released.`;
    case 'payment-run-released':
      return `Asked again, it still has nothing of the file. ${event.count} payments, ${formatPounds(event.totalPence)} in all, are held until somebody has put right why.`;
    case 'payment-run-unclear':
      return `The bank or provider said neither yes nor no to the file of ${event.count} payments, ${formatPounds(event.totalPence)} in all. It is not sent again until somebody asks.`;
    case 'payment-run-asked-about':
      return 'The bank or provider is asked again whether it has the file.';
    case 'run-finding-proposed':
      return `Found out: ${findingInWords(event.finding)}. Somebody else must confirm it.`;
    case 'run-finding-declined':
      return `What was found out was declined: ${findingInWords(event.finding)}.`;
    case 'payment-run-cancelled':
      return `Confirmed, as ${event.proposedBy} had found: ${findingInWords('not-taken')}. ${event.count} payments, ${formatPounds(event.totalPence)} in all, are given back and can be approved again.`;
    case 'payment-not-taken':
      return `The bank or provider never took run ${event.runId}, so the payment of ${formatPounds(event.amountPence)} was not made. The money is back in its envelope, and the payment can be approved again.`;
    case 'payment-recalled':
      return `Run ${event.runId} could not carry the payment of ${formatPounds(event.amountPence)}, so it was not made. It is held, its money set aside.`;
    case 'money-stopped':
      return `The ${event.scopeKind} ${event.scopeName} was stopped: nothing of it goes out.`;
    case 'money-let-go':
      return `The ${event.scopeKind} ${event.scopeName} was let go again.`;
    case 'rail-breaker-changed':
      return breakerSentence(event);
    case 'hold-placed':
      return `Held: ${holdCategoryInWords(event.holdCategory)}.`;
    case 'hold-lifted':
      return 'The hold was lifted.';
    case 'payment-held':
      return `The payment of ${formatPounds(event.amountPence)} is held: ${holdCategoryInWords(event.holdCategory)}. Its money stays set aside.`;
    case 'payment-freed':
      return event.heldStill
        ? 'A hold on the payment was lifted; another still holds it.'
        : `The payment of ${formatPounds(event.amountPence)} is no longer held and goes out with the next run.`;
    default:
      return unreachable(event);
  }
}

function findingInWords(finding: EventOf<'run-finding-proposed'>['finding']): string {
  return finding === 'taken'
    ? 'the bank or provider has the file'
    : 'the bank or provider does not have the file and never will';
}

function breakerSentence({ rail, to, failures }: EventOf<'rail-breaker-changed'>): string {
  switch (to) {
    case 'closed':
      return failures === 0
        ? `The provider of ${rail} answers.`
        : `The provider of ${rail} did not answer${failures === 1 ? '' : `, ${failures} times in a row`}.`;
    case 'open':
      return `The provider of ${rail} did not answer ${failures} times in a row: runs wait.`;
    case 'trying':
      return `One run is sent on ${rail} to see whether its provider answers again.`;
    default:
      return unreachable(to);
  }
}

/** `refused by the bank or provider`: why money waits, within a sentence. */
function holdCategoryInWords(category: string): string {
  const known = new Map<string, { readonly name: string }>(Object.entries(holdCategories));
  const name = known.get(category)?.name ?? category;
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
