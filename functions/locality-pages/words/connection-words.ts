import type { connectionReasons } from '#shared/applications/index.ts';

/** What a family wants help with, in the words of a locality team. */
const reasonWords: Readonly<Record<(typeof connectionReasons)[number], string>> = {
  money: 'Money',
  housing: 'Housing',
  'work-or-training': 'Work or training',
  'health-and-wellbeing': 'Health and wellbeing',
  'children-and-young-people': 'Children and young people',
  'domestic-abuse': 'Domestic abuse',
  education: 'Education',
  homelessness: 'Homelessness',
  other: 'Something else',
};

export function connectionReasonInWords(reason: string): string {
  return new Map<string, string>(Object.entries(reasonWords)).get(reason) ?? reason;
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
