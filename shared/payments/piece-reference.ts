import { invariant } from '#shared/kernel/index.ts';

import {
  readPaymentReference,
  writePaymentReference,
  type PaymentReference,
} from './payment-reference.ts';

/** What the reference of a piece says: which payment, and which piece of it, counted from 1. */
export interface PieceReference extends PaymentReference {
  readonly piece: number;
}

/** The reference of the payment and two digits: eighteen characters, the most that every rail takes. */
export function writePieceReference({ piece, ...payment }: PieceReference): string {
  invariant(piece >= 1 && piece <= 99, `There is no piece ${piece} of a payment`);
  return `${writePaymentReference(payment)}${String(piece).padStart(2, '0')}`;
}

/** Undefined for a reference that is not that of a piece of ours. */
export function readPieceReference(text: string): PieceReference | undefined {
  const [, start = '', piece] = /^(.{16})(\d{2})$/.exec(text.trim()) ?? [];
  const payment = readPaymentReference(start);
  if (payment === undefined || piece === undefined || piece === '00') return undefined;
  return { ...payment, piece: Number(piece) };
}
