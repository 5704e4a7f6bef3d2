import * as z from 'zod';

import {
  beneficiaryGroups,
  beneficiaryWords,
  outputNames,
  outputWords,
  type Answers,
  type GrantRound,
} from '#shared/community-grants/index.ts';
import { formatsFor } from '#shared/languages/index.ts';
import {
  choice,
  choices,
  date,
  dayWords,
  optionalText,
  requiredText,
  wholeNumber,
} from '#shared/web/index.ts';

import { readPlaces } from './places.ts';
import type { SectionForm } from './section-form.ts';

const { day } = formatsFor('en');

function told(missing: string, what: string, max: number) {
  return requiredText(
    { missing, tooLong: `${what} must be ${max.toLocaleString('en-GB')} characters or fewer` },
    max,
  );
}

function howMany(missing: string, min = 0) {
  return wholeNumber({ missing, invalid: missing }, { min, max: 999_999 });
}

function dayOf(what: string) {
  return date(dayWords(`the day on which it ${what}`));
}

const questionField = (questionId: string) => `question-${questionId}`;

function schemaFor(round: GrantRound) {
  const asked = Object.fromEntries(
    round.questions.map(({ questionId, question }) => [
      questionField(questionId),
      told(`Answer the question: ${question}`, 'Your answer', 1_500),
    ]),
  );
  return z
    .object({
      title: told('Give it a title', 'The title', 139),
      what: told('Say what you will do', 'What you will do', 2_000),
      need: told('Say why it is needed', 'Why it is needed', 2_000),
      where: choice(['city-wide', 'places'], 'Say where it happens'),
      places: optionalText('Name fewer places', 1_000),
      starts: dayOf('begins'),
      ends: dayOf('ends'),
      beneficiaries: choices(beneficiaryGroups, { missing: 'Tick who it is for' }),
      people: howMany('Enter how many people take part, at least 1', 1),
      families: howMany('Enter how many families that is, or 0'),
      'activity-packs': howMany('Enter how many activity packs, or 0'),
      'advice-sessions': howMany('Enter how many sessions of advice or counselling, or 0'),
      activities: howMany('Enter how many activities, or 0'),
      'families-reached': howMany('Enter how many families you will reach, or 0'),
      difference: told('Say what will be different', 'What will be different', 1_500),
    })
    .and(z.object(asked))
    .transform((typed, context): Answers['project'] => {
      const problems: (readonly [string, string])[] = [];
      const { projectsFrom, projectsUntil } = round;
      if (typed.starts < projectsFrom) {
        problems.push(['starts', `It must begin on ${day(projectsFrom)} or later`]);
      }
      if (typed.ends < typed.starts) {
        problems.push(['ends', 'It must end on the day it begins or later']);
      } else if (typed.ends > projectsUntil) {
        problems.push(['ends', `It must end by ${day(projectsUntil)}`]);
      }
      const places = typed.where === 'city-wide' ? [] : readPlaces(typed.places ?? '', round);
      if (typeof places === 'string') problems.push(['places', places]);
      for (const [path, message] of problems) {
        const parts = path === 'places' ? [path] : [path, 'day'];
        context.addIssue({ code: 'custom', path: parts, message });
      }
      if (typeof places === 'string' || problems.length > 0) return z.NEVER;
      const { title, what, need, beneficiaries, people, families, difference } = typed;
      return {
        ...{ title, what, need, beneficiaries, people, families, difference },
        where: typed.where === 'city-wide' ? { kind: 'city-wide' } : { kind: 'places', places },
        ...{ startsOn: typed.starts, endsOn: typed.ends },
        outputs: {
          'activity-packs': typed['activity-packs'],
          'advice-sessions': typed['advice-sessions'],
          activities: typed.activities,
          'families-reached': typed['families-reached'],
        },
        answers: Object.fromEntries(
          round.questions.map(({ questionId }) => [
            questionId,
            typed[questionField(questionId)] ?? '',
          ]),
        ),
      };
    });
}

const number = { width: 'short', inputMode: 'numeric' } as const;

export const projectForm: SectionForm = {
  section: 'project',
  schema: schemaFor,
  fields: (round) => [
    {
      kind: 'text',
      name: 'title',
      label: 'A title',
      hint: 'A few words. If you get the grant, it is published.',
    },
    { kind: 'long', name: 'what', label: 'What will you do?', rows: 8 },
    {
      kind: 'long',
      name: 'need',
      label: 'Why is it needed?',
      hint: 'What you see, and how you know.',
    },
    {
      kind: 'radios',
      name: 'where',
      label: 'Where does it happen?',
      options: [
        { value: 'city-wide', text: 'All over Birmingham' },
        { value: 'places', text: 'In some places' },
      ],
    },
    {
      kind: 'long',
      name: 'places',
      label: 'Which places, if it is some?',
      hint: 'Postcodes or names of wards, one on each line.',
      rows: 3,
    },
    {
      kind: 'date',
      name: 'starts',
      label: 'When does it begin?',
      hint: `Between ${day(round.projectsFrom)} and ${day(round.projectsUntil)}.`,
    },
    { kind: 'date', name: 'ends', label: 'When does it end?' },
    {
      kind: 'ticks',
      name: 'beneficiaries',
      label: 'Who is it for?',
      hint: 'Tick all that apply.',
      options: beneficiaryGroups.map((value) => ({ value, text: beneficiaryWords[value] })),
    },
    { kind: 'text', name: 'people', label: 'How many people take part?', ...number },
    { kind: 'text', name: 'families', label: 'How many families is that?', ...number },
    {
      kind: 'heading',
      text: 'What you will count',
      hint: 'The city counts what grants do by these. Enter 0 for what you do not do.',
    },
    ...outputNames.map((name) => ({
      ...{ kind: 'text' as const, name, label: outputWords[name] },
      ...number,
    })),
    { kind: 'long', name: 'difference', label: 'What will be different for people afterwards?' },
    ...round.questions.map(({ questionId, question, hint }) => ({
      ...{ kind: 'long' as const, name: questionField(questionId), label: question, hint },
    })),
  ],
};
