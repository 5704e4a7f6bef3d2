import { invariant } from '#shared/kernel/index.ts';
import { voucherStepPence, type RailName } from '#shared/programmes/index.ts';

/** The rails on which a payment travels as pieces, each with a code that somebody redeems. */
export const pieceRailNames = [
  'cash-out',
  'supermarket-voucher',
  'fuel-voucher',
] as const satisfies readonly RailName[];
export type PieceRailName = (typeof pieceRailNames)[number];

export interface PieceRules {
  /** No single piece is worth more. */
  readonly largestPence: number;
  /** Every piece is a multiple of this. */
  readonly stepPence: number;
  /** A piece that nobody redeemed so many days after it was ordered is worth nothing. */
  readonly validDays: number;
  /** Its code comes so many hours after its order was taken; then somebody must ask for it. */
  readonly issuedWithinHours: number;
}

/**
 * What each provider issues. Cash-out: £100 a code, 30 days (PayPoint, Post Office). Supermarket:
 * multiples of 10p. Fuel: £49 at most, as the Fuel Bank issues them. Sources: domain-facts.md §4.4–4.6.
 * Codes come at once or overnight, and what the slowest of them says may lag by a day: a day is what each
 * has. Asking too early costs a look at a line that goes by itself; too late, a family its weekend.
 */
export const pieceRules: Readonly<Record<PieceRailName, PieceRules>> = {
  'cash-out': { largestPence: 100_00, stepPence: 1, validDays: 30, issuedWithinHours: 24 },
  'supermarket-voucher': {
    largestPence: 100_00,
    stepPence: voucherStepPence,
    validDays: 90,
    issuedWithinHours: 24,
  },
  'fuel-voucher': {
    largestPence: 49_00,
    stepPence: voucherStepPence,
    validDays: 30,
    issuedWithinHours: 24,
  },
};

export function isPieceRail(rail: RailName): rail is PieceRailName {
  return pieceRailNames.some((name) => name === rail);
}

/**
 * The pieces of a payment, the largest first: £150 as cash is £100 and £50. The same amount always
 * falls into the same pieces, so that a run sent again orders the very same.
 */
export function splitIntoPieces(rail: PieceRailName, amountPence: number): readonly number[] {
  const { largestPence, stepPence } = pieceRules[rail];
  invariant(
    amountPence > 0 && amountPence % stepPence === 0 && amountPence <= largestPence * 99,
    `${amountPence} pence cannot be paid in pieces of ${stepPence} to ${largestPence}`,
  );
  const whole = Math.floor(amountPence / largestPence);
  const rest = amountPence - whole * largestPence;
  return [...Array<number>(whole).fill(largestPence), ...(rest > 0 ? [rest] : [])];
}
