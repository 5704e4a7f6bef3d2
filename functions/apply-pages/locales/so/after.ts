import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/after.ts';

/** After the questions, in Somali: checking, confirming, following what happens. */
export const check: Words<typeof english.check> = {
  title: 'Hubi jawaabahaaga',
  hint: 'Weli wax kasta waad beddeli kartaa. Weli waxba lama soo dirin.',
  change: 'Beddel',
  notGiven: 'Lama bixin',
  submit: 'Dir codsigayga',
  submitNote: 'Marka aad badhanka riixdo, codsigaaga ayaa na soo gaaraya.',
  sections: {
    start: 'Ka hor intaadan bilaabin',
    you: 'Adiga',
    household: 'Gurigaaga',
    happened: 'Waxa dhacay',
    payment: 'Caddaynta iyo lacag bixinta',
    'more-help': 'Caawimo dheeraad ah',
    declaration: 'Bayaan',
  },
  noneHelps:
    'Sanduuqyada hadda furan kuma caawin karaan waxa aad calaamadaysay, ama lacagta kuuma siin karaan sida aad dooratay. Mid ka mid ah beddel, ama naga soo wac 0121 634 7100 si aad u maqasho waxa kale ee aan samayn karno.',
  clash: 'Tan ma diri karin, waayo hore ayaa wax kale loola diray. Naga soo wac 0121 634 7100.',
};

export const confirmation: Words<typeof english.confirmation> = {
  title: 'Codsigaagu wuu na soo gaaray',
  referenceIs: 'Lambarka tixraacaagu waa',
  keep: 'Qor, sawir ka qaad, ama daabac boggan. Waad u baahan doontaa si aad u aragto waxa dhacaya.',
  print:
    'Haddii aad lambarka tixraacaaga haysato, waxaad kaga soo noqon kartaa telefoon ama kombuyuutar kasta.',
  nextTitle: 'Waxa xiga',
  next1: 'Qof ayaa akhrin doona codsigaaga. Kuwa ugu degdegga badan ayaan hormarinnaa.',
  next2:
    'Haddii aan u baahanno inaan wax ku weydiinno, waan ku soo wacaynaa, ama fariin qoraal ah ama iimayl ayaan kuu soo diraynaa. Waxaan isticmaalnaa oo keliya siyaabaha aad sheegtay inay ammaan yihiin.',
  next3:
    'Waxaan kuu sheegnaa go’aankayaga iyo sababta. Haddii aadan raacsanayn, waad na weydiisan kartaa inaan mar kale eegno.',
  paid: {
    'bank-transfer':
      'Haddii aan haa niraahno, lacagtu akoonkaaga waxay soo gashaa qiyaastii 3 maalmood oo shaqo ka dib.',
    'cash-out':
      'Haddii aan haa niraahno, waxaad helaysaa hal kood £100 kasta ama wax ka yar. 30 maalmood gudahood ayaad lacag caddaan ah ku beddelan kartaa.',
    'supermarket-voucher':
      'Haddii aan haa niraahno, waxaad helaysaa foojarro. Waxaad isticmaali kartaa 90 maalmood.',
    'fuel-voucher':
      'Haddii aan haa niraahno, waxaad helaysaa foojarro mitirka lagu shubo. Waxaad isticmaali kartaa 30 maalmood.',
    'needs-another-way':
      'Haddii aan haa niraahno, qof ayaa ku soo wici doona si aad isugu raacdaan sida lacagtu kuu soo gaarto.',
  },
  fundTitle: 'Kani waa sanduuqee',
  fund: 'Hal mar ayaad noo sheegtay, annaguna waxaan eegnay sanduuq kasta oo furan. Codsigaagu wuxuu ku socdaa: {fund}.',
  otherFunds: 'Waxaan sidoo kale eegnay:',
  because: {
    'only-one-open': 'Waa sanduuqa hadda arrintan u furan.',
    'fits-best': 'Waa midka ugu habboon sanduuqyada hadda furan.',
    'gives-most': 'Waa midka lacagta ugu badan bixin kara sanduuqyada hadda furan ee habboon.',
    'gives-as-much':
      'Wuxuu bixin karaa lacag le’eg inta uu bixin karo sanduuq kasta oo kale oo hadda furan oo habboon.',
    nearest:
      'Sanduuqyada furan waa midka ugu dhow. Qof ayaa eegaya inuu habboon yahay iyo in kale.',
    named: 'Qofka foomka kuu diray ayaa sanduuqan magacaabay.',
    'needs-a-look':
      'Waa laga yaabaa inuu sidoo kale habboon yahay, laakiin qof waa inuu marka hore eego.',
    'gives-the-same': 'Isna wuu habboon yahay, isla lacagtaas ayuuna bixin lahaa.',
    'gives-less': 'Isna wuu habboon yahay, laakiin lacag ka yar ayuu bixin lahaa.',
    'does-not-seem-to-fit': 'Waxa aad noo sheegtay uma muuqdaan inay xeerarkiisa waafaqsan yihiin.',
    'cannot-help': 'Kuma caawiyo waxa aad codsatay, ama lacagta kuma bixin karo sida aad dooratay.',
  },
  connectTitle: 'Waxaad codsatay caawimo dheeraad ah',
  connect:
    'Shaqaale qoysaska caawiya oo kuu dhow ayaa kula soo xiriiri doona 7 maalmood gudahood. Taasi way ka gooni tahay lacagta.',
  statusLink: 'Eeg halka codsigaagu marayo',
  shared: 'Ma isticmaalaysaa telefoon ama kombuyuutar dad kale la wadaago?',
  finish: 'Dhammee oo tirtir boggan',
  again: 'U codso qoys kale',
};

