import * as z from 'zod';

import {
  answersOf,
  governanceWords,
  governanceQuestions,
  type GrantApplication,
} from '#shared/community-grants/index.ts';
import { connectionReasons, connectionReasonWords } from '#shared/family-connect/index.ts';
import {
  longestPurpose,
  mostConditions,
  mostInstalments,
  type Instalment,
  type Offer,
  type OfferFault,
} from '#shared/grant-awards/index.ts';
import { formatPounds, plusCalendarDays, unreachable, type Pence } from '#shared/kernel/index.ts';
import { formatsFor } from '#shared/languages/index.ts';
import {
  date,
  dayWords,
  enteredValues,
  optionalChoices,
  optionalPounds,
  optionalText,
  requiredText,
  wholeNumber,
  type EnteredValues,
  type FormProblems,
  type FormValues,
  type FormView,
} from '#shared/web/index.ts';

const mostPence = 1_000_000_00;
const defaultDays = 28;
const leastDays = 7;
const mostDays = 60;
/** Long enough for a group to gather its receipts. */
const reportAfterDays = 28;
const amountName = (instalment: number) => `paid-${instalment}-amount`;
const dayName = (instalment: number) => `paid-${instalment}-on`;
const later = Array.from({ length: mostInstalments - 1 }, (_, index) => index + 2);

const day = (what: string) => date(dayWords(what));

/** Three boxes that may all stay empty. */
const optionalDay = (what: string) =>
  z.preprocess((value) => (isFilled(value) ? value : undefined), day(what).optional());

function isFilled(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).some((text) => typeof text === 'string' && text.trim() !== '')
  );
}

const pounds = optionalPounds('Enter an amount in pounds, like 1,250', {
  minPence: 1,
  maxPence: mostPence,
});

const longestCondition = 500;
const tooManyConditions = `Write at most ${mostConditions} conditions, each on a line of its own of at most ${longestCondition} characters`;

const fieldsSchema = z.object({
  amount: pounds,
  purpose: requiredText(
    {
      missing: 'Enter what the grant pays for, in a sentence for the public',
      tooLong: `What the grant pays for must be ${longestPurpose} characters or fewer`,
    },
    longestPurpose,
  ),
  'paid-2-amount': pounds,
  'paid-2-on': optionalDay('the day of the second part'),
  'paid-3-amount': pounds,
  'paid-3-on': optionalDay('the day of the third part'),
  from: day('the first day'),
  until: day('the last day'),
  report: day('the day the report is due'),
  'helps-with': optionalChoices(connectionReasons),
  conditions: optionalText(tooManyConditions, mostConditions * longestCondition + 100),
  days: wholeNumber(
    {
      missing: 'Enter how many days the group has to accept',
      invalid: `The days to accept must be a number from ${leastDays} to ${mostDays}`,
    },
    { min: leastDays, max: mostDays },
  ),
});

