import type { MessageWords } from '../message-words.ts';

/**
 * What families are told, in Punjabi. Every `pieces.*.what` is masculine, and each sentence leaves
 * `((what))` in the direct case, because “ਨਕਦ ਪੈਸਿਆਂ ਦਾ ਕੋਡ” would change before “ਦਾ”. No danda stands
 * right after a code, for it could be read as one of its letters.
 */
export const pa: MessageWords = {
  kinds: {
    'voucher-issued': {
      subject: 'ਤੁਹਾਡਾ ((what)) ਆ ਗਿਆ ਹੈ',
      plain: [
        'Open Door: ਤੁਹਾਡਾ ((amount)) ਦਾ ((what)) ((code)) ਹੈ। ਇਸ ਨੂੰ ((day)) ਤੱਕ ਵਰਤੋ। ((how))',
        'ਮਿਲ ਗਿਆ? ਸਾਨੂੰ ਦੱਸੋ: ((link))',
      ],
      discreet: '((reference)): ((code)), ((day)) ਤੱਕ ਚੱਲੇਗਾ। ((link))',
    },
    'voucher-reminder': {
      subject: 'ਤੁਹਾਡਾ ((what)) ਹਾਲੇ ਵਰਤਿਆ ਨਹੀਂ ਗਿਆ',
      plain: [
        'Open Door: ਤੁਹਾਡਾ ((amount)) ਦਾ ((what)), ਜਿਸ ਦੇ ਅਖੀਰ ਵਿੱਚ ((ending)) ਹੈ, ਹਾਲੇ ਵਰਤਿਆ ਨਹੀਂ ਗਿਆ। ਇਸ ਨੂੰ ((day)) ਤੱਕ ਵਰਤੋ। ((how))',
        'ਗੁਆਚ ਗਿਆ? ਅਸੀਂ ਦੁਬਾਰਾ ਭੇਜ ਸਕਦੇ ਹਾਂ: ((status)) ਜਾਂ 0121 634 7100 ’ਤੇ ਫ਼ੋਨ ਕਰੋ।',
      ],
      discreet: '((reference)): ਅਖੀਰ ਵਿੱਚ ((ending)), ((day)) ਤੱਕ ਚੱਲੇਗਾ। ਦੁਬਾਰਾ: ((status))',
    },
    'voucher-expired': {
      subject: 'ਤੁਹਾਡਾ ((what)) ਹੁਣ ਨਹੀਂ ਚੱਲਦਾ, ਤਾਰੀਖ਼ ਲੰਘ ਗਈ। ਪੈਸੇ ਹਾਲੇ ਵੀ ਤੁਹਾਡੇ ਹਨ',
      plain: [
        'Open Door: ਤੁਹਾਡਾ ((what)) ਵਰਤਿਆ ਨਹੀਂ ਗਿਆ ਅਤੇ ਤਾਰੀਖ਼ ਲੰਘ ਗਈ। ((amount)) ਹਾਲੇ ਵੀ ਤੁਹਾਡੇ ਹਨ।',
        'ਚੁਣੋ ਕਿ ਅਸੀਂ ਪੈਸੇ ਕਿਵੇਂ ਦੇਈਏ: ((link)) ਇਹ ਲਿੰਕ ((day)) ਤੱਕ ਚੱਲੇਗਾ। ਜਾਂ 0121 634 7100 ’ਤੇ ਫ਼ੋਨ ਕਰੋ।',
      ],
      discreet: '((reference)): ((day)) ਤੱਕ ਦੁਬਾਰਾ ਚੁਣੋ: ((link))',
    },
    // True as well of one that was never made: its family was told of none.
    'voucher-cancelled': {
      subject: 'ਤੁਹਾਡਾ ((what)) ਬੰਦ ਕੀਤਾ ਗਿਆ, ਪੈਸੇ ਹਾਲੇ ਵੀ ਤੁਹਾਡੇ ਹਨ',
      plain: [
        'Open Door: ਤੁਹਾਡਾ ((what)) ਬੰਦ ਕੀਤਾ ਗਿਆ ਹੈ ਅਤੇ ਵਰਤਿਆ ਨਹੀਂ ਜਾ ਸਕਦਾ। ((amount)) ਹਾਲੇ ਵੀ ਤੁਹਾਡੇ ਹਨ।',
        'ਚੁਣੋ ਕਿ ਅਸੀਂ ਪੈਸੇ ਕਿਵੇਂ ਦੇਈਏ: ((link)) ਇਹ ਲਿੰਕ ((day)) ਤੱਕ ਚੱਲੇਗਾ। ਜਾਂ 0121 634 7100 ’ਤੇ ਫ਼ੋਨ ਕਰੋ।',
      ],
      discreet: '((reference)): ਪੁਰਾਣਾ ਬੰਦ ਹੋ ਗਿਆ। ((day)) ਤੱਕ ਦੁਬਾਰਾ ਚੁਣੋ: ((link))',
    },
    'voucher-stopped': {
      subject: 'ਅਸੀਂ ਤੁਹਾਡਾ ਇੱਕ ਕੋਡ ਬੰਦ ਕਰ ਦਿੱਤਾ, ਪੈਸੇ ਹਾਲੇ ਵੀ ਤੁਹਾਡੇ ਹਨ',
      plain: [
        'Open Door: ਅਸੀਂ ਤੁਹਾਡਾ ਉਹ ((what)) ਬੰਦ ਕਰ ਦਿੱਤਾ ਜਿਸ ਦੇ ਅਖੀਰ ਵਿੱਚ ((ending)) ਹੈ। ਉਹ ਹੁਣ ਨਹੀਂ ਚੱਲਦਾ। ((amount)) ਹਾਲੇ ਵੀ ਤੁਹਾਡੇ ਹਨ।',
        'ਜਦੋਂ ਤੁਹਾਡੇ ਦੂਜੇ ਕੋਡ ਵਰਤੇ ਜਾਣ ਜਾਂ ਉਹਨਾਂ ਦੀ ਤਾਰੀਖ਼ ਲੰਘ ਜਾਵੇ, ਤਾਂ ਤੁਸੀਂ ਚੁਣ ਸਕੋਗੇ ਕਿ ਅਸੀਂ ਪੈਸੇ ਕਿਵੇਂ ਦੇਈਏ। ਉਦੋਂ ਅਸੀਂ ਤੁਹਾਨੂੰ ਲਿਖਾਂਗੇ। ((status)) ਦੇਖੋ ਜਾਂ 0121 634 7100 ’ਤੇ ਫ਼ੋਨ ਕਰੋ।',
      ],
      discreet:
        '((reference)): ਜਿਸ ਦੇ ਅਖੀਰ ਵਿੱਚ ((ending)) ਹੈ, ਉਹ ਬੰਦ ਹੋ ਗਿਆ। ਅਸੀਂ ਫਿਰ ਲਿਖਾਂਗੇ। ਸਾਡੇ ਨਾਲ ਗੱਲ ਕਰੋ: ((status))',
    },
    'payment-returned': {
      subject: 'ਤੁਹਾਡੇ ਪੈਸੇ ਸਾਡੇ ਕੋਲ ਵਾਪਸ ਆ ਗਏ, ਅਤੇ ਹਾਲੇ ਵੀ ਤੁਹਾਡੇ ਹਨ',
      plain: [
        'Open Door: ਤੁਹਾਡੇ ਬੈਂਕ ਨੇ ((amount)) ਸਾਨੂੰ ਵਾਪਸ ਭੇਜ ਦਿੱਤੇ। ਪੈਸੇ ਸੁਰੱਖਿਅਤ ਹਨ ਅਤੇ ਹਾਲੇ ਵੀ ਤੁਹਾਡੇ ਹਨ।',
        'ਦੱਸੋ ਕਿ ਪੈਸੇ ਕਿੱਥੇ ਭੇਜੀਏ: ((link)) ਇਹ ਲਿੰਕ ((day)) ਤੱਕ ਚੱਲੇਗਾ। ਜਾਂ 0121 634 7100 ’ਤੇ ਫ਼ੋਨ ਕਰੋ।',
      ],
      discreet: '((reference)): ((day)) ਤੱਕ ਇਹ ਦੇਖ ਲਓ: ((link))',
    },
    'contact-reminder': {
      subject: 'ਇੱਕ ਕਦਮ ਬਾਕੀ ਹੈ: ਕੋਡ ਭਰੋ',
      plain: [
        'Open Door: ਸਾਨੂੰ ਪਤਾ ਹੋਣਾ ਚਾਹੀਦਾ ਹੈ ਕਿ ਸਾਡੇ ਸੁਨੇਹੇ ਤੁਹਾਡੇ ਤੱਕ ਪਹੁੰਚਦੇ ਹਨ। ਤੁਹਾਡੇ ਕੋਡ ਭਰਨ ਤੋਂ ਪਹਿਲਾਂ ਅਸੀਂ ਤੁਹਾਨੂੰ ਪੈਸੇ ਨਹੀਂ ਦੇ ਸਕਦੇ।',
        'ਰੈਫ਼ਰੈਂਸ ਨੰਬਰ ((reference)) ਨਾਲ ਆਪਣੀ ਅਰਜ਼ੀ ਖੋਲ੍ਹੋ ਅਤੇ ਕੋਡ ਮੰਗੋ: ((status)) ਜਾਂ 0121 634 7100 ’ਤੇ ਫ਼ੋਨ ਕਰੋ।',
      ],
      discreet: '((reference)): ਅਸੀਂ ਹਾਲੇ ਤੁਹਾਡੇ ਕੋਡ ਦੀ ਉਡੀਕ ਕਰ ਰਹੇ ਹਾਂ। ਇੱਥੇ ਭਰੋ: ((status))',
    },
  },
  /** Shown instead of a subject that says what it is about. */
  discreetSubject: '((reference)) ਬਾਰੇ',
  /** Whoever looks over a shoulder learns from these that there is a form, and not which. */
  visit: {
    'application-saved': {
      subject: 'ਤੁਹਾਡੇ ਜਵਾਬ ਸੰਭਾਲ ਲਏ ਗਏ ਹਨ',
      discreet: 'ਤੁਹਾਡੇ ਜਵਾਬ ((day)) ਤੱਕ ਸੰਭਾਲੇ ਹਨ। ਰੈਫ਼ਰੈਂਸ ਨੰਬਰ ((reference)), ਜਾਰੀ ਰੱਖਣ ਲਈ: ((link))',
    },
    'return-code': {
      subject: 'ਤੁਹਾਡਾ ਕੋਡ',
      discreet: '((code)) ਤੁਹਾਡਾ ਕੋਡ ਹੈ। ਇਹ 15 ਮਿੰਟ ਚੱਲਦਾ ਹੈ। ਕਿਸੇ ਨੂੰ ਨਾ ਦੱਸੋ।',
    },
  },
  pieces: {
    'cash-out': {
      what: 'ਨਕਦ ਪੈਸਿਆਂ ਦਾ ਕੋਡ',
      how: 'ਇਸ ਨੂੰ PayPoint ਵਾਲੀ ਦੁਕਾਨ ਜਾਂ Post Office ਵਿੱਚ ਦਿਖਾਓ।',
    },
    'supermarket-voucher': {
      what: 'ਸੁਪਰਮਾਰਕਿਟ ਵਾਊਚਰ',
      how: 'ਪੈਸੇ ਦੇਣ ਵੇਲੇ ਇਸ ਨੂੰ ਦਿਖਾਓ।',
    },
    'fuel-voucher': {
      what: 'ਗੈਸ-ਬਿਜਲੀ ਦਾ ਵਾਊਚਰ',
      how: 'ਇਸ ਨੂੰ ਆਪਣੀ ਚਾਬੀ ਜਾਂ ਕਾਰਡ ਨਾਲ ਉਸ ਦੁਕਾਨ ’ਤੇ ਲੈ ਜਾਓ ਜਿੱਥੇ ਤੁਸੀਂ ਟਾਪ-ਅੱਪ ਕਰਦੇ ਹੋ।',
    },
  },
};
