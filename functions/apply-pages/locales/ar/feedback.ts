import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/feedback.ts';

/** What people think of our pages, in Arabic, asked after using them. */
export const feedback: Words<typeof english.feedback> = {
  link: 'أخبرنا كيف كانت تجربتك (5 أسئلة قصيرة)',
  title: 'كيف كانت تجربتك؟',
  why: 'تساعدنا إجاباتك على تسهيل هذا على غيرك. لا نحفظ اسمك معها.',
  satisfaction: {
    title: 'كيف كان استخدام هذا؟',
    missing: 'يُرجى اختيار كيف كان استخدام هذا',
    options: {
      'very-good': 'جيد جدًا',
      good: 'جيد',
      neither: 'لا جيد ولا سيئ',
      bad: 'سيئ',
      'very-bad': 'سيئ جدًا',
    },
  },
  hardToUnderstand: { title: 'هل كان هناك شيء صعب الفهم؟', options: { yes: 'نعم', no: 'لا' } },
  knowsWhatIsNext: { title: 'هل تعرف ماذا سيحدث بعد ذلك؟', options: { yes: 'نعم', no: 'لا' } },
  helpedBy: {
    title: 'هل ساعدك أحد؟',
    options: { nobody: 'لا، وحدي', 'somebody-known': 'نعم، شخص أعرفه', worker: 'نعم، موظف' },
  },
  words: {
    title: 'ماذا يمكننا أن نحسّن؟ (اختياري)',
    hint: 'يمكنك الكتابة بأي لغة. لا تكتب هنا اسمك أو بياناتك المصرفية.',
    tooLong: 'يجب أن يكون ما كتبته 1,200 حرف أو أقل',
  },
  send: 'إرسال',
  done: 'نقرأ ما يقوله لنا الناس، ونغيّر ما نستطيع.',
};
