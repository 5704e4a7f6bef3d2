import type { ApplicationForm } from '#shared/applications/index.ts';

import type { Dice } from './dice.ts';
import type { Household } from './household.ts';
import { accountsThatFail } from './proportions.ts';

/** Weights in this file are invented; the words to choose from are the form's own. */

type Form = ApplicationForm;
type Hardship = Pick<Form, 'benefits' | 'incomeBand' | 'savingsBand'>;

export function membersOf({ family, circumstance }: Household, dice: Dice): Form['household'] {
  const adults =
    circumstance === 'hostel'
      ? 1
      : dice.weighted([
          [1, 48],
          [2, 42],
          [3, 8],
          [4, 2],
        ]);
  const none = { age0to1: 0, age2to4: 0, age5to10: 0, age11to15: 0, age16to18: 0 };
  const children: Record<keyof typeof none, number> = { ...none };
  const expecting = family === 'children' && dice.chance(0.06);
  const count = family === 'children' && !expecting ? dice.weighted(childrenInFamily) : 0;
  for (let child = 0; child < count; child += 1) children[dice.weighted(ageBands)] += 1;
  return {
    adults,
    adultsOver65: family === 'pensioner' ? dice.whole(1, Math.min(2, adults)) : 0,
    children,
    pregnant: expecting ? 'yes' : 'no',
    disability: dice.weighted([
      ['no', 68],
      ['yes', 26],
      ['prefer-not-to-say', 6],
    ] as const),
  };
}

const childrenInFamily = [
  [1, 36],
  [2, 34],
  [3, 19],
  [4, 8],
  [5, 3],
] as const;
const ageBands = [
  ['age0to1', 14],
  ['age2to4', 20],
  ['age5to10', 34],
  ['age11to15', 22],
  ['age16to18', 10],
] as const;

export function drawHousing(circumstance: Household['circumstance'], dice: Dice): Form['housing'] {
  switch (circumstance) {
    case 'shared-house':
    case 'hostel':
    case 'refuge':
      return circumstance;
    case 'no-fixed-address':
      return 'no-home';
    case 'placed-outside':
      return 'temporary';
    case 'shares-address-unsaid':
      return 'private-rent';
    default:
      // A home of one's own: here a second application from the same door can be told.
      return dice.weighted([
        ['social-rent', 46],
        ['private-rent', 34],
        ['own', 12],
        ['with-family-or-friends', 8],
      ] as const);
  }
}

/** Somebody the fund is for: a means-tested benefit, or income and savings below the line. */
export function benefitsOf({ family }: Household, dice: Dice): Hardship {
  const savingsBand = dice.weighted([
    ['none', 70],
    ['under-1000', 25],
    ['1000-6000', 5],
  ] as const);
  if (dice.chance(0.14)) {
    const incomeBand = dice.weighted([
      ['none', 20],
      ['under-900', 45],
      ['900-1700', 35],
    ] as const);
    return { benefits: ['none'], incomeBand, savingsBand };
  }
  const incomeBand = dice.weighted([
    ['none', 8],
    ['under-900', 46],
    ['900-1700', 38],
    ['1700-2600', 8],
  ] as const);
  const main = family === 'pensioner' ? 'pension-credit' : dice.weighted(workingAgeBenefits);
  const benefits: Hardship['benefits'] = dice.chance(0.45) ? [main, 'council-tax-support'] : [main];
  return { benefits, incomeBand, savingsBand };
}

const workingAgeBenefits = [
  ['universal-credit', 76],
  ['income-related-esa', 7],
  ['tax-credits', 7],
  ['housing-benefit', 5],
  ['income-support', 3],
  ['free-school-meals', 2],
] as const;

/** Somebody the fund is not for. */
export function unlikelyIncome(dice: Dice): Hardship {
  return {
    benefits: ['none'],
    incomeBand: dice.weighted([
      ['1700-2600', 60],
      ['over-2600', 40],
    ] as const),
    savingsBand: dice.weighted([
      ['under-1000', 40],
      ['1000-6000', 40],
      ['over-6000', 20],
    ] as const),
  };
}

