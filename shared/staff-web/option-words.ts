import type {
  benefits,
  housings,
  incomeBands,
  meters,
  reasons,
  savingsBands,
} from '#shared/applications/index.ts';
import type { Category } from '#shared/programmes/index.ts';

/** What a family ticked, in the words of a caseworker. Every option has its words, or it does not compile. */
type WordsFor<Options extends readonly string[]> = Readonly<Record<Options[number], string>>;

export const reasonWords: WordsFor<typeof reasons> = {
  'lost-work': 'Lost work or hours',
  'benefit-delay': 'A benefit is late or was stopped',
  'unexpected-bill': 'An unexpected bill',
  illness: 'Illness',
  'fleeing-abuse': 'Fleeing abuse',
  bereavement: 'Somebody died',
  'fire-or-flood': 'Fire or flood',
  'no-recourse': 'No recourse to public funds',
  other: 'Something else',
};

export const benefitWords: WordsFor<typeof benefits> = {
  'universal-credit': 'Universal Credit',
  'council-tax-support': 'Council Tax Support',
  'housing-benefit': 'Housing Benefit',
  'pension-credit': 'Pension Credit',
  'income-support': 'Income Support',
  'income-based-jsa': 'Income-based Jobseeker’s Allowance',
  'income-related-esa': 'Income-related Employment and Support Allowance',
  'tax-credits': 'Tax credits',
  'free-school-meals': 'Free school meals',
  'other-means-tested': 'Another means-tested benefit',
  none: 'None',
};

export const housingWords: WordsFor<typeof housings> = {
  own: 'Owns the home',
  'private-rent': 'Rents privately',
  'social-rent': 'Rents from the council or a housing association',
  temporary: 'Temporary accommodation',
  hostel: 'Hostel',
  'shared-house': 'Shared house',
  'with-family-or-friends': 'With family or friends',
  refuge: 'Refuge',
  'no-home': 'No home',
};

export const meterWords: WordsFor<typeof meters> = {
  'prepayment-key': 'Prepayment, key or card',
  'prepayment-smart': 'Prepayment, smart',
  credit: 'Bills or direct debit',
  none: 'No meter',
};

export const incomeWords: WordsFor<typeof incomeBands> = {
  none: 'No income',
  'under-900': 'Under £900 a month',
  '900-1700': '£900 to £1,700 a month',
  '1700-2600': '£1,700 to £2,600 a month',
  'over-2600': 'Over £2,600 a month',
};

export const savingsWords: WordsFor<typeof savingsBands> = {
  none: 'No savings',
  'under-1000': 'Under £1,000',
  '1000-6000': '£1,000 to £6,000',
  'over-6000': 'Over £6,000',
};

export const categoryWords: Readonly<Record<Category, string>> = {
  food: 'Food',
  'energy-and-water': 'Gas, electricity and water',
  'linked-essentials': 'Essentials linked to energy and water',
  'wider-essentials': 'Other essentials',
  'housing-costs': 'Housing costs',
};
