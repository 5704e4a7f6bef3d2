import type { ApplicationForm, Home } from '#shared/applications/index.ts';

import { createDice, type Dice } from './dice.ts';
import type { Household } from './household.ts';
import {
  benefitsOf,
  contactOf,
  drawHousing,
  helpWanted,
  membersOf,
  paymentOf,
  reasonsOf,
  unlikelyIncome,
} from './circumstances.ts';
import { streetKinds } from './names.ts';
import { askings, languages } from './proportions.ts';
import type { PlannedApplication } from './winter.ts';

/** Which words of ours a partner read out: their versions are named in every application. */
const textVersion = '2021-12';

/** Fills in the form of an application as its partner will send it. */
export function formOf({ household, firstOne }: PlannedApplication, seed: number): ApplicationForm {
  const first = fillIn(firstOne ?? household, seed);
  return firstOne === undefined ? first : again(first, household, seed);
}

function fillIn(household: Household, seed: number): ApplicationForm {
  const { number, circumstance, applicant, home } = household;
  const dice = createDice('winter', seed, 'form', number);
  const fullName = `${applicant.firstName} ${applicant.lastName}`;
  const language = dice.weighted(languages);
  const amountsPence = dice.weighted(askings);
  const members = membersOf(household, dice);
  const hardship =
    circumstance === 'above-the-line' ? unlikelyIncome(dice) : benefitsOf(household, dice);
  const elsewhere = circumstance === 'outside-city' && dice.chance(0.3);
  return {
    programmeId: 'household-support-fund',
    applyingAs: dice.weighted([
      ['professional', 60],
      ['self', 30],
      ['supporter', 10],
    ] as const),
    residence: residenceOf(circumstance, elsewhere),
    awardInLastYear: circumstance === 'unsure-of-award' ? 'not-sure' : 'no',
    fullName,
    dateOfBirth: applicant.dateOfBirth,
    home,
    contact: contactOf(household, dice),
    language,
    interpreterNeeded: language !== 'en' && dice.chance(0.4),
    household: members,
    housing: drawHousing(circumstance, dice),
    reasons: reasonsOf(household, hardship, dice),
    amountsPence,
    ...('energy-and-water' in amountsPence
      ? {
          meter: dice.weighted([
            ['prepayment-key', 45],
            ['prepayment-smart', 20],
            ['credit', 35],
          ] as const),
        }
      : {}),
    ...hardship,
    evidence: dice.chance(0.9)
      ? { kind: 'worker-has-seen', worker: 'Family support worker' }
      : { kind: 'will-show-later' },
    payment: paymentOf(household, dice),
    moreHelp: household.wantsMoreHelp
      ? helpWanted(household, language, textVersion, dice)
      : { wanted: false },
    declaration: { textVersion, language },
  };
}

function residenceOf(
  circumstance: Household['circumstance'],
  elsewhere: boolean,
): ApplicationForm['residence'] {
  if (circumstance === 'placed-outside') return 'placed-by-council';
  return elsewhere ? 'elsewhere' : 'in-birmingham';
}

/**
 * The household's second application: by another adult, or by the same one written differently, and
 * the address as somebody in a hurry types it. It must be recognised for what it is.
 */
function again(first: ApplicationForm, second: Household, seed: number): ApplicationForm {
  const dice = createDice('winter', seed, 'again', second.number);
  const otherAdult = first.household.adults > 1 && dice.chance(0.6);
  const { firstName, lastName, dateOfBirth } = second.applicant;
  const applicant = otherAdult
    ? { fullName: `${firstName} ${lastName}`, dateOfBirth }
    : { fullName: writtenDifferently(first.fullName, dice), dateOfBirth: first.dateOfBirth };
  return {
    ...first,
    ...applicant,
    home: addressedDifferently(first.home, dice),
    payment: paymentOf(second, dice),
    moreHelp: { wanted: false },
  };
}

/** Last name first, capitals, or without its accents: what people and forms do to names. */
function writtenDifferently(fullName: string, dice: Dice): string {
  const [firstName = '', ...rest] = fullName.split(' ');
  return dice.pick([
    `${rest.join(' ')} ${firstName}`,
    fullName.toUpperCase(),
    fullName.normalize('NFKD').replace(/\p{M}/gu, ''),
    `${rest.join(' ').toUpperCase()}, ${firstName}`,
  ]);
}

function addressedDifferently(home: Home, dice: Dice): Home {
  if (home.kind !== 'address') return home;
  const [, short] = streetKinds.find(([long]) => home.line1.endsWith(` ${long}`)) ?? ['', ''];
  const shortened = short === '' ? home.line1 : home.line1.replace(/ \p{L}+$/u, ` ${short}.`);
  return {
    kind: 'address',
    line1: dice.pick([shortened, home.line1.toUpperCase(), home.line1.replace(' ', ', ')]),
    ...(dice.chance(0.5) ? { line2: 'Birmingham' } : {}),
    postcode: dice.pick([
      home.postcode.replace(' ', ''),
      home.postcode.toLowerCase(),
      home.postcode,
    ]),
  };
}
