/** What a small group with its first grant types, section by section. */
export const groupAnswers = {
  organisation: {
    name: 'Ward End Saturday Table',
    structure: 'unregistered-group',
    aims: 'We cook and eat together on Saturdays, so that nobody near us eats alone.',
    income: '1,250',
    staff: '0',
    volunteers: '7',
  },
  governance: {
    constitution: 'yes',
    committee: 'yes',
    'bank-account': 'not-yet',
    'safeguarding-children': 'yes',
    'safeguarding-adults': 'does-not-apply',
    equalities: 'yes',
  },
  project: {
    title: 'Saturday lunches in Ward End',
    what: 'Lunch for forty people each Saturday.',
    need: 'Families tell us that the week-end is the hardest.',
    where: 'places',
    places: 'b8 3bb\nAlum Rock',
    ...{ 'starts-day': '9', 'starts-month': '1', 'starts-year': '2027' },
    ...{ 'ends-day': '27', 'ends-month': '3', 'ends-year': '2027' },
    beneficiaries: ['parents', 'on-low-income'],
    people: '40',
    families: '15',
    'activity-packs': '0',
    'advice-sessions': '6',
    activities: '12',
    'families-reached': '15',
    difference: 'Fifteen families know each other, and eat well on Saturdays.',
    'question-reach': 'By the school gate, and in Urdu and Bengali.',
  },
  budget: {
    'line-1-what': 'Food for 12 Saturdays',
    'line-1-amount': '£1,440',
    'line-2-what': 'Hall',
    'line-2-amount': '480.50',
    other: '120.50',
    otherFrom: 'Collections',
    asked: '1800',
  },
  'previous-grants': { hadGrants: 'no' },
  documents: {
    constitution: 'yes',
    accounts: 'yes',
    'bank-statement': 'not-yet',
    safeguarding: 'yes',
  },
  contacts: {
    ...{ 'first-name': 'Shabnam Akhtar', 'first-role': 'Chair' },
    ...{ 'first-email': 'Shabnam@Example.com', 'first-phone': '07700 900123' },
    ...{ 'second-name': 'George Mensah', 'second-role': 'Treasurer' },
    ...{ 'second-email': 'george@example.com', 'second-phone': '0121 496 0123' },
  },
} as const satisfies Record<string, Record<string, string | readonly string[]>>;

export type AnsweredSection = keyof typeof groupAnswers;

/** The same as fields of a form, with what a browser sends of lists. */
export function answered(section: AnsweredSection): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(groupAnswers[section]).map(
      ([name, value]: [string, string | readonly string[]]) => [
        name,
        typeof value === 'string' ? value : [...value],
      ],
    ),
  );
}
