import * as z from 'zod';

import { invariant, sumPence } from '#shared/kernel/index.ts';

import { readCharityNumber, readCompanyNumber } from './identifiers.ts';

/** The parts of an application, in the order of its task list. */
export const sectionNames = [
  'organisation',
  'governance',
  'project',
  'budget',
  'previous-grants',
  'documents',
  'contacts',
] as const;
export const sectionNameSchema = z.enum(sectionNames);
export type SectionName = z.infer<typeof sectionNameSchema>;

const words = z.string().min(1);
const count = z.int().min(0);
const pence = z.int().min(0);

export const structures = [
  'registered-charity',
  'cio',
  'company-limited-by-guarantee',
  'cic',
  'unregistered-group',
  'under-umbrella',
] as const;
export type Structure = (typeof structures)[number];

/** Which of the registers a group of that structure is in. */
export function registersOf(structure: Structure): {
  readonly charity: boolean;
  readonly company: boolean;
  readonly umbrella: boolean;
} {
  return {
    charity: structure === 'registered-charity' || structure === 'cio',
    company: structure === 'company-limited-by-guarantee' || structure === 'cic',
    umbrella: structure === 'under-umbrella',
  };
}

/** Who the group is. A number is kept as its register writes it. */
export const organisationSchema = z
  .strictObject({
    name: words,
    structure: z.enum(structures),
    charityNumber: z
      .string()
      .refine((text) => readCharityNumber(text) === text)
      .optional(),
    companyNumber: z
      .string()
      .refine((text) => readCompanyNumber(text) === text)
      .optional(),
    /** The organisation that holds the money for a group without a constitution. */
    umbrella: words.optional(),
    aims: words,
    yearlyIncomePence: pence,
    staff: count,
    volunteers: count,
  })
  .refine(
    ({ structure, charityNumber, companyNumber, umbrella }) => {
      const needed = registersOf(structure);
      return (
        (!needed.charity || charityNumber !== undefined) &&
        (!needed.company || companyNumber !== undefined) &&
        (!needed.umbrella || umbrella !== undefined)
      );
    },
    { error: 'A group names the register, or the umbrella organisation, that its structure has' },
  );

export const governanceQuestions = [
  'constitution',
  'committee',
  'bank-account',
  'safeguarding-children',
  'safeguarding-adults',
  'equalities',
] as const;
export type GovernanceQuestion = (typeof governanceQuestions)[number];

const inPlace = z.enum(['yes', 'not-yet']);
const inPlaceOrNone = z.enum(['yes', 'not-yet', 'does-not-apply']);

/** How the group is run. "Not yet" keeps nobody from applying: it says what has to be there before money is paid. */
export const governanceSchema = z.strictObject({
  constitution: inPlace,
  committee: inPlace,
  'bank-account': inPlace,
  'safeguarding-children': inPlaceOrNone,
  'safeguarding-adults': inPlaceOrNone,
  equalities: inPlace,
});

/** What the city counts of what grants pay for, by its own headings. */
export const outputNames = [
  'activity-packs',
  'advice-sessions',
  'activities',
  'families-reached',
] as const;
export type OutputName = (typeof outputNames)[number];

export const beneficiaryGroups = [
  'under-5',
  'children-5-to-11',
  'young-people',
  'parents',
  'lone-parents',
  'disabled',
  'older-people',
  'new-to-the-uk',
  'on-low-income',
  'everybody',
] as const;
export type BeneficiaryGroup = (typeof beneficiaryGroups)[number];

/** A place in Birmingham, named by a postcode or by a ward; only a postcode says which locality it is in. */
export const projectPlaceSchema = z.strictObject({
  name: words,
  wardCode: words,
  postcode: words.optional(),
  localityCode: words.optional(),
});
export type ProjectPlace = z.infer<typeof projectPlaceSchema>;

