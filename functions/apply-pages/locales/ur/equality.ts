import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/equality.ts';

/** After sending, in Urdu: questions that count whom we help. */
export const equality: Words<typeof english.equality> = {
  link: '4 سوالوں کے جواب دیں جن سے ہم سب کے ساتھ انصاف کر سکیں',
  title: 'سب کے ساتھ انصاف کرنے میں ہماری مدد کریں',
  optional: 'جواب دینا ضروری نہیں۔ اس سے آپ کی درخواست پر کوئی فرق نہیں پڑتا۔',
  apart:
    'ہم آپ کے جواب الگ رکھتے ہیں۔ فیصلہ کرنے والے انہیں نہیں دیکھ سکتے۔ ہم انہیں صرف گنتے ہیں، اور 2 سال بعد مٹا دیتے ہیں۔',
  skip: 'یہ سوال چھوڑ دیں',
  sex: { title: 'آپ کی جنس کیا ہے؟', options: { female: 'عورت', male: 'مرد' } },
  ethnicGroup: {
    title: 'آپ کا نسلی گروہ کون سا ہے؟',
    options: {
      'asian-bangladeshi': 'ایشیائی: بنگلہ دیشی',
      'asian-chinese': 'ایشیائی: چینی',
      'asian-indian': 'ایشیائی: ہندوستانی',
      'asian-pakistani': 'ایشیائی: پاکستانی',
      'asian-other': 'ایشیائی: کوئی اور پس منظر',
      'black-african': 'سیاہ فام: افریقی',
      'black-caribbean': 'سیاہ فام: کیریبین',
      'black-other': 'سیاہ فام: کوئی اور پس منظر',
      'mixed-white-asian': 'مخلوط: سفید فام اور ایشیائی',
      'mixed-white-black-african': 'مخلوط: سفید فام اور سیاہ فام افریقی',
      'mixed-white-black-caribbean': 'مخلوط: سفید فام اور سیاہ فام کیریبین',
      'mixed-other': 'مخلوط: کوئی اور پس منظر',
      'white-british': 'سفید فام: انگریز، ویلش، اسکاٹش، شمالی آئرش یا برطانوی',
      'white-irish': 'سفید فام: آئرش',
      'white-gypsy-or-traveller': 'سفید فام: Gypsy یا Irish Traveller',
      'white-roma': 'سفید فام: روما',
      'white-other': 'سفید فام: کوئی اور پس منظر',
      arab: 'عرب',
      other: 'کوئی اور نسلی گروہ',
    },
  },
  religion: {
    title: 'آپ کا مذہب کیا ہے؟',
    options: {
      none: 'کوئی مذہب نہیں',
      buddhist: 'بدھ',
      christian: 'مسیحی',
      hindu: 'ہندو',
      jewish: 'یہودی',
      muslim: 'مسلمان',
      sikh: 'سکھ',
      other: 'کوئی اور مذہب',
    },
  },
  disability: {
    title: 'کیا آپ کو کوئی معذوری یا لمبی بیماری ہے؟',
    options: { yes: 'ہاں', no: 'نہیں' },
  },
  send: 'یہ جواب بھیجیں',
  doneTitle: 'شکریہ',
  done: 'آپ کے جوابات سے ہمیں پتہ چلتا ہے کہ ہم کس تک پہنچتے ہیں اور کس تک نہیں۔',
  back: 'میرے حوالہ نمبر پر واپس جائیں',
};
