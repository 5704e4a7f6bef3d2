import type { MessageWords } from '../message-words.ts';

/**
 * What families are told, in Bengali. A word stands after a code, and no full stop (।) or date: it
 * would be read as a part of the code.
 */
export const bn: MessageWords = {
  kinds: {
    'voucher-issued': {
      subject: 'আপনার ((what)) এসেছে',
      plain: [
        'Open Door: ((code)) আপনার ((amount))-এর ((what))। ((day)) তারিখের মধ্যে ব্যবহার করুন। ((how))',
        'পেয়েছেন? জানান: ((link))',
      ],
      discreet: '((reference)): ((code)) চলবে ((day)) পর্যন্ত। ((link))',
    },
    'voucher-reminder': {
      subject: 'আপনার ((what)) এখনো ব্যবহার হয়নি',
      plain: [
        'Open Door: আপনার ((amount))-এর ((what)), যার শেষে ((ending)), এখনো ব্যবহার হয়নি। ((day)) তারিখের মধ্যে ব্যবহার করুন। ((how))',
        'হারিয়েছেন? আবার পাঠাতে পারি: ((status)) বা 0121 634 7100 নম্বরে ফোন করুন।',
      ],
      discreet: '((reference)): শেষে ((ending)), চলবে ((day)) পর্যন্ত। আবার পেতে: ((status))',
    },
    'voucher-expired': {
      subject: 'আপনার ((what)): সময় শেষ, তবে টাকা এখনো আপনার',
      plain: [
        'Open Door: আপনার ((what)) ব্যবহার হয়নি, এর সময় শেষ। ((amount)) এখনো আপনার।',
        'কীভাবে টাকা দেব, বেছে নিন: ((link)) লিঙ্ক ((day)) পর্যন্ত চলবে। বা 0121 634 7100 নম্বরে ফোন করুন।',
      ],
      discreet: '((reference)): ((day)) তারিখের মধ্যে আবার বেছে নিন: ((link))',
    },
    // True as well of one that was never made: its family was told of none.
    'voucher-cancelled': {
      subject: 'আপনার ((what)) বন্ধ হয়েছে, তবে টাকা এখনো আপনার',
      plain: [
        'Open Door: আপনার ((what)) বন্ধ হয়েছে, ব্যবহার করা যাবে না। ((amount)) এখনো আপনার।',
        'কীভাবে টাকা দেব, বেছে নিন: ((link)) লিঙ্ক ((day)) পর্যন্ত চলবে। বা 0121 634 7100 নম্বরে ফোন করুন।',
      ],
      discreet: '((reference)): আগেরটি বন্ধ হয়েছে। ((day)) তারিখের মধ্যে আবার বেছে নিন: ((link))',
    },
    'voucher-stopped': {
      subject: 'আপনার একটি কোড আমরা বন্ধ করেছি, তবে টাকা এখনো আপনার',
      plain: [
        'Open Door: আপনার ((what)), যার শেষে ((ending)), আমরা বন্ধ করেছি। এটা আর কাজ করে না। ((amount)) এখনো আপনার।',
        'অন্য কোডগুলো ব্যবহার হলে বা সময় শেষ হলে, কীভাবে টাকা দেব তা বেছে নিতে পারবেন। তখন আমরা আবার লিখব। দেখুন ((status)) বা 0121 634 7100 নম্বরে ফোন করুন।',
      ],
      discreet:
        '((reference)): যেটার শেষে ((ending)), সেটা বন্ধ হয়েছে। আমরা আবার লিখব। কথা বলতে: ((status))',
    },
    'payment-returned': {
      subject: 'আপনার টাকা ফেরত এসেছে, এটা এখনো আপনার',
      plain: [
        'Open Door: আপনার ব্যাংক ((amount)) আমাদের কাছে ফেরত পাঠিয়েছে। টাকা নিরাপদ, এখনো আপনার।',
        'কোথায় টাকা দেব, জানান: ((link)) লিঙ্ক ((day)) পর্যন্ত চলবে। বা 0121 634 7100 নম্বরে ফোন করুন।',
      ],
      discreet: '((reference)): ((day)) তারিখের মধ্যে এটা দেখুন: ((link))',
    },
    'contact-reminder': {
      subject: 'আর একটি ধাপ বাকি: কোডটি লিখুন',
      plain: [
        'Open Door: আমাদের বার্তা আপনার কাছে পৌঁছায় কি না, তা আমাদের জানতে হবে। আপনি কোডটি লেখার আগে আমরা আপনাকে টাকা দিতে পারি না।',
        'রেফারেন্স নম্বর ((reference)) দিয়ে আপনার আবেদন খুলুন, তারপর কোড চান: ((status)) বা 0121 634 7100 নম্বরে ফোন করুন।',
      ],
      discreet: '((reference)): আমরা এখনো আপনার কোডের অপেক্ষায় আছি। এখানে লিখুন: ((status))',
    },
  },
  /** Shown instead of a subject that says what it is about. */
  discreetSubject: '((reference)) নিয়ে',
  /** Whoever looks over a shoulder learns from these that there is a form, and not which. */
  visit: {
    'application-saved': {
      subject: 'আপনার উত্তর সেভ হয়েছে',
      discreet:
        'আপনার উত্তর ((day)) পর্যন্ত সেভ থাকবে। রেফারেন্স নম্বর ((reference)) – এগিয়ে যান: ((link))',
    },
    'return-code': {
      subject: 'আপনার কোড',
      discreet: '((code)) আপনার কোড। 15 মিনিট চলবে। কাউকে দেবেন না।',
    },
  },
  pieces: {
    'cash-out': { what: 'নগদ টাকার কোড', how: 'PayPoint আছে এমন দোকানে বা Post Office-এ দেখান।' },
    'supermarket-voucher': { what: 'সুপারমার্কেট ভাউচার', how: 'দাম দেওয়ার সময় দেখান।' },
    'fuel-voucher': {
      what: 'গ্যাস-বিদ্যুতের ভাউচার',
      how: 'যে দোকানে টপ-আপ করেন, এটা আর চাবি বা কার্ড নিয়ে সেখানে যান।',
    },
  },
};
