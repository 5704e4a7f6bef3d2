import type { Words } from '#shared/languages/index.ts';

import type { contactCode as english } from '../en/contact-code.ts';

export const contactCode: Words<typeof english> = {
  toPhone:
    'Koodka waxaan u dirnaa lambarka telefoonka ee ku dhammaada {ending}. Dhowr daqiiqo ayay qaadan kartaa.',
  toEmail: 'Koodka waxaan u dirnaa iimaylkaaga. Dhowr daqiiqo ayay qaadan kartaa.',
  notSent:
    'Hadda kood ma diri karno. Saacad sug oo mar kale weydiiso, ama naga soo wac 0121 634 7100.',
  why: 'Waa inaan ogaanno in fariimahayagu ku soo gaaraan. Lacag kuma siin karno inta aadan koodka qorin.',
  later: 'Hadhow ayaad tan samayn kartaa. Lambarkaaga tixraaca ku arag waxa ku socda codsigaaga.',
  otherWay:
    'Haddii aadan koodka heli karin, naga soo wac 0121 634 7100. Si kale ayaan u heli doonnaa.',
  right: 'Mahadsanid. Koodku waa sax.',
  waits: 'Weli lacag kuma siin karno. Marka hore qor koodka aan kuu soo dirno.',
  button: 'Qor koodka',
};
