import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/equality.ts';

/** After sending, in Polish: questions that count whom we help. */
export const equality: Words<typeof english.equality> = {
  link: 'Odpowiedz na 4 pytania, które pomagają nam traktować wszystkich sprawiedliwie',
  title: 'Pomóż nam traktować wszystkich sprawiedliwie',
  optional: 'Nie musisz odpowiadać. To nic nie zmienia w sprawie Twojego wniosku.',
  apart:
    'Trzymamy te odpowiedzi osobno. Osoby, które decydują, ich nie widzą. Tylko je liczymy, a po 2 latach usuwamy.',
  skip: 'Pomiń te pytania',
  sex: { title: 'Jaka jest Twoja płeć?', options: { female: 'Kobieta', male: 'Mężczyzna' } },
  ethnicGroup: {
    title: 'Jaka jest Twoja grupa etniczna?',
    options: {
      'asian-bangladeshi': 'Azjatycka: bangladeska',
      'asian-chinese': 'Azjatycka: chińska',
      'asian-indian': 'Azjatycka: indyjska',
      'asian-pakistani': 'Azjatycka: pakistańska',
      'asian-other': 'Azjatycka: inne pochodzenie',
      'black-african': 'Czarna: afrykańska',
      'black-caribbean': 'Czarna: karaibska',
      'black-other': 'Czarna: inne pochodzenie',
      'mixed-white-asian': 'Mieszana: biała i azjatycka',
      'mixed-white-black-african': 'Mieszana: biała i czarna afrykańska',
      'mixed-white-black-caribbean': 'Mieszana: biała i czarna karaibska',
      'mixed-other': 'Mieszana: inne pochodzenie',
      'white-british': 'Biała: angielska, walijska, szkocka, północnoirlandzka lub brytyjska',
      'white-irish': 'Biała: irlandzka',
      'white-gypsy-or-traveller': 'Biała: Gypsy lub Irish Traveller',
      'white-roma': 'Biała: romska',
      'white-other': 'Biała: inne pochodzenie',
      arab: 'Arabska',
      other: 'Inna grupa etniczna',
    },
  },
  religion: {
    title: 'Jaka jest Twoja religia?',
    options: {
      none: 'Bez religii',
      buddhist: 'Buddyzm',
      christian: 'Chrześcijaństwo',
      hindu: 'Hinduizm',
      jewish: 'Judaizm',
      muslim: 'Islam',
      sikh: 'Sikhizm',
      other: 'Inna religia',
    },
  },
  disability: {
    title: 'Czy masz niepełnosprawność albo długotrwałą chorobę?',
    options: { yes: 'Tak', no: 'Nie' },
  },
  send: 'Wyślij te odpowiedzi',
  doneTitle: 'Dziękujemy',
  done: 'Twoje odpowiedzi pomagają nam zobaczyć, do kogo docieramy, a do kogo nie.',
  back: 'Wróć do mojego numeru referencyjnego',
};
