import * as z from 'zod';

import { localDate, type Instant } from '#shared/kernel/index.ts';
import { categorySchema, programmeById, programmeIdSchema } from '#shared/programmes/index.ts';

/**
 * What a family tells us, whoever typed it and through whichever door it came: the public pages, a
 * partner's system, a bulk list or the telephone. Fields and their order: domain-facts.md §1.4.
 */

const shortText = (max: number) => z.string().trim().min(1).max(max);
const count = z.int().min(0).max(20);
const yesNoQuiet = z.enum(['yes', 'no', 'prefer-not-to-say']);

export const reasons = [
  'lost-work',
  'benefit-delay',
  'unexpected-bill',
  'illness',
  'fleeing-abuse',
  'bereavement',
  'fire-or-flood',
  'no-recourse',
  'other',
] as const;

export const benefits = [
  'universal-credit',
  'council-tax-support',
  'housing-benefit',
  'pension-credit',
  'income-support',
  'income-based-jsa',
  'income-related-esa',
  'tax-credits',
  'free-school-meals',
  'other-means-tested',
  'none',
] as const;

export const housings = [
  'own',
  'private-rent',
  'social-rent',
  'temporary',
  'hostel',
  'shared-house',
  'with-family-or-friends',
  'refuge',
  'no-home',
] as const;

export const meters = ['prepayment-key', 'prepayment-smart', 'credit', 'none'] as const;
export const incomeBands = ['none', 'under-900', '900-1700', '1700-2600', 'over-2600'] as const;
export const savingsBands = ['none', 'under-1000', '1000-6000', 'over-6000'] as const;

export const connectionReasons = [
  'money',
  'housing',
  'work-or-training',
  'health-and-wellbeing',
  'children-and-young-people',
  'domestic-abuse',
  'education',
  'homelessness',
  'other',
] as const;

export const homeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('address'),
    line1: shortText(80),
    line2: z.string().trim().max(80).optional(),
    postcode: shortText(10),
  }),
  /** Somebody without an address is as welcome as anybody else. */
  z.strictObject({ kind: z.literal('no-fixed-address') }),
  /** A refuge's address is never asked for and never stored. */
  z.strictObject({ kind: z.literal('refuge') }),
]);

export const contactSchema = z
  .strictObject({
    phone: shortText(25).optional(),
    email: z.email().max(254).optional(),
    safeToText: z.boolean(),
    safeToLeaveVoicemail: z.boolean(),
    bestTime: z.enum(['morning', 'afternoon', 'evening', 'any']),
  })
  .refine((contact) => contact.phone !== undefined || contact.email !== undefined, {
    message: 'Enter a phone number or an email address, so that we can reach you',
    path: ['phone'],
  });

export const householdSchema = z.strictObject({
  adults: z.int().min(1).max(20),
  adultsOver65: count,
  children: z.strictObject({
    age0to1: count,
    age2to4: count,
    age5to10: count,
    age11to15: count,
    age16to18: count,
  }),
  pregnant: yesNoQuiet,
  disability: yesNoQuiet,
});

const withoutSeparators = (text: string) => text.replace(/[\s\-–—./]/g, '');

/** Separators are forgiven, and numbers of six and seven digits stored with their leading zeros. */
export const payeeSchema = z.strictObject({
  nameOnAccount: shortText(70),
  sortCode: z
    .string()
    .overwrite(withoutSeparators)
    .regex(/^\d{6}$/, 'Enter a valid sort code like 309430'),
  accountNumber: z
    .string()
    .overwrite(withoutSeparators)
    .regex(/^\d{6,8}$/, 'Enter a valid account number like 00733445')
    .overwrite((digits) => digits.padStart(8, '0')),
  rollNumber: z
    .string()
    .regex(/^[A-Za-z0-9 \-/.]{1,18}$/)
    .optional(),
});

export const paymentChoiceSchema = z.discriminatedUnion('method', [
  payeeSchema.extend({ method: z.literal('bank-transfer') }),
  z.strictObject({ method: z.literal('needs-another-way') }),
]);

