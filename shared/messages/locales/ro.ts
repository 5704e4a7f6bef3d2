import type { MessageWords } from '../message-words.ts';

/**
 * What families are told, in Romanian. Every `what` is neuter and has its article (codul, voucherul),
 * so all agrees with it, and it never stands first in a sentence. “dvs.” is short for “dumneavoastră”.
 */
export const ro: MessageWords = {
  kinds: {
    'voucher-issued': {
      subject: 'A sosit ((what))',
      plain: [
        'Open Door: ((what)) de ((amount)) este ((code)). Folosiți-l până pe ((day)). ((how))',
        'L-ați primit? Spuneți-ne: ((link))',
      ],
      discreet: '((reference)): ((code)). Valabil până pe ((day)). ((link))',
    },
    'voucher-reminder': {
      subject: 'Nu a fost încă folosit ((what))',
      plain: [
        'Open Door: ((what)) de ((amount)) terminat în ((ending)) nu a fost folosit. Folosiți-l până pe ((day)). ((how))',
        'L-ați pierdut? Îl putem trimite din nou: ((status)) sau sunați la 0121 634 7100.',
      ],
      discreet:
        '((reference)): terminat în ((ending)), valabil până pe ((day)). Din nou: ((status))',
    },
    'voucher-expired': {
      subject: 'A expirat ((what)), dar banii sunt tot ai dvs.',
      plain: [
        'Open Door: ((what)) a expirat înainte să fie folosit. Banii sunt tot ai dvs.: ((amount)).',
        'Alegeți cum să vă plătim: ((link)) Linkul merge până pe ((day)). Sau sunați la 0121 634 7100.',
      ],
      discreet: '((reference)): alegeți din nou până pe ((day)): ((link))',
    },
    // True as well of one that was never made: its family was told of none.
    'voucher-cancelled': {
      subject: 'A fost anulat ((what)), dar banii sunt tot ai dvs.',
      plain: [
        'Open Door: ((what)) a fost anulat și nu poate fi folosit. Banii sunt tot ai dvs.: ((amount)).',
        'Alegeți cum să vă plătim: ((link)) Linkul merge până pe ((day)). Sau sunați la 0121 634 7100.',
      ],
      discreet: '((reference)): cel vechi nu mai merge. Alegeți din nou până pe ((day)): ((link))',
    },
    'voucher-stopped': {
      subject: 'Am anulat un cod al dvs., dar banii sunt tot ai dvs.',
      plain: [
        'Open Door: am anulat ((what)) terminat în ((ending)). Nu mai merge. Banii sunt tot ai dvs.: ((amount)).',
        'După ce celelalte coduri sunt folosite sau expiră, puteți alege cum să vă plătim. Vă scriem atunci. Vedeți ((status)) sau sunați la 0121 634 7100.',
      ],
      discreet:
        '((reference)): cel terminat în ((ending)) nu mai merge. Vă mai scriem. Vorbiți cu noi: ((status))',
    },
    'payment-returned': {
      subject: 'Banii s-au întors la noi și sunt tot ai dvs.',
      plain: [
        'Open Door: banca dvs. ne-a trimis înapoi ((amount)). Banii sunt în siguranță și sunt tot ai dvs.',
        'Spuneți-ne unde să vă plătim: ((link)) Linkul merge până pe ((day)). Sau sunați la 0121 634 7100.',
      ],
      discreet: '((reference)): uitați-vă aici până pe ((day)): ((link))',
    },
    'contact-reminder': {
      subject: 'Încă un pas: scrieți codul',
      plain: [
        'Open Door: trebuie să știm că mesajele noastre ajung la dvs. Nu vă putem plăti înainte să scrieți codul.',
        'Deschideți cererea cu numărul de referință ((reference)) și cereți un cod: ((status)) Sau sunați la 0121 634 7100.',
      ],
      discreet: '((reference)): încă așteptăm codul dvs. Scrieți-l aici: ((status))',
    },
  },
  /** Shown instead of a subject that says what it is about. */
  discreetSubject: 'Despre ((reference))',
  /** Whoever looks over a shoulder learns from these that there is a form, and not which. */
  visit: {
    'application-saved': {
      subject: 'Răspunsurile dvs. sunt salvate',
      discreet:
        'Răspunsurile dvs. sunt salvate până pe ((day)). Număr de referință: ((reference)). Continuați: ((link))',
    },
    'return-code': {
      subject: 'Codul dvs.',
      discreet: '((code)) este codul dvs. Merge 15 minute. Nu îl dați nimănui.',
    },
  },
  pieces: {
    'cash-out': {
      what: 'codul pentru numerar',
      how: 'Arătați-l la un magazin cu PayPoint sau la Post Office.',
    },
    'supermarket-voucher': { what: 'voucherul de supermarket', how: 'Arătați-l când plătiți.' },
    'fuel-voucher': {
      what: 'voucherul pentru contor',
      how: 'Mergeți cu el și cu cheia sau cardul la un magazin unde încărcați contorul.',
    },
  },
};
