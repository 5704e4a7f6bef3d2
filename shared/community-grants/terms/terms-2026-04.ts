import type { GrantTerms } from './grant-terms.ts';

/** The terms of the rounds from April 2026. What somebody agreed to is never changed. */
export const terms202604: GrantTerms = {
  termsVersion: '2026-04',
  sections: [
    {
      heading: 'What the money is for',
      lines: [
        'You spend the grant on what the offer says, between its first and its last day, and on nothing else.',
        'You spend none of it on worship, on party politics, on debts you had before, or on what somebody else has paid for already.',
        'Nobody on your committee, and nobody of their families, is paid from it unless we agreed to that in writing.',
      ],
    },
    {
      heading: 'If something changes',
      lines: [
        'You ask us before you change what the money is spent on, the days, the place or the people it is for. You need our answer in writing.',
        'You tell us within a week if one of the two people who accepted the grant leaves, or if your bank account changes.',
      ],
    },
    {
      heading: 'Keeping people safe',
      lines: [
        'If children, young people, or adults who need care or support take part, you have a safeguarding policy, and everybody who helps knows it.',
        'Whoever works with them alone has had the checks that the law asks for.',
        'You tell us within one working day if somebody was seriously harmed, or could have been.',
      ],
    },
    {
      heading: 'Everybody is welcome',
      lines: [
        'You turn nobody away because of who they are or what they believe, and you keep to the Equality Act 2010.',
        'You do what you reasonably can so that disabled people can take part.',
      ],
    },
    {
      heading: 'Looking after people’s data',
      lines: [
        'You keep what you write down about people safe, use it for nothing else, and send us no names of those you helped.',
      ],
    },
    {
      heading: 'Receipts and accounts',
      lines: [
        'The grant is paid into an account in the name of your group, for which two people sign who are not related.',
        'You keep receipts and your accounts for six years after the last day, and show them to us, or to our auditors, when we ask.',
        'You show in your accounts what came from this grant and what it was spent on.',
      ],
    },
    {
      heading: 'Telling us how it went',
      lines: [
        'You send us a report by the day in the offer: what you did, how many people and families it reached, what was spent, and what you learned.',
        'We may visit. We tell you at least a week before.',
      ],
    },
    {
      heading: 'Money to give back',
      lines: [
        'You tell us what was not spent with your report, and give it back within 28 days after we ask for it.',
        'We can stop paying, or ask for the grant back or a part of it, if it was spent on something else, if what you told us was not true, if there is no report, if people were not kept safe, or if your group ends. We talk to you first, and you can tell us if you do not agree.',
        'A later part of the grant is paid only while you keep to these terms.',
      ],
    },
    {
      heading: 'Saying who paid',
      lines: [
        'You say where people see it that the grant came from this fund. You do not have to show the faces of those you helped.',
      ],
    },
    {
      heading: 'What is published',
      lines: [
        'We publish the name of your group, its charity or company number, the amount, the days, the ward and what the grant is for, as open data that anybody may use. We never publish the names or addresses of people.',
      ],
    },
    {
      heading: 'What this is not',
      lines: [
        'The grant promises no other grant later. We do not employ you, and you do not act for us.',
      ],
    },
  ],
};
