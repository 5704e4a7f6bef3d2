import {
  bounceReasons,
  currentConnectionForm,
  teamOutcomes,
  type BounceReason,
  type ConnectionOutcome,
  type agreedWays,
  type ConnectionField,
  type FieldId,
} from '#shared/family-connect/index.ts';
import type { ConnectionHeading } from '#shared/reporting/index.ts';

const headingWords: Readonly<Record<ConnectionHeading, string>> = {
  'finance-housing-work': 'Finance, housing, employment or training',
  'health-and-wellbeing': 'Health and wellbeing',
  'children-and-young-people': 'Children and young people',
  'domestic-abuse': 'Domestic abuse',
  education: 'Education',
  'homelessness-risk': 'Homelessness risk',
  other: 'Something else',
};

/** The city's heading as the city writes it. */
export function connectionHeadingInWords(heading: ConnectionHeading): string {
  return headingWords[heading];
}

/** Why a request belongs to another team, as whoever sends it on says it. */
const bounceWords: Readonly<Record<BounceReason, string>> = {
  'lives-there': 'The family lives there',
  'worked-with-there': 'That team works with the family already',
  'not-safe-here': 'It is not safe for the family that we deal with it',
};

export const bounceReasonChoices = bounceReasons.map((value) => ({
  value,
  text: bounceWords[value],
}));

/** How it ended with a family, as its team says it. */
const outcomeWords: Readonly<Record<ConnectionOutcome, string>> = {
  helped: 'They were helped',
  'passed-on': 'Another service works with them now',
  'passed-to-cass': 'Passed to CASS, because a child may not be safe',
  'not-reached': 'Could not be reached',
  declined: 'Did not want help any more',
};

export const outcomeChoices = [
  { value: '', text: 'Choose how it ended' },
  ...teamOutcomes.map((value) => ({ value, text: outcomeWords[value] })),
];

export function outcomeInWords(outcome: ConnectionOutcome): string {
  return outcomeWords[outcome];
}

const timeWords = new Map([
  ['morning', 'in the morning'],
  ['afternoon', 'in the afternoon'],
  ['evening', 'in the evening'],
  ['any', 'at any time'],
]);

export function bestTimeInWords(bestTime: string): string {
  return timeWords.get(bestTime) ?? bestTime;
}

const languages = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' });

/** `so` is Somali; what is no code, such as `other`, is for the worker to find out. */
export function spokenLanguage(code: string): string {
  if (code === 'bfi') return 'British Sign Language';
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code)
    ? (languages.of(code) ?? code)
    : 'Another language: ask which';
}

const agreedWords: Readonly<Record<(typeof agreedWays)[number], string>> = {
  'in-person': 'in person',
  'by-telephone': 'on the telephone',
  'in-writing': 'in writing',
};

export function agreedHowInWords(how: (typeof agreedWays)[number] | undefined): string | undefined {
  return how === undefined ? undefined : agreedWords[how];
}

/** The configured fields as a worker reads them; one that has no words here is shown by its name. */
const fieldWords: Readonly<Partial<Record<FieldId, string>>> = {
  'access-needs': 'Know before you call',
  'going-well': 'Going well',
  'family-wants': 'The family wants',
  'childrens-views': 'The children say',
  'who-lives-there': 'The children',
  'working-with': 'Works with them',
  'parental-responsibility': 'Parental responsibility',
};

const optionWords = new Map([
  ['school', 'school, college or nursery'],
  ['health', 'doctor, midwife, health visitor or school nurse'],
  ['social-worker', 'a social worker'],
  ['housing', 'housing or homelessness service'],
  ['benefits', 'Jobcentre or benefits adviser'],
  ['police-or-probation', 'police or probation'],
  ['charity', 'a charity or community group'],
  ['nobody-known', 'nobody known'],
  ['yes', 'yes'],
  ['no', 'no'],
  ['not-known', 'not known'],
]);

export function answersInWords(
  answers: Readonly<Record<string, string | readonly string[]>>,
): readonly { readonly name: string; readonly text: string; readonly quoted: boolean }[] {
  const names = new Map<string, string>(Object.entries(fieldWords));
  const kinds = new Map<string, ConnectionField['kind']>(
    currentConnectionForm.fields.map(({ id, kind }) => [id, kind]),
  );
  return Object.entries(answers).map(([id, answer]) => {
    const quoted = kinds.get(id) === 'text';
    const parts = typeof answer === 'string' ? [answer] : answer;
    const text = parts.map((part) => (quoted ? part : (optionWords.get(part) ?? part))).join(', ');
    return { name: names.get(id) ?? id, text, quoted };
  });
}
