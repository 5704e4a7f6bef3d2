import { formatPounds } from '#shared/kernel/index.ts';
import type { PieceRailName, Voucher } from '#shared/payments/index.ts';
import { formatDay } from '#shared/web/index.ts';

const pieceWords: Readonly<Record<PieceRailName, string>> = {
  'cash-out': 'Cash-out code',
  'supermarket-voucher': 'Supermarket voucher',
  'fuel-voucher': 'Fuel voucher',
};

/** What a piece is, by the ending of its code, and until when somebody can use it. */
export function voucherSentence(voucher: Voucher): string {
  const what = `${pieceWords[voucher.rail]} of ${formatPounds(voucher.amountPence)}`;
  if (voucher.state === 'ordered') {
    const late = voucher.saidMissingAt === undefined ? '' : ' Its code has not come.';
    return `${what}, ordered on ${formatDay(voucher.orderedAt)}.${late}`;
  }
  if (voucher.state === 'cancelled' && voucher.unknownToProvider === true) {
    return `${what}, which its provider did not know on ${formatDay(voucher.endedAt)}. No code was made.`;
  }
  const { issued } = voucher;
  const named = issued === undefined ? what : `${what} that ends ${issued.codeEnding}`;
  return voucher.state === 'issued'
    ? `${named}, to be used by ${formatDay(voucher.issued.expiresAt)}.`
    : `${named}, ${voucher.state} on ${formatDay(voucher.endedAt)}.`;
}

export const voucherStateWords: Readonly<Record<Voucher['state'], { text: string; tone: string }>> =
  {
    ordered: { text: 'Ordered', tone: 'yellow' },
    issued: { text: 'Issued', tone: 'blue' },
    redeemed: { text: 'Redeemed', tone: 'green' },
    expired: { text: 'Expired', tone: 'red' },
    cancelled: { text: 'Cancelled', tone: 'grey' },
  };
