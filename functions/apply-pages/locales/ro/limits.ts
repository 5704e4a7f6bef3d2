import type { Words } from '#shared/languages/index.ts';

import type { limits as english } from '../en/limits.ts';

/** What is said where something may only be done so often, in Romanian. */
export const limits: Words<typeof english> = {
  title: 'Vă rugăm să așteptați înainte să încercați din nou',
  messages:
    'Din locul în care sunteți s-au cerut multe mesaje în scurt timp. Pot fi alți oameni, într-o bibliotecă sau în aceeași rețea. Așteptăm puțin, ca nimeni să nu primească mesaje pe care nu le-a cerut.',
  tries:
    'Cineva a încercat de multe ori cu date care nu sunt corecte. Poate a fost altcineva. Așteptăm puțin, ca să fie în siguranță cererile oamenilor.',
  safe: 'Răspunsurile dumneavoastră sunt încă aici.',
  again: 'Puteți încerca din nou peste o oră.',
  call: 'Dacă aveți nevoie de ajutor acum, sunați-ne la 0121 634 7100.',
  notTold:
    'De data aceasta nu v-am trimis un mesaj, pentru că am trimis multe azi la acest telefon sau e-mail. Notați-vă acum numărul de referință.',
  files:
    'Ați trimis multe fișiere azi. Puteți trimite altele mâine, puteți alege alt mod de a arăta dovada sau ne puteți suna la 0121 634 7100',
  leaveEmpty: 'Lăsați această casetă goală',
};
