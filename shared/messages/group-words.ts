import type { GroupMessageKind } from './message-kinds.ts';

/** What people of community groups are told. Never an account, never an answer. */
export const groupWords: Readonly<
  Record<GroupMessageKind, { readonly subject: string; readonly body: string }>
> = {
  'group-code': {
    subject: 'Your code for community grants',
    body: '((code)) is your code for Open Door community grants. It works for 15 minutes. Do not give it to anybody.',
  },
  'group-invited': {
    subject: 'Help with an application for a community grant',
    body: [
      '((who)) asks you to help with an application for a grant from Open Door: ((round)).',
      'Sign in with this email address, and we send you a code: ((link))',
      'If you do not know what this is about, you need do nothing. Or call 0121 634 7100.',
    ].join('\n\n'),
  },
  'group-confirm': {
    subject: 'Please confirm an application for a community grant',
    body: [
      '((group)) applies for a grant from Open Door: ((round)). You are one of two people who have to confirm it.',
      'Read the application and confirm it by ((day)): ((link))',
      'The link is for you alone, so please do not pass it on. Reference ((reference)). If you know nothing of this, call 0121 634 7100.',
    ].join('\n\n'),
  },
  'group-submitted': {
    subject: 'We have your application for a community grant',
    body: [
      'Both of you have confirmed it, so we have the application of ((group)): ((round)). Reference ((reference)).',
      'We read every application after the round has closed, and write to both of you. Questions: 0121 634 7100.',
    ].join('\n\n'),
  },
  'group-offer': {
    subject: 'We offer your group a community grant',
    body: [
      'We offer ((group)) a grant of ((amount)): ((round)). Reference ((reference)).',
      'Whoever works on the application signs in, reads the offer and its terms, says which account to pay, and sends it to your two contacts: ((link))',
      'Both contacts have to accept by ((day)). After that the offer ends. Questions: 0121 634 7100.',
    ].join('\n\n'),
  },
  'group-accept': {
    subject: 'Please accept a community grant',
    body: [
      '((group)) was offered a grant from Open Door: ((round)). You are one of two people who have to accept it.',
      'Read the offer and its terms, and accept by ((day)): ((link))',
      'The link is for you alone, so please do not pass it on. Reference ((reference)). If you know nothing of this, call 0121 634 7100.',
    ].join('\n\n'),
  },
  'group-offer-ending': {
    subject: 'Your offer of a community grant ends soon',
    body: [
      'Our offer to ((group)) ends on ((day)): ((round)). Reference ((reference)). Not both of your contacts have accepted it yet.',
      'Whoever works on the application signs in and sees what is missing: ((link))',
      'Do you need more time? Call us before that day: 0121 634 7100.',
    ].join('\n\n'),
  },
  'group-accepted': {
    subject: 'Your community grant is accepted',
    body: [
      'Both contacts of ((group)) have accepted the grant: ((round)). Reference ((reference)).',
      'We pay as the offer says, once everything is in place that the offer asks for. Whoever works on the application signs in to read it again: ((link))',
      'Questions: 0121 634 7100.',
    ].join('\n\n'),
  },
  'group-offer-over': {
    subject: 'Your offer of a community grant is over',
    body: [
      'Our offer of a grant to ((group)) is over: ((round)). Reference ((reference)).',
      'Whoever works on the application signs in and reads why: ((link))',
      'If you did not expect this, call us on 0121 634 7100.',
    ].join('\n\n'),
  },
  'group-refused': {
    subject: 'About your application for a community grant',
    body: [
      'We have read the application of ((group)), and cannot give a grant this time: ((round)). Reference ((reference)).',
      'Whoever works on the application signs in and reads why: ((link))',
      'If you think that we got something wrong, or want to know what would help another time, call us on 0121 634 7100.',
    ].join('\n\n'),
  },
  'group-stopped': {
    subject: 'Your community grant was stopped',
    body: [
      'We have stopped the grant of ((group)): ((round)). Reference ((reference)). What was not paid of it is not paid any more. What was paid stays yours, and its report is due as before.',
      'Whoever works on the application signs in and reads why: ((link))',
      'If you think that we got something wrong, call us on 0121 634 7100.',
    ].join('\n\n'),
  },
  'group-account': {
    subject: 'Is this the account of your group?',
    body: [
      'Somebody of ((group)) gave us another account for its community grant: ((round)). You are one of two people who have to say that it is yours.',
      'Compare it with a bank statement, and confirm it: ((link))',
      'The link is for you alone, so please do not pass it on. Reference ((reference)). If you know nothing of this, do not confirm it, and call 0121 634 7100 now.',
    ].join('\n\n'),
  },
  'group-account-news': {
    subject: 'About the account for your community grant',
    body: [
      'About the grant of ((group)): ((round)). Reference ((reference)). ((what))',
      'Whoever works on the application signs in to see how it stands: ((link))',
      'If you did not expect this, call us now: 0121 634 7100.',
    ].join('\n\n'),
  },
  'group-report': {
    subject: 'About the report of your community grant',
    body: [
      'About the grant of ((group)): ((round)). Reference ((reference)). ((what))',
      'Whoever works on the application signs in: ((link))',
      'Questions: 0121 634 7100.',
    ].join('\n\n'),
  },
  'group-payment-returned': {
    subject: 'A payment of your community grant came back',
    body: [
      'We paid ((amount)) of the grant of ((group)), and the bank sent it back: ((round)). Reference ((reference)). The money is still yours.',
      'Whoever works on the application signs in, and gives us an account that works: ((link))',
      'If the account is right, ask your bank first. Then call us on 0121 634 7100.',
    ].join('\n\n'),
  },
  'group-repayment': {
    subject: 'Money to give back of your community grant',
    body: [
      'About the grant of ((group)): ((round)). Reference ((reference)). ((what))',
      'Whoever works on the application signs in to see why, and how to pay: ((link))',
      'We never send an account number by email. If one came with this name, do not pay, and call us on 0121 634 7100.',
    ].join('\n\n'),
  },
  'group-change-news': {
    subject: 'About a change to your community grant',
    body: [
      'About the grant of ((group)): ((round)). Reference ((reference)). ((what))',
      'Whoever works on the application signs in to read it in full: ((link))',
      'If you did not expect this, or have a question, call us on 0121 634 7100.',
    ].join('\n\n'),
  },
};
