import * as z from 'zod';

import type { Instant } from '#shared/kernel/index.ts';
import { choice, choices } from '#shared/web/index.ts';

import { question, type Draft, type ExitId, type Section, type TypedQuestion } from './question.ts';

interface ChoiceWords<Option extends string> {
  readonly title: string;
  readonly short: string;
  readonly hint?: string;
  readonly missing: string;
  readonly options: Readonly<Record<Option, string>>;
  readonly hints?: Readonly<Record<Option, string>>;
}

interface Place<Option extends string> {
  readonly id: string;
  readonly section: Section;
  /** In the order they are shown. */
  readonly options: readonly Option[];
  readonly applies?: (draft: Draft) => boolean;
}

/** One radio button of a few, alone on its page. */
export function oneOf<const Option extends string>(
  place: Place<Option> & {
    readonly words: ChoiceWords<Option>;
    readonly exit?: (answer: Option, at: Instant) => ExitId | undefined;
    readonly detour?: (answer: Option) => ExitId | undefined;
    /** What is wrong with an answer, given the answers before it. */
    readonly complaint?: (answer: Option, draft: Draft) => string | undefined;
  },
): TypedQuestion<{ answer: Option }> {
  const { words, exit, detour, applies, complaint } = place;
  return question({
    id: place.id,
    section: place.section,
    template: 'choice.njk',
    fields: ['answer'],
    schema: z.object({ answer: choice(place.options, words.missing) }),
    rows: ({ answer }) => [{ key: words.short, lines: [words.options[answer]] }],
    view: () => ({ title: words.title, hint: words.hint, items: items(place.options, words) }),
    ...(exit && { exit: ({ answer }, at) => exit(answer, at) }),
    ...(complaint && {
      complaint: ({ answer }, _at, draft) => {
        const text = complaint(answer, draft);
        return text === undefined ? undefined : { field: 'answer', text };
      },
    }),
    ...(detour && { detour: ({ answer }) => detour(answer) }),
    ...(applies && { applies }),
  });
}

/** Boxes to tick, alone on their page. `alone` is the last of them: "none of these". */
export function someOf<const Option extends string>(
  place: Place<Option> & {
    readonly words: ChoiceWords<Option> & { readonly alone?: string; readonly or?: string };
    readonly alone?: NoInfer<Option>;
    readonly exit?: (answers: readonly Option[]) => ExitId | undefined;
  },
): TypedQuestion<{ answer: Option[] }> {
  const { words, exit, applies, alone } = place;
  return question({
    id: place.id,
    section: place.section,
    template: 'ticks.njk',
    fields: ['answer'],
    schema: z.object({ answer: choices(place.options, words, alone) }),
    rows: ({ answer }) => [
      { key: words.short, lines: answer.map((option) => words.options[option]) },
    ],
    view: () => ({
      title: words.title,
      hint: words.hint,
      items: items(place.options, words, alone),
    }),
    ...(exit && { exit: ({ answer }) => exit(answer) }),
    ...(applies && { applies }),
  });
}

function items<Option extends string>(
  options: readonly Option[],
  words: ChoiceWords<Option> & { readonly or?: string },
  alone?: Option,
): object[] {
  return options.flatMap((option): object[] => {
    const hint = words.hints?.[option] ?? '';
    const item = {
      value: option,
      text: words.options[option],
      ...(hint !== '' && { hint: { text: hint } }),
    };
    return option === alone ? [{ divider: words.or }, { ...item, behaviour: 'exclusive' }] : [item];
  });
}
