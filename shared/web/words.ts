/**
 * The words of pages are plain texts in `locales/`, so that somebody who translates needs to know
 * no code. `Words<typeof en>` is what every other language must provide.
 */
export type Words<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Words<English[Key]>;
};

/** `fill('Hello {name}', { name: 'Amina' })`. A name without a value stays as it is: visible, not empty. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : String(value);
  });
}
