import { internationalPhone, parsePounds } from '#shared/web/index.ts';

import { count, several, withItsZero, word, yesNo, type Row } from './cell-words.ts';
import { childrenColumns, poundsColumns } from './columns.ts';

/** Other words to tick on the page of lists need another name here. */
export const listDeclaration = 'partner-list-declaration-1';

/** A line as the form would be, for the schema to judge; what cannot be read is left for it to miss. */
export function formOfRow(row: Row): object {
  return {
    applyingAs: 'professional',
    residence: word(row('lives')),
    awardInLastYear: word(row('award in last year')),
    fullName: row('full name'),
    dateOfBirth: isoDay(row('date of birth')),
    home: homeOf(row),
    contact: contactOf(row),
    language: word(row('language')) ?? 'en',
    interpreterNeeded: yesNo(row('interpreter')),
    household: householdOf(row),
    housing: word(row('home')) === 'refuge' ? 'refuge' : word(row('housing')),
    reasons: several(row('reasons')),
    amountsPence: Object.fromEntries(
      poundsColumns.flatMap(({ category, name }) => {
        const text = row(name);
        return text === '' ? [] : [[category, parsePounds(text) ?? Number.NaN]];
      }),
    ),
    ...optional('meter', word(row('meter'))),
    benefits: several(row('benefits')),
    incomeBand: word(row('monthly income')),
    savingsBand: word(row('savings')),
    evidence: evidenceOf(row),
    payment: paymentOf(row),
    // Further help is a family's own wish, with its own consent: professionals ask for it at /connect.
    moreHelp: { wanted: false },
    declaration: { textVersion: listDeclaration, language: 'en' },
  };
}

function homeOf(row: Row): object {
  const kind = word(row('home')) ?? 'address';
  if (kind !== 'address') return { kind };
  const line2 = row('address line 2');
  return {
    ...{ kind, line1: row('address line 1'), postcode: row('postcode') },
    ...(line2 !== '' && { line2 }),
  };
}

/** How the family is reached safely. */
export function contactOf(row: Row): object {
  const phone = withItsZero(row('phone'));
  const email = row('email');
  return {
    ...(phone !== '' && { phone: internationalPhone(phone) }),
    ...(email !== '' && { email }),
    // What nobody said is safe is not.
    safeToText: yesNo(row('safe to text')),
    safeToLeaveVoicemail: yesNo(row('safe to leave voicemail')),
    bestTime: word(row('best time')) ?? 'any',
  };
}

function householdOf(row: Row): object {
  return {
    adults: count(row('adults')),
    adultsOver65: count(row('adults over 65')),
    children: Object.fromEntries(childrenColumns.map(([age, name]) => [age, count(row(name))])),
    pregnant: word(row('pregnant')) ?? 'prefer-not-to-say',
    disability: word(row('disability')) ?? 'prefer-not-to-say',
  };
}

function evidenceOf(row: Row): object {
  const kind = word(row('proof'));
  const note = row('proof note');
  if (kind === 'worker-has-seen') return { kind, worker: note };
  return kind === 'cannot-provide' ? { kind, reason: note } : { kind };
}

function paymentOf(row: Row): object {
  const method = word(row('paid by'));
  if (method !== 'bank-transfer') return { method };
  const sortCode = row('sort code').replace(/\D/g, '');
  const rollNumber = row('roll number');
  return {
    ...{ method, nameOnAccount: row('name on account') },
    // A spreadsheet takes a sort code for a number, and drops its zero.
    sortCode: sortCode.length === 5 ? `0${sortCode}` : sortCode,
    accountNumber: row('account number'),
    ...(rollNumber !== '' && { rollNumber }),
  };
}

/** `27/3/1985`, `27.03.1985` or `1985-03-27`, as a day of the calendar; anything else as it stands. */
function isoDay(text: string): string {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text) ?? [];
  return year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function optional(name: string, value: string | undefined): object {
  return value === undefined ? {} : { [name]: value };
}
