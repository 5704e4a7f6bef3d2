/** The kit's own words: what surrounds every page, and the pages for when something went wrong. */
export const en = {
  brand: 'Open Door',
  brandOf: 'Help with money in Birmingham',
  skipLink: 'Skip to main content',
  back: 'Back',
  continue: 'Continue',
  errorPrefix: 'Error: ',
  errorTitle: 'There is a problem',
  optional: '(optional)',
  languages: 'Language',
  unreviewed:
    'We still check this translation with people who speak it. If something is not clear, call us on 0121 634 7100.',
  count: {
    description: 'You can write up to %{count} characters',
    under: {
      one: 'You have %{count} character left',
      other: 'You have %{count} characters left',
    },
    full: 'You have 0 characters left',
    over: {
      one: 'You have %{count} character too many',
      other: 'You have %{count} characters too many',
    },
  },
  navigation: 'Menu',
  signOut: 'Sign out',
  footerLinks: 'Support links',
  privacy: 'Privacy',
  accessibility: 'Accessibility',
  cookies: 'Cookies',
  ownedBy:
    'Run by BVSC, the centre for voluntary action in Birmingham, for the people of the city.',
  talkTitle: 'Would you rather talk to a person?',
  talk: 'Call us on',
  talkRest: 'We can fill in this form with you.',
  exit: {
    label: 'Exit this page',
    emergency: 'Emergency',
    activated: 'Exiting page.',
    timedOut: 'Exit this page expired.',
    twoMore: 'Shift, press 2 more times to exit.',
    oneMore: 'Shift, press 1 more time to exit.',
  },
  notFound: {
    title: 'Page not found',
    check: 'If you typed the web address, check it is right.',
    paste: 'If you pasted the web address, check you copied all of it.',
    start: 'Go to the start',
  },
  forbidden: {
    title: 'You cannot see this page',
    why: 'Your role does not include it. If it should, ask your manager to change your role.',
  },
  problem: {
    title: 'Sorry, something went wrong',
    notYou: 'This is our mistake, not yours.',
    again: 'Go back and try again in a few minutes. Your answers are still there.',
    call: 'If it happens again, call us and read out this reference:',
  },
  tooLarge: {
    title: 'That was too much for one page',
    what: 'What you sent was too big for this page. We have not kept any of it.',
    next: 'Go back, make your answer shorter, and send it again.',
  },
  sessionExpired: {
    title: 'You need to start again',
    why: 'To keep your answers safe, we do not keep them once you leave, or when you have been away for a long time.',
    nothing:
      'Nothing has been sent. If you sent your application before and saw its reference number, it is safe and we have it.',
    start: 'Start again',
  },
  visitEnds: {
    title: 'Are you still there?',
    what: 'In 5 minutes your visit ends. Answers that you have not sent or saved are lost then.',
    stay: 'Yes, I am still here',
  },
  formStale: {
    title: 'Please send that again',
    why: 'This page had been open for too long, or you started again in another window. To keep you safe, we did nothing with what you just sent.',
    next: 'Open the page again and send your answer',
    start: 'Or go to the start',
  },
};
