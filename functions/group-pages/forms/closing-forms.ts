import * as z from 'zod';

import {
  documentNames,
  documentWords,
  inPlaceWords,
  isSamePerson,
  tidyEmail,
  type Answers,
} from '#shared/community-grants/index.ts';
import {
  choice,
  optionalEmail,
  optionalPhone,
  optionalText,
  requiredText,
} from '#shared/web/index.ts';

import type { Field, SectionForm } from './section-form.ts';

const previousSchema = z
  .object({
    hadGrants: choice(['yes', 'no'], 'Say whether you had a grant in the last three years'),
    which: optionalText('Which grants you had must be 1,500 characters or fewer', 1_500),
  })
  .transform(({ hadGrants, which }, context): Answers['previous-grants'] => {
    if (hadGrants === 'no') return { hadGrants };
    if (which !== undefined) return { hadGrants, which };
    const message = 'Say who gave the grants, when, how much, and what for';
    context.addIssue({ code: 'custom', path: ['which'], message });
    return z.NEVER;
  });

export const previousGrantsForm: SectionForm = {
  section: 'previous-grants',
  schema: () => previousSchema,
  fields: () => [
    {
      kind: 'radios',
      name: 'hadGrants',
      label: 'Did your group have a grant from anybody in the last three years?',
      hint: 'A first grant is as welcome as a fifth.',
      options: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No, this would be the first' },
      ],
    },
    {
      kind: 'long',
      name: 'which',
      label: 'Which ones, if you did?',
      hint: 'Who gave it, when, how much, and what for. One on each line.',
    },
  ],
};

const notSaid = (name: (typeof documentNames)[number]) =>
  `Say whether you have this ready: ${documentWords[name]}`;
const documentsSchema = z.object({
  constitution: choice(['yes', 'not-yet'], notSaid('constitution')),
  accounts: choice(['yes', 'not-yet'], notSaid('accounts')),
  'bank-statement': choice(['yes', 'not-yet'], notSaid('bank-statement')),
  safeguarding: choice(['yes', 'not-yet', 'does-not-apply'], notSaid('safeguarding')),
});

export const documentsForm: SectionForm = {
  section: 'documents',
  lead: 'You need not send any papers now. If you are offered a grant, we look at these before we pay. You can send them at any time from the page of your application.',
  schema: () => documentsSchema,
  fields: () =>
    documentNames.map((name) => {
      const mayNotApply = name === 'safeguarding';
      const values = [
        'yes',
        'not-yet',
        ...(mayNotApply ? ['does-not-apply' as const] : []),
      ] as const;
      return {
        kind: 'radios' as const,
        ...{ name, label: documentWords[name] },
        options: values.map((value) => ({ value, text: inPlaceWords[value] })),
      };
    }),
};

const both = ['first', 'second'] as const;
type Which = (typeof both)[number];

function contactFields(which: Which) {
  const person = which === 'first' ? 'the first person' : 'the second person';
  const missingEmail = `Enter an email address of ${person}, like name@example.com`;
  const missingPhone = `Enter a telephone number of ${person}`;
  const tooLong = 'Enter something shorter';
  return {
    [`${which}-name`]: requiredText({ missing: `Enter the full name of ${person}`, tooLong }, 150),
    [`${which}-role`]: requiredText(
      { missing: `Say what ${person} does in the group`, tooLong },
      150,
    ),
    [`${which}-email`]: optionalEmail(missingEmail).pipe(
      z.string({ error: missingEmail }).transform(tidyEmail),
    ),
    [`${which}-phone`]: optionalPhone(missingPhone).pipe(z.string({ error: missingPhone })),
  };
}

const contactsSchema = z
  .object({ ...contactFields('first'), ...contactFields('second') })
  .transform((typed, context): Answers['contacts'] => {
    const personOf = (which: Which) => ({
      name: typed[`${which}-name`] ?? '',
      role: typed[`${which}-role`] ?? '',
      email: typed[`${which}-email`] ?? '',
      phone: typed[`${which}-phone`] ?? '',
    });
    const [first, second] = [personOf('first'), personOf('second')];
    if (!isSamePerson(first, second)) return { first, second };
    const sameEmail = first.email === second.email;
    context.addIssue({
      code: 'custom',
      path: [sameEmail ? 'second-email' : 'second-name'],
      message: sameEmail
        ? 'Each of the two must confirm from an email address of their own. Enter another one'
        : 'Two different people must confirm. Enter the name of somebody else',
    });
    return z.NEVER;
  });

export const contactsForm: SectionForm = {
  section: 'contacts',
  lead: 'Two people who are responsible for the group. They must not be related or live together. When you send the application, we write to each of them, and each has to confirm it from their own email address.',
  schema: () => contactsSchema,
  fields: () =>
    both.flatMap((which): Field[] => [
      { kind: 'heading', text: which === 'first' ? 'First person' : 'Second person' },
      { kind: 'text', name: `${which}-name`, label: named('Full name', which) },
      {
        kind: 'text',
        name: `${which}-role`,
        label: named('What they do in the group', which),
        hint: 'Like chair, treasurer or trustee.',
      },
      {
        ...{ kind: 'text', name: `${which}-email`, label: named('Their own email address', which) },
        ...{ type: 'email', inputMode: 'email' },
      },
      {
        ...{ kind: 'text', name: `${which}-phone`, label: named('Telephone', which) },
        ...{ type: 'tel', inputMode: 'tel', width: 'short' },
      },
    ]),
};

/** Each label says whose it is: whoever moves from field to field hears no headings. */
function named(label: string, which: Which): string {
  return `${label} (${which} person)`;
}
