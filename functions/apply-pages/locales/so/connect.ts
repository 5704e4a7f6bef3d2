import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/connect.ts';

/** Asking for a family worker without applying for money, in Somali. */
export const connect: Words<typeof english.connect> = {
  startLink:
    'Ma rabtaa qof aad la hadasho, lacag maaha? Codso in shaqaale qoysaska caawiya uu ku soo waco',
  title: 'Codso in shaqaale qoysaska caawiya uu ku soo waco',
  lead: 'Qof kuu dhow ayaa ku soo wacaya oo ku dhegeysanaya. Wuxuu kaa caawiyaa carruurta, guriga, caafimaadka, deymaha ama wax kasta oo ku walwal geliya. Waa bilaash.',
  separate: 'Shuqul kuma laha lacagta aad laga yaabo inaad na weydiisatay.',
  begin: 'Hadda bilow',
  time: 'Waxay qaadanaysaa ilaa 5 daqiiqo.',
  professional: 'Qoys ayaan la shaqeeyaa, iyaga ayaan u codsanayaa (af Ingiriis)',
  statusLink: 'Eeg ama jooji wicitaan aad codsatay',
  money: 'Codso lacag cunto, biilal iyo waxyaabaha aad u baahan tahay',
  children: 'Immisa carruur iyo dhallinyaro ah oo ka yar 19 sano?',
  accessNeeds: {
    title: 'Ma jiraan wax ay tahay inaan ogaanno ka hor intaanan ku soo wicin?',
    short: 'Waxa la ogaado',
    hint: 'Tusaale, inaadan si fiican wax u maqlin. Waad ka tagi kartaa.',
    tooLong: 'Waxa aad qorto waa inuusan ka badnaan 300 xaraf',
  },
  missingConsent:
    'Calaamadee sanduuqa haddii aan tan la wadaagi karno. Haddii aadan rabin, waxba lama dirayo',
  send: 'Codso wicitaan',
  sendNote: 'Markaad badhanka riixdo, kooxda caawimada qoysaska ee aaggaaga ayaa tan helaysa.',
  sentTitle: 'Waxaan codsannay in qof ku soo waco',
  sentKeep:
    'Qor, ama sawir ka qaad. Waad u baahan doontaa si aad u aragto waxa dhacaya, ama u joojiso.',
  sentNext:
    'Shaqaale qoysaska caawiya oo kuu dhow ayaa kula soo xiriiraya 7 maalmood gudahood, oo keliya siyaabaha aad sheegtay inay ammaan yihiin.',
  statusHint:
    'Waxaad u baahan tahay lambarka tixraaca ee aan ku siinnay, iyo lambar telefoon ama iimayl aad na siisay.',
  reach: 'Lambar telefoon ama iimayl',
  show: 'I tus',
  notFound: 'Ma helin wicitaan leh xogtan. Mid kasta hubi oo mar kale isku day',
  requestTitle: 'Wicitaanka aad codsatay',
  states: {
    received:
      'Kooxda caawimada qoysaska ee aaggaaga ayaa tan haysa. Shaqaale waa inuu helaa ugu dambayn {day}.',
    allocated: 'Shaqaale qoysaska caawiya ayaa tan haya, wuuna kula soo xiriirayaa.',
    closed: 'Tani way dhammaatay. Haddii aad caawimo dheeraad ah u baahan tahay, mar kale codso.',
    withdrawn: 'Waad joojisay tan. Cidina arrintan kuguma soo wacayso.',
  },
  stop: 'Tan mar dambe ma rabo',
  stopTitle: 'Ma rabtaa inaad joojiso tan?',
  stopMeans:
    'Markaas cidina arrintan kuguma soo wacayso. Waxaan tirtiraynaa sida laguula soo xiriiro iyo waxa aad qortay.',
  stopWorker: 'Haddii shaqaale horeba u haysto, waxaan u sheegaynaa inuu joojiyo.',
  stopMoney: 'Waxba kama beddelayso lacagta aad laga yaabo inaad na weydiisatay.',
  stopYes: 'Haa, jooji',
  stopNo: 'Maya, ha joojin',
  stoppedTitle: 'Waad joojisay tan',
  stopped: 'Cidina arrintan kuguma soo wacayso. Mar kasta waad codsan kartaa mar kale.',
  again: 'Mar kale codso wicitaan',
  stopWithMoney: 'Jooji caawimada dheeraadka ah ee aan codsaday',
};
