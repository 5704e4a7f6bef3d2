import type {
  BeneficiaryGroup,
  DocumentName,
  GovernanceQuestion,
  OutputName,
  SectionName,
  Structure,
} from './sections.ts';

/** What groups and staff read of an application, in the same words on both sides. */
export const sectionTitles: Readonly<Record<SectionName, string>> = {
  organisation: 'Your group',
  governance: 'How your group is run',
  project: 'What you want to do',
  budget: 'What it costs',
  'previous-grants': 'Grants you had before',
  documents: 'Papers you have ready',
  contacts: 'Two people who confirm',
};

export const structureWords: Readonly<Record<Structure, string>> = {
  'registered-charity': 'Registered charity',
  cio: 'Charitable incorporated organisation (CIO)',
  'company-limited-by-guarantee': 'Company limited by guarantee',
  cic: 'Community interest company (CIC)',
  'unregistered-group': 'Group with a constitution, not registered anywhere',
  'under-umbrella': 'Group without a constitution, with an organisation that holds its money',
};

interface GovernanceWords {
  readonly question: string;
  readonly hint: string;
  /** What to do about an answer left out. */
  readonly missing: string;
  /** Short, for lists. */
  readonly name: string;
  /** What is needed, for a group that has it not yet. */
  readonly guidance: string;
  readonly mayNotApply: boolean;
}

export const governanceWords: Readonly<Record<GovernanceQuestion, GovernanceWords>> = {
  constitution: {
    question: 'Do you have a constitution or other rules?',
    hint: 'They say what the group is for, and where its money goes if it ends.',
    missing: 'Say whether you have a constitution or other rules',
    name: 'Constitution with a rule for the end of the group',
    guidance:
      'Your group needs written rules that its members agreed to. They say what the group is for, who decides, and that any money left when the group ends goes to another group with the same aims. We can send you a model of two pages. If you cannot have one in time, another organisation can hold the grant for you.',
    mayNotApply: false,
  },
  committee: {
    question: 'Are there at least three people on your committee who are not related?',
    hint: 'Not married, not living together, and not of one family.',
    missing: 'Say whether three people on your committee are not related',
    name: 'Three committee members who are not related',
    guidance:
      'Three people who are not of one family have to be responsible together, so that no family decides alone about public money. A neighbour, a parent or a volunteer can join. They need no experience.',
    mayNotApply: false,
  },
  'bank-account': {
    question: 'Do you have a bank account in the name of the group that two people sign for?',
    hint: 'The two are not related. We cannot pay into anybody’s own account.',
    missing: 'Say whether your group has a bank account that two people sign for',
    name: 'Bank account in the name of the group with two signatories',
    guidance:
      'We can only pay an account in the name of the group, for which two people sign who are not related. Opening one can take six weeks, so begin now. Until you have it, another organisation can hold the grant for you.',
    mayNotApply: false,
  },
  'safeguarding-children': {
    question: 'Do you have rules that keep children safe?',
    hint: 'A child safeguarding policy, and somebody who is responsible for it.',
    missing: 'Say whether you have rules that keep children safe',
    name: 'Safeguarding of children',
    guidance:
      'If children or young people take part, you need a safeguarding policy: who is responsible, how helpers are checked, and what you do when you worry about a child. We can send you a model and go through it with you.',
    mayNotApply: true,
  },
  'safeguarding-adults': {
    question: 'Do you have rules that keep adults safe who need care or support?',
    hint: 'An adult safeguarding policy. It can be one paper with the one for children.',
    missing: 'Say whether you have rules that keep adults safe',
    name: 'Safeguarding of adults',
    guidance:
      'If adults take part who need care or support, your safeguarding policy has to say how you keep them safe, and whom you tell when you worry about somebody. We can send you a model.',
    mayNotApply: true,
  },
  equalities: {
    question: 'Do you have a policy that says everybody is welcome?',
    hint: 'An equalities, or equal opportunities, policy.',
    missing: 'Say whether you have a policy that says everybody is welcome',
    name: 'Equalities policy',
    guidance:
      'You need a page that says that nobody is turned away because of who they are, and what you do so that people can take part. We can send you a model to make your own.',
    mayNotApply: false,
  },
};

export const inPlaceWords = {
  yes: 'Yes',
  'not-yet': 'Not yet',
  'does-not-apply': 'They do not take part in what we do',
} as const;

export const outputWords: Readonly<Record<OutputName, string>> = {
  'activity-packs': 'Activity packs given out',
  'advice-sessions': 'Sessions of advice or counselling',
  activities: 'Activities',
  'families-reached': 'Families reached',
};

export const beneficiaryWords: Readonly<Record<BeneficiaryGroup, string>> = {
  'under-5': 'Children under 5',
  'children-5-to-11': 'Children of 5 to 11',
  'young-people': 'Young people of 12 to 18',
  parents: 'Parents and carers',
  'lone-parents': 'Parents on their own',
  disabled: 'Disabled people and their families',
  'older-people': 'Older people',
  'new-to-the-uk': 'People who are new to the UK',
  'on-low-income': 'People with little money',
  everybody: 'Everybody near us',
};

export const documentWords: Readonly<Record<DocumentName, string>> = {
  constitution: 'Constitution or rules',
  accounts: 'Latest accounts, or a forecast for 12 months if the group is new',
  'bank-statement': 'A bank statement of the group from the last three months',
  safeguarding: 'Safeguarding policy',
};

/** What whoever confirms agrees to, by version: a version that somebody agreed to is never changed. */
const termsByVersion: Readonly<Record<string, readonly string[]>> = {
  '2025-10': [
    'The money is spent on what the application says, and on nothing else.',
    'We keep receipts, and show them when we are asked.',
    'We say what the grant has done, and give back what was not spent.',
  ],
  '2026-04': [
    'The money is spent on what the application says. We ask before we change anything.',
    'We keep receipts for six years, and show them when we are asked.',
    'We say what the grant has done within a month after the end, and give back what was not spent.',
    'We keep everybody safe who takes part, and tell you at once if something serious happens.',
    'If we get a grant, the name of our group, the amount and what it is for are published. Our names and addresses are not.',
  ],
};

export function termsOf(termsVersion: string): readonly string[] {
  return termsByVersion[termsVersion] ?? [];
}
