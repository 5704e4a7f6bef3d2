/** One thing that is wrong: where, and a sentence that says what. */
export interface RecordFault {
  readonly pk: string;
  readonly sk: string;
  readonly sentence: string;
}

/** One promise that the records keep or break. */
export interface Check {
  readonly name: string;
  /** What holds when nothing is wrong. */
  readonly promise: string;
  /** How many things it was checked on. */
  readonly looked: number;
  readonly faults: readonly RecordFault[];
}

export function faultAt(
  { pk, sk }: { readonly pk: string; readonly sk: string },
  sentence: string,
): RecordFault {
  return { pk, sk, sentence };
}
