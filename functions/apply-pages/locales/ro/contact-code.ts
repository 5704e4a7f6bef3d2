import type { Words } from '#shared/languages/index.ts';

import type { contactCode as english } from '../en/contact-code.ts';

export const contactCode: Words<typeof english> = {
  toPhone:
    'Trimitem codul la numărul de telefon care se termină în {ending}. Poate dura câteva minute.',
  toEmail: 'Trimitem codul la adresa dumneavoastră de e-mail. Poate dura câteva minute.',
  notSent:
    'Nu putem trimite un cod acum. Așteptați o oră și cereți-l din nou sau sunați-ne la 0121 634 7100.',
  why: 'Trebuie să știm că mesajele noastre ajung la dumneavoastră. Nu vă putem plăti înainte să scrieți codul.',
  later:
    'Puteți face asta mai târziu. Cu numărul de referință vedeți ce se întâmplă cu cererea dumneavoastră.',
  otherWay: 'Dacă nu puteți primi codul, sunați-ne la 0121 634 7100. Găsim altă cale.',
  right: 'Vă mulțumim. Codul este corect.',
  waits: 'Încă nu vă putem plăti. Mai întâi scrieți codul pe care vi-l trimitem.',
  button: 'Scrieți codul',
};
