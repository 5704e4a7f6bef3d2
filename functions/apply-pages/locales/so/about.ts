import type { Words } from '#shared/languages/index.ts';

import type { about as english } from '../en/about.ts';

/** The pages the footer leads to, in Somali. */
export const about: Words<typeof english> = {
  privacy: {
    title: 'Sida aan u ilaalinno xogtaada',
    whoTitle: 'Cidda aan nahay',
    who: 'BVSC, oo ah hay’ad samafal oo Birmingham ku taal, ayaa adeeggan u maamusha Birmingham City Council.',
    whyTitle: 'Waxa aan weydiinno, iyo sababta',
    why1: 'Waxaan weydiinnaa cidda aad tahay, cidda kula nool, waxa dhacay iyo sida lacagta laguu siiyo. Waxaan u isticmaalnaa inaan go’aan ka gaarno codsigaaga, inaan lacagta ku siinno, inaan joojinno in isla guri laba jeer lacag la siiyo, iyo inaan joojinno khiyaanada.',
    why2: 'Sharciga noo oggolaanaya tan waxaa la yiraahdaa “hawl dadweyne” (public task): kaansalka waxaa waajib ku ah inuu caawiyo dadka aaggiisa ku nool.',
    why3: 'Haddii aad codsato caawimo dheeraad ah, qaybtaas waxaan cid kale ula wadaagnaa oo keliya maxaa yeelay haa ayaad tiri. Oggolaanshahaas mar kasta waad ka noqon kartaa.',
    decideTitle: 'Cidda go’aanka gaarta',
    decide:
      'Kombuyuutar ayaa codsiyada kala hormariya, isagoo isticmaalaya waxa aad noo sheegto iyo inta dhib ah ee aaggaaga ka jirta. Weligiis go’aan ma gaaro. Qof ayaa go’aanka gaara. Waad na weydiisan kartaa inaan kuu sharaxno, iyo in qof kale uu mar kale eego.',
    shareTitle: 'Cidda aan la wadaagno',
    share1:
      'Birmingham City Council iyo Department for Work and Pensions, oo bixiya lacagta sanduuqa oo hubiya.',
    share2: 'Bangiga lacagta kuu diraya.',
    share3:
      'Kooxda caawimada qoysaska ee aaggaaga, haddii aad caawimo dheeraad ah codsatay oo keliya.',
    shareChild:
      'Kooxda carruurta ee Birmingham (CASS), haddii aan ka welwelno in ilmo aanu ammaan ahayn. Taas uma baahnin oggolaanshahaaga, waxa aan u sheegnayna waxaan hayn 6 sano.',
    share4: 'Weligeen ma iibinno.',
    keepTitle: 'Inta aan hayno',
    keep1:
      'Jawaabaha aadan soo dirin: ilaa 24 saacadood. Badhanka “Ka bax boggan” isla markiiba wuu tirtiraa. Haddii aad na weydiisato inaan kaydinno, waxaan haynaa 28 maalmood, xogta bangigaaga la’aanteed.',
    keep2: 'Codsiyada aan lacag laga bixin: 24 bilood.',
    keep3:
      'Codsiyada lacag laga bixiyay: 6 sano ka dib sannadkii lacagta la bixiyay, waayo lacagta dadweynaha waa in xisaabteeda la bixiyo. Inta badan xogta bangigaaga waan qarinnaa 13 bilood ka dib.',
    keep4: {
      one: 'Sawirrada iyo waraaqaha aad caddayn ahaan u soo dirto: {days} maalin ka dib marka aan go’aan gaarno. Haddii aadan foomka soo dirin, 28 maalmood.',
      other:
        'Sawirrada iyo waraaqaha aad caddayn ahaan u soo dirto: {days} maalmood ka dib marka aan go’aan gaarno. Haddii aadan foomka soo dirin, 28 maalmood.',
    },
    rightsTitle: 'Xuquuqdaada',
    rights:
      'Waxaad codsan kartaa inaad aragto waxa aan kaa hayno, in la saxo, ama in la tirtiro marka sharcigu noo oggol yahay. Wac 0121 634 7100. Haddii aadan ku faraxsanayn jawaabta, waxaad u caban kartaa Information Commissioner (ilaaliyaha xogta dadka): 0303 123 1113.',
  },
  accessibility: {
    title: 'Qof kasta ma isticmaali karaa adeeggan?',
    intro:
      'Waxaan rabnaa in dadka ugu badan ee suurtogalka ah ay codsan karaan. Waa inaad awooddaa:',
    can1: 'inaad qoraalka ka dhigto afar jeer inta uu le’eg yahay, iyadoo aan waxba lumin',
    can2: 'inaad ku isticmaasho kiiboor keliya, codkaaga, ama barnaamij shaashadda akhriya (screen reader)',
    can3: 'inaad ku isticmaasho telefoon duug ah, iyo marka JavaScript dansan yahay',
    can4: 'inaad fahanto: waxaan isticmaalnaa erayo gaagaaban iyo weedho gaagaaban',
    howTitle: 'Sida uu u shaqeeyo',
    how: 'Waxaan u dhisnaa si uu u buuxiyo heerkan: Web Content Accessibility Guidelines 2.2, level AA. Bog kasta waxaan ku hubinnaa qalab, kiiboor, iyo laba cabbir. Cid kooxdayada ka baxsan weli ma hubin.',
    knownTitle: 'Waxa aan weli shaqayn',
    known:
      'Luqadaha kale weli waxaan la hubinaynaa dad ku hadla. Waraaqaha boostada waa Ingiriisi oo keliya. Sidoo kale waxa shaqaaluhu kuu qoro waa Ingiriisi. Haddii ay wax kuu caddayn waayaan, na soo wac. Turjubaan waan heli karnaa.',
    helpTitle: 'Haddii wax kuu shaqayn waayaan',
    help: 'Wac 0121 634 7100. Noo sheeg waxa adkaa. Si kale ayaan kaaga caawin karnaa inaad codsato. Jawaabtayada ma ku faraxsanayn? Waxaad caawimo weydiisan kartaa EASS, oo ah Equality Advisory and Support Service.',
  },
  cookies: {
    title: 'Cookies-ka',
    intro:
      'Cookie waa fayl yar oo website-ku ku hayo telefoonkaaga ama kombuyuutarkaaga. Waxaan isticmaalnaa laba. Foomku labadaba wuu u baahan yahay si uu u shaqeeyo. Cookies uma isticmaalno inaan ku dabagalno, inaan ku tirinno ama inaan ku tusno xayeysiis.',
    name: 'Magaca',
    purpose: 'Waxa loo isticmaalo',
    expires: 'Inta uu joogo',
    purposeText:
      'Wuxuu xasuustaa jawaabaha adigu aad leedahay inta aad foomka buuxinayso. Xog adiga kugu saabsan kuma jirto.',
    expiresText:
      'Ilaa aad browser-kaaga xirto, aad riixdo “Ka bax boggan”, ama aad maqnaato 24 saacadood.',
    languageText:
      'Wuxuu xasuustaa luqadda aad dooratay. Waxaad yeelanaysaa oo keliya haddii aad mid doorato.',
    languageExpires: 'Ilaa aad browser-kaaga xirto, ama aad riixdo “Ka bax boggan”.',
  },
};
