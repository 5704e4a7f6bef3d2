import * as z from 'zod';

import { connectionReasons } from '#shared/family-connect/index.ts';
import { localDate, type Instant, type LocalDate } from '#shared/kernel/index.ts';
import {
  categorySchema,
  configuredProgrammes,
  coveredAmounts,
  programmeIdIn,
  type ProgrammeRegistry,
} from '#shared/programmes/index.ts';

import { obstacleTo } from './ways-to-pay.ts';

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
  z.strictObject({ method: z.literal('cash-out') }),
  z.strictObject({ method: z.literal('supermarket-voucher') }),
  z.strictObject({ method: z.literal('fuel-voucher') }),
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
  /** The files are kept apart, by the application; how many there were when it was sent. */
  z.strictObject({ kind: z.literal('uploaded'), files: z.int().min(1).max(5) }),
]);

const applicationShape = z.strictObject({
  /** Absent when the family tells it once, to be considered for every programme that is open. */
  programmeId: z.string().optional(),
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

export type ApplicationForm = z.infer<typeof applicationShape>;
export type Home = z.infer<typeof homeSchema>;
export type Household = z.infer<typeof householdSchema>;
export type Contact = z.infer<typeof contactSchema>;
export type PaymentChoice = z.infer<typeof paymentChoiceSchema>;
export type MoreHelp = z.infer<typeof moreHelpSchema>;

/**
 * The form as it must be at an instant: it names a programme there is or none, asks for what that one
 * can give, nobody is born in the future, nobody under 16 applies alone.
 */
export function applicationFormSchemaAt(
  at: Instant,
  programmes: ProgrammeRegistry = configuredProgrammes,
) {
  const today = localDate(at);
  const known = formsOfToday.get(programmes);
  if (known?.today === today) return known.form;
  const form = formOn(today, programmes);
  formsOfToday.set(programmes, { today, form });
  return form;
}

/** A schema compiles itself when it is first used: one made for every form would do so every time. */
const formsOfToday = new WeakMap<
  ProgrammeRegistry,
  { readonly today: LocalDate; readonly form: ReturnType<typeof formOn> }
>();

function formOn(today: LocalDate, programmes: ProgrammeRegistry) {
  return applicationShape
    .extend({ programmeId: programmeIdIn(programmes).optional() })
    .superRefine((form, context) => {
      for (const complaint of [
        ...amountComplaints(form, programmes),
        ...programmeComplaints(form, programmes),
        ...payoutComplaints(form, programmes),
        ...peopleComplaints(form, today),
      ]) {
        context.addIssue({ code: 'custom', path: [...complaint.path], message: complaint.message });
      }
    });
}

interface Complaint {
  readonly path: readonly string[];
  readonly message: string;
}

/** Without a programme named, an amount may be as large as the most generous one allows. */
function amountComplaints(form: ApplicationForm, programmes: ProgrammeRegistry): Complaint[] {
  const named = form.programmeId === undefined ? undefined : programmes.find(form.programmeId);
  const capPence = named?.capPence ?? Math.max(...programmes.all.map((each) => each.capPence));
  const who = named === undefined ? 'No fund of ours pays more than' : 'This fund pays up to';
  return Object.entries(form.amountsPence)
    .filter(([, amountPence]) => amountPence > capPence)
    .map(([category]) => ({
      path: ['amountsPence', category],
      message: `Enter £${capPence / 100} or less. ${who} £${capPence / 100} for a household`,
    }));
}

function programmeComplaints(form: ApplicationForm, programmes: ProgrammeRegistry): Complaint[] {
  const named = form.programmeId === undefined ? undefined : programmes.find(form.programmeId);
  // Asking for nothing at all has its own complaint.
  if (named === undefined || Object.keys(form.amountsPence).length === 0) return [];
  const complaints: Complaint[] = [];
  if (Object.keys(coveredAmounts(named, form.amountsPence)).length === 0) {
    const message = `Ask for something this fund helps with: ${named.categories.join(', ')}`;
    complaints.push({ path: ['amountsPence'], message });
  }
  return complaints;
}

/** Without a programme named, the way to be paid has to be one that some programme offers. */
function payoutComplaints(form: ApplicationForm, programmes: ProgrammeRegistry): Complaint[] {
  const named = form.programmeId === undefined ? undefined : programmes.find(form.programmeId);
  const asked = named === undefined ? programmes.all : [named];
  const offered = new Set(asked.flatMap((programme) => programme.payoutMethods));
  if (offered.has(form.payment.method)) return [];
  const who = named === undefined ? 'our funds pay' : 'this fund pays';
  const message = `Choose a way ${who}: ${[...offered].join(', ')}`;
  return [{ path: ['payment', 'method'], message }];
}

const obstacleMessages = {
  'needs-a-key-meter':
    'Choose another way to be paid. A fuel voucher only works with a key or card meter',
  'nowhere-to-send-it':
    'Choose another way to be paid, or give a phone that is safe to text or an email address. A code has to be sent',
} as const;

function peopleComplaints(form: ApplicationForm, today: string): Complaint[] {
  const complaints: Complaint[] = [];
  if (form.household.adultsOver65 > form.household.adults) {
    complaints.push({
      path: ['household', 'adultsOver65'],
      message: 'The number of adults over 65 cannot be more than the number of adults',
    });
  }
  const obstacle = obstacleTo(form.payment.method, form);
  if (obstacle !== undefined) {
    complaints.push({ path: ['payment', 'method'], message: obstacleMessages[obstacle] });
  }
  const complaint = dateOfBirthComplaint(form.dateOfBirth, today);
  if (complaint !== undefined) complaints.push({ path: ['dateOfBirth'], message: complaint });
  return complaints;
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
