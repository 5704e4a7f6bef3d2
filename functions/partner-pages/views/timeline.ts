import { inStoryOrder, type DomainEvent } from '#shared/events/index.ts';

export interface Moment {
  readonly text: string;
  readonly at: string;
}

/** What happened to an application, as its partner may know it: states and days, nothing else. */
export function timelineOf(history: readonly DomainEvent[]): readonly Moment[] {
  const moments = inStoryOrder(history).flatMap(({ at, body }) => {
    const text = momentWords(body.type);
    return text === undefined ? [] : [{ text, at }];
  });
  // Looked at twice is still "being looked at".
  return moments.filter(({ text }, index) => moments.at(index - 1)?.text !== text || index === 0);
}

function momentWords(type: DomainEvent['body']['type']): string | undefined {
  switch (type) {
    case 'application-submitted':
      return 'Received';
    case 'eligibility-assessed':
    case 'duplicate-suspected':
      return 'Being looked at by a person';
    case 'award-approved':
      return 'Yes';
    case 'application-declined':
      return 'No';
    case 'decision-challenged':
      return 'The family says that the “no” is wrong';
    case 'decision-stands':
      return 'Looked at again: it stays a “no”';
    case 'application-reopened':
      return 'Looked at again: it is open once more';
    case 'application-withdrawn':
      return 'Taken back by the family';
    case 'payment-submitted':
      return 'Payment sent';
    case 'payment-settled':
      return 'Paid';
    case 'payment-rejected':
    case 'payment-returned':
      return 'The payment came back';
    case 'payee-changed':
      return 'The family gave other details to be paid';
    case 'voucher-issued':
      return 'A code was made and sent to the family';
    case 'voucher-redeemed':
      return 'A code was used';
    case 'voucher-expired':
      return 'A code ran out';
    default:
      return undefined;
  }
}
