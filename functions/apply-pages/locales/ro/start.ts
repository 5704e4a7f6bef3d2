import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/start.ts';

/** Before and around the questions, in Romanian. */
export const start: Words<typeof english.start> = {
  title: 'Ajutor pentru mâncare, facturi și lucrurile de care aveți nevoie',
  lead: 'Locuiți în Birmingham? Dacă acum nu puteți plăti mâncarea, încălzirea sau alte lucruri de bază, puteți cere bani din fondul {fund}. Banii se dau o singură dată. Nu trebuie să îi dați înapoi.',
  upTo: 'O locuință poate primi cel mult {cap}.',
  begin: 'Începeți acum',
  time: 'Durează cam 10 minute. Puteți face asta de pe telefon.',
  howTitle: 'Cum funcționează',
  how1: 'Răspundeți la câteva întrebări despre dumneavoastră și locuința dumneavoastră.',
  how2: 'O persoană de la BVSC citește ce ne spuneți și decide. Un calculator nu vă spune niciodată nu.',
  how3: 'Dacă putem ajuta, plătim banii într-un cont bancar. Dacă nu aveți cont, găsim altă cale.',
  needTitle: 'De ce aveți nevoie',
  need1: 'un număr de telefon sau o adresă de e-mail',
  need2: 'să știți cam câți bani intră în fiecare lună',
  need3: 'sort code (codul băncii) și numărul de cont, dacă aveți un cont bancar',
  needNot:
    'Nu trebuie să vă faceți un cont pe acest site. Puteți sări peste tot ce este marcat ca opțional.',
  otherTitle: 'Alte moduri de a face cererea',
  other:
    'Ne puteți suna. Completăm formularul împreună cu dumneavoastră și putem aduce un interpret. Este gratuit.',
  helper:
    'Formularul poate fi completat pentru dumneavoastră de un prieten, o rudă sau un lucrător.',
  languagesTitle: 'Limbi',
  languages:
    'Puteți schimba limba în partea de sus a fiecărei pagini. Limba dumneavoastră nu este acolo? Sunați-ne și spuneți cum se numește. Vă sunăm înapoi cu cineva care o vorbește.',
  safeTitle: 'Dacă cineva de acasă s-ar putea uita în telefonul dumneavoastră',
  safe1:
    'Pe fiecare pagină este un buton roșu, „Ieșiți din pagină”. Vă duce imediat la o pagină cu vremea și vă șterge răspunsurile.',
  safe2: 'Pe un calculator puteți și să apăsați tasta Shift de 3 ori.',
  safe3:
    'Nu șterge lista paginilor pe care le-ați vizitat. Folosiți o fereastră privată sau un telefon ori un calculator pe care nu îl mai folosește nimeni altcineva.',
  danger:
    'Dacă sunteți în pericol acum, sunați la 999. Dacă nu puteți vorbi, apăsați 55 când vi se răspunde.',
  statusTitle: 'Ați făcut deja o cerere?',
  status: 'Vedeți ce se întâmplă cu cererea dumneavoastră',
  savedTitle: 'Ați salvat deja răspunsuri?',
  closedTitle: 'Acum nu primim cereri noi',
  closed:
    'Deocamdată niciun fond nu este deschis pentru familii. Dacă ați făcut deja o cerere, o citim oricum și vă spunem ce decidem.',
};

export const exits: Words<typeof english.exits> = {
  elsewhereTitle: 'Acest fond este pentru oamenii care locuiesc în Birmingham',
  elsewhere:
    'Fiecare consiliu local (council) primește banii pentru zona lui. Consiliul dumneavoastră local are un fond ca acesta și aveți același drept să cereți ajutor acolo.',
  elsewhereFind: 'Găsiți pe GOV.UK consiliul dumneavoastră local și fondul lui',
  elsewhereBack:
    'Dacă Birmingham City Council v-a găsit o locuință în alt oraș, puteți totuși să faceți o cerere.',
  youngTitle: 'Ca să faceți o cerere, trebuie să aveți cel puțin 16 ani',
  young:
    'Rugați un adult în care aveți încredere să facă cererea: cineva de acasă, un profesor sau alt lucrător. O poate face aici pentru dumneavoastră.',
  youngCass:
    'Dacă acasă nu sunteți în siguranță, sunați la echipa pentru copii din Birmingham (CASS): 0121 303 1888. În caz de pericol, sunați la 999.',
  youngKooth: 'Puteți vorbi cu cineva gratuit și fără să vă spuneți numele, pe kooth.com.',
  adviceTitle: 'Vorbiți cu cineva care vă poate ajuta',
  advice:
    'Ne-ați spus că vreți sfaturi, nu bani. Pentru asta nu aveți nevoie de acest formular. Cu acești oameni puteți vorbi gratuit.',
  adviceMoney: 'Dacă aveți nevoie și de bani, mergeți înapoi și bifați pentru ce vă trebuie.',
  againTitle: 'S-ar putea să primiți totuși ajutor',
  again:
    'De obicei ajutăm fiecare locuință o dată la 12 luni, ca să ajungă banii pentru toți. Dar dacă s-a întâmplat ceva nou, spuneți-ne. O persoană se va uita la ce s-a schimbat.',
  againGo: 'Continuați',
  closedTitle: 'Deocamdată am oprit primirea cererilor',
  closed:
    'În timp ce completați formularul, fondul a încetat să mai primească cereri noi. Nu este din cauza dumneavoastră și nu s-a trimis nimic.',
  closedKept:
    'Vă păstrăm răspunsurile 24 de ore. Dacă fondul se deschide din nou, puteți continua de unde ați rămas.',
  closedSave: 'Salvați răspunsurile pentru 28 de zile',
  closedCall:
    'Sunați-ne la 0121 634 7100 ca să aflați ce altceva putem face sau uitați-vă mai jos.',
  openAgain: 'Fondul este deschis din nou, iar răspunsurile dumneavoastră sunt încă aici.',
  openAgainGo: 'Continuați',
  turnTitle: 'Unde mai puteți cere ajutor',
  back: 'Mergeți înapoi și schimbați răspunsul',
};

/** "From Birmingham with Love": what every family is offered, whatever is decided about the money. */
export const offers: Words<typeof english.offers> = {
  title: 'Din Birmingham, cu drag',
  intro: 'Ajutor gratuit pentru fiecare familie, orice se întâmplă cu banii.',
  food: 'Bănci de alimente (food banks) și magazine cu mâncare ieftină (pantries)',
  foodText: 'Căutați un loc aproape de dumneavoastră sau rugați-ne să vă trimitem la unul.',
  money: 'Beneficii și datorii',
  moneyText: 'Citizens Advice verifică ce beneficii puteți cere.',
  women: 'Abuz în familie',
  womenText: 'Birmingham and Solihull Women’s Aid vă ascultă și vă ajută să rămâneți în siguranță.',
  young: 'Ce simt tinerii',
  youngText: 'Kooth este gratuit și confidențial, pentru tineri.',
  parents: 'Viața de părinte',
  parentsText: 'Cursuri online gratuite, în multe limbi.',
  loss: 'Când a murit cineva',
  lossText: 'La Cruse Bereavement Support aveți cu cine vorbi.',
  call: 'Sunați la {number}',
  visit: 'Intrați pe {site}',
  child:
    'Vă faceți griji pentru un copil? Sunați la CASS: 0121 303 1888. În caz de pericol, sunați la 999.',
};
