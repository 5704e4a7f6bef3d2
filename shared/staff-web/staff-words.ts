import { en } from '#shared/web/locales/en.ts';

/** The kit's words as staff should read them: they have cases before them, not answers to lose. */
export const staffKitWords = {
  ...en,
  brandOf: 'For the people who run the funds',
  problem: {
    title: 'Sorry, something went wrong',
    notYou: 'This is our mistake, not yours.',
    again:
      'Nothing is half done: a decision is either in the history of its case or it was not made. Look there, then try again.',
    call: 'If it happens again, give your manager this reference:',
  },
  sessionExpired: {
    title: 'You have been signed out',
    why: 'You were away for a long time, or you signed out in another window.',
    nothing: 'Nothing was changed. Sign in, look at the page again, then do it once more.',
    start: 'Sign in again',
  },
  formStale: {
    title: 'Please do that again',
    why: 'This page had been open since before you last signed in, so nothing was done with it.',
    next: 'Open the page again',
    start: 'Or go to the start page',
  },
};
