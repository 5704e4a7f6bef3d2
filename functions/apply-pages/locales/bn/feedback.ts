import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/feedback.ts';

/** What people think of our pages, in Bengali, asked after using them. */
export const feedback: Words<typeof english.feedback> = {
  link: 'কেমন হলো আমাদের বলুন (5টি ছোট প্রশ্ন)',
  title: 'কেমন হলো?',
  why: 'আপনার উত্তর থেকে আমরা এটা অন্যদের জন্য সহজ করি। এর সঙ্গে আপনার নাম রাখি না।',
  satisfaction: {
    title: 'এটা ব্যবহার করতে কেমন লাগল?',
    missing: 'ব্যবহার করতে কেমন লাগল, বেছে নিন',
    options: {
      'very-good': 'খুব ভালো',
      good: 'ভালো',
      neither: 'ভালোও না, খারাপও না',
      bad: 'খারাপ',
      'very-bad': 'খুব খারাপ',
    },
  },
  hardToUnderstand: { title: 'কিছু কি বুঝতে কঠিন ছিল?', options: { yes: 'হ্যাঁ', no: 'না' } },
  knowsWhatIsNext: { title: 'এরপর কী হবে, আপনি কি জানেন?', options: { yes: 'হ্যাঁ', no: 'না' } },
  helpedBy: {
    title: 'কেউ কি আপনাকে সাহায্য করেছেন?',
    options: {
      nobody: 'না, একাই করেছি',
      'somebody-known': 'হ্যাঁ, চেনা কেউ',
      worker: 'হ্যাঁ, একজন কর্মী',
    },
  },
  words: {
    title: 'আমরা কী আরও ভালো করতে পারি? (না দিলেও চলবে)',
    hint: 'যেকোনো ভাষায় লিখতে পারেন। এখানে আপনার নাম বা ব্যাংকের তথ্য লিখবেন না।',
    tooLong: 'আপনার লেখা 1,200 অক্ষর বা তার কম হতে হবে',
  },
  send: 'পাঠান',
  done: 'মানুষ যা বলেন আমরা পড়ি, আর যা পারি বদলাই।',
};
