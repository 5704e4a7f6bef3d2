import type * as z from 'zod';

import type { Entered, GrantRound, SectionName } from '#shared/community-grants/index.ts';
import type { EnteredValues, FormValues } from '#shared/web/index.ts';

interface Named {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

interface Option {
  readonly value: string;
  readonly text: string;
}

/** One thing a section asks; the template draws each kind with GOV.UK's own component. */
export type Field =
  | (Named & {
      readonly kind: 'text';
      readonly width?: 'short' | 'full';
      readonly prefix?: string;
      readonly inputMode?: 'numeric' | 'decimal' | 'email' | 'tel';
      readonly type?: 'email' | 'tel';
    })
  | (Named & { readonly kind: 'long'; readonly rows?: number })
  | (Named & { readonly kind: 'radios'; readonly options: readonly Option[] })
  | (Named & { readonly kind: 'ticks'; readonly options: readonly Option[] })
  | (Named & { readonly kind: 'date' })
  | { readonly kind: 'heading'; readonly text: string; readonly hint?: string };

/** How one section of the application is asked. */
export interface SectionForm {
  readonly section: SectionName;
  readonly lead?: string;
  /** In the order of the page; some sections ask more, the more there is in them. */
  readonly fields: (
    round: GrantRound,
    values: EnteredValues,
    wantsMore: boolean,
  ) => readonly Field[];
  /** What a form means that is said to be completed; the first thing wrong with it is on the first field. */
  readonly schema: (round: GrantRound) => z.ZodType;
  /** Whether a button adds rows. */
  readonly grows?: true;
}

/** A text is never longer; the schemas ask for less. */
export const longestEntry = 4_000;

const dateParts = ['day', 'month', 'year'] as const;

/** The names under which a browser sends a field. */
function namesOf(field: Field): readonly string[] {
  if (field.kind === 'heading') return [];
  return field.kind === 'date' ? dateParts.map((part) => `${field.name}-${part}`) : [field.name];
}

/** What of a form belongs to its section: nobody keeps anything else with us. */
export function enteredFrom(form: FormValues, fields: readonly Field[]): Entered {
  const entered: Entered = {};
  for (const name of fields.flatMap(namesOf)) {
    const value = form[name];
    if (value === undefined || value === '') continue;
    entered[name] = typeof value === 'string' ? value : [...value];
  }
  return entered;
}

/** The first field with a text that is too long to keep. */
export function tooLongIn(entered: Entered): string | undefined {
  return Object.entries(entered).find(([, value]) => {
    return [value].flat().some((text) => text.length > longestEntry);
  })?.[0];
}

export interface OtherAnswer {
  readonly label: string;
  readonly theirs: string;
}

/** Where somebody else's answers differ from what is on the page. */
export function differences(
  fields: readonly Field[],
  own: Entered,
  theirs: Entered,
): readonly OtherAnswer[] {
  return fields.flatMap((field) => {
    if (field.kind === 'heading') return [];
    const [mine, other] = [inWords(field, own), inWords(field, theirs)];
    return mine === other ? [] : [{ label: field.label, theirs: other }];
  });
}

function inWords(field: Exclude<Field, { kind: 'heading' }>, entered: Entered): string {
  const values = namesOf(field).flatMap((name) => entered[name] ?? []);
  if (field.kind === 'date') return values.join(' ');
  const options = 'options' in field ? field.options : [];
  return values
    .map((value) => options.find((option) => option.value === value)?.text ?? value)
    .join(', ');
}
