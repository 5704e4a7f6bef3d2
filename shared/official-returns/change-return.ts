import { isDeepStrictEqual } from 'node:util';

import {
  done,
  localMonth,
  refused,
  type Clock,
  type Commit,
  type Instant,
  type Pence,
  type Result,
} from '#shared/kernel/index.ts';
import type { Programme } from '#shared/programmes/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';
import type { createOfficialReturn, OfficialReturn } from '#shared/reporting/index.ts';

import { readLedgerPaid } from './ledger-paid.ts';
import {
  readEditions,
  returnEditions,
  signedOf,
  type ReturnCosts,
  type ReturnEdition,
  type ReturnFigures,
} from './return-edition.ts';
import type { ReturnPeriod } from './return-period.ts';

interface Ports {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly officialReturn: ReturnType<typeof createOfficialReturn>;
}

export interface OfReturn {
  readonly programme: Programme;
  readonly period: ReturnPeriod;
  readonly staffId: string;
}

export interface ProposeReturn extends OfReturn {
  readonly costsPence: ReturnCosts;
}

export type NotReady =
  /** The books of these months are not closed. */
  | { readonly kind: 'months-open'; readonly months: readonly string[] }
  /** The figures and the ledger differ by so much; above zero when the figures are more. */
  | { readonly kind: 'does-not-tie'; readonly differencePence: Pence };

export type ProposeReturnRefusal =
  | NotReady
  | { readonly kind: 'proposed-already' }
  /** It was signed with the same figures and costs. */
  | { readonly kind: 'signed-already' }
  | { readonly kind: 'changed-by-someone-else' };

/** The figures as an edition keeps them. */
export function figuresOf({
  rows,
  households,
  householdsOf,
  takenBack,
}: OfficialReturn): ReturnFigures {
  return {
    rows: rows.map(({ cell, ...amounts }) => ({ ...cell, ...amounts })),
    householdsOf: householdsOf.map((each) => ({ ...each })),
    ...{ households, takenBack },
  };
}

/**
 * What stands between a period and its return; undefined when it ties with books that are closed. A month that is
 * over, in which nothing was counted and nothing booked, has no books to close: the fund had not begun here.
 */
export async function whyNotReady(
  records: RecordReader,
  { programme, period }: Pick<OfReturn, 'programme' | 'period'>,
  { inAll, quietMonths }: OfficialReturn,
  now: Instant,
): Promise<NotReady | undefined> {
  const { openMonths, emptyMonths, paidPence } = await readLedgerPaid(records, programme, period);
  const months = openMonths.filter(
    (month) =>
      month >= localMonth(now) || !emptyMonths.includes(month) || !quietMonths.includes(month),
  );
  if (months.length > 0) return { kind: 'months-open', months };
  const differencePence = inAll.paidPence - paidPence;
  return differencePence === 0 ? undefined : { kind: 'does-not-tie', differencePence };
}

/**
 * Proposes a return for somebody else to sign, with what it cost to run the fund. Refused while the books of a month
 * are open, and when its figures do not come to what the ledger says was paid.
 */
export function createProposeReturn(ports: Ports) {
  return async function proposeReturn(
    request: ProposeReturn,
  ): Promise<Result<'proposed', ProposeReturnRefusal>> {
    const { programme, period, staffId, costsPence } = request;
    const { records, commit, clock } = ports;
    const { programmeId } = programme;
    const { periodId } = period;
    const counted = await ports.officialReturn(programme, period);
    const at = clock.now();
    const notReady = await whyNotReady(records, request, counted, at);
    if (notReady !== undefined) return refused(notReady);
    const editions = await readEditions(records, programmeId, periodId);
    const last = editions.at(-1)?.document;
    const figures = figuresOf(counted);
    if (last?.state === 'proposed') {
      // A button pressed twice.
      return last.proposedBy === staffId && isSame(last, { figures, costsPence })
        ? done('proposed')
        : refused({ kind: 'proposed-already' });
    }
    const signed = signedOf(editions);
    if (signed !== undefined && isSame(signed, { figures, costsPence })) {
      return refused({ kind: 'signed-already' });
    }
    const edition: ReturnEdition = {
      ...{ state: 'proposed', programmeId, periodId, edition: editions.length + 1 },
      ...{ figures, costsPence, paidPence: counted.inAll.paidPence },
      ...{ proposedBy: staffId, proposedAt: at },
    };
    const committed = await commit([
      returnEditions.create(edition),
      eventOf(edition, 1, { type: 'return-proposed' }, { at, staffId }),
    ]);
    return committed.ok ? done('proposed') : refused({ kind: 'changed-by-someone-else' });
  };
}

