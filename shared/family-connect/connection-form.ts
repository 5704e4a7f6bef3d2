/** Who fills in a request for further help: the family, or somebody who works with it. */
export const askedOf = ['family', 'professional'] as const;
export type AskedOf = (typeof askedOf)[number];

interface FieldBase {
  /** The name its answer is kept under, and the last part of its page's address. */
  readonly id: string;
  readonly asked: readonly AskedOf[];
  /** Who cannot go on without an answer. */
  readonly required: readonly AskedOf[];
}

/** One question of a form beyond who the family is and how to reach it. */
export type ConnectionField =
  | (FieldBase & { readonly kind: 'text'; readonly maxLength: number })
  | (FieldBase & { readonly kind: 'choice'; readonly options: readonly string[] })
  | (FieldBase & {
      readonly kind: 'choices';
      readonly options: readonly string[];
      /** The last of them, which goes with no other: "nobody". */
      readonly alone?: string;
    });

/**
 * What a request for further help asks, as data: another form is another list here and its words,
 * and no code. Every form has the fields `reasons` (the city's own headings, which are counted) and
 * `own-words`; who the family is, how to reach it safely and what it agreed to belong to all of them.
 */
export interface ConnectionForm {
  readonly version: string;
  /** The text each of them agrees to, by name: other words need another name. */
  readonly consent: Readonly<Record<AskedOf, string>>;
  readonly fields: readonly ConnectionField[];
}

/** The headings under which the city reports what families ask help for (product.md, Family Connect). */
export const connectionReasons = [
  'money',
  'housing',
  'work-or-training',
  'health-and-wellbeing',
  'children-and-young-people',
  'domestic-abuse',
  'education',
  'homelessness',
  'other',
] as const;

/**
 * Fields from comparable councils' forms (domain-facts.md §2), until the official form is known. A
 * family is asked the least with which a worker can call; a professional, who knows more, may say more.
 */
export const currentConnectionForm = {
  version: 'family-connect-form-1',
  consent: {
    family: 'family-connect-consent-2',
    professional: 'family-connect-professional-consent-1',
  },
  fields: [
    {
      id: 'reasons',
      kind: 'choices',
      asked: ['family', 'professional'],
      required: ['family', 'professional'],
      options: connectionReasons,
    },
    {
      id: 'own-words',
      kind: 'text',
      asked: ['family', 'professional'],
      required: ['professional'],
      maxLength: 1500,
    },
    {
      id: 'access-needs',
      kind: 'text',
      asked: ['family', 'professional'],
      required: [],
      maxLength: 300,
    },
    { id: 'going-well', kind: 'text', asked: ['professional'], required: [], maxLength: 1500 },
    { id: 'family-wants', kind: 'text', asked: ['professional'], required: [], maxLength: 1500 },
    { id: 'childrens-views', kind: 'text', asked: ['professional'], required: [], maxLength: 1500 },
    { id: 'who-lives-there', kind: 'text', asked: ['professional'], required: [], maxLength: 1500 },
    {
      id: 'working-with',
      kind: 'choices',
      asked: ['professional'],
      required: ['professional'],
      options: [
        'school',
        'health',
        'social-worker',
        'housing',
        'benefits',
        'police-or-probation',
        'charity',
        'nobody-known',
      ],
      alone: 'nobody-known',
    },
    {
      id: 'parental-responsibility',
      kind: 'choice',
      asked: ['professional'],
      required: ['professional'],
      options: ['yes', 'no', 'not-known'],
    },
  ],
} as const satisfies ConnectionForm;

export type FieldId = (typeof currentConnectionForm)['fields'][number]['id'];
