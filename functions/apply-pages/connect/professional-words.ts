import { en } from '../locales/en/index.ts';
import type { ConnectWords } from './connect-questions.ts';

const { questions } = en;

/** What somebody reads who works with a family: professionals read English. */
export const professionalWords = {
  checkTitle: 'Check your answers',
  sections: {
    start: 'About you',
    you: 'The parent or carer',
    household: 'Their home',
    'more-help': 'What help is needed',
  },
  submit: 'Send the request',
  submitNote:
    'When you press the button, the family help team for the family’s area gets the request.',
  sentTitle: 'We have your request for the family',
  sentNext:
    'A family worker gets in touch with the family within 7 days, only in the ways you said are safe. They may call you first.',
  sentKeep:
    'Write the reference down. With it and your work email you can see how far the request is, or stop it when the family has changed its mind.',
  another: 'Ask for another family',
  notAgreed: {
    title: 'The family needs to agree first',
    text: 'Early help works with families who want it, so we cannot take a request that the family does not know of.',
    talk: 'Talk with the family about what worries you and what could help. If they agree, come back: it takes about 10 minutes.',
    worried:
      'If you think that a child is at risk of harm, you do not need the family’s agreement. Call CASS on 0121 303 1888. In danger, call 999.',
    back: 'Go back and change the answer',
  },
  agreedHow: {
    title: 'Has the family agreed to this request?',
    short: 'How the family agreed',
    hint: 'They should know what you write here, and that a family worker will call them.',
    missing: 'Choose how the family agreed, or that it has not agreed',
    options: {
      'in-person': 'Yes, they told me in person',
      'by-telephone': 'Yes, they told me on the telephone',
      'in-writing': 'Yes, in writing',
      'not-agreed': 'No, or I have not asked them',
    },
  },
  referrer: {
    title: 'About you',
    contactRow: 'How the worker can reach you',
    fullName: {
      label: 'Your full name',
      missing: 'Enter your full name',
      tooLong: 'Your name must be 100 characters or fewer',
    },
    organisation: {
      label: 'Where you work',
      missing: 'Enter the school, service or charity you work for',
      tooLong: 'Where you work must be 100 characters or fewer',
    },
    role: {
      label: 'Your role',
      missing: 'Enter your role, like class teacher or health visitor',
      tooLong: 'Your role must be 100 characters or fewer',
    },
    email: {
      label: 'Your work email address',
      missing: 'Enter your work email address',
      tooLong: 'Your email address must be 254 characters or fewer',
      invalid: 'Enter an email address, like name@example.com',
    },
    phone: {
      label: 'Your work telephone number',
      missing: 'Enter your work telephone number',
      tooLong: 'Your telephone number must be 25 characters or fewer',
    },
  },
} as const;

export type ProfessionalWords = typeof professionalWords;