function isSame(
  one: Pick<ReturnEdition, 'figures' | 'costsPence'>,
  other: Pick<ReturnEdition, 'figures' | 'costsPence'>,
): boolean {
  return (
    isDeepStrictEqual(one.figures, other.figures) &&
    isDeepStrictEqual({ ...one.costsPence }, { ...other.costsPence })
  );
}

export interface SignReturn extends OfReturn {
  /** The one that was on the page: nobody signs what they have not read. */
  readonly edition: number;
  readonly name: string;
}

export type SignReturnRefusal =
  | { readonly kind: 'no-such-proposal' | 'proposed-by-you' | 'changed-by-someone-else' }
  | NotReady
  /** Something is counted otherwise since it was proposed: it is withdrawn and proposed anew. */
  | { readonly kind: 'figures-changed' };

/**
 * Signs a return that somebody else proposed, for the officer who answers for the council's money. What is signed
 * never changes; another edition takes its place. Signing twice is signing once.
 */
export function createSignReturn(ports: Ports) {
  return async function signReturn(
    request: SignReturn,
  ): Promise<Result<'signed', SignReturnRefusal>> {
    const { programme, period, staffId, name } = request;
    const found = await readProposal(ports.records, request);
    if (found?.document.state === 'signed' && found.document.signedBy === staffId) {
      return done('signed');
    }
    if (found?.document.state !== 'proposed') return refused({ kind: 'no-such-proposal' });
    const { document, version } = found;
    if (document.proposedBy === staffId) return refused({ kind: 'proposed-by-you' });
    const counted = await ports.officialReturn(programme, period);
    const at = ports.clock.now();
    const notReady = await whyNotReady(ports.records, request, counted, at);
    if (notReady !== undefined) return refused(notReady);
    if (!isDeepStrictEqual(figuresOf(counted), document.figures)) {
      return refused({ kind: 'figures-changed' });
    }
    const { state: _proposed, ...rest } = document;
    const signed: ReturnEdition = {
      ...rest,
      ...{ state: 'signed', signedBy: staffId, signedName: name, signedAt: at },
    };
    const body = { type: 'return-signed', proposedBy: document.proposedBy } as const;
    const committed = await ports.commit([
      returnEditions.replace(signed, version),
      eventOf(signed, version + 1, body, { at, staffId }),
    ]);
    return committed.ok ? done('signed') : refused({ kind: 'changed-by-someone-else' });
  };
}

/** Takes back a return that nobody signed yet. */
export function createWithdrawReturn(ports: Omit<Ports, 'officialReturn'>) {
  return async function withdrawReturn(
    request: Omit<SignReturn, 'name'>,
  ): Promise<Result<'withdrawn', { readonly kind: 'no-such-proposal' }>> {
    const { staffId } = request;
    const found = await readProposal(ports.records, request);
    if (found?.document.state === 'withdrawn') return done('withdrawn');
    if (found?.document.state !== 'proposed') return refused({ kind: 'no-such-proposal' });
    const { document, version } = found;
    const at = ports.clock.now();
    const { state: _proposed, ...rest } = document;
    const withdrawn: ReturnEdition = {
      ...rest,
      ...{ state: 'withdrawn', withdrawnBy: staffId, withdrawnAt: at },
    };
    const committed = await ports.commit([
      returnEditions.replace(withdrawn, version),
      eventOf(withdrawn, version + 1, { type: 'return-withdrawn' }, { at, staffId }),
    ]);
    // Whoever signed it in the same moment was faster.
    return committed.ok ? done('withdrawn') : refused({ kind: 'no-such-proposal' });
  };
}

function readProposal(
  records: RecordReader,
  { programme, period, edition }: Omit<SignReturn, 'name'>,
) {
  return returnEditions.read(
    records,
    keys.returnEdition(programme.programmeId, period.periodId, edition),
  );
}

function eventOf(
  { programmeId, periodId, edition, paidPence }: ReturnEdition,
  version: number,
  what:
    | { readonly type: 'return-proposed' | 'return-withdrawn' }
    | { readonly type: 'return-signed'; readonly proposedBy: string },
  { at, staffId }: { readonly at: Instant; readonly staffId: string },
) {
  return eventRecord(
    keys.returnEdition(programmeId, periodId, edition),
    version,
    { ...what, programmeId, periodId, edition, paidPence },
    { at, actor: { kind: 'staff', id: staffId }, correlationId: `${programmeId} ${periodId}` },
  );
}
