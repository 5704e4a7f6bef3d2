/** The forms of a text that counts something, by the plural categories of Unicode CLDR; `other` fits any number. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

/**
 * The words of pages are plain texts in `locales/`, so that somebody who translates needs to know
 * no code. `Words<typeof en>` is what every other language must provide: the same keys, and of a text
 * that counts as many forms as the language has.
 */
export type Words<English> = {
  readonly [Key in keyof English]: English[Key] extends string
    ? string
    : keyof English[Key] extends Intl.LDMLPluralRule
      ? Plural
      : Words<English[Key]>;
};
