import type { Words } from '#shared/languages/index.ts';

import type { saving as english } from '../en/saving.ts';

/** Saving the answers and coming back to them, in Somali. */
export const saving: Words<typeof english> = {
  later: 'Kaydi oo mar dambe ku soo noqo',
  keptHere:
    'Jawaabahaaga waxaan haynaa 24 saacadood kadib bogga ugu dambeeya ee aad furto. Si ay muddo dheer u sii jiraan, kaydso.',
  comeBack: 'Ku soo noqo jawaabihii aad kaydisay',
  title: 'Kaydi jawaabahaaga oo mar dambe ku soo noqo',
  kept: 'Jawaabahaaga waxaan haynaa 28 maalmood. Weli waxba nalooma soo dirin si aan go’aan uga gaarno.',
  notBank:
    'Xogta bangigaagu kuma jirto waxa aan kaydinno. Haddii aad hore u qortay, mar kale ayaad qori doontaa.',
  reach: 'Lambarka moobilka ama iimaylka',
  hint: 'Halkaas ayaan kood kuugu soo dirnaa marka aad soo noqoto. Dooro mid aan qof kale akhrin: qof kasta oo koodka haysta wuu arki karaa jawaabahaaga.',
  save: 'Kaydi jawaabahayga',
  goOn: 'Sii wad adigoo aan kaydin',
  missingReach: 'Qor lambar moobil ama iimayl',
  invalidReach: 'Qor lambar moobil, sida 07700 900 982, ama iimayl, sida name@example.com',
  savedTitle: 'Jawaabahaaga waa la kaydiyay',
  reference: 'Lambarka tixraacaaga',
  until: 'Waxaan haynaa ilaa {day}. Intaas ka dib waan tirtirnaa.',
  sentText: 'Lambarka tixraacaaga waxaan u diraynaa telefoonkaaga. Adiguna meel ku qoro.',
  sentEmail: 'Lambarka tixraacaaga waxaan u diraynaa iimaylkaaga. Adiguna meel ku qoro.',
  backTitle: 'Marka aad soo noqoto',
  back1: 'Bogga koowaad ka gal “{link}”.',
  back2: 'Qor lambarka tixraacaaga.',
  back3: 'Kood ayaan kuu soo dirnaa. Qor, ka dibna ka sii wad halkii aad joogtay.',
  notSent:
    'Weli ma aadan codsan. Waxaad codsataa marka aad su’aalaha oo dhan ka jawaabto oo aad riixdo “{button}”.',
  carryOn: 'Hadda sii wad',
  finish: 'Dhammee, oo jawaabaha ka tirtir telefoonkan ama kombuyuutarkan',
  clearedTitle: 'Jawaabahaagu hadda kuma jiraan telefoonkan ama kombuyuutarkan',
  cleared:
    'Haddii aad kaydisay, ammaan ayay nagu yihiin. Si aad ugu soo noqoto waxaad u baahan tahay lambarka tixraacaaga, iyo telefoonka ama iimaylka aad na siisay.',
  clearedHistory:
    'Liiska bogagga aad booqatay weli wuxuu ku jiraa browser-kaaga. Tirtir haddii qof kale eegi karo.',
  returnTitle: 'Ku soo noqo jawaabahaaga',
  returnHint: 'Lambarka tixraacaagu wuxuu leeyahay 10 xaraf iyo lambar, sida 7K3QD-9XW2M.',
  returnSend: 'Kood ii soo dir',
  returnStatus: 'Haddii aad codsigaaga dirtay,',
  returnStatusLink: 'eeg halka uu marayo',
  codeTitle: 'Qor koodka aan kuu soo dirnay',
  codeSent:
    'Haddii aan hayno jawaabo leh lambarkan tixraaca, kood ayaan u dirnay telefoonka ama iimaylka aad dooratay. Dhowr daqiiqo ayay qaadan kartaa.',
  code: 'Koodka',
  codeHint: '5 lambar. Wuxuu shaqeeyaa 15 daqiiqo.',
  carryOnCode: 'Sii wad',
  missingCode: 'Qor koodka aan kuu soo dirnay',
  invalidCode: 'Koodka u qor 5 lambar',
  wrongCode: 'Koodkaasi sax ma aha. Hubi, ama codso mid cusub',
  expiredCode: 'Koodkaas waqtigiisii waa dhammaaday. Mid cusub ayaan kuu soo diraynaa',
  sentAgain: 'Kood ayaan mar kale diraynaa, haddii aan hayno jawaabo leh lambarkan tixraaca.',
  noCode: 'Koodku kuma soo gaarin?',
  noCodeWhy:
    'Hubi in lambarka tixraacu sax yahay. Jawaabaha waxaan haynaa 28 maalmood. Saacaddii ugu badnaan 5 kood ayaan dirnaa.',
  another: 'Mar kale kood ii soo dir',
  noCodeCall: 'Ama naga soo wac 0121 634 7100. Foomka ayaan kula buuxin karnaa.',
};
