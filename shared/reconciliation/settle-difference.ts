import {
  done,
  invariant,
  refused,
  type Clock,
  type Commit,
  type Pence,
  type Result,
} from '#shared/kernel/index.ts';
import type { EventBody } from '#shared/events/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import { isDifference, readBookedMonth, type BookedMonth } from './booked-month.ts';
import { keepMonthBook, readMonthBook } from './month-book.ts';
import type { OutsideAccount } from './outside-account.ts';
import { settlements, type Settlement, type settlementReasonSchema } from './settlement.ts';
import type * as z from 'zod';

interface SettlePorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

export interface ProposeSettlement {
  /** Whose statement it is a difference with. */
  readonly account: OutsideAccount;
  readonly month: string;
  /** The line that is no match, the expectation that is missing, or both when they are the same thing. */
  readonly lineId: string | undefined;
  readonly movementId: string | undefined;
  readonly why: z.infer<typeof settlementReasonSchema>;
  readonly reason: string;
  readonly staffId: string;
}

export type ProposeRefusal =
  | { readonly kind: 'no-such-difference' }
  | { readonly kind: 'month-closed' }
  /** Somebody proposed or settled it meanwhile. */
  | { readonly kind: 'changed-meanwhile' };

/** Proposes what a difference is. Nothing counts as settled until somebody else confirms. */
export function createProposeSettlement(ports: SettlePorts) {
  return async function proposeSettlement(
    asked: ProposeSettlement,
  ): Promise<Result<void, ProposeRefusal>> {
    const { account, month, lineId, movementId, why, reason, staffId } = asked;
    const read = await readBookedMonth(ports.records, account, month);
    if (read.book.document.state === 'closed') return refused({ kind: 'month-closed' });
    const differencePence = differenceOf(read, asked);
    const settlementId = lineId ?? movementId;
    if (differencePence === undefined || settlementId === undefined) {
      return refused({ kind: 'no-such-difference' });
    }
    const found = await settlements.read(
      ports.records,
      keys.settlement(account, month, settlementId),
    );
    if (found !== undefined && found.document.state !== 'declined') {
      return refused({ kind: 'changed-meanwhile' });
    }
    const at = ports.clock.now();
    const settlement: Settlement = {
      ...{ state: 'proposed', account, settlementId, month, why, reason, differencePence },
      ...(lineId === undefined ? {} : { lineId }),
      ...(movementId === undefined ? {} : { movementId }),
      ...{ proposedBy: staffId, proposedAt: at },
    };
    const version = found?.version ?? 0;
    const body: EventBody = { type: 'difference-proposed', ...told(settlement) };
    const committed = await ports.commit([
      found === undefined
        ? settlements.create(settlement)
        : settlements.replace(settlement, version),
      keepMonthBook(read.book.document, read.book.version),
      eventOf(settlement, version + 1, body, { at, staffId }),
    ]);
    return committed.ok ? done(undefined) : refused({ kind: 'changed-meanwhile' });
  };
}

export interface DecideSettlement {
  readonly account: OutsideAccount;
  readonly month: string;
  readonly settlementId: string;
  readonly decision: 'confirm' | 'decline';
  readonly staffId: string;
}

export type DecideRefusal =
  | { readonly kind: 'no-such-proposal' }
  | { readonly kind: 'month-closed' }
  /** Whoever proposed it does not also confirm it. */
  | { readonly kind: 'same-person' }
  | { readonly kind: 'changed-meanwhile' };

/** Confirms or declines a proposal. Refused to whoever made it, who may only take it back. */
export function createDecideSettlement(ports: SettlePorts) {
  return async function decideSettlement(
    asked: DecideSettlement,
  ): Promise<Result<void, DecideRefusal>> {
    const { account, month, settlementId, decision, staffId } = asked;
    const key = keys.settlement(account, month, settlementId);
    const found = await settlements.read(ports.records, key);
    if (found?.document.state !== 'proposed') return refused({ kind: 'no-such-proposal' });
    const { document, version } = found;
    if (decision === 'confirm' && document.proposedBy === staffId) {
      return refused({ kind: 'same-person' });
    }
    const book = await readMonthBook(ports.records, month);
    if (book.document.state === 'closed') return refused({ kind: 'month-closed' });
    const at = ports.clock.now();
    const next: Settlement =
      decision === 'confirm'
        ? { ...document, state: 'confirmed', confirmedBy: staffId, confirmedAt: at }
        : { ...document, state: 'declined', declinedBy: staffId, declinedAt: at };
    const type = decision === 'confirm' ? 'difference-settled' : 'difference-declined';
    const committed = await ports.commit([
      settlements.replace(next, version),
      // The month cannot close on the difference as it was.
      keepMonthBook(book.document, book.version),
      eventOf(next, version + 1, { type, ...told(next) }, { at, staffId }),
    ]);
    return committed.ok ? done(undefined) : refused({ kind: 'changed-meanwhile' });
  };
}

function told({ account, settlementId, month, why, differencePence }: Settlement) {
  return { account, settlementId, month, why, differencePence };
}

function eventOf(
  { account, month, settlementId }: Settlement,
  version: number,
  body: EventBody,
  { at, staffId }: { readonly at: string; readonly staffId: string },
) {
  return eventRecord(keys.settlement(account, month, settlementId), version, body, {
    ...{ at, actor: { kind: 'staff', id: staffId }, correlationId: settlementId },
  });
}

/** What the bank or provider moved less what we expected; undefined when it is no difference of this month. */
function differenceOf(
  { lines, movements, expected }: BookedMonth,
  { lineId, movementId, why }: ProposeSettlement,
): Pence | undefined {
  const line = lines.find((each) => each.lineId === lineId);
  const open = movements.find(({ movement }) => movement.movementId === movementId);
  if (lineId !== undefined && (line === undefined || !isDifference(line.outcome))) return undefined;
  if (lineId === undefined && (open === undefined || !isDifference(open.outcome))) return undefined;
  if ((why === 'same-payment') !== (lineId !== undefined && movementId !== undefined)) {
    return undefined;
  }
  const movement = movementId === undefined ? undefined : expected.get(movementId);
  invariant(line !== undefined || open !== undefined, 'A difference is a line or an expectation');
  if (movementId !== undefined && movement === undefined) return undefined;
  return (line?.line.amountPence ?? 0) - (movement?.amountPence ?? 0);
}
