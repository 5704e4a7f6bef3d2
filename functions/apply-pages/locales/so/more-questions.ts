import type { Words } from '#shared/languages/index.ts';

import type { moreQuestions as english } from '../en/more-questions.ts';

/** The second half of the questions, in Somali. */
export const moreQuestions: Words<typeof english> = {
  housing: {
    title: 'Guriga waa nooceema?',
    short: 'Nooca guriga',
    missing: 'Dooro nooca guriga aad ku nooshahay',
    options: {
      'social-rent': 'Waxaan ka kiraystay kaansalka ama housing association',
      'private-rent': 'Waxaan ka kiraystay mulkiile gaar ah (private landlord)',
      own: 'Guri aan leeyahay, mortgage leh ama aan lahayn',
      temporary: 'Guri ku-meel-gaar ah oo kaansalku noo helay',
      hostel: 'Hostel ama hoteel',
      'shared-house': 'Qol ka mid ah guri dad kale ila deggan yihiin',
      'with-family-or-friends': 'Qaraabo ama saaxiibbo ayaan la joogaa',
      'no-home': 'Ma haysto meel aan ku noolaado',
    },
  },
  reasons: {
    title: 'Maxaa dhacay?',
    short: 'Waxa dhacay',
    hint: 'Calaamadee wax kasta oo adiga kugu run ah.',
    missing: 'Calaamadee ugu yaraan hal shay oo dhacay',
    options: {
      'lost-work': 'Shaqadii ayaan waayay, ama saacadihii shaqada ayaa iga yaraaday',
      'benefit-delay': 'Benefits-kaygii ayaa daahay, joogsaday ama la dhimay',
      'unexpected-bill': 'Biil aanan filayn',
      illness: 'Qof ayaa xanuunsan',
      'fleeing-abuse': 'Waxaan ku qasbanaannay inaan qof ka baxsanno',
      bereavement: 'Qof ayaa dhintay',
      'fire-or-flood': 'Dab ama daad',
      'no-recourse': 'Fiisahaygu iima oggola inaan benefits codsado',
      other: 'Wax kale, ama wax walba oo aad qaali u ah',
    },
  },
  amounts: {
    title: 'Immisa lacag ah ayaad u baahan tahay?',
    short: 'Inta lacag ah ee aad u baahan tahay',
    hint: 'Qiyaas fiican way ku filan tahay. Meel waad ka tagi kartaa iyadoo bannaan. Guri kasta waxaan siin karnaa ilaa {cap}.',
    missing: 'Qor inta lacag ah ee aad u baahan tahay, ugu yaraan hal shay',
    invalid: 'Qor lacagta aad u baahan tahay ({what}): £1 ilaa {cap}, sida 45 ama 45.50',
    total: 'Wadarta',
  },
  meter: {
    title: 'Sidee ayaad u bixisaa gaaska iyo korontada?',
    short: 'Sida aad u bixiso gaaska iyo korontada',
    missing: 'Dooro sida aad u bixiso gaaska iyo korontada',
    options: {
      'prepayment-key': 'Mitir fure ama kaar leh oo aan lacag ku shubto',
      'prepayment-smart': 'Smart meter aan lacag uga shubto telefoon ama internet',
      credit: 'Biil, ama direct debit',
      none: 'Kirada ayay ku jirtaa, ama midna ma lihi',
    },
  },
  benefits: {
    title: 'Mid ka mid ah kuwan ma heshaa?',
    short: 'Benefits-ka',
    hint: 'Calaamadee wax kasta oo qof gurigaaga ku nool helo, ama uu codsaday oo uu sugayo.',
    missing: 'Calaamadee waxa aad hesho, ama calaamadee “Kuwan midna”',
    alone: 'Calaamadee waxa aad hesho, ama calaamadee “Kuwan midna”, labada ha isku darin',
    or: 'ama',
    options: {
      'universal-credit': 'Universal Credit (lacagta dawladda ee dakhliga yar)',
      'council-tax-support': 'Council Tax Support (dhimista canshuurta kaansalka)',
      'housing-benefit': 'Housing Benefit (caawimada kirada)',
      'pension-credit': 'Pension Credit (kaabista lacagta hawlgabka)',
      'income-support': 'Income Support (kaabista dakhliga)',
      'income-based-jsa':
        'Income-based Jobseeker’s Allowance, JSA (shaqo-raadin, ku xiran dakhliga)',
      'income-related-esa':
        'Income-related Employment and Support Allowance, ESA (xanuun ama naafonimo, ku xiran dakhliga)',
      'tax-credits': 'Tax credits (lacagta shaqaalaha ama carruurta)',
      'free-school-meals': 'Cuntada dugsiga ee bilaashka ah (free school meals) ama Healthy Start',
      'other-means-tested': 'Benefit kale oo ku xiran dakhligaaga',
      none: 'Kuwan midna',
    },
  },
  income: {
    title: 'Immisa lacag ah ayaa gurigaaga soo gasha bil kasta?',
    short: 'Lacagta bil kasta',
    hint: 'Isku dar mushaharka iyo benefits-ka qof kasta, canshuurta ka dib.',
    missing: 'Dooro inta lacag ah ee soo gasha bil kasta',
    options: {
      none: 'Waxba',
      'under-900': 'Ka yar £900',
      '900-1700': '£900 ilaa £1,700',
      '1700-2600': '£1,700 ilaa £2,600',
      'over-2600': 'Ka badan £2,600',
    },
  },
  savings: {
    title: 'Immisa lacag ah ayaa kuu kaydsan?',
    short: 'Lacagta kaydsan',
    hint: 'Lacagta bangiga ama guriga taal ee aad hadda isticmaali karto.',
    missing: 'Dooro inta lacag ah ee kuu kaydsan',
    options: {
      none: 'Waxba',
      'under-1000': 'Ka yar £1,000',
      '1000-6000': '£1,000 ilaa £6,000',
      'over-6000': 'Ka badan £6,000',
    },
  },
  evidence: {
    title: 'Ma na tusi kartaa caddayn?',
    short: 'Caddayn',
    hint: 'Sida warqad benefit, warqadda mushaharka (payslip), biil ama bank statement. Waad codsan kartaa adigoo aan haysan.',
    missing: 'Dooro jawaabta kugu habboon',
    options: {
      upload: 'Haa, hadda ayaan soo diri karaa sawir ama fayl',
      'will-show-later': 'Mar dambe ayaan idin tusi karaa, haddii aad i weydiisataan',
      'worker-has-seen': 'Shaqaalaha i caawiya ayaa arkay',
      'cannot-provide': 'Wax caddayn ah ma tusi karo',
    },
    worker: 'Waa kuma shaqaalaha ku caawiya?',
    workerShort: 'Shaqaalaha ku caawiya',
    workerHint: 'Magaca qofka iyo meesha uu ka shaqeeyo.',
    missingWorker: 'Qor magaca shaqaalaha ku caawiya',
    longWorker: 'Magaca shaqaalaha waa inuusan ka badnaan 80 xaraf',
    reason: 'Maxay tahay sababta aadan caddayn na tusi karin?',
    reasonShort: 'Sababta aan caddayn u jirin',
    reasonHint: 'Dhowr eray way ku filan yihiin. Taasi codsigaaga dhib uma keeni doonto.',
    missingReason: 'Dhowr eray ku sheeg sababta aadan caddayn na tusi karin',
    longReason: 'Sababtaadu waa inaysan ka badnaan 300 xaraf',
    proof: 'Noo soo dir caddayntaada',
    proofShort: 'Faylashaada',
    proofHint:
      'Sawir wuu ku filan yahay, tusaale sawirka warqad, payslip, biil ama bank statement. Hubi inaan akhrin karno.',
    proofKept: {
      one: 'Waxaa arki kara oo keliya dadka go’aanka gaara. Waxaan ka saarnaa waxa telefoonku sawirka ku qariyo, sida meeshii aad joogtay. Marka aan go’aan gaarno, {days} maalin ka dib waan tirtirnaa.',
      other:
        'Waxaa arki kara oo keliya dadka go’aanka gaara. Waxaan ka saarnaa waxa telefoonku sawirka ku qariyo, sida meeshii aad joogtay. Marka aan go’aan gaarno, {days} maalmood ka dib waan tirtirnaa.',
    },
    filesTitle: 'Waxa aad soo dirtay',
    fileChecking: 'Waa la soo diray. Waxaan ka eegaynaa fayras.',
    fileChecked: 'Waa la soo diray',
    remove: 'Ka saar',
    removeThis: 'Ka saar {name}',
    unnamedFile: 'Fayl aan magac lahayn',
    file: 'Dooro sawir ama fayl',
    anotherFile: 'Ku dar mid kale',
    fileHint:
      'Ilaa 4.5 MB. Wuxuu noqon karaa sawir (JPG, PNG ama HEIC) ama PDF. Waxaad soo diri kartaa 5.',
    proofFull: 'Waxaad soo dirtay 5 fayl. Si aad mid kale u soo dirto, marka hore mid ka saar.',
    sendFile: 'Soo dir faylkan',
    tooBigTitle: 'Sawirkaygu aad buu u weyn yahay',
    tooBig:
      'Sawirka ka fur telefoonkaaga oo shaashadda ka qaad screenshot. Ka dib soo dir screenshot-ka.',
    otherWays: 'Tani ma kugu adag tahay?',
    otherWaysLink: 'Dooro si kale oo aad caddayn nagu tusto',
    refused:
      'Mid ka mid ah faylashaada si ammaan ah uma furi karin, markaa waan ka saarnay. Qaad sawir cusub oo soo dir.',
    missingFile: 'Dooro sawir ama fayl',
    refusals: {
      empty: 'Faylka aad dooratay waxba kuma jiraan',
      'too-large': 'Faylka aad dooratay waa inuu ka yaraado 4.5 MB',
      'wrong-type': 'Faylka aad dooratay waa inuu noqdo JPG, PNG, HEIC ama PDF',
      locked: 'Faylka aad dooratay wuxuu ku xiran yahay password',
      'too-many': 'Waxaad soo diri kartaa 5 fayl oo keliya',
    },
  },
  paymentMethod: {
    title: 'Sideen lacagta kuu siinnaa?',
    short: 'Sida aan lacagta kuu siinno',
    missing: 'Dooro sida aan lacagta kuu siinno',
    options: {
      'bank-transfer': 'Akoon bangi ha la iigu shubo',
      'cash-out': 'Lacag caddaan ah, oo kood lagu qaato',
      'supermarket-voucher': 'Foojar supermarket',
      'fuel-voucher': 'Foojar mitirka furaha ama kaarka leh',
      'needs-another-way': 'Kuwan midna iima shaqeeyo',
    },
    hints: {
      'bank-transfer':
        'Waxay qaadataa qiyaastii 3 maalmood oo shaqo, marka aan haa niraahno ka dib.',
      'cash-out':
        'Uma baahnid akoon bangi. Waxaan kuu soo dirnaa kood. Ka tus dukaan PayPoint leh ama Post Office si aad lacag caddaan ah u hesho. Hal kood waa ilaa £100. Waxaad haysataa 30 maalmood.',
      'supermarket-voucher':
        'Waxaan kuu soo dirnaa kood aad tusto marka aad lacagta bixinayso. Waxaad haysataa 90 maalmood. Dukaanno qaar ma oggola in foojar lagu iibsado caanaha ilmaha ama khamriga.',
      'fuel-voucher':
        'Waxaan kuu soo dirnaa kood. Koodka iyo furahaaga ama kaarkaaga u qaado dukaanka aad lacagta mitirka ka shubato. Waxaad haysataa 30 maalmood.',
      'needs-another-way':
        'Weli lacagta waad heli kartaa. Qof ayaa ku soo wacaya si aad isugu raacdaan sida lacagtu kuu soo gaarto.',
    },
    obstacles: {
      'nowhere-to-send-it':
        'Dooro si kale. Waa inaan kood kuu soo dirno, waxaadna noo sheegtay in fariimaha qoraalka ahi aysan ammaan ahayn, iimaylna aadan na siin. Waad beddeli kartaa sida aan kuula soo xiriirno',
      'needs-a-key-meter':
        'Dooro si kale. Foojarkani wuxuu ku shaqeeyaa oo keliya mitir fure ama kaar leh, iyo oo keliya marka aad gaas, koronto ama biyo codsanayso',
    },
  },
  anotherWay: {
    title: 'Waxaan heli doonnaa si kale oo lacagta laguu siiyo',
    text1:
      'Waad sii wadi kartaa adigoo aan akoon bangi lahayn. Haddii aan haa niraahno, waan ku soo wacaynaa oo waxaan isku raacaynaa sida lacagtu kuu soo gaarto.',
    text2: 'Fadlan ha oggolaan in lacagta la siiyo qof aadan aaminsanayn.',
    text3:
      'Ma rabtaa inaad akoon furato? Bangiyo badan waxay leeyihiin mid bilaash ah. Weydiiso “basic bank account”. Waad furan kartaa adigoo deyn lagugu leeyahay, ama aan cinwaan lahayn.',
  },
  bankDetails: {
    title: 'Waa maxay xogta bangigaaga?',
    short: 'Xogta bangiga',
    hint: 'Waa inuu akoonku yahay kaaga. Waxaan u isticmaalnaa oo keliya inaan lacagta kuu siinno.',
    nameOnAccount: 'Magaca akoonka ku qoran',
    sortCode: 'Sort code-ka',
    sortCodeHint: 'Waa inuu ahaado 6 lambar',
    accountNumber: 'Lambarka akoonka',
    accountNumberHint: 'Waa inuu ahaado 6 ilaa 8 lambar',
    rollNumber: 'Building society roll number (waa ikhtiyaari)',
    rollNumberHint:
      'Waxaad ka helaysaa kaarkaaga, statement-ka ama passbook-ga. Akoonnada badankoodu ma laha.',
    missingName: 'Qor magaca akoonka ku qoran',
    longName: 'Magaca akoonka ku qoran waa inuusan ka badnaan 70 xaraf',
    missingSortCode: 'Qor sort code-ka',
    invalidSortCode: 'Qor sort code sax ah sida 309430',
    missingAccount: 'Qor lambarka akoonka',
    invalidAccount: 'Qor lambar akoon oo sax ah sida 00733445',
    lengthAccount: 'Lambarka akoonku waa inuu ahaado 6 ilaa 8 lambar',
    invalidRoll:
      'Roll number-ku waa inuu ahaado 1 ilaa 18 xaraf, lambar, meel bannaan, jiitin (-), sadar janjeera (/) ama joogsi (.)',
    impossible: 'Hubi sort code-ka iyo lambarka akoonka. Ma jiro akoon bangi oo lambarradan leh',
    ending: 'Akoonka ku dhammaada {ending}',
  },
  moreHelp: {
    title: 'Ma rabtaa caawimo ka badan lacagta?',
    short: 'Caawimo dheeraad ah',
    hint: 'Shaqaale qoysaska caawiya oo kuu dhow ayaa ku soo wici kara, ku dhegeysan kara oo kuu raadin kara caawimada saxda ah. Waa bilaash.',
    never: 'Haddii aad maya tiraahdo, lacagta waxba iskama beddelayaan.',
    missing: 'Dooro haa ama maya',
    options: { yes: 'Haa, fadlan qof ha i soo waco', no: 'Maya, mahadsanid' },
  },
  moreHelpDetails: {
    title: 'Maxaad rabtaa in lagaa caawiyo?',
    short: 'Waxa laga caawinayo',
    hint: 'Calaamadee wax kasta oo aad rabto inaad ka hadasho.',
    missing: 'Calaamadee ugu yaraan hal shay oo aad rabto in lagaa caawiyo',
    options: {
      money: 'Lacagta iyo deymaha',
      housing: 'Guriga',
      'work-or-training': 'Shaqada ama tababarka',
      'health-and-wellbeing': 'Caafimaadka iyo sida aan dareemayno',
      'children-and-young-people': 'Carruurta iyo dhalinyarada',
      'domestic-abuse': 'Xadgudub guriga ka dhaca',
      education: 'Dugsiga ama xannaanada carruurta',
      homelessness: 'Gurigeenna oo aan weyno, ama hoy la’aan',
      other: 'Wax kale',
    },
    ownWords: 'Hadalkaaga noogu sheeg (waa ikhtiyaari)',
    ownWordsHint: 'Maxaa arrimaha wanaajin lahaa? Luqad kasta waad ku qori kartaa.',
    ownWordsShort: 'Hadalkaaga',
    tooLong: 'Waxa aad qorto waa inuusan ka badnaan 1,500 xaraf',
    consentTitle: 'Ma oggoshahay inaan tan cid kale la wadaagno?',
    consentText:
      'Waxaan tan la wadaagnaa kooxda caawimada qoysaska ee aaggaaga: magacaaga, sida aan kuula soo xiriirno, dadka kula nool iyo waxa aad halkan ku qortay. Lama wadaagno xogta bangigaaga. Mar kasta waad beddeli kartaa go’aankaaga: wac 0121 634 7100.',
    consent: 'Haa, tan la wadaaga kooxda caawimada qoysaska ee aaggayga',
    missingConsent:
      'Calaamadee haddii aan tan la wadaagi karno, ama maya ku dheh caawimada dheeraadka ah',
    changedMind: 'Go’aankaygii caawimada dheeraadka ah waan beddelay',
    danger:
      'Haddii qof hadda khatar ku jiro, wac 999. Haddii aad ilmo ka welwelayso, wac 0121 303 1888.',
  },
  declaration: {
    title: 'Fadlan akhri tan ka hor intaadan codsan',
    short: 'Bayaan',
    confirm: 'Haddii aad sii wadato, waxaad xaqiijinaysaa in:',
    honest: 'waxa aad noo sheegtay ay run yihiin, inta aad ogtahay',
    once: 'uusan qof kale oo gurigaaga ku nool sannadkan sanduuqan caawimo ka codsan, ama aad noo sheegtay inay codsadeen',
    tell: 'aad noo sheegi doonto haddii wax is beddelaan ka hor intaanan go’aan gaarin',
    shareTitle: 'Sida aan u isticmaalno waxa aad noo sheegto',
    share1:
      'Waxaan u isticmaalnaa inaan go’aan ka gaarno codsigaaga, inaan lacag ku siinno, iyo inaan joojinno khiyaanada.',
    share2:
      'Wixii qasab nagu ah waxaan la wadaagnaa Birmingham City Council iyo Department for Work and Pensions, oo bixiya lacagta sanduuqan.',
    share3:
      'Kombuyuutarkayagu wuxuu naga caawiyaa kala hormarinta codsiyada. Had iyo jeer qof ayaa go’aanka gaara.',
    fraud:
      'Haddii qof si ula kac ah uusan run u sheegin si uu lacag u helo, waxay noqon kartaa dembi.',
    agree: 'Waan oggolahay',
    missing: 'Calaamadee haddii aad oggoshahay',
    agreed: 'Waa la oggolaaday',
    privacy: 'Akhri sida aan u ilaalinno xogtaada',
  },
};
