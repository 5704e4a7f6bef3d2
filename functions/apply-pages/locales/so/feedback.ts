import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/feedback.ts';

/** What people think of our pages, in Somali, asked after using them. */
export const feedback: Words<typeof english.feedback> = {
  link: 'Noo sheeg sida ay u dhacday (5 su’aalood oo gaagaaban)',
  title: 'Sidee bay u dhacday?',
  why: 'Jawaabahaagu waxay naga caawiyaan inaan u fududeyno dadka kale. Magacaaga lama hayno.',
  satisfaction: {
    title: 'Sidee bay ahayd isticmaalka kan?',
    missing: 'Dooro sida ay ahayd isticmaalka kan',
    options: {
      'very-good': 'Aad bay u fiicnayd',
      good: 'Way fiicnayd',
      neither: 'Ma fiicnayn mana xumayn',
      bad: 'Way xumayd',
      'very-bad': 'Aad bay u xumayd',
    },
  },
  hardToUnderstand: {
    title: 'Ma jirtay wax fahamkoodu adkaa?',
    options: { yes: 'Haa', no: 'Maya' },
  },
  knowsWhatIsNext: { title: 'Ma garanaysaa waxa xiga?', options: { yes: 'Haa', no: 'Maya' } },
  helpedBy: {
    title: 'Qof ma ku caawiyay?',
    options: {
      nobody: 'Maya, keligay ayaan sameeyay',
      'somebody-known': 'Haa, qof aan aqaan',
      worker: 'Haa, shaqaale',
    },
  },
  words: {
    title: 'Maxaan ka wanaajin karnaa? (waa ikhtiyaari)',
    hint: 'Luqad kasta waad ku qori kartaa. Ha ku qorin magacaaga ama xogta bangigaaga.',
    tooLong: 'Waxa aad qorto waa inuusan ka badnaan 1,200 xaraf',
  },
  send: 'Dir',
  done: 'Waan akhrinnaa waxa dadku noo sheego, waxaanna beddelnaa wixii aan awoodno.',
};
