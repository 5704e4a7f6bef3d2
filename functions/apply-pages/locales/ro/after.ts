import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/after.ts';

/** After the questions: checking, confirming, following what happens, in Romanian. */
export const check: Words<typeof english.check> = {
  title: 'Verificați răspunsurile',
  hint: 'Încă puteți schimba totul. Nu s-a trimis nimic până acum.',
  change: 'Schimbați',
  notGiven: 'Fără răspuns',
  submit: 'Trimiteți cererea',
  submitNote: 'Când apăsați butonul, primim cererea dumneavoastră.',
  sections: {
    start: 'Înainte să începeți',
    you: 'Despre dumneavoastră',
    household: 'Locuința dumneavoastră',
    happened: 'Ce s-a întâmplat',
    payment: 'Dovezi și plată',
    'more-help': 'Ajutor în plus',
    declaration: 'Declarație',
  },
  noneHelps:
    'Fondurile deschise acum nu pot ajuta cu ce ați bifat sau nu vă pot plăti în modul pe care l-ați ales. Schimbați ce ați bifat sau modul de plată, ori sunați-ne la 0121 634 7100 ca să aflați ce altceva putem face.',
  clash:
    'Nu am putut trimite, pentru că mai devreme s-a trimis deja altceva cu acest formular. Sunați-ne la 0121 634 7100.',
};

export const confirmation: Words<typeof english.confirmation> = {
  title: 'Am primit cererea dumneavoastră',
  referenceIs: 'Numărul dumneavoastră de referință este',
  keep: 'Scrieți-l undeva, faceți-i o poză sau tipăriți această pagină. Aveți nevoie de el ca să vedeți ce se întâmplă.',
  print: 'Cu numărul de referință puteți reveni de pe orice telefon sau calculator.',
  nextTitle: 'Ce urmează',
  next1: 'O persoană citește cererea dumneavoastră. Le punem primele pe cele mai urgente.',
  next2:
    'Dacă trebuie să vă întrebăm ceva, vă sunăm, vă trimitem un SMS sau un e-mail, numai în modurile despre care ați spus că sunt fără pericol.',
  next3:
    'Vă spunem ce decidem și de ce. Dacă nu sunteți de acord, ne puteți cere să ne uităm din nou.',
  paid: {
    'bank-transfer':
      'Dacă aprobăm cererea, banii sunt în contul dumneavoastră cam 3 zile lucrătoare mai târziu.',
    'cash-out':
      'Dacă aprobăm cererea, primiți coduri, fiecare de £100 sau mai puțin. Le puteți schimba în numerar timp de 30 de zile.',
    'supermarket-voucher':
      'Dacă aprobăm cererea, primiți vouchere. Le puteți folosi timp de 90 de zile.',
    'fuel-voucher':
      'Dacă aprobăm cererea, primiți vouchere ca să încărcați contorul. Le puteți folosi timp de 30 de zile.',
    'needs-another-way':
      'Dacă aprobăm cererea, vă sună cineva ca să stabiliți împreună cum să ajungă banii la dumneavoastră.',
  },
  fundTitle: 'Ce fond este acesta',
  fund: 'Ne-ați spus o singură dată, iar noi ne-am uitat la fiecare fond deschis. Cererea dumneavoastră este pentru fondul {fund}.',
  otherFunds: 'Ne-am uitat și la:',
  because: {
    'only-one-open': 'Este fondul deschis acum pentru asta.',
    'fits-best': 'Se potrivește cel mai bine dintre fondurile deschise acum.',
    'gives-most': 'Poate da cel mai mult dintre fondurile care sunt deschise acum și se potrivesc.',
    'gives-as-much':
      'Poate da la fel de mult ca orice alt fond care este deschis acum și se potrivește.',
    nearest:
      'Este cel mai apropiat dintre fondurile deschise. O persoană se uită dacă se potrivește.',
    named: 'Acest fond a fost indicat de persoana care a trimis formularul pentru dumneavoastră.',
    'needs-a-look': 'S-ar putea potrivi și el, dar mai întâi ar trebui să verifice o persoană.',
    'gives-the-same': 'Se potrivește și el și ar da la fel de mult.',
    'gives-less': 'Se potrivește și el, dar ar da mai puțin.',
    'does-not-seem-to-fit': 'Ce ne-ați spus nu pare să se potrivească cu regulile lui.',
    'cannot-help': 'Nu ajută cu ce ați cerut sau nu poate plăti în modul pe care l-ați ales.',
  },
  connectTitle: 'Ați cerut ajutor în plus',
  connect:
    'Un lucrător de sprijin pentru familii din zona dumneavoastră va lua legătura cu dumneavoastră în cel mult 7 zile. Asta nu are legătură cu banii.',
  statusLink: 'Vedeți ce se întâmplă cu cererea dumneavoastră',
  shared: 'Mai folosește cineva acest telefon sau calculator?',
  finish: 'Terminați și ștergeți această pagină',
  again: 'Faceți o cerere pentru altă familie',
};

