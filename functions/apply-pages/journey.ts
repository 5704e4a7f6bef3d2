import { invariant, type Instant } from '#shared/kernel/index.ts';
import type { Formats } from '#shared/languages/index.ts';

import type { FamilyWords } from './locales/index.ts';
import { eligibilityQuestions } from './questions/eligibility.ts';
import { happenedQuestions } from './questions/happened.ts';
import { householdQuestions } from './questions/household.ts';
import { closingQuestions } from './questions/more-help.ts';
import { paymentQuestions } from './questions/payment.ts';
import {
  sections,
  type Draft,
  type Question,
  type Row,
  type Section,
} from './questions/question.ts';
import { youQuestions } from './questions/you.ts';

export const startPath = '/apply';
export const checkPath = '/apply/check-answers';
export const savePath = '/apply/save';

/** The questions of one language by name, for those who read their answers. */
export function createQuestions({
  words,
  formats,
  capPence,
}: {
  readonly words: FamilyWords['questions'];
  readonly formats: Formats;
  readonly capPence: number;
}) {
  const eligibility = eligibilityQuestions(words);
  const you = youQuestions(words);
  const before = { ...eligibility, ...you };
  const household = householdQuestions(words, before);
  const happened = happenedQuestions({ words, formats, capPence }, eligibility);
  // The order of these names is the order in which a family is asked.
  return {
    ...before,
    ...household,
    ...happened,
    ...paymentQuestions({ words, formats }, { ...before, ...household, ...happened }),
    ...closingQuestions(words),
  };
}

export type Questions = ReturnType<typeof createQuestions>;

export interface SectionOfAnswers {
  readonly section: Section;
  readonly rows: readonly (Row & { readonly path: string })[];
}

/** One question a page, in order, leaving out what the answers before make pointless. */
export interface Journey {
  readonly questions: readonly Question[];
  /** The question with that id; a defect when there is none. */
  question(id: string): Question;
  /** The first question that is still to be answered, up to but not including `before`. */
  firstOpen(draft: Draft, at: Instant, before?: Question): Question | undefined;
  /** Where an accepted answer leads: the next question, or back to checking when one was changed. */
  pathAfter(current: Question, draft: Draft, at: Instant, changing: boolean): string;
  pathBefore(current: Question, draft: Draft, changing: boolean): string;
  answers(draft: Draft): readonly SectionOfAnswers[];
}

export function createJourney(
  named: Readonly<Record<string, Question>>,
  { start, check }: { readonly start: string; readonly check: string } = {
    start: startPath,
    check: checkPath,
  },
): Journey {
  const questions: readonly Question[] = Object.values(named);

  const firstOpen: Journey['firstOpen'] = (draft, at, before) => {
    const until = before === undefined ? questions.length : questions.indexOf(before);
    return questions
      .slice(0, until)
      .find((question) => question.applies(draft) && !question.isAnswered(draft, at));
  };

  return {
    questions,
    question(id) {
      const found = questions.find((question) => question.id === id);
      invariant(found !== undefined, `There is no question ${id}`);
      return found;
    },
    firstOpen,
    pathAfter(current, draft, at, changing) {
      if (changing) {
        const open = firstOpen(draft, at);
        return open === undefined ? check : changingPath(open);
      }
      const next = questions
        .slice(questions.indexOf(current) + 1)
        .find((question) => question.applies(draft));
      return next?.path ?? check;
    },
    pathBefore(current, draft, changing) {
      if (changing) return check;
      const earlier = questions
        .slice(0, questions.indexOf(current))
        .findLast((question) => question.applies(draft));
      return earlier?.path ?? start;
    },
    answers: (draft) =>
      sections.flatMap((section) => {
        const rows = questions
          .filter((question) => question.section === section && question.applies(draft))
          .flatMap((question) =>
            question.rows(draft).map((row) => ({ ...row, path: changingPath(question) })),
          );
        return rows.length === 0 ? [] : [{ section, rows }];
      }),
  };
}

/** A question opened to change its answer; it leads back to checking. */
export function changingPath(question: Question): string {
  return `${question.path}?change=1`;
}
