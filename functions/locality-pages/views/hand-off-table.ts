import {
  connectionReasonInWords,
  type OpenConnectionRequest,
} from '#shared/family-connect/index.ts';
import type { DataTable } from '#shared/web/index.ts';

import { layerInWords } from '../words/cass-words.ts';
import {
  agreedHowInWords,
  answersInWords,
  bestTimeInWords,
  spokenLanguage,
} from '../words/connection-words.ts';

const columns = [
  ['reference', 'Reference'],
  ['asked_at', 'Asked at'],
  ['worker', 'Worker'],
  ['given_at', 'Given to the worker at'],
  ['do_not_text', 'Do not text'],
  ['do_not_leave_voicemail', 'Do not leave a voicemail'],
  ['ask_first_if_safe', 'Domestic abuse: ask if safe to talk'],
  ['interpreter_needed', 'Interpreter needed'],
  ['language', 'Language'],
  ['name', 'Name'],
  ['telephone', 'Telephone'],
  ['email', 'Email'],
  ['best_time', 'Best time'],
  ['adults', 'Adults'],
  ['children', 'Children'],
  ['reasons', 'Wants help with'],
  ['layer', 'How much help'],
  ['own_words', 'In their words'],
  ['more', 'More from the form'],
  ['asked_for_by', 'Asked for by'],
  ['consent', 'Agreed to'],
] as const;

/**
 * The families of a hand-off as the case-management system reads them, a row each. The rules for reaching them
 * stand before the number; a column never changes its name, because programs of others read it.
 */
export function handOffTable(requests: readonly OpenConnectionRequest[]): DataTable {
  return {
    name: 'Families',
    columns: columns.map(([name, heading]) => ({ name, heading, kind: 'text' })),
    rows: requests.map(rowOf),
  };
}

function rowOf(request: OpenConnectionRequest): readonly string[] {
  const { contact, consent, referrer, reasons } = request;
  return [
    request.connectionRequestId,
    request.receivedAt,
    ...workerOf(request),
    yes(!contact.safeToText),
    yes(!contact.safeToLeaveVoicemail),
    yes(reasons.includes('domestic-abuse')),
    yes(request.interpreterNeeded),
    spokenLanguage(request.language),
    request.fullName,
    contact.phone ?? '',
    contact.email ?? '',
    bestTimeInWords(contact.bestTime),
    String(request.adults),
    String(request.children),
    reasons.map(connectionReasonInWords).join('; '),
    request.layer === undefined ? '' : layerInWords(request.layer),
    request.ownWords,
    answersInWords(request.form?.answers ?? {})
      .map(({ name, text }) => `${name}: ${text}`)
      .join('; '),
    referrer === undefined
      ? ''
      : [
          ...[referrer.fullName, referrer.role, referrer.organisation, referrer.phone],
          ...[referrer.email, `agreed ${agreedHowInWords(consent.agreedHow) ?? ''}`.trim()],
        ].join(', '),
    `${consent.textVersion}, ${consent.givenAt}, ${consent.channel}`,
  ];
}

/** Who has the family, and since when. */
function workerOf(request: OpenConnectionRequest): readonly string[] {
  if (request.state === 'received') return ['', ''];
  return [request.allocatedTo ?? '', request.allocatedAt ?? ''];
}

const yes = (holds: boolean): string => (holds ? 'yes' : 'no');