export const status: Words<typeof english.status> = {
  title: 'Eeg halka codsigaagu marayo',
  hint: 'Waxaad u baahan tahay lambarka tixraaca ee aan ku siinnay markii aad codsatay.',
  reference: 'Lambarka tixraaca',
  referenceHint: 'Wuxuu leeyahay 10 xaraf iyo lambar, sida 7K3QD-9XW2M',
  dateOfBirth: 'Taariikhda dhalashada',
  dateHint: 'Tusaale, 27 3 1985',
  postcode: 'Postcode-ka',
  postcodeHint:
    'Ka tag iyadoo bannaan haddii aadan lahayn cinwaan joogto ah ama aad joogto guri badbaado (refuge).',
  find: 'I tus codsigayga',
  missingReference: 'Qor lambarka tixraacaaga',
  invalidReference: 'Qor lambar tixraac oo ah 10 xaraf iyo lambar, sida 7K3QD-9XW2M',
  invalidPostcode: 'Qor postcode dhammaystiran, sida B8 3AB, ama ka tag iyadoo bannaan',
  notFound: 'Ma helin codsi leh xogtan. Mid kasta hubi oo mar kale isku day',
  waitTitle: 'Fadlan wax yar sug',
  wait: 'Marar badan ayaad isku dayday. Si codsiyada dadku ammaan u ahaadaan, waa inaad sugto 15 daqiiqo ka hor intaadan mar kale isku dayin.',
  waitCall: 'Haddii aad heli weydo lambarka tixraacaaga, na soo wac. Waan ku caawin doonnaa.',
  shownTitle: 'Codsigaaga',
  shownReference: 'Lambarka tixraaca',
  timelineTitle: 'Waxa ilaa hadda dhacay',
  nextTitle: 'Waxa xiga',
  events: {
    received: 'Codsigaagu wuu na soo gaaray',
    'being-read': 'Qof ayaa eegaya',
    'said-yes': 'Haa ayaan niri. Lacagta: {amount}',
    'said-no': 'Markan haa ma oran karin',
    'taken-back': 'Codsigaaga waad ka noqotay',
    challenged: 'Waxaad noo sheegtay in “maya”-dayadu khaldan tahay',
    'stays-no': 'Qof kale ayaa mar kale eegay. Weli waa “maya”',
    reopened: 'Qof kale ayaa mar kale eegay. Go’aan cusub ayaan gaaraynaa',
    'payment-sent': 'Waan dirnay {amount}',
    'code-made': 'Koodkaaga ama foojarkaaga waa la sameeyay: {amount}',
    'code-used': 'Waad isticmaashay {amount}',
    'code-ended': 'Lama isticmaalin oo way noo soo noqotay: {amount}',
    paid: 'Bangigaaga ayaa lacagta haya',
    'payment-returned': 'Lacagtu way noo soo noqotay',
    'payment-not-made': 'Bangigayagu lacagta ma dirin',
    'details-changed': 'Waxaad noo sheegtay sida hadda lacagta laguu siinayo',
    'more-help-asked': 'Waxaad codsatay caawimo dheeraad ah',
    'more-help-found': 'Shaqaale qoysaska caawiya ayaa haya codsigaaga caawimada',
    'more-help-stopped': 'Waad joojisay caawimada dheeraadka ah ee aad codsatay',
  },
  next: {
    decide:
      'Uma baahnid inaad wax samayso. Qof ayaa akhrin doona codsigaaga, go’aankayagana waan kuu sheegi doonnaa.',
    pay: 'Haa ayaan niri, lacagtana waan kuu diraynaa.',
    order: 'Haa ayaan niri, koodkaaga ama foojarradaadana waan kuu soo dalbaynaa.',
    redeem:
      'Isticmaal koodadkaaga ama foojarradaada ka hor maalinta hoos ku qoran. Haddii aadan mid ka mid ah haysan, naga soo wac 0121 634 7100.',
    agreeWay: 'Qof ayaa ku soo wici doona si aad isugu raacdaan sida lacagtu kuu soo gaarto.',
    paid: 'Wax kale oo la sameeyo ma jiraan. Haddii aysan lacagtu ku soo gaarin, na soo wac.',
    returned:
      'Lacagtu way noo soo noqotay, welina adiga ayaa iska leh. Hoos noogu sheeg sida aan lacagta kuu siinno, ama naga soo wac 0121 634 7100. Ka dib mar kale ayaan kuu dirnaa.',
    decideAgain:
      'Waxaad noo sheegtay sida aan hadda lacagta kuu siinno. Qof ayaa hubinaya, ka dibna lacagta waan ku siinaynaa. Akoon bangi waxay qaadataa qiyaastii 3 maalmood oo shaqo laga bilaabo markaas.',
    payAgain:
      'Bangigayagu lacagta ma dirin. Uma baahnid inaad wax samayso. Qof ayaa hubinaya, ka dibna lacagta waan ku siinaynaa. Waxay qaadataa qiyaastii 3 maalmood oo shaqo laga bilaabo markaas.',
    declined: 'Lacag kama siin karno sanduuqan. Hoos waxaa ku qoran kuwa kale oo caawin kara.',
    withdrawn:
      'Codsigaaga waad ka noqotay. Cidna go’aan kama gaarto, lacagna kama bixinno. Haddii aad hadana caawimo u baahato, mar kale ayaad codsan kartaa.',
  },
  letters: {
    'not-in-birmingham':
      'Gurigaagu Birmingham wuu ka baxsan yahay, markaa kaansal kale ayaa ku caawin kara.',
    'not-in-hardship': 'Waxa aad nooga sheegtay lacagtaada wuxuu ka sarreeyaa xadka sanduuqan.',
    'had-an-award': 'Dadka gurigaagu hore ayay lacag uga heleen sanduuqan.',
    'applied-already':
      'Dadka gurigaagu hore ayay sanduuqan uga codsadeen, waxaanna go’aan ka gaaraynaa codsigaas.',
    'not-enough-shown':
      'Waxa aad noo soo dirtay kama aynaan garan in sanduuqani ku caawin karo iyo in kale.',
    'may-be-a-machine':
      'Ma garan karin in qof dad ahi kan soo diray. Haddii aad adigu soo dirtay, naga soo wac 0121 634 7100. Waan ku caawin doonnaa.',
  },
  inEnglish:
    'Tani waxay ku qoran tahay Ingiriisi. Si aad luqaddaada ugu maqasho, naga soo wac 0121 634 7100.',
  wrongTitle: 'Haddii wax khaldan yihiin',
  wrong:
    'Wax ma is beddeleen? Khalad ma samaysay? Caawimadu ma soo daahday? Naga soo wac 0121 634 7100. Qof ayaa ku caawin doona.',
  withdraw: {
    link: 'Ka noqo codsigayga',
    title: 'Ma rabtaa inaad ka noqoto codsigaaga?',
    means: 'Markaas cidna go’aan kama gaari doonto, lacagna kugu siin mayno.',
    forGood: 'Tan dib looma celin karo. Laakiin mar kale waad codsan kartaa.',
    moreHelp:
      'Waxaad sidoo kale codsatay caawimo dheeraad ah. Taasi way sii socotaa: shaqaale qoysaska caawiya ayaa weli kula soo xiriiraya.',
    yes: 'Haa, ka noqo',
    no: 'Maya, codsigaygu ha sii jiro',
    unsure: 'Ma hubtid? Marka hore naga soo wac 0121 634 7100.',
    refused: {
      'payment-under-way':
        'Hadda kama noqon kartid codsigaaga. Lacagta waan kuu diraynaa, ama waan kuu dirnay. Naga soo wac 0121 634 7100.',
      'partly-paid':
        'Hadda kama noqon kartid codsigaaga. Qayb ka mid ah lacagta waad isticmaashay. Naga soo wac 0121 634 7100.',
    },
  },
  challenge: {
    link: 'Noo sheeg sababta ay tani khalad u tahay',
    title: 'Maxaa naga khaldamay?',
    means: 'Qof kale ayaa akhrin doona waxa aad qorto, codsigaagana mar kale ayuu eegi doonaa.',
    once: 'Tan hal mar ayaad samayn kartaa. Noo sheeg wax kasta oo muhiim ah.',
    label: 'Hadalkaaga noogu sheeg',
    hint: 'Tusaale, waxa is beddelay, ama waxa aannaan ogayn.',
    missing: 'Qor waxa naga khaldamay',
    tooLong: 'Waxa naga khaldamay ku qor 1,500 oo xaraf ama ka yar',
    send: 'Dir',
    back: 'Ku noqo codsigayga',
    call: 'Telefoon ma rabtaa inaad noogu sheegto? Naga soo wac 0121 634 7100.',
    open: 'Waxaad {said} noo sheegtay inay tani khalad tahay. Qof kale ayaa mar kale eegaya. Halkan ayaan kaaga jawaabaynaa ugu dambayn {day}. Haddii aad rabto inaad wax weydiiso, naga soo wac 0121 634 7100.',
    stands: 'Qof kale ayaa mar kale eegay codsigaaga. Wuxuu qoray:',
    still: 'Haddii aadan weli raacsanayn, naga soo wac 0121 634 7100.',
  },
  expected: {
    decision: {
      one: 'Hadda waxay nagu qaadanaysaa qiyaastii {days} maalin oo shaqo inaan dhammayno codsiyada sugaya oo dhan. Kuwa ugu degdegga badan ayaa hormar leh. Waxaan filaynaa inaan kuu sheegno ugu dambayn {day}.',
      other:
        'Hadda waxay nagu qaadanaysaa qiyaastii {days} maalmood oo shaqo inaan dhammayno codsiyada sugaya oo dhan. Kuwa ugu degdegga badan ayaa hormar leh. Waxaan filaynaa inaan kuu sheegno ugu dambayn {day}.',
    },
    'decision-unknown':
      'Weli ma sheegi karno inta ay qaadanayso. Kuwa ugu degdegga badan ayaa hormar leh. Haddii aadan sugi karin, naga soo wac 0121 634 7100.',
    'next-run':
      'Waxay raacaysaa lacagaha xiga ee aan bixinno. Markaas boggani wuxuu ku tusayaa maalinta ay tahay inay ku soo gaarto.',
    'looked-at':
      'Qof ayaa eegaya ka hor inta aan la dirin. Ma sheegi karno inta ay qaadanayso. Haddii aad rabto inaad wax weydiiso, naga soo wac 0121 634 7100.',
    arrives: 'Waxaan filaynaa inay akoonkaaga soo gasho ugu dambayn {day}.',
    late: 'Waxay ahayd inay akoonkaaga soo gasho ugu dambayn {day}. Haddii aysan ku jirin, naga soo wac 0121 634 7100.',
  },
  mend: 'Dooro sida aan lacagta kuu siinno',
  piecesTitle: 'Koodadkaaga iyo foojarradaada',
  pieceEnding: 'ku dhammaada {ending}',
  pieceUntil: 'Isticmaal ugu dambayn {day}.',
  piece: {
    'cash-out': 'Koodka lacagta caddaanka ah: {amount}',
    'supermarket-voucher': 'Foojarka supermarket-ka: {amount}',
    'fuel-voucher': 'Foojarka mitirka: {amount}',
  },
  whatToDo: {
    'cash-out':
      'Koodka u qaado dukaan PayPoint leh ama Post Office oo weydiiso lacag caddaan ah. Waa laga yaabaa in lagu weydiiyo cidda aad tahay.',
    'supermarket-voucher':
      'Foojarka tus marka aad lacagta bixinayso. Waxa ku hara maalin kale u kaydso.',
    'fuel-voucher':
      'Foojarka iyo furahaaga ama kaarkaaga u qaado dukaanka aad lacagta mitirka ka shubato. Weydiiso inay ku shubaan.',
  },
  pieceState: {
    ordered: 'Waan sugaynaa.',
    redeemed: 'Waad isticmaashay.',
    expired: 'Waqtigii ayaa ka dhammaaday.',
    cancelled: 'Waa la joojiyay. Hadda ma shaqeeyo.',
  },
  pieceFollows: {
    choose: 'Lacagta weli adiga ayaa iska leh. Dooro sida aan kuu siinno.',
    'being-checked':
      'Lacagta weli adiga ayaa iska leh. Qof ayaa hubinaya, ka dibna waan ku siinaynaa.',
    'waits-for-others':
      'Lacagta weli adiga ayaa iska leh. Marka koodadkaaga kale la isticmaalo ama waqtigoodu dhammaado, waxaad dooran kartaa sida aan kuu siinno.',
    'paying-again': 'Lacagta weli adiga ayaa iska leh. Dhawaan ayaan ku siinaynaa.',
    'new-ordered': 'Mid cusub ayaa soo socda.',
    'new-made': 'Mid cusub ayaan kuu samaynay. Liiskan ayuu ku jiraa.',
    'to-bank': 'Beddelkeeda, lacagta akoonkaaga bangiga ayaan u diraynaa.',
    paid: 'Lacagta waan ku siinnay.',
  },
  resend: 'Mar kale ii soo dir koodadkayga',
  resent:
    'Koodadkaaga mar kale ayaan u diraynaa telefoonka ama iimaylka aad na siisay. Dhowr daqiiqo ayay qaadan kartaa.',
  notResent:
    'Mar kale ma diri karno. Waa la isticmaalay, waqtigii ayaa ka dhammaaday, ama marar badan ayaan dirnay. Naga soo wac 0121 634 7100.',
  receipt: {
    title: 'Ma ku soo gaartay?',
    question: 'Ma heshay lacagtii, koodkii ama foojarkii aan kuu dirnay?',
    yes: 'Haa, waan haystaa',
    no: 'Maya, waxba ima soo gaarin',
    confirmed: 'Waxaad noo sheegtay inay ku soo gaartay. Mahadsanid.',
    denied: 'Waxaad noo sheegtay inaan waxba ku soo gaarin. Qof ayaa baaraya oo ku soo wacaya.',
    nothingSent: 'Weli waxba kuuma dirin.',
    over: 'Linkigani ma shaqeeyo. Isticmaal lambarka tixraacaaga si aad u aragto waxa dhacaya.',
  },
  leave: 'Dhammee oo tirtir boggan',
};

