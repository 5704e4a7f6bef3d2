import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/equality.ts';

/** After sending, in Punjabi: questions that count whom we help. */
export const equality: Words<typeof english.equality> = {
  link: '4 ਸਵਾਲਾਂ ਦੇ ਜਵਾਬ ਦਿਓ ਜੋ ਸਭ ਨਾਲ ਇਨਸਾਫ਼ ਕਰਨ ਵਿੱਚ ਸਾਡੀ ਮਦਦ ਕਰਦੇ ਹਨ',
  title: 'ਸਭ ਨਾਲ ਇਨਸਾਫ਼ ਕਰਨ ਵਿੱਚ ਸਾਡੀ ਮਦਦ ਕਰੋ',
  optional: 'ਜਵਾਬ ਦੇਣਾ ਜ਼ਰੂਰੀ ਨਹੀਂ। ਇਸ ਨਾਲ ਤੁਹਾਡੀ ਅਰਜ਼ੀ ਬਾਰੇ ਕੁਝ ਨਹੀਂ ਬਦਲਦਾ।',
  apart:
    'ਅਸੀਂ ਤੁਹਾਡੇ ਜਵਾਬ ਵੱਖਰੇ ਰੱਖਦੇ ਹਾਂ। ਫ਼ੈਸਲਾ ਕਰਨ ਵਾਲੇ ਇਹਨਾਂ ਨੂੰ ਨਹੀਂ ਦੇਖ ਸਕਦੇ। ਅਸੀਂ ਸਿਰਫ਼ ਇਹਨਾਂ ਨੂੰ ਗਿਣਦੇ ਹਾਂ, ਅਤੇ 2 ਸਾਲ ਬਾਅਦ ਮਿਟਾ ਦਿੰਦੇ ਹਾਂ।',
  skip: 'ਇਹ ਸਵਾਲ ਛੱਡੋ',
  sex: { title: 'ਤੁਹਾਡਾ ਲਿੰਗ ਕੀ ਹੈ?', options: { female: 'ਔਰਤ', male: 'ਮਰਦ' } },
  ethnicGroup: {
    title: 'ਤੁਹਾਡਾ ਨਸਲੀ ਸਮੂਹ ਕੀ ਹੈ?',
    options: {
      'asian-bangladeshi': 'ਏਸ਼ੀਆਈ: ਬੰਗਲਾਦੇਸ਼ੀ',
      'asian-chinese': 'ਏਸ਼ੀਆਈ: ਚੀਨੀ',
      'asian-indian': 'ਏਸ਼ੀਆਈ: ਭਾਰਤੀ',
      'asian-pakistani': 'ਏਸ਼ੀਆਈ: ਪਾਕਿਸਤਾਨੀ',
      'asian-other': 'ਏਸ਼ੀਆਈ: ਕੋਈ ਹੋਰ ਪਿਛੋਕੜ',
      'black-african': 'ਕਾਲੇ: ਅਫ਼ਰੀਕੀ',
      'black-caribbean': 'ਕਾਲੇ: ਕੈਰੀਬੀਅਨ',
      'black-other': 'ਕਾਲੇ: ਕੋਈ ਹੋਰ ਪਿਛੋਕੜ',
      'mixed-white-asian': 'ਮਿਲੇ-ਜੁਲੇ: ਗੋਰੇ ਅਤੇ ਏਸ਼ੀਆਈ',
      'mixed-white-black-african': 'ਮਿਲੇ-ਜੁਲੇ: ਗੋਰੇ ਅਤੇ ਕਾਲੇ ਅਫ਼ਰੀਕੀ',
      'mixed-white-black-caribbean': 'ਮਿਲੇ-ਜੁਲੇ: ਗੋਰੇ ਅਤੇ ਕਾਲੇ ਕੈਰੀਬੀਅਨ',
      'mixed-other': 'ਮਿਲੇ-ਜੁਲੇ: ਕੋਈ ਹੋਰ ਪਿਛੋਕੜ',
      'white-british': 'ਗੋਰੇ: ਅੰਗਰੇਜ਼, ਵੈਲਸ਼, ਸਕਾਟਿਸ਼, ਉੱਤਰੀ ਆਇਰਿਸ਼ ਜਾਂ ਬ੍ਰਿਟਿਸ਼',
      'white-irish': 'ਗੋਰੇ: ਆਇਰਿਸ਼',
      'white-gypsy-or-traveller': 'ਗੋਰੇ: Gypsy ਜਾਂ Irish Traveller',
      'white-roma': 'ਗੋਰੇ: ਰੋਮਾ',
      'white-other': 'ਗੋਰੇ: ਕੋਈ ਹੋਰ ਪਿਛੋਕੜ',
      arab: 'ਅਰਬ',
      other: 'ਕੋਈ ਹੋਰ ਨਸਲੀ ਸਮੂਹ',
    },
  },
  religion: {
    title: 'ਤੁਹਾਡਾ ਧਰਮ ਕੀ ਹੈ?',
    options: {
      none: 'ਕੋਈ ਧਰਮ ਨਹੀਂ',
      buddhist: 'ਬੋਧੀ',
      christian: 'ਈਸਾਈ',
      hindu: 'ਹਿੰਦੂ',
      jewish: 'ਯਹੂਦੀ',
      muslim: 'ਮੁਸਲਮਾਨ',
      sikh: 'ਸਿੱਖ',
      other: 'ਕੋਈ ਹੋਰ ਧਰਮ',
    },
  },
  disability: { title: 'ਕੀ ਤੁਸੀਂ ਅਪਾਹਜ ਹੋ, ਜਾਂ ਲੰਮੇ ਸਮੇਂ ਤੋਂ ਬਿਮਾਰ ਹੋ?', options: { yes: 'ਹਾਂ', no: 'ਨਹੀਂ' } },
  send: 'ਇਹ ਜਵਾਬ ਭੇਜੋ',
  doneTitle: 'ਧੰਨਵਾਦ',
  done: 'ਤੁਹਾਡੇ ਜਵਾਬਾਂ ਤੋਂ ਸਾਨੂੰ ਪਤਾ ਲੱਗਦਾ ਹੈ ਕਿ ਅਸੀਂ ਕਿਸ ਤੱਕ ਪਹੁੰਚਦੇ ਹਾਂ ਅਤੇ ਕਿਸ ਤੱਕ ਨਹੀਂ।',
  back: 'ਮੇਰੇ ਰੈਫ਼ਰੈਂਸ ਨੰਬਰ ’ਤੇ ਵਾਪਸ ਜਾਓ',
};