export const status: Words<typeof english.status> = {
  title: 'Vedeți ce se întâmplă cu cererea dumneavoastră',
  hint: 'Aveți nevoie de numărul de referință pe care vi l-am dat când ați făcut cererea.',
  reference: 'Număr de referință',
  referenceHint: 'Are 10 litere și cifre, ca 7K3QD-9XW2M',
  dateOfBirth: 'Data nașterii',
  dateHint: 'De exemplu, 27 3 1985',
  postcode: 'Cod poștal',
  postcodeHint:
    'Lăsați căsuța goală dacă nu aveți o adresă stabilă sau dacă sunteți într-un adăpost sigur (refuge).',
  find: 'Arătați-mi cererea',
  missingReference: 'Scrieți numărul de referință',
  invalidReference: 'Scrieți un număr de referință din 10 litere și cifre, ca 7K3QD-9XW2M',
  invalidPostcode: 'Scrieți un cod poștal întreg, ca B8 3AB, sau lăsați căsuța goală',
  notFound: 'Nu găsim nicio cerere cu aceste date. Verificați fiecare răspuns și încercați din nou',
  waitTitle: 'Vă rugăm să așteptați puțin',
  wait: 'Ați încercat de multe ori. Ca să fie în siguranță cererile oamenilor, trebuie să treacă 15 minute până puteți încerca din nou.',
  waitCall: 'Dacă nu găsiți numărul de referință, sunați-ne. Vă ajutăm.',
  shownTitle: 'Cererea dumneavoastră',
  shownReference: 'Număr de referință',
  timelineTitle: 'Ce s-a întâmplat până acum',
  nextTitle: 'Ce urmează',
  events: {
    received: 'Am primit cererea dumneavoastră',
    'being-read': 'O persoană se uită la cerere',
    'said-yes': 'Am aprobat {amount}',
    'said-no': 'De data aceasta nu am putut aproba cererea',
    'taken-back': 'V-ați retras cererea',
    challenged: 'Ne-ați spus că răspunsul nostru „nu” este greșit',
    'stays-no': 'Altcineva s-a uitat din nou. Răspunsul rămâne „nu”',
    reopened: 'Altcineva s-a uitat din nou. Decidem din nou',
    'payment-sent': 'Am trimis {amount}',
    'code-made': 'A fost făcut codul sau voucherul dumneavoastră de {amount}',
    'code-used': 'Ați folosit {amount}',
    'code-ended': 'Bani care nu au fost folosiți și s-au întors la noi: {amount}',
    paid: 'Banca dumneavoastră are banii',
    'payment-returned': 'Plata s-a întors la noi',
    'payment-not-made': 'Banca noastră nu a trimis plata',
    'details-changed': 'Ne-ați spus cum să vă plătim acum',
    'more-help-asked': 'Ați cerut ajutor în plus',
    'more-help-found': 'Un lucrător de sprijin pentru familii a primit solicitarea dumneavoastră',
    'more-help-stopped': 'Ați oprit ajutorul în plus pe care l-ați cerut',
  },
  next: {
    decide:
      'Nu trebuie să faceți nimic. O persoană va citi cererea dumneavoastră, iar noi vă vom spune ce decidem.',
    pay: 'Am aprobat cererea și vă plătim.',
    order: 'Am aprobat cererea și pregătim codul sau voucherele dumneavoastră.',
    redeem:
      'Folosiți codurile sau voucherele înainte de ziua de mai jos. Dacă vă lipsește vreunul, sunați-ne la 0121 634 7100.',
    agreeWay: 'Vă va suna cineva ca să stabiliți împreună cum să ajungă banii la dumneavoastră.',
    paid: 'Nu mai este nimic de făcut. Dacă banii nu sunt acolo, sunați-ne.',
    returned:
      'Banii s-au întors la noi și sunt tot ai dumneavoastră. Spuneți-ne mai jos cum să vă plătim sau sunați-ne la 0121 634 7100. Apoi îi trimitem din nou.',
    decideAgain:
      'Ne-ați spus cum să vă plătim acum. O persoană verifică, apoi vă plătim. Într-un cont bancar durează de atunci cam 3 zile lucrătoare.',
    payAgain:
      'Banca noastră nu a trimis banii. Nu trebuie să faceți nimic. O persoană verifică, apoi vă plătim. Durează de atunci cam 3 zile lucrătoare.',
    declined: 'Nu vă putem plăti din acest fond. Mai jos sunt alții care pot ajuta.',
    withdrawn:
      'V-ați retras cererea. Nimeni nu decide asupra ei și nu vă plătim pentru ea. Dacă totuși aveți nevoie de ajutor, puteți face din nou o cerere.',
  },
  letters: {
    'not-in-birmingham':
      'Locuința dumneavoastră este în afara orașului Birmingham, așa că vă poate ajuta alt consiliu local (council).',
    'not-in-hardship': 'Ce ne-ați spus despre banii dumneavoastră este peste limita acestui fond.',
    'had-an-award': 'Cei din locuința dumneavoastră au primit deja un ajutor de la acest fond.',
    'applied-already':
      'Cei din locuința dumneavoastră au făcut deja o cerere la acest fond, iar noi decidem asupra acelei cereri.',
    'not-enough-shown': 'Din ce ne-ați trimis nu ne-am putut da seama dacă acest fond poate ajuta.',
    'may-be-a-machine':
      'Nu ne-am putut da seama dacă cererea a fost trimisă de un om. Dacă ați trimis-o dumneavoastră, sunați-ne la 0121 634 7100. Vă ajutăm.',
  },
  inEnglish:
    'Acest text este în engleză. Ca să îl auziți în limba dumneavoastră, sunați-ne la 0121 634 7100.',
  wrongTitle: 'Dacă ceva nu este în regulă',
  wrong:
    'S-a schimbat ceva? Ați făcut o greșeală? Vine ajutorul prea târziu? Sunați-ne la 0121 634 7100. Vă va ajuta un om.',
  withdraw: {
    link: 'Retrageți cererea',
    title: 'Vreți să vă retrageți cererea?',
    means: 'Atunci nimeni nu decide asupra ei și nu vă plătim pentru ea.',
    forGood: 'Nu mai puteți da înapoi după aceea. Dar puteți face din nou o cerere.',
    moreHelp:
      'Ați cerut și ajutor în plus. Asta rămâne: un lucrător de sprijin pentru familii va lua totuși legătura cu dumneavoastră.',
    yes: 'Da, retrag cererea',
    no: 'Nu, păstrez cererea',
    unsure: 'Nu știți sigur? Sunați-ne mai întâi la 0121 634 7100.',
    refused: {
      'payment-under-way':
        'Acum nu vă puteți retrage cererea. Vă plătim sau v-am plătit deja. Sunați-ne la 0121 634 7100.',
      'partly-paid':
        'Acum nu vă puteți retrage cererea. Ați folosit o parte din bani. Sunați-ne la 0121 634 7100.',
    },
  },
  challenge: {
    link: 'Spuneți-ne de ce este greșit',
    title: 'Ce am greșit?',
    means: 'Altcineva va citi ce scrieți și se va uita din nou la cererea dumneavoastră.',
    once: 'Puteți face asta o singură dată. Spuneți-ne tot ce contează.',
    label: 'Spuneți-ne cu cuvintele dumneavoastră',
    hint: 'De exemplu, ce s-a schimbat sau ce nu am știut noi.',
    missing: 'Scrieți ce am greșit',
    tooLong: 'Scrieți ce am greșit în cel mult 1500 de caractere',
    send: 'Trimiteți',
    back: 'Înapoi la cererea mea',
    call: 'Vreți să ne spuneți la telefon? Sunați-ne la 0121 634 7100.',
    open: 'Pe {said} ne-ați spus că este greșit. Altcineva se uită din nou. Vă răspundem aici cel târziu pe {day}. Dacă vreți să întrebați ceva, sunați-ne la 0121 634 7100.',
    stands: 'Altcineva s-a uitat din nou la cererea dumneavoastră. Iată ce a scris:',
    still: 'Dacă tot nu sunteți de acord, sunați-ne la 0121 634 7100.',
  },
  expected: {
    decision: {
      one: 'Acum ne trebuie cam {days} zi lucrătoare ca să trecem prin tot ce așteaptă. Cele mai urgente sunt primele. Credem că vă răspundem cel târziu pe {day}.',
      few: 'Acum ne trebuie cam {days} zile lucrătoare ca să trecem prin tot ce așteaptă. Cele mai urgente sunt primele. Credem că vă răspundem cel târziu pe {day}.',
      other:
        'Acum ne trebuie cam {days} de zile lucrătoare ca să trecem prin tot ce așteaptă. Cele mai urgente sunt primele. Credem că vă răspundem cel târziu pe {day}.',
    },
    'decision-unknown':
      'Nu putem spune încă cât durează. Cele mai urgente sunt primele. Dacă nu puteți aștepta, sunați-ne la 0121 634 7100.',
    'next-run':
      'Banii pleacă odată cu următoarele noastre plăți. Apoi această pagină vă arată ziua în care ar trebui să ajungă.',
    'looked-at':
      'O persoană verifică înainte să trimitem. Nu putem spune cât durează. Dacă vreți să întrebați ceva, sunați-ne la 0121 634 7100.',
    arrives: 'Banii ar trebui să fie în contul dumneavoastră cel târziu pe {day}.',
    late: 'Banii ar fi trebuit să fie în contul dumneavoastră cel târziu pe {day}. Dacă nu sunt acolo, sunați-ne la 0121 634 7100.',
  },
  mend: 'Alegeți cum să vă plătim',
  piecesTitle: 'Codurile și voucherele dumneavoastră',
  // Stands after a code or a voucher, and agrees with both.
  pieceEnding: 'terminat în {ending}',
  pieceUntil: 'Folosiți-l cel târziu pe {day}.',
  piece: {
    'cash-out': 'Cod pentru numerar de {amount}',
    'supermarket-voucher': 'Voucher de supermarket de {amount}',
    'fuel-voucher': 'Voucher pentru contor de {amount}',
  },
  whatToDo: {
    'cash-out':
      'Mergeți cu codul la un magazin cu PayPoint sau la Post Office și cereți numerar. S-ar putea să vă întrebe cine sunteți.',
    'supermarket-voucher':
      'Arătați voucherul când plătiți. Păstrați ce rămâne pe el pentru altă zi.',
    'fuel-voucher':
      'Mergeți cu voucherul și cu cheia sau cardul la un magazin unde încărcați contorul. Rugați-i să îl pună pe cheie sau pe card.',
  },
  pieceState: {
    ordered: 'Îl așteptăm.',
    redeemed: 'L-ați folosit.',
    expired: 'A expirat.',
    cancelled: 'A fost anulat. Nu mai merge.',
  },
  pieceFollows: {
    choose: 'Banii sunt tot ai dumneavoastră. Alegeți cum să vă plătim.',
    'being-checked': 'Banii sunt tot ai dumneavoastră. O persoană verifică, apoi vă plătim.',
    'waits-for-others':
      'Banii sunt tot ai dumneavoastră. După ce celelalte coduri sunt folosite sau expiră, puteți alege cum să vă plătim.',
    'paying-again': 'Banii sunt tot ai dumneavoastră. Vă plătim în curând.',
    'new-ordered': 'Unul nou este pe drum.',
    'new-made': 'V-am făcut unul nou. Este în această listă.',
    'to-bank': 'În schimb, trimitem banii în contul dumneavoastră bancar.',
    paid: 'V-am plătit banii.',
  },
  resend: 'Trimiteți-mi din nou codurile',
  resent:
    'Vă trimitem din nou codurile, la telefonul sau e-mailul pe care ni l-ați dat. Poate dura câteva minute.',
  notResent:
    'Nu le putem trimite din nou. Au fost folosite, au expirat sau le-am trimis de multe ori. Sunați-ne la 0121 634 7100.',
  receipt: {
    title: 'A ajuns la dumneavoastră?',
    question: 'Ați primit banii, codul sau voucherul de la noi?',
    yes: 'Da, am primit',
    no: 'Nu, nu a venit nimic',
    confirmed: 'Ne-ați spus că ați primit. Vă mulțumim.',
    denied: 'Ne-ați spus că nu a venit nimic. Cineva verifică și vă sună.',
    nothingSent: 'Încă nu v-am trimis nimic.',
    over: 'Acest link nu merge. Folosiți numărul de referință ca să vedeți ce se întâmplă.',
  },
  leave: 'Terminați și ștergeți această pagină',
};