export const mend: Words<typeof english.mend> = {
  title: 'Noo sheeg sida aan lacagta kuu siinno',
  why: 'Lacagtii aan kuu dirnay way noo soo noqotay. Waa ammaan, welina adiga ayaa iska leh. Noo sheeg sida aan kuu siinno. Qof ayaa hubinaya, ka dibna waan ku siinaynaa.',
  birthWhy: 'Tan waxaan u weydiinaynaa si uusan qof kale u beddeli karin halka lacagtaadu aaddo.',
  account: 'Akoonka, haddii aad dooratay akoon bangi',
  send: 'Dir',
  missingWay: 'Dooro sida aan lacagta kuu siinno',
  wrongBirth: 'Qor taariikhda dhalashada ee qofka codsaday',
  sameAccount: 'Kani waa akoonkii ay lacagtu ka soo noqotay. Qor mid kale',
  doneTitle: 'Hadda waan ognahay sida aan lacagta kuu siinno',
  doneNext:
    'Qof ayaa hubinaya, ka dibna lacagta waan ku siinaynaa. Akoon bangi waxay qaadataa qiyaastii 3 maalmood oo shaqo laga bilaabo markaas.',
  doneNone: 'Uma baahnid inaad wax kale samayso.',
  overTitle: 'Linkigani hadda ma shaqeeyo',
  over: 'Hal mar ayuu shaqeeyaa, 7 maalmood gudahood, iyo inta lacagtu nala joogto oo keliya. Haddii aadan weli noo sheegin sida aan lacagta kuu siinno, isticmaal lambarka tixraacaaga ama naga soo wac 0121 634 7100.',
  overStatus: 'Eeg halka codsigaagu marayo',
};
