import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/equality.ts';

/** After sending, in Somali: questions that count whom we help. */
export const equality: Words<typeof english.equality> = {
  link: 'Ka jawaab 4 su’aalood oo naga caawiya inaan qof walba si caddaalad ah ula dhaqanno',
  title: 'Naga caawi inaan qof walba si caddaalad ah ula dhaqanno',
  optional: 'Ma aha inaad ka jawaabto. Waxba kama beddelayso codsigaaga.',
  apart:
    'Jawaabahaaga si gaar ah ayaan u haynaa. Dadka go’aanka gaara ma arki karaan. Waan tirinnaa oo keliya, 2 sano ka dibna waan tirtirnaa.',
  skip: 'Ka bood su’aalahan',
  sex: { title: 'Jinsigaagu waa maxay?', options: { female: 'Dheddig', male: 'Lab' } },
  ethnicGroup: {
    title: 'Qowmiyaddaadu waa maxay?',
    options: {
      'asian-bangladeshi': 'Aasiyaan: Bangladeshi',
      'asian-chinese': 'Aasiyaan: Shiine',
      'asian-indian': 'Aasiyaan: Hindi',
      'asian-pakistani': 'Aasiyaan: Bakistaani',
      'asian-other': 'Aasiyaan: asal kale',
      'black-african': 'Madow: Afrikaan',
      'black-caribbean': 'Madow: Kaaribiyaan',
      'black-other': 'Madow: asal kale',
      'mixed-white-asian': 'Isku dhaf: Caddaan iyo Aasiyaan',
      'mixed-white-black-african': 'Isku dhaf: Caddaan iyo Afrikaan Madow',
      'mixed-white-black-caribbean': 'Isku dhaf: Caddaan iyo Kaaribiyaan Madow',
      'mixed-other': 'Isku dhaf: asal kale',
      'white-british': 'Caddaan: Ingiriis, Welsh, Iskotish, Waqooyiga Ayrlaan ama Biritish',
      'white-irish': 'Caddaan: Ayrish',
      'white-gypsy-or-traveller': 'Caddaan: Gypsy ama Irish Traveller',
      'white-roma': 'Caddaan: Roma',
      'white-other': 'Caddaan: asal kale',
      arab: 'Carab',
      other: 'Qowmiyad kale',
    },
  },
  religion: {
    title: 'Diintaadu waa maxay?',
    options: {
      none: 'Diin ma leh',
      buddhist: 'Buudist',
      christian: 'Masiixi',
      hindu: 'Hindu',
      jewish: 'Yuhuudi',
      muslim: 'Muslim',
      sikh: 'Sikh',
      other: 'Diin kale',
    },
  },
  disability: {
    title: 'Ma naafo baad tahay, mise muddo dheer baad xanuunsan tahay?',
    options: { yes: 'Haa', no: 'Maya' },
  },
  send: 'Dir jawaabahan',
  doneTitle: 'Mahadsanid',
  done: 'Jawaabahaagu waxay naga caawiyaan inaan aragno cidda aan gaarno iyo cidda aan gaari weyno.',
  back: 'Ku noqo lambarka tixraacayga',
};
