/** Something in a text that may be of a person; a person looks at it before it is published. */
export interface PersonalFinding {
  readonly kind:
    'email' | 'telephone' | 'postcode' | 'address' | 'person' | 'named-person' | 'refuge';
  readonly text: string;
}

/**
 * What small groups put into a title or a purpose without thinking of it: ways to reach somebody, where they
 * live, a name after a title, a refuge (domain-facts.md §7). It finds too much rather than too little.
 */
const patterns: readonly (readonly [PersonalFinding['kind'], RegExp])[] = [
  ['email', /\S+@\S+\.\S+/g],
  ['telephone', /(?:\+44|\b0)\d(?:[\s-]?\d){8,9}\b/g],
  ['postcode', /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/gi],
  [
    'address',
    /\b\d+[a-z]?\s+(?:[A-Z][a-z’']+\s+){1,3}(?:Road|Street|Avenue|Lane|Close|Drive|Way|Grove|Rd|St|Ave)\b/g,
  ],
  [
    'person',
    /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Imam|Rev|Reverend|Father|Sister|Pastor|Councillor|Cllr)\.?\s+[A-Z][\p{L}’'-]+/gu,
  ],
  ['refuge', /\b(?:refuge|safe house|domestic abuse|women’?'?s aid)\b/gi],
];

/** Everything in these texts that may be of a person: by how it looks, or because the group named somebody so. */
export function scanForPeople(
  texts: readonly string[],
  names: readonly string[],
): readonly PersonalFinding[] {
  const found = new Map<string, PersonalFinding>();
  for (const text of texts) {
    for (const [kind, pattern] of patterns) {
      for (const [match] of text.matchAll(pattern))
        found.set(`${kind} ${match}`, { kind, text: match });
    }
    for (const name of names) {
      if (isNamedIn(text, name))
        found.set(`named-person ${name}`, { kind: 'named-person', text: name });
    }
  }
  return [...found.values()];
}

/** By the whole name, or by a last name that is no common word for its length. */
function isNamedIn(text: string, name: string): boolean {
  const words = plain(text);
  const last = plain(name).split(' ').at(-1) ?? '';
  return [plain(name), ...(last.length >= 4 ? [last] : [])].some(
    (each) => each !== '' && ` ${words} `.includes(` ${each} `),
  );
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}