export function reasonsOf(
  { circumstance }: Household,
  { benefits, incomeBand }: Hardship,
  dice: Dice,
): Form['reasons'] {
  const main = circumstance === 'refuge' ? 'fleeing-abuse' : dice.weighted(commonReasons);
  const reasons = new Set<Form['reasons'][number]>([main]);
  if (benefits.includes('none') && incomeBand === 'none') reasons.add('no-recourse');
  if (dice.chance(0.25)) reasons.add(dice.weighted(commonReasons));
  return [...reasons];
}

const commonReasons = [
  ['unexpected-bill', 40],
  ['lost-work', 19],
  ['benefit-delay', 16],
  ['illness', 13],
  ['other', 9],
  ['bereavement', 2],
  ['fire-or-flood', 1],
] as const;

/**
 * Numbers that Ofcom keeps for drama, a thousand of each; they ring nowhere. Each household has one
 * of its own, or strangers would look like one household; when they are used up, people write e-mail.
 */
const dramaNumbers = [
  ...['07700 900', '03069 990', '01632 960', '028 9649 6', '029 2018 0', '020 7946 0'],
  ...['0191 498 0', '0113 496 0', '0114 496 0', '0115 496 0', '0116 496 0', '0117 496 0'],
  ...['0118 496 0', '0121 496 0', '0131 496 0', '0141 496 0', '0151 496 0', '0161 496 0'],
] as const;
const numbersOfEach = 1_000;

function phoneOf(number: number): string | undefined {
  const beginning = dramaNumbers[Math.floor(number / numbersOfEach)];
  if (beginning === undefined) return undefined;
  return `${beginning}${String(number % numbersOfEach).padStart(3, '0')}`;
}

export function contactOf({ circumstance, number }: Household, dice: Dice): Form['contact'] {
  const phone = dice.chance(0.93) ? phoneOf(number) : undefined;
  const unsafe = circumstance === 'refuge';
  return {
    ...(phone === undefined ? { email: `household-${number}@example.org` } : { phone }),
    safeToText: !unsafe && dice.chance(0.9),
    safeToLeaveVoicemail: !unsafe && dice.chance(0.7),
    bestTime: dice.weighted([
      ['any', 55],
      ['morning', 20],
      ['afternoon', 15],
      ['evening', 10],
    ] as const),
  };
}

/** No bank has it: sort codes begin with 01. */
const inventedSortCode = '000999';

/** Accounts of their own, and none by chance among those the bank simulator treats in a special way. */
export function paymentOf(
  { applicant, circumstance, number }: Household,
  dice: Dice,
): Form['payment'] {
  const failing = circumstance === 'money-comes-back' ? dice.weighted(accountsThatFail) : undefined;
  const accountNumber =
    failing === undefined
      ? String(10_000_000 + number)
      : `${failing}${String(number % 10_000).padStart(4, '0')}`;
  return {
    method: 'bank-transfer',
    nameOnAccount: `${applicant.firstName.charAt(0)} ${applicant.lastName}`,
    sortCode: inventedSortCode,
    accountNumber,
  };
}

type MoreHelp = Form['moreHelp'];

const wishes = [
  ['money', 'We are behind with the gas and do not know whom to ask.'],
  ['money', 'I would like somebody to look at my debts with me.'],
  ['housing', 'The flat is damp and my landlord does not answer.'],
  ['work-or-training', 'I want to get back to work when the little one starts nursery.'],
  ['health-and-wellbeing', 'I have not been sleeping since I lost my job.'],
  ['children-and-young-people', 'My son stopped going out and I worry about him.'],
  ['education', 'We need help to find a school place.'],
  ['homelessness', 'We have to leave by the end of the month.'],
  ['other', ''],
] as const;

export function helpWanted(
  { circumstance }: Household,
  language: string,
  textVersion: string,
  dice: Dice,
): MoreHelp {
  const [reason, ownWords] = dice.pick(wishes);
  const main = circumstance === 'refuge' ? ('domestic-abuse' as const) : reason;
  const more = dice.chance(0.3) ? [dice.pick(wishes)[0]] : [];
  return {
    wanted: true,
    reasons: [...new Set([main, ...more])],
    ownWords,
    consent: { textVersion, language },
  };
}