export const projectSchema = z
  .strictObject({
    /** Published with a grant, where it must be shorter than 140 characters (360Giving). */
    title: words.max(139),
    what: words,
    need: words,
    where: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('city-wide') }),
      z.strictObject({ kind: z.literal('places'), places: z.array(projectPlaceSchema).min(1) }),
    ]),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    beneficiaries: z.array(z.enum(beneficiaryGroups)).min(1),
    people: count.min(1),
    families: count,
    outputs: z.strictObject({
      'activity-packs': count,
      'advice-sessions': count,
      activities: count,
      'families-reached': count,
    }),
    difference: words,
    /** What this round asks besides, by the id of its question. */
    answers: z.record(z.string(), z.string()),
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
    error: 'What is paid for ends after it begins',
  });

export const mostBudgetLines = 20;

export const budgetSchema = z
  .strictObject({
    lines: z
      .array(z.strictObject({ what: words, amountPence: pence.min(1) }))
      .min(1)
      .max(mostBudgetLines),
    otherFundingPence: pence,
    otherFundingFrom: words.optional(),
    askedPence: pence.min(1),
  })
  .refine((budget) => missingFromBudget(budget) === 0, {
    error: 'The lines less other funding are what is asked for',
  });

/**
 * What a budget is out by, in pence: the sum of its lines, less other funding, less what is asked for. Zero
 * when it adds up; below zero when more is asked for than the lines need.
 */
export function missingFromBudget(budget: {
  readonly lines: readonly { readonly amountPence: number }[];
  readonly otherFundingPence: number;
  readonly askedPence: number;
}): number {
  const cost = sumPence(budget.lines.map(({ amountPence }) => amountPence));
  return cost - budget.otherFundingPence - budget.askedPence;
}

export const previousGrantsSchema = z.strictObject({
  hadGrants: z.enum(['yes', 'no']),
  which: words.optional(),
});

export const documentNames = [
  'constitution',
  'accounts',
  'bank-statement',
  'safeguarding',
] as const;
export type DocumentName = (typeof documentNames)[number];

/** Which papers the group has ready. They are looked at before money is paid, and are sent as files beside it. */
export const documentsSchema = z.strictObject({
  constitution: inPlace,
  accounts: inPlace,
  'bank-statement': inPlace,
  safeguarding: inPlaceOrNone,
});

const contactSchema = z.strictObject({ name: words, role: words, email: words, phone: words });
export type Contact = z.infer<typeof contactSchema>;
export type ContactNumber = 1 | 2;

/** The two people who confirm the application, each from an address of their own. */
export const contactsSchema = z
  .strictObject({ first: contactSchema, second: contactSchema })
  .refine(({ first, second }) => !isSamePerson(first, second), {
    error: 'Two people confirm an application',
  });

/** One address is one person, and so is one name. */
export function isSamePerson(
  one: Pick<Contact, 'name' | 'email'>,
  other: Pick<Contact, 'name' | 'email'>,
): boolean {
  return tidyEmail(one.email) === tidyEmail(other.email) || plainName(one) === plainName(other);
}

/** One writing for each address: people write their own with capitals, and without. */
export function tidyEmail(email: string): string {
  return email.trim().toLowerCase();
}

function plainName({ name }: Pick<Contact, 'name'>): string {
  return name.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** What a section holds once it is completed. */
export const sectionSchemas = {
  organisation: organisationSchema,
  governance: governanceSchema,
  project: projectSchema,
  budget: budgetSchema,
  'previous-grants': previousGrantsSchema,
  documents: documentsSchema,
  contacts: contactsSchema,
} as const satisfies Record<SectionName, z.ZodType>;

export type Answers = {
  readonly [Name in SectionName]: z.infer<(typeof sectionSchemas)[Name]>;
};

export function contactOf({ first, second }: Answers['contacts'], contact: ContactNumber): Contact {
  return contact === 1 ? first : second;
}

/** The number in an address of a page, or in a message. */
export function readContactNumber(text: string | undefined): ContactNumber | undefined {
  if (text === '1') return 1;
  return text === '2' ? 2 : undefined;
}

/** For a list of answers that were checked to be complete. */
export function completed<Value>(answers: Value | undefined, section: SectionName): Value {
  invariant(answers !== undefined, `The section ${section} is not completed`);
  return answers;
}
