import {
  agreementWays,
  benefits,
  evidenceSchema,
  housings,
  incomeBands,
  meters,
  reasons,
  savingsBands,
} from '#shared/applications/index.ts';
import { categories, payoutMethods } from '#shared/programmes/index.ts';

/** One column of the list: what to write in it, and which part of the form it becomes. */
export interface Column {
  readonly name: string;
  /** What to write; empty where the name says it. */
  readonly help: string;
  readonly example: string;
  /** The fields of the form whose complaints belong here, as dotted paths. */
  readonly fields: readonly string[];
}

export const oneOf = (options: readonly string[]) => options.join(', ');
export const someOf = (options: readonly string[]) =>
  `one or several, with ; between them: ${options.join(', ')}`;
const yesOrNo = 'yes or no';
const quiet = 'yes, no or prefer-not-to-say';
const evidenceKinds = evidenceSchema.options
  .map((option) => option.shape.kind.value)
  // Files are sent on the family's own pages.
  .filter((kind) => kind !== 'uploaded');

export function column(
  name: string,
  fields: string | readonly string[],
  help: string,
  example: string,
) {
  return { name, fields: [fields].flat(), help, example } satisfies Column;
}

export const poundsColumns = categories.map((category) => ({
  category,
  ...column(`pounds for ${category}`, `amountsPence.${category}`, 'like 45 or 45.50', ''),
}));

export const childrenColumns = [
  ['age0to1', 'children 0 to 1'],
  ['age2to4', 'children 2 to 4'],
  ['age5to10', 'children 5 to 10'],
  ['age11to15', 'children 11 to 15'],
  ['age16to18', 'children 16 to 18'],
] as const;

/** In the order of the template. A list may have them in any order, and leave out what nobody needs. */
export const columns: readonly Column[] = [
  column(
    'your reference',
    'yourReference',
    'your own, another one for each family and never used again',
    'family-1',
  ),
  column('agreed', 'agreed', oneOf(agreementWays), 'in-person'),
  column('full name', 'fullName', '', 'Nadia Hussain'),
  column('date of birth', 'dateOfBirth', 'like 27/03/1985', '27/03/1985'),
  column('lives', 'residence', 'in-birmingham or placed-by-council', 'in-birmingham'),
  column('award in last year', 'awardInLastYear', 'yes, no or not-sure', 'no'),
  column('home', ['home', 'home.kind'], 'address, no-fixed-address or refuge', 'address'),
  column('address line 1', 'home.line1', 'empty for a refuge', '12 Alum Rock Road'),
  column('address line 2', 'home.line2', '', 'Saltley'),
  column('postcode', 'home.postcode', 'empty for a refuge', 'B8 3AB'),
  column('phone', ['contact', 'contact.phone'], 'the family’s own', '07700 900982'),
  column('email', 'contact.email', 'the family’s own', ''),
  column('safe to text', 'contact.safeToText', yesOrNo, 'yes'),
  column('safe to leave voicemail', 'contact.safeToLeaveVoicemail', yesOrNo, 'no'),
  column('best time', 'contact.bestTime', 'morning, afternoon, evening or any', 'any'),
  column('language', 'language', 'a code, like en, ur, so or pl', 'en'),
  column('interpreter', 'interpreterNeeded', yesOrNo, 'no'),
  column('adults', 'household.adults', 'a number', '2'),
  column('adults over 65', 'household.adultsOver65', 'a number', ''),
  ...childrenColumns.map(([age, name]) =>
    column(name, `household.children.${age}`, 'a number', age === 'age5to10' ? '2' : ''),
  ),
  column('pregnant', 'household.pregnant', quiet, 'no'),
  column('disability', 'household.disability', quiet, 'no'),
  column('housing', 'housing', oneOf(housings), 'private-rent'),
  column('reasons', 'reasons', someOf(reasons), 'lost-work; unexpected-bill'),
  ...poundsColumns.map(({ category, ...each }) =>
    category === 'food'
      ? { ...each, fields: [...each.fields, 'amountsPence'], example: '80' }
      : each,
  ),
  column('meter', 'meter', `${oneOf(meters)}, if they ask for energy`, ''),
  column('benefits', 'benefits', someOf(benefits), 'universal-credit'),
  column('monthly income', 'incomeBand', oneOf(incomeBands), '900-1700'),
  column('savings', 'savingsBand', oneOf(savingsBands), 'none'),
  column('proof', ['evidence', 'evidence.kind'], oneOf(evidenceKinds), 'worker-has-seen'),
  column(
    'proof note',
    ['evidence.worker', 'evidence.reason'],
    'who has seen it, or why there is none',
    'Mrs Shah, Nansen School',
  ),
  column('paid by', ['payment', 'payment.method'], oneOf(payoutMethods), 'bank-transfer'),
  column('name on account', 'payment.nameOnAccount', '', 'N Hussain'),
  column('sort code', 'payment.sortCode', 'six digits', '08-99-99'),
  column('account number', 'payment.accountNumber', 'six to eight digits', '66374958'),
  column('roll number', 'payment.rollNumber', 'of a building society', ''),
];
