/** AWS's wildcards as a regular expression: `*` for any text, `?` for one character. */
export function wildcard(pattern: string, flags = ''): RegExp {
  const source = escaped(pattern).replaceAll('\\*', '.*').replaceAll('\\?', '.');
  return new RegExp(`^${source}$`, `${flags}s`);
}

/** Matches this text and no other. */
export function exactly(text: string): RegExp {
  return new RegExp(`^${escaped(text)}$`, 's');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
