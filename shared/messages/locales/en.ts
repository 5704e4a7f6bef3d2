import type { MessageWords } from '../message-words.ts';

/**
 * What families are told, at a reading age of nine. `((day))` and its like are blanks. `plain` is for a
 * family that alone sees its phone and post; `discreet` for one that may not be alone: no amount, no
 * fund, and not who we are.
 */
export const en: MessageWords = {
  kinds: {
    'voucher-issued': {
      subject: 'Your ((what)) is here',
      plain: [
        'Open Door: your ((what)) for ((amount)) is ((code)). Use it by ((day)). ((how))',
        'Did you get it? Tell us: ((link))',
      ],
      discreet: '((reference)): ((code)). Good until ((day)). ((link))',
    },
    'voucher-reminder': {
      subject: 'Your ((what)) has not been used yet',
      plain: [
        'Open Door: your ((what)) for ((amount)) that ends in ((ending)) has not been used. Use it by ((day)). ((how))',
        'Lost it? We can send it again: ((status)) or call 0121 634 7100.',
      ],
      discreet: '((reference)): ends in ((ending)), good until ((day)). Again: ((status))',
    },
    'voucher-expired': {
      subject: 'Your ((what)) ran out, and the money is still yours',
      plain: [
        'Open Door: your ((what)) ran out before it was used. ((amount)) is still yours.',
        'Choose how we pay you: ((link)) The link works until ((day)). Or call 0121 634 7100.',
      ],
      discreet: '((reference)): please choose again by ((day)): ((link))',
    },
    // True as well of one that was never made: its family was told of none.
    'voucher-cancelled': {
      subject: 'Your ((what)) was stopped, and the money is still yours',
      plain: [
        'Open Door: your ((what)) was stopped and cannot be used. ((amount)) is still yours.',
        'Choose how we pay you: ((link)) The link works until ((day)). Or call 0121 634 7100.',
      ],
      discreet: '((reference)): the old one has stopped. Please choose again by ((day)): ((link))',
    },
    'voucher-stopped': {
      subject: 'We stopped one of your codes, and the money is still yours',
      plain: [
        'Open Door: we stopped your ((what)) that ends in ((ending)). It does not work any more. ((amount)) is still yours.',
        'Once your other codes are used or run out, you can choose how we pay you. We will write to you then. See ((status)) or call 0121 634 7100.',
      ],
      discreet:
        '((reference)): the one that ends in ((ending)) has stopped. We will write again. Talk to us: ((status))',
    },
    'payment-returned': {
      subject: 'Your money came back to us, and it is still yours',
      plain: [
        'Open Door: your bank sent ((amount)) back to us. It is safe and still yours.',
        'Tell us where to pay you: ((link)) The link works until ((day)). Or call 0121 634 7100.',
      ],
      discreet: '((reference)): please look at this by ((day)): ((link))',
    },
    'contact-reminder': {
      subject: 'One more step: type in the code',
      plain: [
        'Open Door: we have to know that our messages reach you. We cannot pay you before you have typed in the code.',
        'Open your application with your reference ((reference)) and ask for a code: ((status)) Or call 0121 634 7100.',
      ],
      discreet: '((reference)): we still wait for your code. Type it in: ((status))',
    },
  },
  /** Shown instead of a subject that says what it is about. */
  discreetSubject: 'About ((reference))',
  /** Whoever looks over a shoulder learns from these that there is a form, and not which. */
  visit: {
    'application-saved': {
      subject: 'Your answers are saved',
      discreet: 'Your answers are saved until ((day)). Reference ((reference)). Carry on: ((link))',
    },
    'return-code': {
      subject: 'Your code',
      discreet: '((code)) is your code. It works for 15 minutes. Do not give it to anybody.',
    },
  },
  pieces: {
    'cash-out': { what: 'cash code', how: 'Show it at a PayPoint shop or a Post Office.' },
    'supermarket-voucher': { what: 'supermarket voucher', how: 'Show it when you pay.' },
    'fuel-voucher': {
      what: 'fuel voucher',
      how: 'Take it with your key or card to a shop where you top up.',
    },
  },
};
