import type { SectionName } from '#shared/community-grants/index.ts';

const contact = (name: string, address: string) => ({
  ...{ name, role: 'Chair', email: address, phone: '0121 496 0123' },
});
/** The answers of a small group that completed every section, as they are kept. */
export const completedAnswers = {
  organisation: {
    ...{ name: 'Table', structure: 'unregistered-group', aims: 'Eat together' },
    ...{ yearlyIncomePence: 0, staff: 0, volunteers: 0 },
  },
  governance: {
    ...{ constitution: 'yes', committee: 'yes', 'bank-account': 'yes', equalities: 'yes' },
    ...{ 'safeguarding-children': 'yes', 'safeguarding-adults': 'yes' },
  },
  project: {
    ...{ title: 'Lunch', what: 'w', need: 'n', where: { kind: 'city-wide' } },
    ...{ startsOn: '2027-01-09', endsOn: '2027-03-27', beneficiaries: ['parents'] },
    ...{ people: 40, families: 15, difference: 'd', answers: { reach: 'x' } },
    outputs: {
      ...{ 'activity-packs': 0, 'advice-sessions': 0, activities: 12, 'families-reached': 15 },
    },
  },
  budget: {
    lines: [{ what: 'Food', amountPence: 1_800_00 }],
    ...{ otherFundingPence: 0, askedPence: 1_800_00 },
  },
  'previous-grants': { hadGrants: 'no' },
  documents: {
    ...{ constitution: 'yes', accounts: 'yes', 'bank-statement': 'yes', safeguarding: 'yes' },
  },
  contacts: {
    first: contact('Shabnam Akhtar', 'shabnam@example.com'),
    second: contact('George Mensah', 'george@example.com'),
  },
} as const satisfies Record<SectionName, object>;
