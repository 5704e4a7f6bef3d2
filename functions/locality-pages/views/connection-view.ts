import {
  clockColour,
  connectionReasonInWords,
  isOpenConnection,
  type ConnectionRequest,
  type OpenConnectionRequest,
} from '#shared/family-connect/index.ts';
import { daysBetween, unreachable, type Instant } from '#shared/kernel/index.ts';
import { localityInWords } from '#shared/staff-web/index.ts';

import {
  agreedHowInWords,
  answersInWords,
  bestTimeInWords,
  spokenLanguage,
} from '../words/connection-words.ts';
import { layerInWords } from '../words/cass-words.ts';

/** A rule for reaching a family; what is not safe must be seen before the number is. */
export interface ContactRule {
  readonly text: string;
  readonly safe: boolean;
}

/** One request as a locality team sees it: the clock, how to reach the family safely, and what they want. */
export function connectionView(request: OpenConnectionRequest, now: Instant) {
  const { contact, reasons } = request;
  return {
    id: request.connectionRequestId,
    name: request.fullName,
    receivedAt: request.receivedAt,
    clock: clockView(request.receivedAt, now),
    rules: contactRules(contact),
    bestTime: bestTimeInWords(contact.bestTime),
    phone: contact.phone,
    phoneHref: contact.phone?.replace(/[^\d+]/g, ''),
    email: contact.email,
    language: spokenLanguage(request.language),
    interpreterNeeded: request.interpreterNeeded,
    household: householdInWords(request),
    reasons: reasons.map(connectionReasonInWords),
    mayBeMachine: request.mayBeMachine === true,
    abuse: reasons.includes('domestic-abuse'),
    ownWords: request.ownWords,
    referrer: request.referrer && {
      ...request.referrer,
      agreedHow: agreedHowInWords(request.consent.agreedHow),
    },
    cameFrom: cameFrom(request),
    layer: request.layer && layerInWords(request.layer),
    more: answersInWords(request.form?.answers ?? {}),
  };
}

/** The team that sent it on last, and when. */
function cameFrom({ bounces = [] }: OpenConnectionRequest) {
  const last = bounces.at(-1);
  if (last === undefined) return undefined;
  return { name: localityInWords(last.from), at: last.at };
}

function contactRules(contact: OpenConnectionRequest['contact']): readonly ContactRule[] {
  if (contact.phone === undefined) return [];
  return [
    contact.safeToText
      ? { text: 'Text messages are safe', safe: true }
      : { text: 'Do not text', safe: false },
    contact.safeToLeaveVoicemail
      ? { text: 'Voicemail is safe', safe: true }
      : { text: 'Do not leave a voicemail', safe: false },
  ];
}

/** Seven days from the request to a worker, amber from the fourth. */
function clockView(receivedAt: Instant, now: Instant) {
  const days = Math.floor(daysBetween(receivedAt, now));
  const waited = days < 1 ? 'Today' : `${days} ${days === 1 ? 'day' : 'days'}`;
  const colour = clockColour(receivedAt, now);
  switch (colour) {
    case 'red':
      return { waited, colour, words: 'Past the 7 days' };
    case 'amber':
      return { waited, colour, words: 'Due soon' };
    case 'green':
      return { waited, colour, words: 'In time' };
    default:
      return unreachable(colour);
  }
}

function householdInWords({ adults, children }: OpenConnectionRequest): string {
  const grown = `${adults} ${adults === 1 ? 'adult' : 'adults'}`;
  if (children === 0) return grown;
  return `${grown}, ${children} ${children === 1 ? 'child' : 'children'}`;
}

/** Since when it stands in the case-management system, which took it by itself or out of a file. */
export function inCaseSystemSince(request: ConnectionRequest): string | undefined {
  if (!isOpenConnection(request)) return undefined;
  return request.caseSystem?.at ?? request.handOff?.arrivedAt;
}
