/** What is known of a translation: who of those who speak the language has read it, and when. */
export type TranslationState =
  /** English: what the others are translated from. */
  | { readonly kind: 'original' }
  /** Nobody but its translator has read it. Its pages say so. */
  | { readonly kind: 'not-reviewed' }
  | { readonly kind: 'reviewed'; readonly by: string; readonly on: string };

/** A language that families read our pages and messages in. */
export interface Language {
  /** BCP 47. */
  readonly code: string;
  /** As those call it who speak it. */
  readonly ownName: string;
  readonly englishName: string;
  readonly direction: 'ltr' | 'rtl';
  readonly translation: TranslationState;
}

/**
 * English first, then by their names in English. The choice is of product.md and issue 4; a language is
 * added here, in `locales/` of the kit, of messages and of the family pages, and nowhere else.
 */
export const languageCodes = ['en', 'ar', 'bn', 'pl', 'pa', 'ro', 'so', 'ur'] as const;
export type LanguageCode = (typeof languageCodes)[number];

export const originalLanguage = 'en' satisfies LanguageCode;

const all: Readonly<Record<LanguageCode, Omit<Language, 'code'>>> = {
  en: {
    ownName: 'English',
    englishName: 'English',
    direction: 'ltr',
    translation: { kind: 'original' },
  },
  ar: {
    ownName: 'العربية',
    englishName: 'Arabic',
    direction: 'rtl',
    translation: { kind: 'not-reviewed' },
  },
  bn: {
    ownName: 'বাংলা',
    englishName: 'Bengali',
    direction: 'ltr',
    translation: { kind: 'not-reviewed' },
  },
  pl: {
    ownName: 'Polski',
    englishName: 'Polish',
    direction: 'ltr',
    translation: { kind: 'not-reviewed' },
  },
  pa: {
    ownName: 'ਪੰਜਾਬੀ',
    englishName: 'Punjabi',
    direction: 'ltr',
    translation: { kind: 'not-reviewed' },
  },
  ro: {
    ownName: 'Română',
    englishName: 'Romanian',
    direction: 'ltr',
    translation: { kind: 'not-reviewed' },
  },
  so: {
    ownName: 'Soomaali',
    englishName: 'Somali',
    direction: 'ltr',
    translation: { kind: 'not-reviewed' },
  },
  ur: {
    ownName: 'اردو',
    englishName: 'Urdu',
    direction: 'rtl',
    translation: { kind: 'not-reviewed' },
  },
};

export function languageByCode(code: LanguageCode): Language & { readonly code: LanguageCode } {
  return { code, ...all[code] };
}

export function isLanguageCode(text: string): text is LanguageCode {
  return languageCodes.some((code) => code === text);
}

/** One value for each language. */
export function inEveryLanguage<Value>(
  make: (code: LanguageCode) => Value,
): Readonly<Record<LanguageCode, Value>> {
  return {
    en: make('en'),
    ar: make('ar'),
    bn: make('bn'),
    pl: make('pl'),
    pa: make('pa'),
    ro: make('ro'),
    so: make('so'),
    ur: make('ur'),
  };
}

/** The language of a stored code; English for one that we do not have (any more). */
export function languageOr(text: string | undefined): LanguageCode {
  return text !== undefined && isLanguageCode(text) ? text : originalLanguage;
}
