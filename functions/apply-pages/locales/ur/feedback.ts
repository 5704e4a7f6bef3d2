import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/feedback.ts';

/** What people think of our pages, in Urdu, asked after using them. */
export const feedback: Words<typeof english.feedback> = {
  link: 'ہمیں بتائیں کہ یہ کیسا رہا (5 چھوٹے سوال)',
  title: 'یہ کیسا رہا؟',
  why: 'آپ کے جوابات سے ہم اسے دوسروں کے لیے آسان بناتے ہیں۔ ہم ان کے ساتھ آپ کا نام نہیں رکھتے۔',
  satisfaction: {
    title: 'اسے استعمال کرنا کیسا تھا؟',
    missing: 'چنیں کہ اسے استعمال کرنا کیسا تھا',
    options: {
      'very-good': 'بہت اچھا',
      good: 'اچھا',
      neither: 'نہ اچھا نہ برا',
      bad: 'برا',
      'very-bad': 'بہت برا',
    },
  },
  hardToUnderstand: { title: 'کیا کچھ سمجھنا مشکل تھا؟', options: { yes: 'ہاں', no: 'نہیں' } },
  knowsWhatIsNext: {
    title: 'کیا آپ کو معلوم ہے کہ آگے کیا ہوگا؟',
    options: { yes: 'ہاں', no: 'نہیں' },
  },
  helpedBy: {
    title: 'کیا کسی نے آپ کی مدد کی؟',
    options: {
      nobody: 'نہیں، کسی نے نہیں',
      'somebody-known': 'ہاں، کسی جاننے والے نے',
      worker: 'ہاں، کسی ورکر نے',
    },
  },
  words: {
    title: 'ہم کیا بہتر کر سکتے ہیں؟ (ضروری نہیں)',
    hint: 'کسی بھی زبان میں لکھیں۔ یہاں اپنا نام یا بینک کی تفصیلات نہ لکھیں۔',
    tooLong: 'آپ کی تحریر 1,200 حروف یا اس سے کم ہونی چاہیے',
  },
  send: 'بھیجیں',
  done: 'لوگ جو بتاتے ہیں ہم پڑھتے ہیں، اور جو بدل سکتے ہیں بدلتے ہیں۔',
};
