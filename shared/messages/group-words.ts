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
};
