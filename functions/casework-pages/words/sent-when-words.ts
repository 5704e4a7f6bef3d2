import type { GroupMessageKind, MessageKind, VisitMessageKind } from '#shared/messages/index.ts';

/** When each message goes out, for staff who are asked about one. */
const words: Readonly<Record<MessageKind | VisitMessageKind | GroupMessageKind, string>> = {
  'voucher-issued': 'A code or voucher was made for the family.',
  'voucher-reminder': 'The code has not been used, and its last day comes nearer.',
  'voucher-expired': 'The code ran out before it was used.',
  'voucher-cancelled': 'The code was stopped, and nothing of the payment goes on.',
  'voucher-stopped': 'One of several codes was stopped; the others go on.',
  'payment-returned': 'The bank sent the payment back.',
  'contact-reminder': 'The family has not typed in the code that shows that we reach it.',
  'application-saved': 'Somebody saves the form to carry on later.',
  'return-code': 'Somebody comes back to a saved form, or looks at their application.',
  'group-code': 'Somebody of a group signs in.',
  'group-invited': 'Somebody of the group asks another to help with the application.',
  'group-confirm': 'The application was sent to its two contacts to be confirmed.',
  'group-submitted': 'Both contacts have confirmed the application.',
  'group-offer': 'An award was confirmed by a second member of staff.',
  'group-accept': 'The group has said which account to pay: its two contacts accept.',
  'group-offer-ending': 'An offer ends soon, and not both have accepted it.',
  'group-accepted': 'Both contacts have accepted.',
  'group-offer-over': 'An offer was declined, withdrawn, or its last day went by.',
  'group-refused': 'A no was confirmed by a second member of staff.',
  'group-stopped': 'Two of staff stopped the grant.',
  'group-account':
    'Somebody of the group gave another account: its two contacts say whether it is theirs.',
  'group-account-news': 'Something became of that account.',
  'group-payment-returned': 'The bank sent a payment of the grant back.',
  'group-report': 'A report is due, late, was sent, or was answered.',
  'group-change-news': 'Something became of a change that the group asked for.',
  'group-repayment': 'Money of the grant is to come back, is late, came, or is let go.',
};

export function sentWhen(kind: MessageKind | VisitMessageKind | GroupMessageKind): string {
  return words[kind];
}
