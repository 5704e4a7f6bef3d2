import type { Actor } from '#shared/kernel/index.ts';

import {
  recordPieceLine,
  type PieceOutcomePorts,
  type PieceSource,
} from './record-piece-outcomes.ts';
import type { Voucher } from './voucher.ts';

type Named = Pick<Voucher, 'rail' | 'reference' | 'amountPence'>;

/**
 * Ends a piece whose days are over though its provider never said so; its value is back in its
 * envelope. When somebody redeemed it after all, the report of that is answered as a contradiction.
 */
export function createExpirePiece(ports: PieceOutcomePorts) {
  const actor: Actor = { kind: 'system', id: 'follow-vouchers' };
  return async function expirePiece(piece: Named): Promise<'changed' | 'known'> {
    const cause = `the days of a ${piece.rail} piece are over`;
    return endPiece(ports, piece, 'expired', { actor, cause });
  };
}

/** What became of the run that a piece was ordered in, as far as its money has to know it. */
export interface OrderEnd {
  readonly runId: string;
  /** Only an order that the provider took was paid from its float. */
  readonly state: 'acknowledged' | 'refused' | 'cancelled';
}

/**
 * Ends a piece that was ordered and never issued, because its provider says that it does not know its
 * reference; its value is back in its envelope. A code that is reported for it later is answered as a
 * contradiction: it is stored nowhere and sent to nobody, and staff have it cancelled.
 */
export function createEndUnknownPiece(ports: PieceOutcomePorts) {
  return async function endUnknownPiece(
    piece: Named,
    { runId, state }: OrderEnd,
    actor: Actor,
  ): Promise<'changed' | 'known'> {
    const wasTaken = state === 'acknowledged';
    // Of an order that was taken the value is back at the provider; of any other it never left.
    const cause = wasTaken
      ? `reported by the ${piece.rail} provider`
      : `run ${runId} ${state}, and ${piece.reference} is unknown`;
    return endPiece(ports, piece, 'cancelled', { actor, cause, unknown: { wasTaken } });
  };
}

async function endPiece(
  ports: PieceOutcomePorts,
  { rail, reference, amountPence }: Named,
  outcome: 'expired' | 'cancelled',
  source: PieceSource,
): Promise<'changed' | 'known'> {
  const line = { reference, amountPence, outcome };
  const recorded = await recordPieceLine(ports, rail, line, source);
  return recorded === 'changed' ? recorded : 'known';
}
