import type { KitWords } from '../words.ts';

/** The kit's own words in Romanian. */
export const ro: KitWords = {
  brand: 'Open Door',
  brandOf: 'Ajutor bănesc în Birmingham',
  skipLink: 'Mergeți direct la conținut',
  back: 'Înapoi',
  continue: 'Continuați',
  errorPrefix: 'Eroare: ',
  errorTitle: 'Este o problemă',
  optional: '(opțional)',
  languages: 'Limba',
  unreviewed:
    'Încă verificăm această traducere cu oameni care vorbesc română. Dacă ceva nu este clar, sunați-ne la 0121 634 7100.',
  count: {
    // “de”, because every box takes 20 characters or more.
    description: 'Puteți scrie cel mult %{count} de caractere',
    under: {
      one: 'Mai aveți %{count} caracter',
      few: 'Mai aveți %{count} caractere',
      other: 'Mai aveți %{count} de caractere',
    },
    full: 'Mai aveți 0 caractere',
    over: {
      one: 'Aveți %{count} caracter în plus',
      few: 'Aveți %{count} caractere în plus',
      other: 'Aveți %{count} de caractere în plus',
    },
  },
  navigation: 'Meniu',
  signOut: 'Ieșiți din cont',
  footerLinks: 'Linkuri utile',
  privacy: 'Confidențialitate',
  accessibility: 'Accesibilitate',
  cookies: 'Cookie-uri',
  ownedBy:
    'De acest serviciu se ocupă BVSC, centrul pentru acțiune voluntară din Birmingham, pentru oamenii din oraș.',
  talkTitle: 'Preferați să vorbiți cu o persoană?',
  talk: 'Sunați-ne la',
  talkRest: 'Putem completa acest formular împreună cu dumneavoastră.',
  exit: {
    label: 'Ieșiți din pagină',
    emergency: 'Urgență',
    activated: 'Se iese din pagină.',
    timedOut: '„Ieșiți din pagină” a expirat.',
    twoMore: 'Shift: mai apăsați de 2 ori ca să ieșiți.',
    oneMore: 'Shift: mai apăsați o dată ca să ieșiți.',
  },
  notFound: {
    title: 'Pagina nu a fost găsită',
    check: 'Dacă ați scris adresa web, verificați dacă este corectă.',
    paste: 'Dacă ați lipit adresa web, verificați dacă ați copiat-o toată.',
    start: 'Mergeți la început',
  },
  forbidden: {
    title: 'Nu puteți vedea această pagină',
    why: 'Rolul dumneavoastră nu o include. Dacă ar trebui să o includă, cereți-i managerului să vă schimbe rolul.',
  },
  problem: {
    title: 'Ne pare rău, ceva nu a mers bine',
    notYou: 'Este greșeala noastră, nu a dumneavoastră.',
    again:
      'Mergeți înapoi și încercați din nou peste câteva minute. Răspunsurile dumneavoastră sunt încă acolo.',
    call: 'Dacă se întâmplă din nou, sunați-ne și citiți-ne acest număr de referință:',
  },
  tooLarge: {
    title: 'A fost prea mult pentru o singură pagină',
    what: 'Ce ați trimis a fost prea mare pentru această pagină. Nu am păstrat nimic.',
    next: 'Mergeți înapoi, scurtați răspunsul și trimiteți-l din nou.',
  },
  sessionExpired: {
    title: 'Trebuie să începeți din nou',
    why: 'Ca răspunsurile dumneavoastră să fie în siguranță, nu le mai păstrăm după ce ieșiți sau dacă lipsiți mult timp.',
    nothing:
      'Nu s-a trimis nimic. Dacă ați trimis cererea înainte și ați văzut numărul ei de referință, cererea este în siguranță și este la noi.',
    start: 'Începeți din nou',
  },
  visitEnds: {
    title: 'Mai sunteți aici?',
    what: 'Peste 5 minute vizita se încheie. Răspunsurile pe care nu le-ați trimis sau salvat se pierd.',
    stay: 'Da, sunt încă aici',
  },
  formStale: {
    title: 'Vă rugăm să trimiteți din nou',
    why: 'Această pagină a fost deschisă prea mult timp sau ați început din nou în altă fereastră. Ca să vă protejăm, nu am făcut nimic cu ce tocmai ați trimis.',
    next: 'Deschideți pagina din nou și trimiteți răspunsul',
    start: 'Sau mergeți la început',
  },
};
