import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/connect.ts';

/** Asking for a family worker without applying for money, in Romanian. */
export const connect: Words<typeof english.connect> = {
  startLink:
    'Vreți să vorbiți cu cineva, nu să cereți bani? Rugați un lucrător de sprijin pentru familii să vă sune',
  title: 'Rugați un lucrător de sprijin pentru familii să vă sune',
  lead: 'Cineva din zona dumneavoastră vă sună și vă ascultă. Vă ajută cu copiii, locuința, sănătatea, datoriile sau orice vă îngrijorează. Este gratuit.',
  separate: 'Nu are nicio legătură cu banii pe care poate ni i-ați cerut.',
  begin: 'Începeți acum',
  time: 'Durează cam 5 minute.',
  professional: 'Lucrez cu o familie și cer pentru ea (în engleză)',
  statusLink: 'Vedeți sau opriți un apel pe care l-ați cerut',
  money: 'Cereți bani pentru mâncare, facturi și lucrurile de care aveți nevoie',
  children: 'Câți copii și tineri sub 19 ani?',
  accessNeeds: {
    title: 'Ar trebui să știm ceva înainte să vă sunăm?',
    short: 'Bine de știut',
    hint: 'De exemplu, că nu auziți bine. Puteți lăsa gol.',
    tooLong: 'Ce scrieți trebuie să aibă cel mult 300 de litere',
  },
  missingConsent:
    'Bifați căsuța dacă putem da asta mai departe. Dacă nu vreți, nu se trimite nimic',
  send: 'Cereți un apel',
  sendNote:
    'Când apăsați butonul, echipa de sprijin pentru familii din zona dumneavoastră primește asta.',
  sentTitle: 'Am rugat pe cineva să vă sune',
  sentKeep:
    'Scrieți-l undeva sau faceți-i o poză. Aveți nevoie de el ca să vedeți ce se întâmplă sau ca să opriți.',
  sentNext:
    'Un lucrător de sprijin pentru familii din zona dumneavoastră ia legătura cu dumneavoastră în cel mult 7 zile, numai în felurile despre care ați spus că sunt sigure.',
  statusHint:
    'Aveți nevoie de numărul de referință pe care vi l-am dat și de un număr de telefon sau o adresă de e-mail pe care ni le-ați dat.',
  reach: 'Număr de telefon sau adresă de e-mail',
  show: 'Arată',
  notFound: 'Nu găsim niciun apel cu aceste date. Verificați fiecare răspuns și încercați din nou',
  requestTitle: 'Apelul pe care l-ați cerut',
  states: {
    received:
      'Echipa de sprijin pentru familii din zona dumneavoastră a primit asta. Un lucrător ar trebui să o aibă până la {day}.',
    allocated:
      'Un lucrător de sprijin pentru familii are solicitarea și ia legătura cu dumneavoastră.',
    closed: 'Aceasta s-a încheiat. Dacă aveți nevoie de mai mult ajutor, cereți din nou.',
    withdrawn: 'Ați oprit asta. Nimeni nu vă mai sună în această privință.',
  },
  stop: 'Nu mai vreau asta',
  stopTitle: 'Vreți să opriți?',
  stopMeans:
    'Atunci nimeni nu vă mai sună în această privință. Ștergem datele la care vă putem contacta și ce ați scris.',
  stopWorker: 'Dacă un lucrător o are deja, îi spunem să se oprească.',
  stopMoney: 'Nu schimbă nimic în privința banilor pe care poate ni i-ați cerut.',
  stopYes: 'Da, opriți',
  stopNo: 'Nu, păstrați',
  stoppedTitle: 'Ați oprit asta',
  stopped: 'Nimeni nu vă mai sună în această privință. Puteți cere din nou oricând.',
  again: 'Cereți din nou un apel',
  stopWithMoney: 'Opriți ajutorul în plus pe care l-am cerut',
};
