import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/start.ts';

/** The start page and the pages for those this fund cannot help, in Somali. */
export const start: Words<typeof english.start> = {
  title: 'Hel caawimo ku saabsan cunto, biilal iyo waxyaabaha aad u baahan tahay',
  lead: 'Birmingham ma ku nooshahay? Haddii aadan hadda awoodin inaad lacag ka bixiso cuntada, kulaylka guriga ama waxyaabo kale oo daruuri ah, lacag waad ka codsan kartaa {fund}. Hal mar ayaa la bixiyaa. Dib uma celinaysid.',
  upTo: 'Inta ugu badan ee hal guri heli karo waa {cap}.',
  begin: 'Hadda bilow',
  time: 'Waxay qaadataa qiyaastii 10 daqiiqo. Telefoon ayaad ku samayn kartaa.',
  howTitle: 'Sida ay u shaqayso',
  how1: 'Waxaad ka jawaabaysaa su’aalo ku saabsan adiga iyo gurigaaga.',
  how2: 'Qof BVSC ka tirsan ayaa akhriya waxa aad noo sheegto oo go’aan ka gaara. Kombuyuutar marnaba maya kuma yiraahdo.',
  how3: 'Haddii aan ku caawin karno, lacagta waxaan ku shubnaa akoon bangi, ama waxaan helnaa si kale haddii aadan lahayn.',
  needTitle: 'Waxa aad u baahan tahay',
  need1: 'lambar telefoon ama iimayl',
  need2: 'inaad qiyaas ahaan ogtahay inta lacag ah ee bil kasta soo gasha',
  need3: 'sort code-kaaga iyo lambarka akoonkaaga, haddii aad leedahay akoon bangi',
  needNot:
    'Uma baahnid inaad halkan akoon ka samaysato. Waad ka tagi kartaa wax kasta oo lagu qoray inay ikhtiyaari yihiin.',
  otherTitle: 'Siyaabo kale oo loo codsado',
  other:
    'Waad na soo wici kartaa. Foomka ayaan kula buuxin doonnaa, turjubaanna waan heli karnaa. Adeeggu waa bilaash.',
  helper: 'Saaxiib, qaraabo ama shaqaale ayaa kuu buuxin kara.',
  languagesTitle: 'Luqadaha',
  languages:
    'Luqadda waxaad ka beddeli kartaa bog kasta korkiisa. Luqaddaadu kuma jirto? Na soo wac oo noo sheeg magaceeda. Dib ayaan kuu soo wici doonnaa, annagoo wadna qof ku hadla.',
  safeTitle: 'Haddii qof guriga jooga uu telefoonkaaga eegi karo',
  safe1:
    'Bog kasta wuxuu leeyahay badhan cas oo la yiraahdo “Ka bax boggan”. Isla markiiba wuxuu ku geeyaa bogga cimilada, wuuna tirtiraa jawaabahaaga.',
  safe2: 'Kombuyuutarka waxaad sidoo kale riixi kartaa furaha Shift 3 jeer.',
  safe3:
    'Ma tirtiro liiska bogagga aad booqatay. Isticmaal daaqad gaar ah (private window), ama telefoon ama kombuyuutar aan dad kale kula wadaagin.',
  danger:
    'Haddii aad hadda khatar ku jirto, wac 999. Haddii aadan hadli karin, riix 55 marka ay kuu jawaabaan.',
  statusTitle: 'Hore ma u codsatay?',
  status: 'Eeg halka codsigaagu marayo',
  savedTitle: 'Jawaabahaaga hore ma u kaydsatay?',
  closedTitle: 'Hadda ma qaadanno codsiyo cusub',
  closed:
    'Waqtigan ma jiro sanduuq qoysaska u furan. Haddii aad hore u codsatay, weli waan akhrin doonnaa codsigaaga oo waan kuu sheegi doonnaa go’aankayaga.',
};

