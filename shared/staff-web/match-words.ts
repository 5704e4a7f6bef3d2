const words: ReadonlyMap<string, string> = new Map([
  ['account', 'a bank account'],
  ['person', 'a name and date of birth'],
  ['address', 'an address'],
  ['phone', 'a telephone number'],
]);

/** `a bank account`: what applications have in common, never its value. */
export function matchKindInWords(kind: string): string {
  return words.get(kind) ?? kind;
}

/** `a bank account and an address`. */
export function matchKindsInWords(kinds: readonly string[]): string {
  const named = kinds.map(matchKindInWords);
  const last = named.at(-1) ?? 'nothing';
  return named.length < 2 ? last : `${named.slice(0, -1).join(', ')} and ${last}`;
}
