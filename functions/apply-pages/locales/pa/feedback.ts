import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/feedback.ts';

/** What people think of our pages, in Punjabi, asked after using them. */
export const feedback: Words<typeof english.feedback> = {
  link: 'ਸਾਨੂੰ ਦੱਸੋ ਕਿ ਇਹ ਕਿਵੇਂ ਰਿਹਾ (5 ਛੋਟੇ ਸਵਾਲ)',
  title: 'ਇਹ ਕਿਵੇਂ ਰਿਹਾ?',
  why: 'ਤੁਹਾਡੇ ਜਵਾਬਾਂ ਨਾਲ ਅਸੀਂ ਇਸ ਨੂੰ ਹੋਰਾਂ ਲਈ ਸੌਖਾ ਬਣਾਉਂਦੇ ਹਾਂ। ਅਸੀਂ ਇਹਨਾਂ ਨਾਲ ਤੁਹਾਡਾ ਨਾਂ ਨਹੀਂ ਰੱਖਦੇ।',
  satisfaction: {
    title: 'ਇਸ ਨੂੰ ਵਰਤਣਾ ਕਿਵੇਂ ਲੱਗਾ?',
    missing: 'ਚੁਣੋ ਕਿ ਇਸ ਨੂੰ ਵਰਤਣਾ ਕਿਵੇਂ ਲੱਗਾ',
    options: {
      'very-good': 'ਬਹੁਤ ਵਧੀਆ',
      good: 'ਵਧੀਆ',
      neither: 'ਨਾ ਵਧੀਆ ਨਾ ਮਾੜਾ',
      bad: 'ਮਾੜਾ',
      'very-bad': 'ਬਹੁਤ ਮਾੜਾ',
    },
  },
  hardToUnderstand: { title: 'ਕੀ ਕੁਝ ਸਮਝਣਾ ਔਖਾ ਸੀ?', options: { yes: 'ਹਾਂ', no: 'ਨਹੀਂ' } },
  knowsWhatIsNext: { title: 'ਕੀ ਤੁਹਾਨੂੰ ਪਤਾ ਹੈ ਕਿ ਅੱਗੇ ਕੀ ਹੋਵੇਗਾ?', options: { yes: 'ਹਾਂ', no: 'ਨਹੀਂ' } },
  helpedBy: {
    title: 'ਕੀ ਕਿਸੇ ਨੇ ਤੁਹਾਡੀ ਮਦਦ ਕੀਤੀ?',
    options: {
      nobody: 'ਨਹੀਂ, ਕਿਸੇ ਨੇ ਨਹੀਂ',
      'somebody-known': 'ਹਾਂ, ਕਿਸੇ ਜਾਣਕਾਰ ਨੇ',
      worker: 'ਹਾਂ, ਕਿਸੇ ਵਰਕਰ ਨੇ',
    },
  },
  words: {
    title: 'ਅਸੀਂ ਕੀ ਬਿਹਤਰ ਕਰ ਸਕਦੇ ਹਾਂ? (ਜ਼ਰੂਰੀ ਨਹੀਂ)',
    hint: 'ਕਿਸੇ ਵੀ ਬੋਲੀ ਵਿੱਚ ਲਿਖ ਸਕਦੇ ਹੋ। ਇੱਥੇ ਆਪਣਾ ਨਾਂ ਜਾਂ ਬੈਂਕ ਦੀ ਜਾਣਕਾਰੀ ਨਾ ਲਿਖੋ।',
    tooLong: 'ਤੁਹਾਡੀ ਲਿਖਤ 1,200 ਅੱਖਰਾਂ ਤੋਂ ਵੱਧ ਨਹੀਂ ਹੋ ਸਕਦੀ',
  },
  send: 'ਭੇਜੋ',
  done: 'ਲੋਕ ਜੋ ਦੱਸਦੇ ਹਨ ਅਸੀਂ ਪੜ੍ਹਦੇ ਹਾਂ, ਅਤੇ ਜੋ ਬਦਲ ਸਕਦੇ ਹਾਂ ਬਦਲਦੇ ਹਾਂ।',
};