/** What staff type for an offer: what is paid at once is what the later parts leave of the amount. */
export const offerFormSchema: z.ZodType<Offer> = fieldsSchema.transform((form, context): Offer => {
  const complain = (field: string, message: string) => {
    context.addIssue({ code: 'custom', path: [field], message });
    return z.NEVER;
  };
  if (form.amount === undefined) return complain('amount', 'Enter how much to give');
  const parts: Instalment[] = [];
  for (const instalment of later) {
    const amountPence = instalment === 2 ? form['paid-2-amount'] : form['paid-3-amount'];
    const payableOn = instalment === 2 ? form['paid-2-on'] : form['paid-3-on'];
    if (amountPence === undefined && payableOn === undefined) continue;
    const name = instalment === 2 ? 'second' : 'third';
    if (amountPence === undefined) {
      return complain(amountName(instalment), `Enter how much the ${name} part is`);
    }
    if (payableOn === undefined) {
      return complain(dayName(instalment), `Enter on which day the ${name} part is paid`);
    }
    parts.push({ instalment: parts.length + 2, amountPence, payableOn });
  }
  const laterPence = parts.reduce((sum, { amountPence }) => sum + amountPence, 0);
  const firstPence = form.amount - laterPence;
  if (firstPence < 1) {
    return complain('amount', 'The later parts are more than the amount, or all of it');
  }
  const conditions = (form.conditions ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isTooMuch = conditions.some((line) => line.length > longestCondition);
  if (isTooMuch || conditions.length > mostConditions) {
    return complain('conditions', tooManyConditions);
  }
  return {
    amountPence: form.amount,
    instalments: [{ instalment: 1, amountPence: firstPence, payableOn: 'acceptance' }, ...parts],
    conditions,
    purpose: form.purpose,
    projectFrom: form.from,
    projectUntil: form.until,
    reportDueOn: form.report,
    acceptWithinDays: form.days,
    ...(form['helps-with'].length === 0 ? {} : { helpsWith: form['helps-with'] }),
  };
});

/** The boxes of what families may be sent to the group for. */
export function helpsWithChoices(ticked: unknown) {
  const values: readonly unknown[] = Array.isArray(ticked) ? ticked : [ticked];
  return connectionReasons.map((value) => ({
    ...{ value, text: connectionReasonWords[value], checked: values.includes(value) },
  }));
}

/** The form before anybody typed: all that was asked for, and what is not in place as conditions. */
export function offerDefaults(
  application: GrantApplication,
  /** What the panel gives at most, where there is one. */
  panelPence: Pence | undefined,
): EnteredValues {
  const { budget, project, governance } = answersOf(application);
  const missing = governanceQuestions.filter((name) => governance[name] === 'not-yet');
  return {
    amount: formatPounds(panelPence ?? budget.askedPence).slice(1),
    from: boxes(project.startsOn),
    until: boxes(project.endsOn),
    report: boxes(plusCalendarDays(project.endsOn, reportAfterDays)),
    conditions: missing
      .slice(0, mostConditions)
      .map((name) => `In place before we pay: ${governanceWords[name].name}.`)
      .join('\n'),
    days: String(defaultDays),
  };
}

function boxes(at: string) {
  const [year = '', month = '', dayOfMonth = ''] = at.split('-');
  return { day: String(Number(dayOfMonth)), month: String(Number(month)), year };
}

const { day: dayInWords } = formatsFor('en');

/** Everything by which an offer does not fit, at the fields where it can be mended. */
export function offerProblems(
  form: FormValues,
  faults: readonly OfferFault[],
): FormView & { readonly errors: FormProblems } {
  const fields: Record<string, { text: string; parts?: readonly string[] }> = {};
  for (const fault of faults) {
    const { field, text } = offerProblem(fault);
    fields[field] ??= isDay(field) ? { text, parts: ['day', 'month', 'year'] } : { text };
  }
  return {
    values: enteredValues(form),
    errors: {
      fields,
      summary: Object.entries(fields).map(([field, { text }]) => ({
        ...{ text, href: isDay(field) ? `#${field}-day` : `#${field}` },
      })),
    },
  };
}

const isDay = (field: string) => field !== 'amount';

function offerProblem(fault: OfferFault): { readonly field: string; readonly text: string } {
  switch (fault.kind) {
    case 'above-asked':
      return {
        field: 'amount',
        text: `The group asked for ${formatPounds(fault.askedPence)}: give that or less`,
      };
    case 'above-panel':
      return {
        field: 'amount',
        text: `The panel gives ${formatPounds(fault.panelPence)}: propose that or less`,
      };
    case 'below-minimum':
      return {
        field: 'amount',
        text: `This round gives at least ${formatPounds(fault.minimumPence)}`,
      };
    case 'above-maximum':
      return {
        field: 'amount',
        text: `This round gives at most ${formatPounds(fault.maximumPence)}`,
      };
    case 'instalments-do-not-add-up':
      return { field: 'amount', text: 'The parts have to add up to the amount' };
    case 'instalments-out-of-order':
      return {
        field: dayName(mostInstalments),
        text: 'The third part has to be paid after the second',
      };
    case 'ends-before-it-begins':
      return { field: 'until', text: 'The last day must be the first day or after it' };
    case 'outside-round':
      return {
        field: 'from',
        text: `This round pays for ${dayInWords(fault.from)} to ${dayInWords(fault.until)}`,
      };
    case 'report-before-end':
      return { field: 'report', text: 'The report has to be due after the last day' };
    default:
      return unreachable(fault);
  }
}
