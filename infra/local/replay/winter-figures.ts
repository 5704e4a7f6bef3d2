import { daysBetween } from '#shared/kernel/index.ts';
import { targetDays } from '#shared/family-connect/index.ts';
import { isBalanced } from '#shared/ledger/index.ts';
import {
  overspentEnvelopes,
  type Check,
  type GatheredApplication,
  type GatheredRecords,
} from '#shared/verification/index.ts';
import type { LocalityRow, SpendAgainstNeed } from '#shared/reporting/index.ts';

import type { Accepted } from './send-applications.ts';

/** The winter in figures, all of them counted in the records after it was played. */
export interface WinterFigures {
  /** Households that were helped: paid, and the money stayed. */
  readonly households: number;
  readonly applications: {
    readonly submitted: number;
    readonly eligible: number;
    readonly notEligible: number;
    readonly referred: number;
    readonly duplicatesSuspected: number;
    readonly duplicatesBlocked: number;
    readonly outsideCity: number;
    readonly declined: number;
  };
  readonly awards: { readonly count: number; readonly amountPence: number };
  readonly payments: {
    readonly submitted: number;
    readonly settled: number;
    readonly settledPence: number;
    readonly returned: number;
    readonly rejected: number;
  };
  readonly connectionRequests: {
    readonly opened: number;
    readonly allocated: number;
    readonly allocatedWithin7Days: number;
  };
  readonly ledger: {
    /**
     * Double entries, each a movement from one account to another. How many of them one commit
     * gathers into a link of the chain is a matter of timing, and no figure of the winter.
     */
    readonly entries: number;
    readonly balanced: boolean;
    readonly chainIntact: boolean;
  };
  readonly budget: {
    readonly allocatedPence: number;
    readonly availablePence: number;
    readonly reservedPence: number;
    readonly inTransitPence: number;
    readonly paidPence: number;
    readonly overspentEnvelopes: number;
  };
  readonly parity: readonly ParityRow[];
  readonly paidTwice: number;
  readonly lost: number;
}

export interface ParityRow {
  readonly locality: string;
  readonly spendShare: number;
  readonly needShare: number;
  readonly gapPoints: number;
  readonly ratio: number;
}

/** Out of one account, into another. */
const linesPerEntry = 2;

/** Counts the winter. \`accepted\` is what the platform promised its partners to have taken in. */
export function winterFigures(
  gathered: GatheredRecords,
  checks: readonly Check[],
  report: SpendAgainstNeed,
  accepted: readonly Accepted[],
): WinterFigures {
  const { applications, payments } = gathered;
  const cases = [...applications.values()];
  const paid = [...payments.values()].map(({ payment }) => payment);
  const settled = paid.filter(({ state }) => state === 'settled');
  return {
    households: new Set(settled.map(({ applicationId }) => applicationId)).size,
    applications: applicationFigures(cases),
    awards: { count: paid.length, amountPence: sum(paid, ({ amountPence }) => amountPence) },
    payments: {
      submitted: paid.filter(({ state }) => state !== 'ready').length,
      settled: settled.length,
      settledPence: sum(settled, ({ amountPence }) => amountPence),
      returned: paid.filter(({ state }) => state === 'returned').length,
      rejected: paid.filter(({ state }) => state === 'rejected').length,
    },
    connectionRequests: connectionFigures(gathered),
    ledger: ledgerFigures(gathered, checks),
    budget: budgetFigures(gathered),
    parity: report.localities.map(parityRow),
    paidTwice: faultsOf(checks, 'paid-once'),
    lost: lost(gathered, accepted),
  };
}

function applicationFigures(cases: readonly GatheredApplication[]): WinterFigures['applications'] {
  const count = (which: (application: GatheredApplication) => boolean) =>
    cases.filter(which).length;
  const advised = (outcome: GatheredApplication['outcome']) =>
    count((each) => each.duplicateOf === undefined && each.outcome === outcome);
  return {
    submitted: cases.length,
    eligible: advised('eligible'),
    notEligible: advised('not-eligible'),
    referred: advised('refer'),
    duplicatesSuspected: count(({ duplicateOf }) => duplicateOf !== undefined),
    duplicatesBlocked: count(
      ({ duplicateOf, state }) => duplicateOf !== undefined && state === 'declined',
    ),
    outsideCity: count(
      ({ placeStatus, outcome, saidElsewhere }) =>
        outcome === 'not-eligible' && (placeStatus === 'outside' || saidElsewhere),
    ),
    declined: count(({ state }) => state === 'declined'),
  };
}

function connectionFigures({ connections }: GatheredRecords): WinterFigures['connectionRequests'] {
  const waits = [...connections.values()].flatMap(({ receivedAt, allocatedAt }) =>
    allocatedAt === undefined ? [] : [daysBetween(receivedAt, allocatedAt)],
  );
  return {
    opened: connections.size,
    allocated: waits.length,
    allocatedWithin7Days: waits.filter((days) => days <= targetDays).length,
  };
}

function ledgerFigures({ entries }: GatheredRecords, checks: readonly Check[]) {
  const all = [...entries.values()].flat();
  const unbalanced = all.filter((entry) => !isBalanced(entry)).length;
  return {
    entries: sum(all, ({ lines }) => lines.length) / linesPerEntry,
    balanced: unbalanced === 0 && faultsOf(checks, 'balances') === 0,
    chainIntact: faultsOf(checks, 'ledger') === unbalanced,
  };
}

function budgetFigures(gathered: GatheredRecords): WinterFigures['budget'] {
  const all = [...gathered.envelopes.values()].map(({ balancesPence }) => balancesPence);
  return {
    allocatedPence: -sum(all, ({ funding, transfer }) => funding + transfer),
    availablePence: sum(all, ({ available }) => available),
    reservedPence: sum(all, ({ reserved }) => reserved),
    inTransitPence: sum(all, (balances) => balances['in-transit']),
    paidPence: sum(all, ({ paid }) => paid),
    overspentEnvelopes: overspentEnvelopes(gathered).length,
  };
}

function parityRow(row: LocalityRow): ParityRow {
  const { localityCode, spendShare = 0, needShare, gapPoints = 0, ratio = 0 } = row;
  return {
    locality: localityCode,
    spendShare: rounded(spendShare, 4),
    needShare: rounded(needShare, 4),
    gapPoints: rounded(gapPoints, 2),
    ratio: rounded(ratio, 3),
  };
}

/** Families and requests that somebody was told were taken in, and that are nowhere. */
function lost({ applications, connections }: GatheredRecords, accepted: readonly Accepted[]) {
  const missing = accepted.flatMap(({ applicationId, connectionRequestId }) => [
    ...(applications.has(applicationId) ? [] : [applicationId]),
    ...(connectionRequestId === undefined || connections.has(connectionRequestId)
      ? []
      : [connectionRequestId]),
  ]);
  return new Set(missing).size;
}

function faultsOf(checks: readonly Check[], name: string): number {
  return checks.find((check) => check.name === name)?.faults.length ?? 0;
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
