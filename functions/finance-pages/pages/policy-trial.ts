import * as z from 'zod';

import { policyByVersion, type AwardTable, type Policy } from '#shared/eligibility/index.ts';
import { readCandidate, readTrialCases, tryPolicy } from '#shared/policy-trials/index.ts';
import type { Programme } from '#shared/programmes/index.ts';
import {
  chosenProgramme,
  programmeChoices,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  optionalPounds,
  optionalText,
  page,
  problemAt,
  readForm,
  wholeNumber,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import { policyNow } from '../policy-now.ts';
import type { FinancePorts } from '../ports.ts';
import { policyTrialView } from '../views/policy-trial-view.ts';
import { awardTableForm, otherPartsOf } from '../views/policy-form.ts';

/**
 * A page has ten seconds: so many cases are read and replayed in a few of them, and a whole winter
 * of the city is fewer. `npm run policy:try` has no limit.
 */
export const mostCasesOnAPage = 24_000;

const poundsWords = 'Enter an amount in pounds up to £1,000, like 120 or 37.50';
const pounds = optionalPounds(poundsWords, { minPence: 0, maxPence: 1_000_00 }).transform(
  (amountPence) => amountPence ?? 0,
);

const trialSchema = z.object({
  oneAdult: pounds,
  moreAdults: pounds,
  perChild: pounds,
  childrenCounted: wholeNumber({ invalid: 'Enter a number from 0 to 20' }, { min: 0, max: 20 }),
  prepaymentMeter: pounds,
  disability: pounds,
  over65: pounds,
  pregnant: pounds,
  highNeed: pounds,
  highNeedFrom: wholeNumber({ invalid: 'Enter points from 0 to 100' }, { min: 0, max: 100 }),
  cap: pounds,
  others: optionalText('Enter at most 20,000 characters', 20_000).transform(jsonOf),
});
type TrialForm = z.infer<typeof trialSchema>;

/**
 * Where managers try another policy on the cases that are stored. The form is sent by GET: nothing
 * is written, and the address of a trial can be kept and sent on to a colleague.
 */
export function policyTrialRoutes(ports: FinancePorts): Route<StaffVisit>[] {
  return [staffPage('/staff/policy', ['try-policies'], (request) => showTrial(ports, request))];
}

async function showTrial(ports: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const { query, at } = request;
  const programme = chosenProgramme(query['programme'], at);
  const inForce = policyNow(programme, at);
  if (query['try'] === undefined) return formPage(programme, inForce, awardTableForm(inForce));
  const read = readForm(trialSchema, query);
  if (!read.ok) return formPage(programme, inForce, read.failure, {}, 400);
  const candidate = readCandidate(partsOf(read.value), inForce);
  if (!candidate.ok) {
    const [first] = candidate.failure.problems;
    const words = first === undefined ? 'This is not a policy' : `${first.path}: ${first.message}`;
    return formPage(programme, inForce, problemAt(query, 'others', words), {}, 400);
  }
  const { cases, envelopes, notAssessed, complete } = await readTrialCases(
    ports.records,
    programme,
    mostCasesOnAPage,
  );
  const trial = tryPolicy({
    ...{ programme, inForce, candidate: candidate.value, policyOf: policyByVersion, cases },
    // Part of the cases says nothing of when an envelope that all of them draw on ran dry.
    envelopes: complete ? envelopes : [],
  });
  const rounded = query['figures'] === 'rounded';
  const shown = policyTrialView(programme, trial, { rounded });
  return formPage(
    programme,
    inForce,
    { values: query },
    {
      trial: shown,
      read: { notAssessed, complete, atMost: mostCasesOnAPage },
      rounded,
      otherFigures: otherFiguresHref(query, rounded),
    },
  );
}

function formPage(
  programme: Programme,
  inForce: Policy,
  form: FormView,
  found: object = {},
  status = 200,
): StaffAnswer {
  return page(
    'policy-trial.njk',
    {
      ...{ form, programme, inForce, ...found },
      programmes: programmeChoices('/staff/policy', programme),
      otherParts: otherPartsOf(inForce),
    },
    { status },
  );
}

/** What the form says as parts of a policy: the table, and whatever was pasted besides. */
function partsOf({ others, ...table }: TrialForm): unknown {
  const awards: AwardTable = {
    oneAdultPence: table.oneAdult,
    moreAdultsPence: table.moreAdults,
    perChildPence: table.perChild,
    childrenCounted: table.childrenCounted,
    prepaymentMeterPence: table.prepaymentMeter,
    disabilityPence: table.disability,
    over65Pence: table.over65,
    pregnantPence: table.pregnant,
    highNeed: { fromPoints: table.highNeedFrom, addPence: table.highNeed },
    capPence: table.cap,
  };
  return { awards, ...others };
}

/** Parts of a policy as they are pasted: an object in JSON, or nothing. */
function jsonOf(text: string | undefined, context: z.core.$RefinementCtx): object | undefined {
  if (text === undefined) return undefined;
  const message = 'Paste parts of a policy as JSON, like { "repeatMonths": 6 }';
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  } catch {
    // Told below in words, as for JSON that is no object.
  }
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

function otherFiguresHref(query: Readonly<Record<string, string>>, rounded: boolean): string {
  const { figures: _figures, ...rest } = query;
  const asked = rounded ? rest : { ...rest, figures: 'rounded' };
  return `/staff/policy?${new URLSearchParams(asked).toString()}#figures`;
}
