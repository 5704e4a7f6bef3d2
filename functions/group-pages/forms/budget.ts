import * as z from 'zod';

import {
  missingFromBudget,
  mostBudgetLines,
  outsideLimits,
  type Answers,
  type GrantRound,
} from '#shared/community-grants/index.ts';
import { formatPounds, sumPence } from '#shared/kernel/index.ts';
import { parsePounds, type EnteredValues } from '#shared/web/index.ts';

import type { Field, SectionForm } from './section-form.ts';

const leastRows = 4;
const rowsAdded = 4;
const what = (line: number) => `line-${line}-what`;
const amount = (line: number) => `line-${line}-amount`;
const lineNumbers = Array.from({ length: mostBudgetLines }, (_, index) => index + 1);

function typed(values: EnteredValues, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
}

function schemaFor(round: GrantRound) {
  return z.record(z.string(), z.unknown()).transform((values, context): Answers['budget'] => {
    const problems: (readonly [string, string])[] = [];
    const lines = lineNumbers.flatMap((line) => {
      const [name, sum] = [typed(values, what(line)), typed(values, amount(line))];
      if (name === '' && sum === '') return [];
      const amountPence = parsePounds(sum);
      if (name === '') problems.push([what(line), `Say what line ${line} is for`]);
      if (name.length > 200) {
        problems.push([what(line), `What line ${line} is for must be 200 characters or fewer`]);
      }
      if (amountPence === undefined || amountPence === 0) {
        problems.push([amount(line), `Enter what line ${line} costs, like 120 or 99.50`]);
        return [];
      }
      return [{ what: name, amountPence }];
    });
    if (lines.length === 0 && problems.length === 0) {
      problems.push([what(1), 'Enter at least one thing that has to be paid for']);
    }
    const otherText = typed(values, 'other');
    const otherFundingPence = otherText === '' ? 0 : parsePounds(otherText);
    if (otherFundingPence === undefined) {
      problems.push(['other', 'Enter the money from others as an amount like 300, or 0']);
    }
    const otherFundingFrom = typed(values, 'otherFrom');
    if ((otherFundingPence ?? 0) > 0 && otherFundingFrom === '') {
      problems.push(['otherFrom', 'Say who the other money comes from']);
    }
    const askedPence = parsePounds(typed(values, 'asked'));
    if (askedPence === undefined || askedPence === 0) {
      problems.push(['asked', 'Enter how much you ask us for, like 3,950']);
    }
    if (problems.length === 0 && otherFundingPence !== undefined && askedPence !== undefined) {
      const budget = { lines, otherFundingPence, askedPence };
      const wrong = sumProblem(budget) ?? outsideLimits(round, askedPence);
      if (wrong === undefined) {
        return { ...budget, ...(otherFundingFrom !== '' && { otherFundingFrom }) };
      }
      problems.push(['asked', wrong]);
    }
    for (const [path, message] of problems) {
      context.addIssue({ code: 'custom', path: [path], message });
    }
    return z.NEVER;
  });
}

/** Names the difference, so that nobody has to look for it. */
function sumProblem(budget: Parameters<typeof missingFromBudget>[0]): string | undefined {
  const missing = missingFromBudget(budget);
  if (missing === 0) return undefined;
  const { lines, otherFundingPence, askedPence } = budget;
  const cost = sumPence(lines.map(({ amountPence }) => amountPence));
  const less =
    otherFundingPence === 0 ? '' : `, less ${formatPounds(otherFundingPence)} from others`;
  const difference =
    missing > 0 ? `${formatPounds(missing)} too little` : `${formatPounds(-missing)} too much`;
  return `The lines come to ${formatPounds(cost)}${less}. You ask for ${formatPounds(askedPence)}, which is ${difference}`;
}

function lineFields(values: EnteredValues, wantsMore: boolean): Field[] {
  const last = lineNumbers.findLast(
    (line) => typed(values, what(line)) !== '' || typed(values, amount(line)) !== '',
  );
  const wanted = Math.max(leastRows, (last ?? 0) + (wantsMore ? rowsAdded : 1));
  return lineNumbers.slice(0, wanted).flatMap((line): Field[] => [
    { kind: 'text', name: what(line), label: `Line ${line}: what is it?` },
    {
      ...{ kind: 'text', name: amount(line), label: `Line ${line}: what does it cost?` },
      ...{ prefix: '£', width: 'short', inputMode: 'decimal' },
    },
  ]);
}

export const budgetForm: SectionForm = {
  section: 'budget',
  lead: 'One line for each thing that has to be paid for. Leave out lines you do not need.',
  grows: true,
  schema: schemaFor,
  fields: (round, values, wantsMore) => [
    ...lineFields(values, wantsMore),
    {
      kind: 'text',
      name: 'other',
      label: 'How much of it is paid by others?',
      hint: 'Other grants, tickets, your own money. Enter 0 if there is none.',
      ...{ prefix: '£', width: 'short', inputMode: 'decimal' },
    },
    { kind: 'text', name: 'otherFrom', label: 'Who pays that, if anybody does?' },
    {
      kind: 'text',
      name: 'asked',
      label: 'How much do you ask us for?',
      hint: `All lines together, less what others pay. From ${formatPounds(round.minimumPence)} to ${formatPounds(round.maximumPence)}.`,
      ...{ prefix: '£', width: 'short', inputMode: 'decimal' },
    },
  ],
};
