import type { LocalDate } from '#shared/kernel/index.ts';

export interface RailCredit {
  readonly reference: string;
  readonly amountPence: number;
  readonly payeeName: string;
  readonly sortCode: string;
  readonly accountNumber: string;
}

/** Who pays: our own account, as a file names it, and what Bacs calls us. */
export interface Originator {
  readonly name: string;
  readonly sortCode: string;
  readonly accountNumber: string;
  /** Six digits that Bacs gave to the organisation; no other rail asks for it. */
  readonly serviceUserNumber: string;
}

export interface RailFile {
  /** Names the file for good: the rail takes the same key once, however often it is sent. */
  readonly idempotencyKey: string;
  readonly createdOn: LocalDate;
  /** As it was when the file was put together: who changes our own account changes the next file. */
  readonly originator: Originator;
  readonly credits: readonly RailCredit[];
}

/**
 * A way to pay out. `submit` may be repeated: the rail answers the second time what it answered the
 * first. Throws when the rail cannot be reached or does not answer.
 */
export interface PaymentRail {
  readonly name: string;
  submit(file: RailFile): Promise<RailAnswer>;
}

/**
 * `accepted`: the rail has exactly what we sent. `refused`: it says definitely that it took nothing,
 * and why. `unclear` is everything between: it may have the file or another one under the same key,
 * so nothing is sent anew and no money is released before a person has asked.
 */
export type RailAnswer =
  | { readonly kind: 'accepted'; readonly submissionId: string }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }
  | UnclearAnswer;

export interface UnclearAnswer {
  readonly kind: 'unclear';
  readonly reasons: readonly string[];
  /** What we handed in, and what the rail says it has, as far as it says: for whoever asks it. */
  readonly sent?: FileAsKnown;
  readonly held?: FileAsKnown;
}

/** A file as one side of the counter knows it. */
export interface FileAsKnown {
  /** What that side calls it. */
  readonly name?: string;
  readonly count?: number;
  readonly totalPence?: number;
  /** SHA-256 of its content, in hex. */
  readonly contentSha256?: string;
}
