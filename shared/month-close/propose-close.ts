import type { EventBody } from '#shared/events/index.ts';
import {
  done,
  refused,
  type Clock,
  type Commit,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { keepMonthBook, type MonthBook } from '#shared/reconciliation/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import { readBookedAccounts } from './gather-month.ts';
import { readAllEnvelopes, whyMonthIsOpen, type WhyOpen } from './why-open.ts';

export interface MonthClosePorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

export interface NotYet {
  readonly kind: 'not-yet';
  readonly reasons: readonly WhyOpen[];
}
/** Somebody did something to this month at the same moment, or it is further on than was thought. */
export interface ChangedMeanwhile {
  readonly kind: 'changed-meanwhile';
}

/** Proposes to close a month. Its ledgers are counted next; nothing is locked until somebody else confirms. */
export function createProposeClose({ records, commit, clock }: MonthClosePorts) {
  return async function proposeClose(asked: {
    readonly month: string;
    readonly staffId: string;
  }): Promise<Result<void, NotYet | ChangedMeanwhile>> {
    const { month, staffId } = asked;
    const at = clock.now();
    const read = await readBookedAccounts(records, month);
    const { document, version } = read.bank.book;
    if (document.state !== 'open') return refused({ kind: 'changed-meanwhile' });
    const reasons = await whyMonthIsOpen(records, read, at);
    if (reasons.length > 0) return refused({ kind: 'not-yet', reasons });
    const all = await readAllEnvelopes(records);
    const next: MonthBook = {
      ...document,
      ...{ state: 'counting', rounds: document.rounds + 1 },
      ...{ proposedBy: staffId, proposedAt: at, counted: 0 },
      envelopeIds: all.map(({ envelopeId }) => envelopeId).sort(),
    };
    const committed = await commit([
      keepMonthBook(next, version),
      monthEvent(next, { type: 'month-close-proposed', month }, { at, staffId }),
    ]);
    return committed.ok ? done(undefined) : refused({ kind: 'changed-meanwhile' });
  };
}

/** Its events are numbered by the rounds of proposing, whatever else is written into the book. */
export function monthEvent(
  { month, rounds }: MonthBook,
  body: EventBody,
  { at, staffId }: { readonly at: string; readonly staffId: string },
): Write {
  return eventRecord(keys.monthBook(month), rounds, body, {
    ...{ at, actor: { kind: 'staff', id: staffId }, correlationId: month },
  });
}
