/** Something that cannot happen has happened: the code is wrong, not the input. Nobody catches it to go on. */
export class Defect extends Error {
  override readonly name = 'Defect';
}

/** Stops at once when a promise the code makes to itself is broken. */
export function invariant(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Defect(sentence);
}

/** For the last arm of a `switch`: the compiler proves that it is never reached. */
export function unreachable(value: never): never {
  throw new Defect(`Unreachable value: ${JSON.stringify(value)}`);
}
