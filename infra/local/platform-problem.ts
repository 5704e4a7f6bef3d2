/**
 * Something the person at the keyboard can put right: one sentence that says what is wrong and what
 * to do. `main.ts` prints the sentence alone; any other error is a defect and keeps its stack.
 */
export class PlatformProblem extends Error {
  override readonly name = 'PlatformProblem';
}