export const exits: Words<typeof english.exits> = {
  elsewhereTitle: 'Sanduuqan waxaa loogu talagalay dadka Birmingham ku nool',
  elsewhere:
    'Lacagta waxaa la siiyaa kaansal kasta si uu aaggiisa ugu isticmaalo. Kaansalkaagu wuxuu leeyahay sanduuq kan oo kale ah, xaq isku mid ah ayaadna u leedahay inaad halkaas ka codsato.',
  elsewhereFind: 'GOV.UK ka hel kaansalkaaga iyo sanduuqiisa',
  elsewhereBack:
    'Haddii Birmingham City Council ay guri kaaga heshay magaalo kale, weli waad codsan kartaa.',
  youngTitle: 'Si aad u codsato waa inaad tahay 16 jir ama ka weyn',
  young:
    'Fadlan weydiiso qof weyn oo aad ku kalsoon tahay inuu codsado: qof guriga jooga, macallin, ama shaqaale kale. Halkan ayay kuugu samayn karaan.',
  youngCass:
    'Haddii aadan guriga ammaan ku ahayn, wac kooxda carruurta ee Birmingham (CASS): 0121 303 1888. Haddii khatar jirto, wac 999.',
  youngKooth: 'Qof ayaad kula hadli kartaa kooth.com, si bilaash ah oo aadan magacaaga sheegin.',
  adviceTitle: 'La hadal qof ku caawin kara',
  advice:
    'Waxaad noo sheegtay inaad talo rabto ee aadan lacag rabin. Taas foomkan uguma baahnid. Dadkan bilaash ayaad ula hadli kartaa.',
  adviceMoney:
    'Haddii aad lacag sidoo kale u baahan tahay, dib u noqo oo calaamadee waxa aad ugu baahan tahay.',
  againTitle: 'Weli caawimo waad heli kartaa',
  again:
    'Inta badan guri kasta hal mar ayaan caawinaa 12 bilood gudahood, si lacagtu dad badan u gaarto. Laakiin haddii wax cusub dhaceen, noo sheeg. Qof ayaa eegaya waxa is beddelay.',
  againGo: 'Sii wad',
  closedTitle: 'Waqtigan waan joojinnay qaadashada codsiyada',
  closed:
    'Intii aad foomka buuxinaysay, sanduuqu wuu joojiyay qaadashada codsiyo cusub. Adigu wax khalad ah ma samayn, waxbana lama dirin.',
  closedKept:
    'Jawaabahaaga waxaan haynaa 24 saacadood. Haddii sanduuqu mar kale furmo, waad ka sii wadi kartaa halkii aad joogtay.',
  closedSave: 'Kaydi jawaabahaaga 28 maalmood',
  closedCall:
    'Naga soo wac 0121 634 7100 si aad u maqasho waxa kale ee aan samayn karno, ama hoos ka eeg.',
  openAgain: 'Sanduuqu mar kale wuu furan yahay, jawaabahaaguna weli halkan ayay yaallaan.',
  openAgainGo: 'Sii wad',
  turnTitle: 'Meelo kale oo aad caawimo ka heli karto',
  back: 'Dib u noqo oo jawaabtayda beddel',
};

/** "From Birmingham with Love": what every family is offered, whatever is decided about the money. */
export const offers: Words<typeof english.offers> = {
  title: 'Kalgacal ka yimid Birmingham',
  intro: 'Caawimo bilaash ah oo qoys kasta loogu talagalay, lacagta wax kasta ha ka soo baxaane.',
  food: 'Bangiyada cuntada (food banks) iyo pantry-yada',
  foodText: 'Hel mid kuu dhow, ama na weydiiso inaan mid kugu dirno.',
  money: 'Benefits-ka iyo deymaha',
  moneyText: 'Citizens Advice ayaa kuu hubisa waxa aad codsan karto.',
  women: 'Xadgudub guriga ka dhaca',
  womenText:
    'Birmingham and Solihull Women’s Aid way ku dhegeystaan oo waxay kaa caawiyaan inaad ammaan ahaato.',
  young: 'Dareenka dhalinyarada',
  youngText: 'Kooth dhalinyarada waa u bilaash, waana sir.',
  parents: 'Inaad waalid tahay',
  parentsText: 'Koorsooyin internet oo bilaash ah, luqado badan ah.',
  loss: 'Marka qof dhinto',
  lossText: 'Cruse Bereavement Support waxay diyaar u yihiin inay kula hadlaan.',
  call: 'Wac {number}',
  visit: 'Booqo {site}',
  child: 'Ilmo ma ka welwelaysaa? Wac CASS 0121 303 1888. Haddii khatar jirto, wac 999.',
};
