import type { MessageWords } from '../message-words.ts';

/**
 * What families are told, in Arabic. `((what))` is a code (masculine) or a voucher (feminine): the
 * sentences around it agree with both, and each `how` with its own `what`.
 */
export const ar: MessageWords = {
  kinds: {
    'voucher-issued': {
      subject: 'وصل إليك: ((what))',
      plain: [
        'Open Door: ((what)) بقيمة ((amount)): ((code)). آخر يوم للاستخدام ((day)). ((how))',
        'هل وصلك؟ جوابك هنا: ((link))',
      ],
      discreet: '((reference)): ((code)). صالح حتى ((day)). ((link))',
    },
    'voucher-reminder': {
      subject: 'لم يُستخدم بعد: ((what))',
      plain: [
        'Open Door: لم يُستخدم بعد: ((what)) بقيمة ((amount))، آخر الرمز ((ending)). آخر يوم للاستخدام ((day)). ((how))',
        'ضاع الرمز؟ نستطيع إرساله من جديد: ((status)) أو بالهاتف 0121 634 7100.',
      ],
      discreet: '((reference)): آخره ((ending))، صالح حتى ((day)). من جديد: ((status))',
    },
    'voucher-expired': {
      subject: 'انتهت مدة ((what))، والمال ما زال لك',
      plain: [
        'Open Door: انتهت مدة ((what)) قبل الاستخدام. مبلغ ((amount)) ما زال لك.',
        'لاختيار طريقة استلام المال: ((link)) الرابط صالح حتى ((day)). أو بالهاتف 0121 634 7100.',
      ],
      discreet: '((reference)): نرجو الاختيار من جديد، آخر موعد ((day)): ((link))',
    },
    // True as well of one that was never made: its family was told of none.
    'voucher-cancelled': {
      subject: 'تم إيقاف ((what))، والمال ما زال لك',
      plain: [
        'Open Door: تم إيقاف ((what)) والاستخدام غير ممكن. مبلغ ((amount)) ما زال لك.',
        'لاختيار طريقة استلام المال: ((link)) الرابط صالح حتى ((day)). أو بالهاتف 0121 634 7100.',
      ],
      discreet: '((reference)): تم إيقاف القديم. نرجو الاختيار من جديد، آخر موعد ((day)): ((link))',
    },
    'voucher-stopped': {
      subject: 'أوقفنا أحد رموزك، والمال ما زال لك',
      plain: [
        'Open Door: أوقفنا ((what))، آخر الرمز ((ending)). لم يعد الاستخدام ممكنًا. مبلغ ((amount)) ما زال لك.',
        'بعد استخدام رموزك الأخرى أو انتهاء مدتها، يمكنك اختيار طريقة استلام المال. سنكتب لك عندها. التفاصيل: ((status)) أو بالهاتف 0121 634 7100.',
      ],
      discreet:
        '((reference)): تم إيقاف ما آخره ((ending)). سنكتب لك من جديد. للتواصل معنا: ((status))',
    },
    'payment-returned': {
      subject: 'عاد مالك إلينا، وهو ما زال لك',
      plain: [
        'Open Door: أعاد بنكك إلينا ((amount)). المبلغ محفوظ وما زال لك.',
        'أين ندفع لك؟ الجواب هنا: ((link)) الرابط صالح حتى ((day)). أو بالهاتف 0121 634 7100.',
      ],
      discreet: '((reference)): نرجو النظر في هذا، آخر موعد ((day)): ((link))',
    },
    'contact-reminder': {
      subject: 'بقيت خطوة واحدة: كتابة الرمز',
      plain: [
        'Open Door: يجب أن نعرف أن رسائلنا تصل إليك. لا نستطيع أن ندفع لك قبل كتابة الرمز.',
        'طلبك ورمز جديد هنا، الرقم المرجعي ((reference)): ((status)) أو بالهاتف 0121 634 7100.',
      ],
      discreet: '((reference)): ما زلنا ننتظر الرمز منك. لكتابته: ((status))',
    },
  },
  /** Shown instead of a subject that says what it is about. */
  discreetSubject: 'بخصوص ((reference))',
  /** Whoever looks over a shoulder learns from these that there is a form, and not which. */
  visit: {
    'application-saved': {
      subject: 'إجاباتك محفوظة',
      discreet: 'إجاباتك محفوظة حتى ((day)). الرقم المرجعي ((reference)). للمتابعة: ((link))',
    },
    'return-code': {
      subject: 'رمزك',
      discreet: '((code)) هو رمزك. صالح لمدة 15 دقيقة. يجب عدم إعطائه لأي شخص.',
    },
  },
  pieces: {
    'cash-out': { what: 'رمز سحب النقود', how: 'عليك عرضه في محل PayPoint أو في Post Office.' },
    'supermarket-voucher': { what: 'قسيمة السوبرماركت', how: 'عليك عرضها عند الدفع.' },
    'fuel-voucher': {
      what: 'قسيمة شحن العداد',
      how: 'عليك أخذها مع مفتاح العداد أو بطاقته إلى محل لشحن العدادات.',
    },
  },
};
