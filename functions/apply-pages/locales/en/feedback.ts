/** What people think of our pages, asked after using them. */
export const feedback = {
  link: 'Tell us how this went (5 short questions)',
  title: 'How did this go?',
  why: 'Your answers help us make this easier for others. We do not keep your name with them.',
  satisfaction: {
    title: 'How was it to use this?',
    missing: 'Choose how it was to use this',
    options: {
      'very-good': 'Very good',
      good: 'Good',
      neither: 'Neither good nor bad',
      bad: 'Bad',
      'very-bad': 'Very bad',
    },
  },
  hardToUnderstand: {
    title: 'Was anything hard to understand?',
    options: { yes: 'Yes', no: 'No' },
  },
  knowsWhatIsNext: {
    title: 'Do you know what happens next?',
    options: { yes: 'Yes', no: 'No' },
  },
  helpedBy: {
    title: 'Did somebody help you?',
    options: {
      nobody: 'No, I did it alone',
      'somebody-known': 'Yes, somebody I know',
      worker: 'Yes, a worker',
    },
  },
  words: {
    title: 'What could we do better? (optional)',
    hint: 'Any language is fine. Do not write your name or your bank details here.',
    tooLong: 'What you write must be 1,200 letters or less',
  },
  send: 'Send',
  done: 'We read what people tell us, and change what we can.',
};
