import { formatPounds } from '#shared/kernel/index.ts';
import { localityByCode } from '#shared/reference/index.ts';

import type { ReplaySummary } from './run-replay.ts';

/** The winter on a terminal. */
export function summaryLines(summary: ReplaySummary): readonly string[] {
  return [
    '',
    ...figureLines(summary),
    '',
    ...parityLines(summary),
    '',
    summary.faults === 0
      ? 'Every promise of the records is kept.'
      : `${summary.faults} promises of the records are broken.`,
    `${number(summary.households)} households in ${number(Math.round(summary.seconds))} s: ${summary.householdsPerSecond} a second.`,
  ];
}

function figureLines(summary: ReplaySummary): readonly string[] {
  const { applications, awards, payments, connectionRequests: requests, budget, ledger } = summary;
  return aligned([
    ['Households helped', number(summary.households)],
    ['Applications', number(applications.submitted)],
    ['  advised as eligible', number(applications.eligible)],
    ['  referred to a person', number(applications.referred)],
    ['  not eligible', number(applications.notEligible)],
    ['    outside the city', number(applications.outsideCity)],
    ['  second applications stopped', number(applications.duplicatesBlocked)],
    ['Awards', `${number(awards.count)}, ${formatPounds(awards.amountPence)}`],
    ['Payments settled', `${number(payments.settled)}, ${formatPounds(payments.settledPence)}`],
    ['Payments that came back', number(payments.returned + payments.rejected)],
    ['Asked for further help', number(requests.opened)],
    [
      '  given to a worker within 7 days',
      `${number(requests.allocatedWithin7Days)} of ${number(requests.allocated)}`,
    ],
    [
      'Budget',
      `${formatPounds(budget.allocatedPence)}, of which ${formatPounds(budget.paidPence)} paid`,
    ],
    ['Envelopes overspent', number(budget.overspentEnvelopes)],
    [
      'Double entries',
      `${number(ledger.entries)}, ${ledger.balanced ? 'balanced' : 'NOT BALANCED'}, ${ledger.chainIntact ? 'chain whole' : 'CHAIN BROKEN'}`,
    ],
    ['Paid twice', number(summary.paidTwice)],
    ['Lost', number(summary.lost)],
  ]);
}

function parityLines({ parity }: ReplaySummary): readonly string[] {
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  const heads = ['Locality', 'Share of money', 'Share of need', 'Gap in points', 'Ratio'];
  const rows = parity.map((row) => [
    localityByCode(row.locality)?.name ?? row.locality,
    percent(row.spendShare),
    percent(row.needShare),
    `${row.gapPoints > 0 ? '+' : ''}${row.gapPoints.toFixed(2)}`,
    row.ratio.toFixed(2),
  ]);
  return [heads, ...rows].map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(18) : cell.padStart(15))).join(''),
  );
}

function aligned(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width + 3)}${value}`);
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
