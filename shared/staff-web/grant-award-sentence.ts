import type { EventBody, EventOf } from '#shared/events/index.ts';
import { formatPounds, unreachable } from '#shared/kernel/index.ts';
import { formatsFor } from '#shared/languages/index.ts';

/** What becomes of a community group's application for a grant. */
const types = [
  'grant-award-proposed',
  'grant-refusal-proposed',
  'grant-proposal-withdrawn',
  'grant-offered',
  'grant-refused',
  'grant-account-given',
  'grant-acceptance-sent',
  'grant-acceptance-asked-again',
  'grant-acceptance-given',
  'grant-offer-ending',
  'grant-accepted',
  'grant-other-account-given',
  'grant-other-account-asked-again',
  'grant-other-account-confirmed',
  'grant-other-account-not-used',
  'grant-other-account-taken-over',
  'grant-account-changed',
  'grant-report-saved',
  'grant-report-sent',
  'grant-report-more-asked',
  'grant-report-accepted',
  'grant-report-reminded',
  'grant-reported',
  'grant-change-asked',
  'grant-change-taken-back',
  'grant-change-agreed-by-one',
  'grant-change-agreed',
  'grant-change-refused',
  'grant-open-data-signed',
  'grant-open-data-taken-out',
  'grant-declined',
  'grant-lapsed',
  'grant-offer-withdrawn',
] as const;
export type AboutGrantAward = EventOf<(typeof types)[number]>;

export function isAboutGrantAward(event: EventBody): event is AboutGrantAward {
  return types.some((type) => type === event.type);
}

const { day } = formatsFor('en');

export function grantAwardSentence(event: AboutGrantAward): string {
  switch (event.type) {
    case 'grant-award-proposed':
      return `An award of ${formatPounds(event.amountPence)} was proposed. Somebody else has to confirm it.`;
    case 'grant-refusal-proposed':
      return 'It was proposed to give no grant. Somebody else has to confirm it.';
    case 'grant-proposal-withdrawn':
      return event.proposed === 'award'
        ? 'The proposed award was withdrawn. The group heard nothing of it.'
        : 'The proposal to give no grant was withdrawn. The group heard nothing of it.';
    case 'grant-offered':
      return `The award of ${formatPounds(event.amountPence)} was confirmed and offered to the group, to accept by ${day(event.acceptBy)}.`;
    case 'grant-refused':
      return 'It was confirmed that there is no grant, and the group was told why.';
    case 'grant-account-given':
      return `The group said which account to pay${event.revision === 1 ? '' : ', once more'}.${event.voidedAcceptances === 0 ? '' : ' The acceptance there was does not count any more: it was with another account.'}`;
    case 'grant-acceptance-sent':
      return 'The group sent its two contacts the offer to accept. Both have to.';
    case 'grant-acceptance-asked-again':
      return `${contactInWords(event.contact)} was asked again to accept.`;
    case 'grant-acceptance-given':
      return `${contactInWords(event.contact)} accepted the offer. The other has to accept it too.`;
    case 'grant-offer-ending':
      return `The group was told that the offer ends on ${day(event.acceptBy)}.`;
    case 'grant-accepted':
      return `${contactInWords(event.contact)} accepted it too, so the grant of ${formatPounds(event.amountPence)} is accepted.`;
    case 'grant-other-account-given':
      return 'The group gave another account. Both contacts were asked whether it is theirs.';
    case 'grant-other-account-asked-again':
      return `${contactInWords(event.contact)} was asked again about the other account.`;
    case 'grant-other-account-confirmed':
      return event.byBoth
        ? `${contactInWords(event.contact)} confirmed the other account too, so it can be taken over.`
        : `${contactInWords(event.contact)} confirmed the other account. The other contact has to confirm it too.`;
    case 'grant-other-account-not-used':
      return 'The other account is not used.';
    case 'grant-other-account-taken-over':
      return 'The other account was taken over.';
    case 'grant-account-changed':
      return 'The grant is paid into another account from here on. What was approved for the one before is void.';
    case 'grant-report-saved':
      return 'The group wrote on its report.';
    case 'grant-report-sent':
      return 'The group sent its report.';
    case 'grant-report-more-asked':
      return 'The report went back to the group with a question.';
    case 'grant-report-accepted':
      return 'The report was accepted.';
    case 'grant-report-reminded':
      return event.which === 'soon'
        ? 'The group was told that its report is due soon.'
        : 'The group was told that its report is late.';
    case 'grant-reported':
      return `The grant of ${formatPounds(event.amountPence)} is reported, and what it reached is public.`;
    case 'grant-change-asked':
      return 'The group asked to change something of its grant.';
    case 'grant-change-taken-back':
      return 'The group took back what it had asked to change.';
    case 'grant-change-agreed-by-one':
      return 'The change was agreed by one of us. Money moves between lines, so somebody else has to agree too.';
    case 'grant-change-agreed':
      return `The change was agreed: amendment ${event.amendment}. The group was told.`;
    case 'grant-change-refused':
      return 'The change was not agreed, and the group was told why.';
    case 'grant-open-data-signed':
      return 'Its record was signed, and is open data.';
    case 'grant-open-data-taken-out':
      return 'Its record was taken out of the open data.';
    case 'grant-declined':
      return `The group declined the offer of ${formatPounds(event.amountPence)}.`;
    case 'grant-lapsed':
      return `The offer of ${formatPounds(event.amountPence)} was not accepted in time, so it ended.`;
    case 'grant-offer-withdrawn':
      return `The offer of ${formatPounds(event.amountPence)} was withdrawn.`;
    default:
      return unreachable(event);
  }
}

function contactInWords(contact: 1 | 2): string {
  return contact === 1 ? 'The first contact' : 'The second contact';
}
