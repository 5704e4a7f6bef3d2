import type { RailAnswer } from './payment-rail.ts';

/** One piece to issue: nothing about the family, whom the provider need not know. */
export interface PieceOrder {
  readonly reference: string;
  readonly amountPence: number;
}

export interface PieceBatch {
  /** Names the batch for good: the rail takes the same key once, however often it is sent. */
  readonly idempotencyKey: string;
  readonly orders: readonly PieceOrder[];
}

/** What a provider says to a wish about one piece. What came of it arrives as a report. */
export type PieceAnswer = 'taken' | 'too-late' | 'unknown';

/**
 * A way to pay out in vouchers or codes. `order`, `cancel` and `resend` may be repeated. They throw
 * when the provider cannot be reached or does not answer; whatever it says is an answer.
 */
export interface PieceRail {
  readonly name: string;
  order(batch: PieceBatch): Promise<RailAnswer>;
  /** Taken while nobody has redeemed it; a piece that is cancelled already stays so. */
  cancel(reference: string): Promise<PieceAnswer>;
  /** Has the provider report the code again; the code stays the same. */
  resend(reference: string): Promise<PieceAnswer>;
}
