import * as z from 'zod';

import { contactSchema } from '#shared/applications/index.ts';
import { agreedWays, currentConnectionForm } from '#shared/family-connect/index.ts';
import type { Result } from '#shared/kernel/index.ts';
import { lookUp } from '#shared/reference/index.ts';

import { count, several, word, yesNo, type Row } from '../list/cell-words.ts';
import { contactOf } from '../list/form-of-row.ts';
import type { UnreadableList } from '../list/list-table.ts';
import {
  complaintOf,
  oncePerColumn,
  readLines,
  referenceComplaints,
  type LineToMend,
  type LineToRead,
} from '../list/read-lines.ts';
import { helpColumns } from './help-columns.ts';

/** The programme once took 441 families at a time (product.md, Family Connect). */
export const mostFamiliesToHelp = 500;

const [reasons, ownWords, access, wellField, wants, views, lives, working, responsibility] =
  currentConnectionForm.fields;

const filled = (most: number) => z.string().trim().min(1).max(most);
const homeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('address'),
    postcode: z
      .string()
      .refine((text) => lookUp(text).status !== 'unknown', 'No such postcode. Check it'),
  }),
  z.strictObject({ kind: z.literal('no-fixed-address') }),
  z.strictObject({ kind: z.literal('refuge') }),
]);

const familySchema = z.strictObject({
  agreed: z.enum(agreedWays),
  fullName: filled(120),
  home: homeSchema,
  contact: contactSchema,
  language: filled(8),
  interpreterNeeded: z.boolean(),
  adults: z.int().min(1).max(20),
  children: z.int().min(0).max(20),
  reasons: z.array(z.enum(reasons.options)).min(1),
  ownWords: filled(ownWords.maxLength),
  answers: z.strictObject({
    [access.id]: filled(access.maxLength).optional(),
    [wellField.id]: filled(wellField.maxLength).optional(),
    [wants.id]: filled(wants.maxLength).optional(),
    [views.id]: filled(views.maxLength).optional(),
    [lives.id]: filled(lives.maxLength).optional(),
    [working.id]: z
      .array(z.enum(working.options))
      .min(1)
      .refine((chosen) => chosen.length === 1 || !chosen.includes(working.alone), {
        message: `“${working.alone}” stands alone`,
      }),
    [responsibility.id]: z.enum(responsibility.options),
  }),
});
export type FamilyToHelp = z.infer<typeof familySchema>;

export interface HelpLine {
  readonly kind: 'good';
  readonly line: number;
  readonly yourReference: string;
  readonly name: string;
  readonly family: FamilyToHelp;
}

/** Reads a list of families who ask for further help, by what the form for professionals asks. */
export async function readHelpList(
  content: Uint8Array,
): Promise<Result<readonly (HelpLine | LineToMend)[], UnreadableList>> {
  return readLines(content, {
    columns: helpColumns,
    mostFamilies: mostFamiliesToHelp,
    readLine,
  });
}

function readLine({ row, line, seen, found }: LineToRead): HelpLine | LineToMend {
  const yourReference = row('your reference');
  const parsed = familySchema.safeParse(familyOfRow(row));
  const issues = parsed.error?.issues ?? [];
  const complaints = [
    ...found,
    ...referenceComplaints(yourReference, seen),
    ...issues.map((issue) => complaintOf(issue, helpColumns)),
  ];
  const about = { line, yourReference, name: row('full name') };
  return parsed.success && complaints.length === 0
    ? { kind: 'good', ...about, family: parsed.data }
    : { kind: 'to-mend', ...about, complaints: oncePerColumn(complaints) };
}

function familyOfRow(row: Row): object {
  const kind = word(row('home')) ?? 'address';
  return {
    agreed: word(row('agreed')),
    fullName: row('full name'),
    home: kind === 'address' ? { kind, postcode: row('postcode') } : { kind },
    contact: contactOf(row),
    language: word(row('language')) ?? 'en',
    interpreterNeeded: yesNo(row('interpreter')),
    adults: count(row('adults')),
    children: count(row('children')),
    reasons: several(row('reasons')),
    ownWords: row('what is happening'),
    answers: {
      ...written(access.id, row('access needs')),
      ...written(wellField.id, row('going well')),
      ...written(wants.id, row('what the family wants')),
      ...written(views.id, row('children’s views')),
      ...written(lives.id, row('who lives there')),
      [working.id]: several(row('working with')),
      [responsibility.id]: word(row('parental responsibility')),
    },
  };
}

function written(name: string, text: string): object {
  return text === '' ? {} : { [name]: text };
}
