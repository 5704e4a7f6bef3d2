import * as z from 'zod';

import {
  readCharityNumber,
  readCompanyNumber,
  registersOf,
  structures,
  structureWords,
  type Answers,
} from '#shared/community-grants/index.ts';
import { choice, optionalText, parsePounds, requiredText, wholeNumber } from '#shared/web/index.ts';

import type { SectionForm } from './section-form.ts';

const people = (invalid: string) =>
  wholeNumber({ invalid, missing: invalid }, { min: 0, max: 9_999 });

const schema = z
  .object({
    name: requiredText(
      {
        missing: 'Enter the name of your group',
        tooLong: 'The name of your group must be 200 characters or fewer',
      },
      200,
    ),
    structure: choice(structures, 'Say what kind of group you are'),
    charityNumber: optionalText('A charity number is shorter than that', 40),
    companyNumber: optionalText('A company number is shorter than that', 40),
    umbrella: optionalText('The name of the organisation must be 200 characters or fewer', 200),
    aims: requiredText(
      {
        missing: 'Say what your group is for',
        tooLong: 'What your group is for must be 1,000 characters or fewer',
      },
      1_000,
    ),
    income: requiredText(
      { missing: 'Enter your income in a year, or 0', tooLong: 'Enter an amount like 4,500' },
      20,
    ),
    staff: people('Enter how many people are paid, or 0'),
    volunteers: people('Enter how many volunteers you have, or 0'),
  })
  .transform((typed, context): Answers['organisation'] => {
    const { name, structure, aims, staff, volunteers } = typed;
    const problem = (path: string, message: string) => {
      context.addIssue({ code: 'custom', path: [path], message });
    };
    const needed = registersOf(structure);
    const charity = numberOf(typed.charityNumber, readCharityNumber);
    if (charity === invalid || (needed.charity && charity === undefined)) {
      problem('charityNumber', 'Enter a charity number of six or seven digits, like 1123456');
    }
    const company = numberOf(typed.companyNumber, readCompanyNumber);
    if (company === invalid || (needed.company && company === undefined)) {
      problem('companyNumber', 'Enter a company number of eight characters, like 01234567');
    }
    if (needed.umbrella && typed.umbrella === undefined) {
      problem('umbrella', 'Enter the name of the organisation that holds your money');
    }
    const yearlyIncomePence = parsePounds(typed.income);
    if (yearlyIncomePence === undefined) problem('income', 'Enter an amount like 4,500, or 0');
    if (charity === invalid || company === invalid || yearlyIncomePence === undefined) {
      return z.NEVER;
    }
    return {
      ...{ name, structure, aims, yearlyIncomePence, staff, volunteers },
      ...(charity !== undefined && { charityNumber: charity }),
      ...(company !== undefined && { companyNumber: company }),
      ...(needed.umbrella && typed.umbrella !== undefined && { umbrella: typed.umbrella }),
    };
  });

/** Stands for what is no number of a register; none is written so. */
const invalid = 'invalid';

function numberOf(
  typed: string | undefined,
  read: (text: string) => string | undefined,
): string | undefined {
  return typed === undefined ? undefined : (read(typed) ?? invalid);
}

export const organisationForm: SectionForm = {
  section: 'organisation',
  schema: () => schema,
  fields: () => [
    { kind: 'text', name: 'name', label: 'Name of your group' },
    {
      kind: 'radios',
      name: 'structure',
      label: 'What kind of group are you?',
      options: structures.map((value) => ({ value, text: structureWords[value] })),
    },
    {
      kind: 'text',
      name: 'charityNumber',
      label: 'Charity number, if you have one',
      hint: 'Charities and CIOs of England and Wales have one of six or seven digits.',
      width: 'short',
    },
    {
      kind: 'text',
      name: 'companyNumber',
      label: 'Company number, if you have one',
      hint: 'Eight characters. Keep any zeros in front.',
      width: 'short',
    },
    {
      kind: 'text',
      name: 'umbrella',
      label: 'If you have no constitution: which organisation holds your money?',
    },
    {
      kind: 'long',
      name: 'aims',
      label: 'What is your group for?',
      hint: 'Two or three sentences are enough.',
    },
    {
      kind: 'text',
      name: 'income',
      label: 'How much money came in last year?',
      hint: 'If you are new, enter 0.',
      ...{ prefix: '£', width: 'short', inputMode: 'decimal' },
    },
    {
      kind: 'text',
      name: 'staff',
      label: 'How many people are paid?',
      ...{ width: 'short', inputMode: 'numeric' },
    },
    {
      kind: 'text',
      name: 'volunteers',
      label: 'How many people help as volunteers?',
      ...{ width: 'short', inputMode: 'numeric' },
    },
  ],
};
