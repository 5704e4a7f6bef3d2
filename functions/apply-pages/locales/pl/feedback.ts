import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/feedback.ts';

/** What people think of our pages, in Polish, asked after using them. */
export const feedback: Words<typeof english.feedback> = {
  link: 'Powiedz nam, jak poszło (5 krótkich pytań)',
  title: 'Jak poszło?',
  why: 'Twoje odpowiedzi pomagają nam ułatwić to innym. Nie trzymamy przy nich Twojego imienia i nazwiska.',
  satisfaction: {
    title: 'Jak się z tego korzystało?',
    missing: 'Wybierz, jak się z tego korzystało',
    options: {
      'very-good': 'Bardzo dobrze',
      good: 'Dobrze',
      neither: 'Ani dobrze, ani źle',
      bad: 'Źle',
      'very-bad': 'Bardzo źle',
    },
  },
  hardToUnderstand: { title: 'Czy coś było trudno zrozumieć?', options: { yes: 'Tak', no: 'Nie' } },
  knowsWhatIsNext: { title: 'Czy wiesz, co będzie dalej?', options: { yes: 'Tak', no: 'Nie' } },
  helpedBy: {
    title: 'Czy ktoś Ci pomagał?',
    options: {
      nobody: 'Nie, bez pomocy',
      'somebody-known': 'Tak, ktoś, kogo znam',
      worker: 'Tak, pracownik',
    },
  },
  words: {
    title: 'Co możemy robić lepiej? (nieobowiązkowe)',
    hint: 'Możesz pisać w każdym języku. Nie wpisuj tu imienia, nazwiska ani danych bankowych.',
    tooLong: 'To, co piszesz, może mieć najwyżej 1200 liter',
  },
  send: 'Wyślij',
  done: 'Czytamy to, co ludzie nam mówią, i zmieniamy to, co możemy.',
};