export const mend: Words<typeof english.mend> = {
  title: 'Spuneți-ne cum să vă plătim',
  why: 'Banii pe care i-am trimis s-au întors la noi. Sunt în siguranță și sunt tot ai dumneavoastră. Spuneți-ne cum să vă plătim. O persoană verifică, apoi vă plătim.',
  birthWhy: 'Vă întrebăm asta ca nimeni altcineva să nu poată schimba unde ajung banii.',
  account: 'Contul, dacă ați ales un cont bancar',
  send: 'Trimiteți',
  missingWay: 'Alegeți cum să vă plătim',
  wrongBirth: 'Scrieți data nașterii persoanei care a făcut cererea',
  sameAccount: 'Din acest cont s-au întors banii. Scrieți alt cont',
  doneTitle: 'Acum știm cum să vă plătim',
  doneNext:
    'O persoană verifică, apoi vă plătim. Într-un cont bancar durează de atunci cam 3 zile lucrătoare.',
  doneNone: 'Nu mai trebuie să faceți nimic.',
  overTitle: 'Acest link nu mai merge',
  over: 'Merge o singură dată, timp de 7 zile și numai cât timp banii sunt la noi. Dacă nu ne-ați spus încă cum să vă plătim, folosiți numărul de referință sau sunați-ne la 0121 634 7100.',
  overStatus: 'Vedeți ce se întâmplă cu cererea dumneavoastră',
};
