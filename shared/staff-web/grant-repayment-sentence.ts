import type { EventBody, EventOf } from '#shared/events/index.ts';
import { formatPounds, unreachable } from '#shared/kernel/index.ts';
import { formatsFor } from '#shared/languages/index.ts';

/** What a community group gives back of its grant. */
const types = [
  'grant-repayment-proposed',
  'grant-repayment-declined',
  'grant-repayment-asked',
  'grant-repayment-received',
  'grant-repayment-waived',
  'grant-repayment-reminded',
] as const;
export type AboutGrantRepayment = EventOf<(typeof types)[number]>;

export function isAboutGrantRepayment(event: EventBody): event is AboutGrantRepayment {
  return types.some((type) => type === event.type);
}

const { day } = formatsFor('en');

export function grantRepaymentSentence(event: AboutGrantRepayment): string {
  const amount = formatPounds(event.amountPence);
  switch (event.type) {
    case 'grant-repayment-proposed':
      return event.what === 'demand'
        ? `It was proposed to ask the group for ${amount} back. Somebody else has to confirm it.`
        : `It was proposed to let ${amount} go that the group was asked for. Somebody else has to confirm it.`;
    case 'grant-repayment-declined':
      return event.what === 'demand'
        ? `The proposal to ask for ${amount} back was declined. The group heard nothing of it.`
        : `The proposal to let ${amount} go was declined. The group heard nothing of it.`;
    case 'grant-repayment-asked':
      return `The group was asked to give back ${amount} by ${day(event.dueOn)}.`;
    case 'grant-repayment-received':
      return `The group gave back ${amount}. The round can award it again.`;
    case 'grant-repayment-waived':
      return `The group need not give back ${amount} any more.`;
    case 'grant-repayment-reminded':
      return `The group was reminded of ${amount} that should have come back.`;
    default:
      return unreachable(event);
  }
}
