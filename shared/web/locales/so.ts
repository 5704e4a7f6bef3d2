import type { KitWords } from '../words.ts';

/** The kit's own words in Somali. */
export const so: KitWords = {
  brand: 'Open Door',
  brandOf: 'Caawimo lacageed oo Birmingham laga helo',
  skipLink: 'U gudub qaybta muhiimka ah',
  back: 'Dib u noqo',
  continue: 'Sii wad',
  errorPrefix: 'Khalad: ',
  errorTitle: 'Wax baa khaldan',
  optional: '(waa ikhtiyaari)',
  languages: 'Luqadda',
  unreviewed:
    'Turjumaaddan weli waxaan la hubinaynaa dad luqadda ku hadla. Haddii ay wax kuu caddayn waayaan, naga soo wac 0121 634 7100.',
  count: {
    description: 'Waxaad qori kartaa ilaa %{count} xaraf',
    under: {
      one: 'Waxaa kuu haray %{count} xaraf',
      other: 'Waxaa kuu haray %{count} xaraf',
    },
    full: 'Waxaa kuu haray 0 xaraf',
    over: {
      one: 'Waxaa kugu badan %{count} xaraf',
      other: 'Waxaa kugu badan %{count} xaraf',
    },
  },
  navigation: 'Liiska',
  signOut: 'Ka bax akoonka',
  footerLinks: 'Linkiyada caawimada',
  privacy: 'Asturnaanta',
  accessibility: 'Isticmaal u fudud qof kasta',
  cookies: 'Cookies-ka',
  ownedBy:
    'Waxaa maamula BVSC, oo ah xarunta hawlaha iskaa wax u qabso ee Birmingham, waxaana loogu talagalay dadka magaalada.',
  talkTitle: 'Ma jeclaan lahayd inaad qof la hadasho?',
  talk: 'Naga soo wac',
  talkRest: 'Foomkan ayaan kula buuxin karnaa.',
  exit: {
    label: 'Ka bax boggan',
    emergency: 'Xaalad degdeg ah',
    activated: 'Bogga waa laga baxayaa.',
    timedOut: '“Ka bax boggan” waqtigiisii waa dhammaaday.',
    twoMore: 'Shift, riix 2 jeer oo kale si aad uga baxdo.',
    oneMore: 'Shift, riix 1 jeer oo kale si aad uga baxdo.',
  },
  notFound: {
    title: 'Bogga lama helin',
    check: 'Haddii aad qortay cinwaanka bogga, hubi inuu sax yahay.',
    paste:
      'Haddii aad cinwaanka bogga meel kale ka soo qaadatay, hubi inaad dhammaantiis soo qaadatay.',
    start: 'Tag bilowga',
  },
  forbidden: {
    title: 'Boggan ma arki kartid',
    why: 'Doorkaaga shaqo kuma jiro. Haddii ay tahay inuu ku jiro, maamulahaaga weydiiso inuu doorkaaga beddelo.',
  },
  problem: {
    title: 'Waan ka xunnahay, wax baa khaldamay',
    notYou: 'Khaladka annaga ayaa leh, adigu ma lihid.',
    again:
      'Dib u noqo oo dhowr daqiiqo ka dib mar kale isku day. Jawaabahaagu weli halkii ayay yaallaan.',
    call: 'Haddii ay mar kale dhacdo, na soo wac oo noo akhri lambarkan tixraaca:',
  },
  tooLarge: {
    title: 'Taasi hal bog way ku badnayd',
    what: 'Waxa aad dirtay boggan way ku weynaayeen. Waxba kama aannaan kaydin.',
    next: 'Dib u noqo, jawaabtaada gaabi, oo mar kale dir.',
  },
  sessionExpired: {
    title: 'Waa inaad mar kale bilowdo',
    why: 'Si jawaabahaagu ammaan u ahaadaan, ma hayno marka aad ka tagto, ama marka aad muddo dheer maqnayd.',
    nothing:
      'Waxba lama dirin. Haddii aad hore codsigaaga u dirtay oo aad aragtay lambarkiisa tixraaca, waa ammaan oo annaga ayaa hayna.',
    start: 'Mar kale bilow',
  },
  visitEnds: {
    title: 'Weli ma joogtaa?',
    what: '5 daqiiqo kadib waqtigaagu wuu dhammaanayaa. Jawaabaha aadan dirin ama kaydin markaas way lumayaan.',
    stay: 'Haa, weli waan joogaa',
  },
  formStale: {
    title: 'Fadlan mar kale dir',
    why: 'Boggani muddo dheer ayuu furnaa, ama daaqad kale ayaad mar kale ka bilowday. Si aad ammaan u ahaato, waxba kama aannaan qaban waxa aad hadda dirtay.',
    next: 'Bogga mar kale fur oo jawaabtaada dir',
    start: 'Ama tag bilowga',
  },
};
