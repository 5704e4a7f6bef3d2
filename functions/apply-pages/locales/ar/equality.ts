import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/equality.ts';

/** After sending, in Arabic: questions that count whom we help. */
export const equality: Words<typeof english.equality> = {
  link: 'الإجابة عن 4 أسئلة تساعدنا على معاملة الجميع بعدل',
  title: 'ساعدنا على معاملة الجميع بعدل',
  optional: 'لست مضطرًا للإجابة. هذا لا يغيّر شيئًا بشأن طلبك.',
  apart: 'نحفظ إجاباتك على حدة. من يقررون لا يرونها. نحن نعدّها فقط، ونحذفها بعد سنتين.',
  skip: 'تخطي هذه الأسئلة',
  sex: { title: 'ما جنسك؟', options: { female: 'أنثى', male: 'ذكر' } },
  ethnicGroup: {
    title: 'ما مجموعتك العرقية؟',
    options: {
      'asian-bangladeshi': 'آسيوي: بنغلاديشي',
      'asian-chinese': 'آسيوي: صيني',
      'asian-indian': 'آسيوي: هندي',
      'asian-pakistani': 'آسيوي: باكستاني',
      'asian-other': 'آسيوي: أصل آخر',
      'black-african': 'أسود: أفريقي',
      'black-caribbean': 'أسود: كاريبي',
      'black-other': 'أسود: أصل آخر',
      'mixed-white-asian': 'مختلط: أبيض وآسيوي',
      'mixed-white-black-african': 'مختلط: أبيض وأسود أفريقي',
      'mixed-white-black-caribbean': 'مختلط: أبيض وأسود كاريبي',
      'mixed-other': 'مختلط: أصل آخر',
      'white-british': 'أبيض: إنجليزي أو ويلزي أو اسكتلندي أو أيرلندي شمالي أو بريطاني',
      'white-irish': 'أبيض: أيرلندي',
      'white-gypsy-or-traveller': 'أبيض: Gypsy أو Irish Traveller',
      'white-roma': 'أبيض: روما',
      'white-other': 'أبيض: أصل آخر',
      arab: 'عربي',
      other: 'مجموعة عرقية أخرى',
    },
  },
  religion: {
    title: 'ما دينك؟',
    options: {
      none: 'بلا دين',
      buddhist: 'بوذي',
      christian: 'مسيحي',
      hindu: 'هندوسي',
      jewish: 'يهودي',
      muslim: 'مسلم',
      sikh: 'سيخي',
      other: 'دين آخر',
    },
  },
  disability: { title: 'هل لديك إعاقة أو مرض طويل الأمد؟', options: { yes: 'نعم', no: 'لا' } },
  send: 'إرسال هذه الإجابات',
  doneTitle: 'شكرًا لك',
  done: 'تساعدنا إجاباتك على معرفة من نصل إليهم ومن لا نصل إليهم.',
  back: 'العودة إلى رقمي المرجعي',
};
