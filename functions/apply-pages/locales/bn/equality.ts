import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/equality.ts';

/** After sending, in Bengali: questions that count whom we help. */
export const equality: Words<typeof english.equality> = {
  link: '4টি প্রশ্নের উত্তর দিন, যা সবার সঙ্গে সমান আচরণ করতে আমাদের সাহায্য করে',
  title: 'সবার সঙ্গে সমান আচরণ করতে আমাদের সাহায্য করুন',
  optional: 'উত্তর দিতেই হবে এমন নয়। এতে আপনার আবেদনের কিছুই বদলায় না।',
  apart:
    'আপনার উত্তর আমরা আলাদা রাখি। যাঁরা সিদ্ধান্ত নেন, তাঁরা এগুলো দেখতে পান না। আমরা শুধু গুনি, আর 2 বছর পরে মুছে ফেলি।',
  skip: 'এই প্রশ্নগুলো বাদ দিন',
  sex: { title: 'আপনার লিঙ্গ কী?', options: { female: 'নারী', male: 'পুরুষ' } },
  ethnicGroup: {
    title: 'আপনার জাতিগত পরিচয় কী?',
    options: {
      'asian-bangladeshi': 'এশীয়: বাংলাদেশি',
      'asian-chinese': 'এশীয়: চীনা',
      'asian-indian': 'এশীয়: ভারতীয়',
      'asian-pakistani': 'এশীয়: পাকিস্তানি',
      'asian-other': 'এশীয়: অন্য পরিচয়',
      'black-african': 'কৃষ্ণাঙ্গ: আফ্রিকান',
      'black-caribbean': 'কৃষ্ণাঙ্গ: ক্যারিবিয়ান',
      'black-other': 'কৃষ্ণাঙ্গ: অন্য পরিচয়',
      'mixed-white-asian': 'মিশ্র: শ্বেতাঙ্গ ও এশীয়',
      'mixed-white-black-african': 'মিশ্র: শ্বেতাঙ্গ ও কৃষ্ণাঙ্গ আফ্রিকান',
      'mixed-white-black-caribbean': 'মিশ্র: শ্বেতাঙ্গ ও কৃষ্ণাঙ্গ ক্যারিবিয়ান',
      'mixed-other': 'মিশ্র: অন্য পরিচয়',
      'white-british': 'শ্বেতাঙ্গ: ইংরেজ, ওয়েলশ, স্কটিশ, উত্তর আইরিশ বা ব্রিটিশ',
      'white-irish': 'শ্বেতাঙ্গ: আইরিশ',
      'white-gypsy-or-traveller': 'শ্বেতাঙ্গ: Gypsy বা Irish Traveller',
      'white-roma': 'শ্বেতাঙ্গ: রোমা',
      'white-other': 'শ্বেতাঙ্গ: অন্য পরিচয়',
      arab: 'আরব',
      other: 'অন্য জাতিগত পরিচয়',
    },
  },
  religion: {
    title: 'আপনার ধর্ম কী?',
    options: {
      none: 'কোনো ধর্ম নেই',
      buddhist: 'বৌদ্ধ',
      christian: 'খ্রিস্টান',
      hindu: 'হিন্দু',
      jewish: 'ইহুদি',
      muslim: 'মুসলিম',
      sikh: 'শিখ',
      other: 'অন্য ধর্ম',
    },
  },
  disability: {
    title: 'আপনার কি প্রতিবন্ধিতা বা দীর্ঘদিনের অসুখ আছে?',
    options: { yes: 'হ্যাঁ', no: 'না' },
  },
  send: 'এই উত্তরগুলো পাঠান',
  doneTitle: 'ধন্যবাদ',
  done: 'আপনার উত্তর থেকে আমরা বুঝি কাদের কাছে পৌঁছাই আর কাদের কাছে পৌঁছাই না।',
  back: 'আমার রেফারেন্স নম্বরে ফিরে যান',
};
