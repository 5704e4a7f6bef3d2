import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/feedback.ts';

/** What people think of our pages, in Romanian, asked after using them. */
export const feedback: Words<typeof english.feedback> = {
  link: 'Spuneți-ne cum a mers (5 întrebări scurte)',
  title: 'Cum a mers?',
  why: 'Răspunsurile dumneavoastră ne ajută să facem totul mai ușor pentru alții. Nu vă păstrăm numele cu ele.',
  satisfaction: {
    title: 'Cum a fost să folosiți asta?',
    missing: 'Alegeți cum a fost să folosiți asta',
    options: {
      'very-good': 'Foarte bine',
      good: 'Bine',
      neither: 'Nici bine, nici rău',
      bad: 'Rău',
      'very-bad': 'Foarte rău',
    },
  },
  hardToUnderstand: { title: 'A fost ceva greu de înțeles?', options: { yes: 'Da', no: 'Nu' } },
  knowsWhatIsNext: { title: 'Știți ce urmează?', options: { yes: 'Da', no: 'Nu' } },
  helpedBy: {
    title: 'V-a ajutat cineva?',
    options: {
      nobody: 'Nu, fără ajutor',
      'somebody-known': 'Da, cineva pe care îl cunosc',
      worker: 'Da, un lucrător',
    },
  },
  words: {
    title: 'Ce putem face mai bine? (opțional)',
    hint: 'Puteți scrie în orice limbă. Nu scrieți aici numele sau datele bancare.',
    tooLong: 'Ce scrieți trebuie să aibă cel mult 1200 de litere',
  },
  send: 'Trimiteți',
  done: 'Citim ce ne spun oamenii și schimbăm ce putem.',
};
