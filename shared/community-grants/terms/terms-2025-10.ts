import type { GrantTerms } from './grant-terms.ts';

/** The terms of the rounds of winter 2025. What somebody agreed to is never changed. */
export const terms202510: GrantTerms = {
  termsVersion: '2025-10',
  sections: [
    {
      heading: 'What the money is for',
      lines: [
        'You spend the grant on what the offer says, between its first and its last day, and on nothing else.',
        'You pay for nothing with it that somebody else has paid for already.',
        'If something has to change, you ask us before you change it.',
      ],
    },
    {
      heading: 'Keeping people safe',
      lines: [
        'You have rules that keep children and adults safe who take part, and everybody who helps knows them.',
        'You tell us within one working day if somebody was seriously harmed, or could have been.',
      ],
    },
    {
      heading: 'Everybody is welcome',
      lines: [
        'You turn nobody away because of who they are or what they believe, and you keep to the Equality Act 2010.',
      ],
    },
    {
      heading: 'Receipts and accounts',
      lines: [
        'The grant is paid into an account in the name of your group, for which two people sign.',
        'You keep receipts for six years after the last day, and show them when we ask.',
      ],
    },
    {
      heading: 'Telling us how it went',
      lines: [
        'You send us a report by the day in the offer: what you did, how many people it reached, and what was spent.',
      ],
    },
    {
      heading: 'Money to give back',
      lines: [
        'You give back what was not spent within 28 days after the last day.',
        'We can ask for the grant back, or a part of it, if it was spent on something else, if what you told us was not true, if there is no report, or if your group ends. We talk to you first.',
      ],
    },
    {
      heading: 'Saying who paid',
      lines: ['You say where people see it that the grant came from this fund.'],
    },
    {
      heading: 'What is published',
      lines: [
        'We publish the name of your group, the amount, the day, and what the grant is for. We never publish the names or addresses of people.',
      ],
    },
  ],
};