export const moreHelpSchema = z.discriminatedUnion('wanted', [
  z.strictObject({ wanted: z.literal(false) }),
  z.strictObject({
    wanted: z.literal(true),
    reasons: z.array(z.enum(connectionReasons)).min(1),
    ownWords: z.string().trim().max(1500),
    consent: z.strictObject({ textVersion: shortText(40), language: shortText(8) }),
  }),
]);

export const evidenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('worker-has-seen'), worker: shortText(80) }),
  z.strictObject({ kind: z.literal('cannot-provide'), reason: shortText(300) }),
  z.strictObject({ kind: z.literal('will-show-later') }),
]);

const applicationShape = z.strictObject({
  programmeId: programmeIdSchema,
  applyingAs: z.enum(['self', 'supporter', 'professional']),
  residence: z.enum(['in-birmingham', 'placed-by-council', 'elsewhere']),
  awardInLastYear: z.enum(['yes', 'no', 'not-sure']),
  fullName: shortText(100),
  dateOfBirth: z.iso.date(),
  home: homeSchema,
  contact: contactSchema,
  language: shortText(8),
  interpreterNeeded: z.boolean(),
  household: householdSchema,
  housing: z.enum(housings),
  reasons: z.array(z.enum(reasons)).min(1),
  /** What each kind of help would cost, in pence; the sum is what the family asks for. */
  amountsPence: z
    .partialRecord(categorySchema, z.int().min(1_00))
    .refine((amounts) => Object.keys(amounts).length > 0, {
      message: 'Say how much you need for at least one kind of help',
    }),
  meter: z.enum(meters).optional(),
  benefits: z.array(z.enum(benefits)).min(1),
  incomeBand: z.enum(incomeBands),
  savingsBand: z.enum(savingsBands),
  evidence: evidenceSchema,
  payment: paymentChoiceSchema,
  moreHelp: moreHelpSchema,
  declaration: z.strictObject({ textVersion: shortText(40), language: shortText(8) }),
});

/** Checks that need no clock. Dates are checked by `applicationFormSchemaAt`. */
export const applicationFormSchema = applicationShape.superRefine((form, context) => {
  const capPence = programmeById(form.programmeId).capPence;
  for (const [category, amountPence] of Object.entries(form.amountsPence)) {
    if (amountPence > capPence) {
      context.addIssue({
        code: 'custom',
        path: ['amountsPence', category],
        message: `Enter £${capPence / 100} or less. This fund pays up to £${capPence / 100} for a household`,
      });
    }
  }
  if (form.household.adultsOver65 > form.household.adults) {
    context.addIssue({
      code: 'custom',
      path: ['household', 'adultsOver65'],
      message: 'The number of adults over 65 cannot be more than the number of adults',
    });
  }
});

export type ApplicationForm = z.infer<typeof applicationFormSchema>;
export type Home = z.infer<typeof homeSchema>;
export type Household = z.infer<typeof householdSchema>;
export type Contact = z.infer<typeof contactSchema>;
export type PaymentChoice = z.infer<typeof paymentChoiceSchema>;
export type MoreHelp = z.infer<typeof moreHelpSchema>;

/** The form as it must be at an instant: nobody is born in the future, nobody under 16 applies alone. */
export function applicationFormSchemaAt(at: Instant) {
  const today = localDate(at);
  return applicationFormSchema.superRefine((form, context) => {
    const complaint = dateOfBirthComplaint(form.dateOfBirth, today);
    if (complaint !== undefined) {
      context.addIssue({ code: 'custom', path: ['dateOfBirth'], message: complaint });
    }
  });
}

/** What is wrong with a date of birth on a day, in words for the person who typed it. */
export function dateOfBirthComplaint(dateOfBirth: string, today: string): string | undefined {
  if (dateOfBirth > today) return 'Your date of birth must be in the past';
  const years = Number(today.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  const age = today.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
  if (age > 120) return 'Check the year of your date of birth';
  if (age < 16) return 'You must be 16 or over to apply. Ask an adult you trust to apply for you';
  return undefined;
}
