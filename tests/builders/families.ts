import type { ApplicationForm } from '#shared/applications/index.ts';

import { buildForm } from './application-form.ts';

const household = (
  adults: number,
  children: readonly [number, number, number, number, number],
  more: Partial<ApplicationForm['household']> = {},
): ApplicationForm['household'] => {
  const [age0to1, age2to4, age5to10, age11to15, age16to18] = children;
  return {
    adults,
    adultsOver65: 0,
    children: { age0to1, age2to4, age5to10, age11to15, age16to18 },
    pregnant: 'no',
    disability: 'no',
    ...more,
  };
};

const at = (line1: string, postcode: string): ApplicationForm['home'] => ({
  kind: 'address',
  line1,
  postcode,
});

/** Families of all kinds across the city, each in words that a page must be able to show. */
const kinds: readonly Partial<ApplicationForm>[] = [
  {
    fullName: 'Nadia Hussain',
    home: at('12 Washwood Heath Road', 'B8 3BB'),
    household: household(1, [0, 1, 1, 0, 0]),
    reasons: ['benefit-delay', 'unexpected-bill'],
  },
  {
    fullName: 'Grace Adeyemi-Thompson',
    home: at('Flat 4, 88 Kingstanding Road', 'B44 0JJ'),
    household: household(2, [1, 1, 0, 2, 0], { pregnant: 'yes' }),
    reasons: ['lost-work'],
    amountsPence: { food: 120_00, 'energy-and-water': 90_00, 'wider-essentials': 60_00 },
    moreHelp: {
      wanted: true,
      reasons: ['housing', 'money'],
      ownWords: 'The flat is damp and the children cough all night.',
      consent: { textVersion: '2026-04', language: 'en' },
    },
  },
  {
    fullName: 'Arthur Pemberton',
    dateOfBirth: '1947-02-03',
    home: at('3 Lichfield Road', 'B74 4BL'),
    household: household(1, [0, 0, 0, 0, 0], { adultsOver65: 1, disability: 'yes' }),
    benefits: ['pension-credit'],
    reasons: ['illness'],
    amountsPence: { 'energy-and-water': 100_00 },
    incomeBand: '900-1700',
  },
  {
    fullName: 'Yusuf Ali',
    home: { kind: 'refuge' },
    housing: 'refuge',
    language: 'so',
    interpreterNeeded: true,
    household: household(1, [0, 2, 0, 0, 0]),
    reasons: ['fleeing-abuse', 'no-recourse'],
    benefits: ['none'],
    incomeBand: 'none',
    evidence: { kind: 'cannot-provide', reason: 'We left without our papers.' },
    contact: {
      phone: '07700 900451',
      safeToText: false,
      safeToLeaveVoicemail: false,
      bestTime: 'morning',
    },
  },
  {
    fullName: 'Kateryna Bondar',
    home: at('41 Pershore Road South', 'B30 1EJ'),
    household: household(2, [0, 0, 1, 1, 1]),
    benefits: ['none'],
    incomeBand: 'under-900',
    savingsBand: 'over-6000',
    reasons: ['lost-work', 'other'],
    amountsPence: { food: 50_00, 'housing-costs': 150_00 },
  },
  {
    fullName: 'Marlon Clarke',
    home: at('7 High Street', 'B71 3AE'),
    household: household(1, [0, 0, 0, 0, 0]),
    benefits: ['none'],
    incomeBand: 'over-2600',
    savingsBand: '1000-6000',
    reasons: ['bereavement'],
    amountsPence: { 'linked-essentials': 80_00 },
  },
  {
    fullName: 'Simran Kaur',
    home: at('19 Soho Road', 'B19 1NP'),
    household: household(3, [0, 0, 2, 0, 0], { adultsOver65: 1 }),
    reasons: ['fire-or-flood'],
    housing: 'temporary',
    awardInLastYear: 'not-sure',
    amountsPence: { 'wider-essentials': 200_00, food: 40_00 },
  },
  {
    fullName: 'Tom Brennan',
    home: { kind: 'no-fixed-address' },
    housing: 'no-home',
    household: household(1, [0, 0, 0, 0, 0]),
    benefits: ['universal-credit'],
    reasons: ['benefit-delay'],
    amountsPence: { food: 60_00 },
    payment: { method: 'needs-another-way' },
  },
];

/** The nth of as many families as are wanted: no two are the same person or household, or share an account. */
export function familyForm(
  number: number,
  programmeId: ApplicationForm['programmeId'],
): ApplicationForm {
  const kind = kinds[number % kinds.length] ?? {};
  const round = Math.floor(number / kinds.length);
  const form = buildForm({ programmeId, ...kind });
  const { home, contact, payment } = form;
  const ending = String(number).padStart(6, '0');
  const day = String((round % 28) + 1).padStart(2, '0');
  const month = String((Math.floor(round / 28) % 12) + 1).padStart(2, '0');
  return {
    ...form,
    dateOfBirth: `${form.dateOfBirth.slice(0, 4)}-${month}-${day}`,
    contact: contact.phone === undefined ? contact : { ...contact, phone: `07700 ${ending}` },
    payment:
      payment.method === 'bank-transfer' ? { ...payment, accountNumber: `66${ending}` } : payment,
    home: home.kind === 'address' ? { ...home, line1: `${round + 1}, ${home.line1}` } : home,
  };
}