/** The questions of the form, put to somebody who answers for a family. */
export const wordsForProfessionals: ConnectWords = {
  you: {
    ...questions,
    name: {
      ...questions.name,
      title: 'What is the full name of the parent or carer?',
      short: 'Name of the parent or carer',
      missing: 'Enter the full name of the parent or carer',
    },
    home: {
      ...questions.home,
      title: 'Does the family have a home address?',
      missing: 'Choose what fits the family best',
      options: {
        address: 'Yes, they have an address',
        'no-fixed-address': 'No, they do not have a fixed address',
        refuge: 'They are in a refuge',
      },
      hints: {
        address: 'This can be a hostel, a hotel or somebody else’s home.',
        'no-fixed-address': 'They can still get help.',
        refuge: 'Do not say where it is. We will not ask, and we will not write it down.',
      },
    },
    postcode: {
      ...questions.postcode,
      title: 'What is the family’s postcode?',
      hint: 'We use it to find the team for their area, and do not keep it.',
    },
    contact: {
      ...questions.contact,
      title: 'How can the family be reached?',
      hint: 'The parent’s or carer’s own phone number, email address, or both.',
      safe: 'What is safe to do?',
      safeHint: 'Ask them. Tick one only if nobody else can read it or hear it.',
      bestTime: 'When is the best time to call them?',
      missing: 'Enter the family’s phone number or email address',
    },
    language: {
      ...questions.language,
      title: 'What language does the family want to speak?',
      interpreter: 'Do they need an interpreter?',
      missingInterpreter: 'Choose yes if they need an interpreter',
    },
  },
  people: {
    ...questions.household,
    title: 'Who lives in the home?',
    adults: 'How many adults?',
    adultsHint: 'Everybody who is 19 or over.',
    children: 'How many children and young people under 19?',
    missingAdults: 'Enter how many adults live in the home',
  },
  consent: {
    title: 'Sharing this with the family help team',
    text: 'The family help team for the family’s area sees what you wrote here, and your name. Bank details and applications for money are never shared. The family can change its mind at any time: with the reference, or on 0121 634 7100.',
    agree: 'The family knows what is shared here, and agrees',
    missing: 'Tick the box if the family agrees. If it does not, nothing can be sent',
  },
  fields: {
    reasons: {
      title: 'What does the family want help with?',
      short: 'Help with',
      hint: 'Tick everything that fits.',
      missing: 'Tick at least one thing the family wants help with',
      options: {
        ...questions.moreHelpDetails.options,
        'health-and-wellbeing': 'Health and wellbeing',
        'domestic-abuse': 'Domestic abuse',
        education: 'Education or childcare',
        homelessness: 'Risk of homelessness',
      },
    },
    'own-words': {
      title: 'What is happening?',
      short: 'What is happening',
      hint: 'What you have seen and what worries you. Keep apart what you know and what you think.',
      missing: 'Say what is happening, so that the worker knows why you ask',
      tooLong: 'What is happening must be 1,500 characters or fewer',
    },
    'access-needs': {
      title: 'Is there anything the worker should know before they call?',
      short: 'Good to know',
      hint: 'For example a hearing loss, or that somebody must not answer the telephone. You can leave this empty.',
      tooLong: 'What the worker should know must be 300 characters or fewer',
    },
    'going-well': {
      title: 'What is going well?',
      short: 'Going well',
      hint: 'You can leave this empty.',
      tooLong: 'What is going well must be 1,500 characters or fewer',
    },
    'family-wants': {
      title: 'What does the family say would help?',
      short: 'What the family wants',
      hint: 'In their own words where you can. You can leave this empty.',
      tooLong: 'What the family wants must be 1,500 characters or fewer',
    },
    'childrens-views': {
      title: 'What do the children say?',
      short: 'The children’s views',
      hint: 'In their own words where you can. You can leave this empty.',
      tooLong: 'The children’s views must be 1,500 characters or fewer',
    },
    'who-lives-there': {
      title: 'Who are the children, and who else is important to them?',
      short: 'The children',
      hint: 'First names, ages, schools, special educational needs, and who lives elsewhere, as far as you know. You can leave this empty.',
      tooLong: 'Who the children are must be 1,500 characters or fewer',
    },
    'working-with': {
      title: 'Who works with the family already?',
      short: 'Works with the family',
      hint: 'Tick everybody you know of.',
      missing: 'Tick who works with the family already, or that you know of nobody',
      alone: 'Tick who works with the family, or that you know of nobody, not both',
      or: 'or',
      options: {
        school: 'School, college or nursery',
        health: 'Doctor, midwife, health visitor or school nurse',
        'social-worker': 'A social worker',
        housing: 'Housing or homelessness service',
        benefits: 'Jobcentre or benefits adviser',
        'police-or-probation': 'Police or probation',
        charity: 'A charity or community group',
        'nobody-known': 'Nobody I know of',
      },
    },
    'parental-responsibility': {
      title: 'Does whoever agreed have parental responsibility?',
      short: 'Parental responsibility',
      hint: 'Mothers have it, and most fathers and adoptive parents. A worker needs to know who may agree for the children.',
      missing: 'Choose whether they have parental responsibility, or that you do not know',
      options: { yes: 'Yes', no: 'No', 'not-known': 'I do not know, or there are no children' },
    },
  },
};
