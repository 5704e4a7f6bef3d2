import type { MessageWords } from '../message-words.ts';

/**
 * What families are told, in Urdu. The sentences around `((what))` rely on its being masculine, and
 * leave it in the direct case: “نقد رقم کا کوڈ” would change before “کا”.
 */
export const ur: MessageWords = {
  kinds: {
    'voucher-issued': {
      subject: 'آپ کا ((what)) آ گیا ہے',
      plain: [
        'Open Door: آپ کا ((amount)) کا ((what)): ((code))۔ اسے ((day)) تک استعمال کریں۔ ((how))',
        'کیا مل گیا؟ ہمیں بتائیں: ((link))',
      ],
      discreet: '((reference)): ((code))۔ ((day)) تک چلے گا۔ ((link))',
    },
    'voucher-reminder': {
      subject: 'آپ کا ((what)) ابھی استعمال نہیں ہوا',
      plain: [
        'Open Door: آپ کا ((amount)) کا ((what)) جس کے آخر میں ((ending)) ہے، ابھی استعمال نہیں ہوا۔ اسے ((day)) تک استعمال کریں۔ ((how))',
        'کھو گیا؟ ہم دوبارہ بھیج سکتے ہیں: ((status)) یا 0121 634 7100 پر فون کریں۔',
      ],
      discreet: '((reference)): آخر میں ((ending))، ((day)) تک چلے گا۔ دوبارہ چاہیے: ((status))',
    },
    'voucher-expired': {
      subject: 'آپ کا ((what)): وقت ختم ہو گیا، مگر رقم اب بھی آپ کی ہے',
      plain: [
        'Open Door: آپ کا ((what)): استعمال سے پہلے وقت ختم ہو گیا۔ ((amount)) اب بھی آپ کے ہیں۔',
        'چنیں کہ رقم کیسے دی جائے: ((link)) یہ لنک ((day)) تک چلے گا۔ یا 0121 634 7100 پر فون کریں۔',
      ],
      discreet: '((reference)): ((day)) تک دوبارہ چنیں: ((link))',
    },
    // True as well of one that was never made: its family was told of none.
    'voucher-cancelled': {
      subject: 'آپ کا ((what)) روک دیا گیا، مگر رقم اب بھی آپ کی ہے',
      plain: [
        'Open Door: آپ کا ((what)) روک دیا گیا ہے اور استعمال نہیں ہو سکتا۔ ((amount)) اب بھی آپ کے ہیں۔',
        'چنیں کہ رقم کیسے دی جائے: ((link)) یہ لنک ((day)) تک چلے گا۔ یا 0121 634 7100 پر فون کریں۔',
      ],
      discreet: '((reference)): پرانا والا بند ہو گیا ہے۔ ((day)) تک دوبارہ چنیں: ((link))',
    },
    'voucher-stopped': {
      subject: 'ہم نے آپ کا ایک کوڈ روک دیا، مگر رقم اب بھی آپ کی ہے',
      plain: [
        'Open Door: ہم نے آپ کا وہ ((what)) روک دیا جس کے آخر میں ((ending)) ہے۔ وہ اب نہیں چلے گا۔ ((amount)) اب بھی آپ کے ہیں۔',
        'جب آپ کے دوسرے کوڈ استعمال ہو جائیں یا ان کا وقت ختم ہو جائے تو آپ چن سکیں گے کہ رقم کیسے دی جائے۔ تب ہم آپ کو لکھیں گے۔ ((status)) دیکھیں یا 0121 634 7100 پر فون کریں۔',
      ],
      discreet:
        '((reference)): جس کے آخر میں ((ending)) ہے، وہ بند ہو گیا۔ ہم پھر لکھیں گے۔ ہم سے بات کریں: ((status))',
    },
    'payment-returned': {
      subject: 'آپ کی رقم ہمارے پاس واپس آ گئی، اور اب بھی آپ کی ہے',
      plain: [
        'Open Door: آپ کے بینک نے ((amount)) ہمیں واپس بھیج دیے۔ یہ محفوظ ہیں اور اب بھی آپ کے ہیں۔',
        'بتائیں کہ رقم کہاں بھیجیں: ((link)) یہ لنک ((day)) تک چلے گا۔ یا 0121 634 7100 پر فون کریں۔',
      ],
      discreet: '((reference)): ((day)) تک اسے دیکھ لیں: ((link))',
    },
    'contact-reminder': {
      subject: 'ایک قدم باقی ہے: کوڈ لکھیں',
      plain: [
        'Open Door: ہمیں معلوم ہونا چاہیے کہ ہمارے پیغام آپ تک پہنچتے ہیں۔ جب تک آپ کوڈ نہ لکھیں ہم آپ کو رقم نہیں دے سکتے۔',
        'حوالہ نمبر ((reference)) سے اپنی درخواست کھولیں اور کوڈ مانگیں: ((status)) یا 0121 634 7100 پر فون کریں۔',
      ],
      discreet: '((reference)): ہم ابھی تک آپ کے کوڈ کے منتظر ہیں۔ اسے یہاں لکھیں: ((status))',
    },
  },
  /** Shown instead of a subject that says what it is about. */
  discreetSubject: '((reference)) کے بارے میں',
  /** Whoever looks over a shoulder learns from these that there is a form, and not which. */
  visit: {
    'application-saved': {
      subject: 'آپ کے جوابات محفوظ ہو گئے ہیں',
      discreet:
        'آپ کے جوابات ((day)) تک محفوظ ہیں۔ حوالہ نمبر: ((reference))۔ جاری رکھیں: ((link))',
    },
    'return-code': {
      subject: 'آپ کا کوڈ',
      discreet: 'آپ کا کوڈ: ((code))۔ یہ 15 منٹ تک چلے گا۔ کسی کو نہ دیں۔',
    },
  },
  pieces: {
    'cash-out': {
      what: 'نقد رقم کا کوڈ',
      how: 'اسے PayPoint کی دکان یا Post Office میں دکھائیں۔',
    },
    'supermarket-voucher': { what: 'سپر مارکیٹ واؤچر', how: 'پیسے دیتے وقت اسے دکھائیں۔' },
    'fuel-voucher': {
      what: 'گیس بجلی کا واؤچر',
      how: 'اسے اپنی چابی (key) یا کارڈ کے ساتھ ٹاپ اپ کی دکان پر لے جائیں۔',
    },
  },
};
