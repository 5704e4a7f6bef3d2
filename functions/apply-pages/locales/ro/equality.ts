import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/equality.ts';

/** After sending, in Romanian: questions that count whom we help. */
export const equality: Words<typeof english.equality> = {
  link: 'Răspundeți la 4 întrebări care ne ajută să ne purtăm corect cu toată lumea',
  title: 'Ajutați-ne să ne purtăm corect cu toată lumea',
  optional: 'Nu trebuie să răspundeți. Nu schimbă nimic în privința cererii dumneavoastră.',
  apart:
    'Păstrăm răspunsurile separat. Cei care decid nu le pot vedea. Doar le numărăm și le ștergem după 2 ani.',
  skip: 'Săriți peste aceste întrebări',
  sex: { title: 'Ce sex aveți?', options: { female: 'Feminin', male: 'Masculin' } },
  ethnicGroup: {
    title: 'Care este grupul dumneavoastră etnic?',
    options: {
      'asian-bangladeshi': 'Asiatic: din Bangladesh',
      'asian-chinese': 'Asiatic: chinez',
      'asian-indian': 'Asiatic: indian',
      'asian-pakistani': 'Asiatic: pakistanez',
      'asian-other': 'Asiatic: altă origine',
      'black-african': 'Negru: african',
      'black-caribbean': 'Negru: caraibian',
      'black-other': 'Negru: altă origine',
      'mixed-white-asian': 'Mixt: alb și asiatic',
      'mixed-white-black-african': 'Mixt: alb și negru african',
      'mixed-white-black-caribbean': 'Mixt: alb și negru caraibian',
      'mixed-other': 'Mixt: altă origine',
      'white-british': 'Alb: englez, galez, scoțian, nord-irlandez sau britanic',
      'white-irish': 'Alb: irlandez',
      'white-gypsy-or-traveller': 'Alb: Gypsy sau Irish Traveller',
      'white-roma': 'Alb: rom',
      'white-other': 'Alb: altă origine',
      arab: 'Arab',
      other: 'Alt grup etnic',
    },
  },
  religion: {
    title: 'Ce religie aveți?',
    options: {
      none: 'Nicio religie',
      buddhist: 'Budist',
      christian: 'Creștin',
      hindu: 'Hindus',
      jewish: 'Evreu',
      muslim: 'Musulman',
      sikh: 'Sikh',
      other: 'Altă religie',
    },
  },
  disability: {
    title: 'Aveți un handicap sau o boală de lungă durată?',
    options: { yes: 'Da', no: 'Nu' },
  },
  send: 'Trimiteți aceste răspunsuri',
  doneTitle: 'Vă mulțumim',
  done: 'Răspunsurile dumneavoastră ne ajută să vedem la cine ajungem și la cine nu.',
  back: 'Înapoi la numărul meu de referință',
};
