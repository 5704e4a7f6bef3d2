import type { Words } from '#shared/languages/index.ts';

import type { moreQuestions as english } from '../en/more-questions.ts';

/** The second half of the questions: what has happened, money, and more help, in Romanian. */
export const moreQuestions: Words<typeof english> = {
  housing: {
    title: 'Ce fel de locuință este?',
    short: 'Tipul locuinței',
    missing: 'Alegeți în ce fel de locuință stați',
    options: {
      'social-rent':
        'Închiriată de la consiliul local (council) sau de la o asociație de locuințe (housing association)',
      'private-rent': 'Închiriată de la un proprietar particular',
      own: 'Locuința mea, cu sau fără credit ipotecar (mortgage)',
      temporary: 'O locuință temporară pe care ne-a găsit-o consiliul local (council)',
      hostel: 'Un hostel sau un hotel',
      'shared-house': 'O cameră într-o casă împărțită cu alte persoane',
      'with-family-or-friends': 'La familie sau la prieteni',
      'no-home': 'Nu am unde să locuiesc',
    },
  },
  reasons: {
    title: 'Ce s-a întâmplat?',
    short: 'Ce s-a întâmplat',
    hint: 'Bifați tot ce este adevărat pentru dumneavoastră.',
    missing: 'Bifați cel puțin un lucru care s-a întâmplat',
    options: {
      'lost-work': 'Mi-am pierdut locul de muncă sau am mai puține ore',
      'benefit-delay': 'Beneficiul meu (benefit) întârzie, s-a oprit sau a fost redus',
      'unexpected-bill': 'O factură la care nu mă așteptam',
      illness: 'Este cineva bolnav',
      'fleeing-abuse': 'A trebuit să fugim de cineva',
      bereavement: 'A murit cineva',
      'fire-or-flood': 'Un incendiu sau o inundație',
      'no-recourse': 'Viza mea nu îmi dă voie să cer beneficii',
      other: 'Altceva sau pur și simplu prețurile sunt prea mari',
    },
  },
  amounts: {
    title: 'De câți bani aveți nevoie?',
    short: 'De câți bani aveți nevoie',
    hint: 'Este de ajuns o sumă aproximativă. Puteți lăsa o căsuță goală. Putem plăti cel mult {cap} pentru o locuință.',
    missing: 'Scrieți de câți bani aveți nevoie pentru cel puțin un lucru',
    invalid:
      'Scrieți de câți bani aveți nevoie pentru {what}, de la £1 la {cap}, de exemplu 45 sau 45.50',
    total: 'Total',
  },
  meter: {
    title: 'Cum plătiți gazul și curentul?',
    short: 'Cum plătiți energia',
    missing: 'Alegeți cum plătiți gazul și curentul',
    options: {
      'prepayment-key': 'Am un contor pe care îl încarc cu o cheie sau cu un card',
      'prepayment-smart':
        'Am un contor inteligent (smart meter) pe care îl încarc prin telefon sau pe internet',
      credit: 'Prin factură sau direct debit (plată automată din cont)',
      none: 'Sunt incluse în chirie sau nu am deloc',
    },
  },
  benefits: {
    title: 'Primiți vreunul dintre acestea?',
    short: 'Beneficii',
    hint: 'Bifați tot ce primește cineva din locuința dumneavoastră sau ce a cerut și așteaptă.',
    missing: 'Bifați ce primiți sau bifați „Niciunul dintre acestea”',
    alone: 'Bifați ce primiți sau bifați „Niciunul dintre acestea”, nu amândouă',
    or: 'sau',
    options: {
      'universal-credit': 'Universal Credit (ajutor lunar pentru cheltuielile de trai)',
      'council-tax-support': 'Council Tax Support (reducere la council tax, taxa locală)',
      'housing-benefit': 'Housing Benefit (ajutor pentru chirie)',
      'pension-credit': 'Pension Credit (ajutor pentru pensionari cu venituri mici)',
      'income-support': 'Income Support (ajutor pentru venituri mici)',
      'income-based-jsa':
        'Income-based Jobseeker’s Allowance (JSA, ajutor de șomaj care depinde de venituri)',
      'income-related-esa':
        'Income-related Employment and Support Allowance (ESA, ajutor în caz de boală sau dizabilitate care depinde de venituri)',
      'tax-credits': 'Tax credits (credite fiscale)',
      'free-school-meals': 'Mese gratuite la școală (free school meals) sau Healthy Start',
      'other-means-tested': 'Alt beneficiu care depinde de veniturile dumneavoastră',
      none: 'Niciunul dintre acestea',
    },
  },
  income: {
    title: 'Câți bani intră în casă în fiecare lună?',
    short: 'Bani în fiecare lună',
    hint: 'Adunați salariile și beneficiile tuturor, după taxe.',
    missing: 'Alegeți câți bani intră în fiecare lună',
    options: {
      none: 'Nimic',
      'under-900': 'Mai puțin de £900',
      '900-1700': 'De la £900 la £1,700',
      '1700-2600': 'De la £1,700 la £2,600',
      'over-2600': 'Mai mult de £2,600',
    },
  },
  savings: {
    title: 'Câți bani aveți puși deoparte?',
    short: 'Bani puși deoparte',
    hint: 'Bani la bancă sau acasă pe care i-ați putea folosi acum.',
    missing: 'Alegeți câți bani aveți puși deoparte',
    options: {
      none: 'Nimic',
      'under-1000': 'Mai puțin de £1,000',
      '1000-6000': 'De la £1,000 la £6,000',
      'over-6000': 'Mai mult de £6,000',
    },
  },
  evidence: {
    title: 'Ne puteți arăta dovezi?',
    short: 'Dovezi',
    hint: 'De exemplu, o scrisoare despre beneficii, un fluturaș de salariu, o factură sau un extras de cont. Puteți face cererea și fără dovezi.',
    missing: 'Alegeți ce vi se potrivește cel mai bine',
    options: {
      upload: 'Da, pot trimite acum o fotografie sau un fișier',
      'will-show-later': 'Le pot arăta mai târziu, dacă îmi cereți',
      'worker-has-seen': 'Le-a văzut lucrătorul care mă ajută',
      'cannot-provide': 'Nu pot arăta nicio dovadă',
    },
    worker: 'Cine este lucrătorul care vă ajută?',
    workerShort: 'Lucrătorul care vă ajută',
    workerHint: 'Numele și locul unde lucrează.',
    missingWorker: 'Scrieți numele lucrătorului care vă ajută',
    longWorker: 'Numele lucrătorului trebuie să aibă cel mult 80 de litere',
    reason: 'De ce nu puteți arăta dovezi?',
    reasonShort: 'De ce nu sunt dovezi',
    reasonHint: 'Sunt de ajuns câteva cuvinte. Asta nu va fi folosit împotriva dumneavoastră.',
    missingReason: 'Spuneți în câteva cuvinte de ce nu puteți arăta dovezi',
    longReason: 'Motivul trebuie să aibă cel mult 300 de litere',
    proof: 'Trimiteți-ne dovezile',
    proofShort: 'Fișierele dumneavoastră',
    proofHint:
      'Este bună și o fotografie, de exemplu a unei scrisori, a unui fluturaș de salariu, a unei facturi sau a unui extras de cont. Asigurați-vă că putem citi ce scrie.',
    proofKept: {
      one: 'Numai cei care decid le pot vedea. Scoatem ce ascunde un telefon într-o fotografie, de exemplu unde ați fost. Le ștergem la {days} zi după ce decidem.',
      few: 'Numai cei care decid le pot vedea. Scoatem ce ascunde un telefon într-o fotografie, de exemplu unde ați fost. Le ștergem la {days} zile după ce decidem.',
      other:
        'Numai cei care decid le pot vedea. Scoatem ce ascunde un telefon într-o fotografie, de exemplu unde ați fost. Le ștergem la {days} de zile după ce decidem.',
    },
    filesTitle: 'Ce ați trimis',
    fileChecking: 'Trimis. Verificăm dacă are viruși.',
    fileChecked: 'Trimis',
    remove: 'Ștergeți',
    removeThis: 'Ștergeți {name}',
    unnamedFile: 'Fișier fără nume',
    file: 'Alegeți o fotografie sau un fișier',
    anotherFile: 'Mai adăugați unul',
    fileHint:
      'Cel mult 4.5 MB. Poate fi o fotografie (JPG, PNG sau HEIC) sau un PDF. Puteți trimite 5.',
    proofFull: 'Ați trimis 5 fișiere. Ca să trimiteți altul, ștergeți mai întâi unul.',
    sendFile: 'Trimiteți acest fișier',
    tooBigTitle: 'Fotografia mea este prea mare',
    tooBig:
      'Deschideți fotografia pe telefon și faceți o captură de ecran (screenshot). Apoi trimiteți captura de ecran.',
    otherWays: 'Este greu de făcut?',
    otherWaysLink: 'Alegeți alt mod de a arăta dovezi',
    refused:
      'Nu am putut deschide în siguranță unul dintre fișierele dumneavoastră, așa că l-am șters. Faceți o fotografie nouă și trimiteți-o pe aceea.',
    missingFile: 'Alegeți o fotografie sau un fișier',
    refusals: {
      empty: 'Fișierul ales este gol',
      'too-large': 'Fișierul ales trebuie să fie mai mic de 4.5 MB',
      'wrong-type': 'Fișierul ales trebuie să fie JPG, PNG, HEIC sau PDF',
      locked: 'Fișierul ales este protejat cu parolă',
      'too-many': 'Puteți trimite numai 5 fișiere',
    },
  },
  paymentMethod: {
    title: 'Cum să vă plătim?',
    short: 'Cum vă plătim',
    missing: 'Alegeți cum să vă plătim',
    options: {
      'bank-transfer': 'Într-un cont bancar',
      'cash-out': 'În numerar (cash), cu un cod',
      'supermarket-voucher': 'Cu un voucher de supermarket',
      'fuel-voucher': 'Cu un voucher pentru un contor cu cheie sau card',
      'needs-another-way': 'Niciuna dintre acestea nu merge pentru mine',
    },
    hints: {
      'bank-transfer': 'Durează cam 3 zile lucrătoare după ce aprobăm cererea.',
      'cash-out':
        'Nu aveți nevoie de un cont bancar. Vă trimitem un cod. Arătați-l la un magazin cu PayPoint sau la Post Office ca să primiți numerar. Un cod este de cel mult £100. Aveți 30 de zile.',
      'supermarket-voucher':
        'Vă trimitem un cod pe care îl arătați când plătiți. Aveți 90 de zile. Unele magazine nu primesc vouchere pentru lapte de bebeluși sau alcool.',
      'fuel-voucher':
        'Vă trimitem un cod. Mergeți cu el și cu cheia sau cardul la un magazin unde încărcați contorul. Aveți 30 de zile.',
      'needs-another-way':
        'Puteți totuși primi banii. Vă sună cineva ca să stabiliți împreună cum.',
    },
    obstacles: {
      'nowhere-to-send-it':
        'Alegeți alt mod de plată. Trebuie să vă trimitem un cod, iar dumneavoastră ne-ați spus că nu putem trimite SMS-uri fără pericol și nu ați dat o adresă de e-mail. Puteți schimba cum luăm legătura cu dumneavoastră',
      'needs-a-key-meter':
        'Alegeți alt mod de plată. Acest voucher merge numai cu un contor cu cheie sau card și numai când cereți bani pentru gaz, curent sau apă',
    },
  },
  anotherWay: {
    title: 'Vom găsi alt mod de a vă plăti',
    text1:
      'Puteți continua fără un cont bancar. Dacă aprobăm cererea, vă sunăm și stabilim împreună cum să ajungă banii la dumneavoastră.',
    text2: 'Vă rugăm să nu cereți ca banii să ajungă la cineva în care nu aveți încredere.',
    text3:
      'Vreți să vă deschideți un cont? Multe bănci au unul gratuit. Cereți un „basic bank account” (cont bancar simplu). Îl puteți avea și dacă aveți datorii sau nu aveți adresă.',
  },
  bankDetails: {
    title: 'Care sunt datele dumneavoastră bancare?',
    short: 'Date bancare',
    hint: 'Ar trebui să fie contul dumneavoastră. Folosim datele numai ca să vă plătim.',
    nameOnAccount: 'Numele de pe cont',
    sortCode: 'Sort code (codul băncii)',
    sortCodeHint: 'Trebuie să aibă 6 cifre',
    accountNumber: 'Numărul de cont (account number)',
    accountNumberHint: 'Trebuie să aibă între 6 și 8 cifre',
    rollNumber: 'Roll number, pentru conturi la building society (opțional)',
    rollNumberHint:
      'Îl găsiți pe card, pe extrasul de cont sau în carnetul de economii. Cele mai multe conturi nu au.',
    missingName: 'Scrieți numele de pe cont',
    longName: 'Numele de pe cont trebuie să aibă cel mult 70 de litere',
    missingSortCode: 'Scrieți un sort code',
    invalidSortCode: 'Scrieți un sort code valabil, ca 309430',
    missingAccount: 'Scrieți un număr de cont',
    invalidAccount: 'Scrieți un număr de cont valabil, ca 00733445',
    lengthAccount: 'Numărul de cont trebuie să aibă între 6 și 8 cifre',
    invalidRoll:
      'Roll number trebuie să aibă de la 1 la 18 litere, cifre, spații, liniuțe, bare oblice sau puncte',
    impossible:
      'Verificați sort code și numărul de cont. Nicio bancă nu are un cont cu aceste numere',
    ending: 'Cont terminat în {ending}',
  },
  moreHelp: {
    title: 'Ați vrea ajutor în plus, nu doar bani?',
    short: 'Ajutor în plus',
    hint: 'Un lucrător de sprijin pentru familii din zona dumneavoastră vă poate suna, vă poate asculta și poate găsi ajutorul potrivit. Este gratuit.',
    never: 'Dacă spuneți nu, nu se schimbă nimic în privința banilor.',
    missing: 'Alegeți da sau nu',
    options: { yes: 'Da, rugați pe cineva să mă sune', no: 'Nu, mulțumesc' },
  },
  moreHelpDetails: {
    title: 'Cu ce vreți să vă ajutăm?',
    short: 'Ajutor cu',
    hint: 'Bifați tot ce ați vrea să discutați.',
    missing: 'Bifați cel puțin un lucru cu care vreți ajutor',
    options: {
      money: 'Bani și datorii',
      housing: 'Locuință',
      'work-or-training': 'Muncă sau cursuri de pregătire',
      'health-and-wellbeing': 'Sănătatea și cum ne simțim',
      'children-and-young-people': 'Copii și tineri',
      'domestic-abuse': 'Abuz în familie',
      education: 'Școală sau grădiniță',
      homelessness: 'Ne pierdem locuința sau nu avem unde locui',
      other: 'Altceva',
    },
    ownWords: 'Spuneți-ne cu cuvintele dumneavoastră (opțional)',
    ownWordsHint: 'Ce ar face lucrurile mai bune? Puteți scrie în orice limbă.',
    ownWordsShort: 'Cu cuvintele dumneavoastră',
    tooLong: 'Ce scrieți trebuie să aibă cel mult 1500 de litere',
    consentTitle: 'Sunteți de acord să dăm asta mai departe?',
    consentText:
      'Dăm asta mai departe echipei de sprijin pentru familii din zona dumneavoastră: numele dumneavoastră, cum se poate lua legătura cu dumneavoastră, cine locuiește cu dumneavoastră și ce ați scris aici. Nu dăm mai departe datele bancare. Vă puteți răzgândi oricând: sunați la 0121 634 7100.',
    consent: 'Da, dați asta mai departe echipei de sprijin pentru familii din zona mea',
    missingConsent:
      'Bifați căsuța dacă putem da asta mai departe sau spuneți nu la ajutorul în plus',
    changedMind: 'M-am răzgândit în privința ajutorului în plus',
    danger:
      'Dacă cineva este în pericol acum, sunați la 999. Dacă vă faceți griji pentru un copil, sunați la 0121 303 1888.',
  },
  declaration: {
    title: 'Vă rugăm să citiți asta înainte să faceți cererea',
    short: 'Declarație',
    confirm: 'Dacă mergeți mai departe, confirmați că:',
    honest: 'ce ne-ați spus este adevărat, din câte știți',
    once: 'nimeni altcineva din locuința dumneavoastră nu a cerut ajutor de la acest fond anul acesta, sau ne-ați spus că a cerut',
    tell: 'ne veți spune dacă se schimbă ceva înainte să decidem',
    shareTitle: 'Cum folosim ce ne spuneți',
    share1:
      'Folosim informațiile ca să decidem asupra cererii, ca să vă plătim și ca să oprim frauda.',
    share2:
      'Dăm mai departe ce trebuie către Birmingham City Council și către Department for Work and Pensions (ministerul muncii și pensiilor), care dau banii pentru acest fond.',
    share3: 'Calculatorul nostru ajută să punem cererile în ordine. Întotdeauna decide un om.',
    fraud:
      'Dacă cineva, cu intenție, nu spune adevărul ca să primească bani, aceasta poate fi o infracțiune.',
    agree: 'Sunt de acord',
    missing: 'Bifați căsuța dacă sunteți de acord',
    agreed: 'De acord',
    privacy: 'Citiți cum avem grijă de informațiile dumneavoastră',
  },
};
