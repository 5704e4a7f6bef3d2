import * as z from 'zod';

import {
  outputNames,
  outputWords,
  type Answers,
  type OutputName,
} from '#shared/community-grants/index.ts';
import type { ReportAnswers } from '#shared/grant-reports/index.ts';
import { formatPounds, sumPence, type Pence } from '#shared/kernel/index.ts';
import { optionalText, parsePounds, requiredText } from '#shared/web/index.ts';

import type { Field } from './section-form.ts';

/** What a report is written about: the budget of the application, and what the grant is worth. */
export interface Reported {
  readonly lines: readonly Answers['budget']['lines'][number][];
  readonly grantPence: Pence;
}

const mostCounted = 1_000_000;
const number = { width: 'short', inputMode: 'numeric' } as const;
const spentOn = (line: number) => `spent-${line}`;

function howMany(missing: string) {
  return requiredText({ missing, tooLong: missing }, 12).transform((text, context) => {
    const value = /^[\d ,]+$/.test(text) ? Number(text.replace(/[ ,]/g, '')) : Number.NaN;
    if (Number.isSafeInteger(value) && value <= mostCounted) return value;
    context.addIssue({ code: 'custom', message: `${missing}, in digits like 12` });
    return z.NEVER;
  });
}

function told(missing: string, what: string, most: number) {
  const tooLong = `${what} must be ${most.toLocaleString('en-GB')} characters or fewer`;
  return requiredText({ missing, tooLong }, most);
}

const outputMissing: Readonly<Record<OutputName, string>> = {
  'activity-packs': 'Enter how many activity packs you gave out, or 0',
  'advice-sessions': 'Enter how many sessions of advice or counselling there were, or 0',
  activities: 'Enter how many activities there were, or 0',
  'families-reached': 'Enter how many families you reached, or 0',
};

function pounds(missing: string) {
  const wrong = 'Enter an amount like 120 or 120.50';
  return requiredText({ missing, tooLong: wrong }, 20).transform((text, context) => {
    const pence = parsePounds(text);
    if (pence !== undefined) return pence;
    context.addIssue({ code: 'custom', message: wrong });
    return z.NEVER;
  });
}

/** What a report means that is to be sent. */
export function reportSchema({ lines, grantPence }: Reported) {
  const amounts = Object.fromEntries(
    lines.map(
      ({ what }, index) =>
        [spentOn(index + 1), pounds(`Enter what you spent on “${what}”, or 0`)] as const,
    ),
  );
  return z
    .object({
      'activity-packs': howMany(outputMissing['activity-packs']),
      'advice-sessions': howMany(outputMissing['advice-sessions']),
      activities: howMany(outputMissing.activities),
      'families-reached': howMany(outputMissing['families-reached']),
      people: howMany('Enter how many people took part, or 0'),
      happened: told('Say what happened', 'What happened', 4_000),
      learned: told('Say what you learned', 'What you learned', 2_000),
      story: optionalText('The story must be 2,000 characters or fewer', 2_000),
    })
    .and(z.object(amounts))
    .transform((typed, context): ReportAnswers => {
      const spending = lines.map(({ what }, index) => ({
        what,
        spentPence: typed[spentOn(index + 1)] ?? 0,
      }));
      const all = sumPence(spending.map(({ spentPence }) => spentPence));
      if (all > grantPence) {
        const message = `Together this is ${formatPounds(all)}, and the grant is ${formatPounds(grantPence)}. Enter only what was paid from the grant`;
        context.addIssue({ code: 'custom', path: [spentOn(1)], message });
        return z.NEVER;
      }
      const { people, happened, learned, story } = typed;
      return {
        outputs: {
          'activity-packs': typed['activity-packs'],
          'advice-sessions': typed['advice-sessions'],
          activities: typed.activities,
          'families-reached': typed['families-reached'],
        },
        ...{ people, happened, learned, spending },
        ...(story === undefined ? {} : { story }),
      };
    });
}

/** What a report asks, in the order of its page. */
export function reportFields({ lines, grantPence }: Reported): readonly Field[] {
  return [
    {
      kind: 'heading',
      text: 'What you counted',
      hint: 'The city counts what grants do by these. Enter 0 for what you did not do.',
    },
    ...outputNames.map((name) => ({
      ...{ kind: 'text' as const, name, label: outputWords[name] },
      ...number,
    })),
    { kind: 'text', name: 'people', label: 'People who took part', ...number },
    { kind: 'heading', text: 'What happened' },
    {
      kind: 'long',
      name: 'happened',
      label: 'What did you do, and what is different for people now?',
      hint: 'Please write no names of people you helped.',
      rows: 8,
    },
    {
      kind: 'long',
      name: 'learned',
      label: 'What did you learn?',
      hint: 'What went well, what did not, and what you would do another time.',
    },
    {
      kind: 'long',
      name: 'story',
      label: 'A short story that we may show to others (optional)',
      hint: 'Without names, and so that nobody can tell who it is about.',
    },
    {
      kind: 'heading',
      text: 'What you spent',
      hint: `Only what was paid from the grant of ${formatPounds(grantPence)}. Enter 0 where nothing was.`,
    },
    ...lines.map(({ what, amountPence }, index) => ({
      ...{ kind: 'text' as const, name: spentOn(index + 1), label: what },
      hint: `In your budget: ${formatPounds(amountPence)}.`,
      ...{ prefix: '£', width: 'short' as const, inputMode: 'decimal' as const },
    })),
  ];
}
