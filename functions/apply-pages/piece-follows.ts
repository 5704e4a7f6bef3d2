import type { Application } from '#shared/applications/index.ts';
import { isPieceRail, type Payment, type Voucher } from '#shared/payments/index.ts';

import type { PieceFollows } from './ports.ts';

/**
 * What is true now of a code that ended unused: its money is owed still, on its way once more, or
 * there. Nothing for one that can be used, was used, or about which nothing is to be expected.
 */
export function pieceFollows(
  voucher: Voucher,
  application: Application,
  payment: Payment | undefined,
  pieces: readonly Voucher[],
): PieceFollows | undefined {
  if (voucher.state !== 'expired' && voucher.state !== 'cancelled') return undefined;
  switch (application.state) {
    case 'payment-returned':
      return 'choose';
    case 'repaired':
    case 'second-approval':
      return 'being-checked';
    case 'approved':
      return payment === undefined ? undefined : followsPayment(voucher, payment, pieces);
    case 'submitted':
    case 'to-decide':
    case 'declined':
    case 'withdrawn':
      return undefined;
  }
}

function followsPayment(
  voucher: Voucher,
  payment: Payment,
  pieces: readonly Voucher[],
): PieceFollows | undefined {
  const { state, rail, attemptNumber } = payment;
  const isOfThisAttempt = voucher.attemptNumber === attemptNumber;
  switch (state) {
    case 'ready':
    case 'held':
      return 'paying-again';
    case 'submitted': {
      if (isOfThisAttempt) return 'waits-for-others';
      if (!isPieceRail(rail)) return 'to-bank';
      const next = pieces.filter((piece) => piece.attemptNumber === attemptNumber);
      return next.every((piece) => piece.state === 'ordered') ? 'new-ordered' : 'new-made';
    }
    case 'settled':
      return isOfThisAttempt ? undefined : 'paid';
    case 'void':
    case 'rejected':
    case 'returned':
      return undefined;
  }
}
