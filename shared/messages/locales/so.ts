import type { MessageWords } from '../message-words.ts';

/** What families are told, in Somali. */
export const so: MessageWords = {
  kinds: {
    'voucher-issued': {
      subject: 'Waa kan: ((what))',
      plain: [
        'Open Door: ((what)), ((amount)): ((code)). Isticmaal ugu dambayn ((day)). ((how))',
        'Ma heshay? Noo sheeg: ((link))',
      ],
      discreet: '((reference)): ((code)). Ilaa ((day)). ((link))',
    },
    'voucher-reminder': {
      subject: 'Weli lama isticmaalin: ((what))',
      plain: [
        'Open Door: ((what)), ((amount)), ku dhammaada ((ending)), lama isticmaalin. Isticmaal ugu dambayn ((day)). ((how))',
        'Ma lumisay? Waan soo diri karnaa: ((status)) ama wac 0121 634 7100.',
      ],
      discreet: '((reference)): ku dhammaada ((ending)), ilaa ((day)). Mar kale: ((status))',
    },
    'voucher-expired': {
      subject: 'Waqtigii waa dhammaaday: ((what)). Lacagta weli adiga ayaa leh',
      plain: [
        'Open Door: waqtigii waa dhammaaday, lama isticmaalin: ((what)). ((amount)) weli adiga ayaa leh.',
        'Dooro sida aan kuu siinno: ((link)) Linkigu wuxuu shaqeeyaa ilaa ((day)). Ama wac 0121 634 7100.',
      ],
      discreet: '((reference)): fadlan mar kale dooro ugu dambayn ((day)): ((link))',
    },
    // True as well of one that was never made: its family was told of none.
    'voucher-cancelled': {
      subject: 'Waa la joojiyay: ((what)). Lacagta weli adiga ayaa leh',
      plain: [
        'Open Door: waa la joojiyay, lama isticmaali karo: ((what)). ((amount)) weli adiga ayaa leh.',
        'Dooro sida aan kuu siinno: ((link)) Linkigu wuxuu shaqeeyaa ilaa ((day)). Ama wac 0121 634 7100.',
      ],
      discreet:
        '((reference)): kii hore waa istaagay. Fadlan mar kale dooro ugu dambayn ((day)): ((link))',
    },
    'voucher-stopped': {
      subject: 'Mid ka mid ah koodadkaaga waan joojinnay. Lacagta weli adiga ayaa leh',
      plain: [
        'Open Door: waan joojinnay: ((what)), ku dhammaada ((ending)). Hadda ma shaqeeyo. ((amount)) weli adiga ayaa leh.',
        'Marka koodadkaaga kale la isticmaalo ama waqtigoodu dhammaado, waxaad dooran kartaa sida aan kuu siinno. Markaas waan kuu soo qori doonnaa. Eeg ((status)) ama wac 0121 634 7100.',
      ],
      discreet:
        '((reference)): kii ku dhammaada ((ending)) waa istaagay. Mar kale ayaan soo qoraynaa. Nala hadal: ((status))',
    },
    'payment-returned': {
      subject: 'Lacagtaadu way noo soo noqotay, welina adiga ayaa leh',
      plain: [
        'Open Door: bangigaagu wuu noo soo celiyay ((amount)). Waa ammaan, welina adiga ayaa leh.',
        'Noo sheeg meesha aan u dirno: ((link)) Linkigu wuxuu shaqeeyaa ilaa ((day)). Ama wac 0121 634 7100.',
      ],
      discreet: '((reference)): fadlan tan eeg ugu dambayn ((day)): ((link))',
    },
    'contact-reminder': {
      subject: 'Hal tallaabo ayaa hadhay: qor koodka',
      plain: [
        'Open Door: waa inaan ogaanno in fariimahayagu ku soo gaaraan. Lacag kuma siin karno inta aadan koodka qorin.',
        'Codsigaaga ku fur lambarka tixraaca ((reference)) oo weydiiso kood: ((status)) Ama wac 0121 634 7100.',
      ],
      discreet: '((reference)): weli koodkaaga ayaan sugaynaa. Halkan ku qor: ((status))',
    },
  },
  /** Shown instead of a subject that says what it is about. */
  discreetSubject: 'Ku saabsan ((reference))',
  /** Whoever looks over a shoulder learns from these that there is a form, and not which. */
  visit: {
    'application-saved': {
      subject: 'Jawaabahaaga waa la kaydiyay',
      discreet:
        'Jawaabahaaga waa la kaydiyay ilaa ((day)). Tixraac ((reference)). Sii wad: ((link))',
    },
    'return-code': {
      subject: 'Koodkaaga',
      discreet: '((code)) waa koodkaaga. Wuxuu shaqeeyaa 15 daqiiqo. Cidna ha siin.',
    },
  },
  pieces: {
    'cash-out': {
      what: 'kood lacag caddaan ah',
      how: 'Ka tus dukaan PayPoint leh ama Post Office.',
    },
    'supermarket-voucher': {
      what: 'foojar supermarket',
      how: 'Tus marka aad lacagta bixinayso.',
    },
    'fuel-voucher': {
      what: 'foojar mitir',
      how: 'Foojarka iyo furahaaga ama kaarkaaga u qaado dukaanka aad lacagta mitirka ka shubato.',
    },
  },
};
