import { formatPounds } from '#shared/kernel/index.ts';
import type { Check } from '#shared/verification/index.ts';
import { attribution, localityByCode } from '#shared/reference/index.ts';
import { drawBarsOfShare, drawMapOfNeed } from '#shared/reporting/drawings/index.ts';
import { bandOf, type SpendAgainstNeed } from '#shared/reporting/index.ts';

import type { ReplaySummary } from './run-replay.ts';
import { reportStyle } from './winter-report-style.ts';

/** Fewer children than this, and a figure for each of them would say nothing. */
const fewestChildren = 20;

/** The winter as one page: no address is asked for anything, so it can be sent, kept and printed. */
export function winterReport(winter: {
  readonly summary: ReplaySummary;
  readonly report: SpendAgainstNeed;
  readonly checks: readonly Check[];
  /** The platform's own time when it was counted up. */
  readonly at: string;
}): string {
  const { summary, report, checks, at } = winter;
  const title = 'A winter of the Household Support Fund';
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${reportStyle}</style>
</head>
<body>
<header><div class="page">
<p class="brand">Open Door</p>
<h1>${title}</h1>
<p>${escape(leadSentence(summary))}</p>
</div></header>
<main class="page">
<section class="figures">${figures(summary)}</section>
<section><h2>Where the money went, and where the need is</h2>
<div class="drawings"><figure>${map(report)}</figure><figure>${bars(report)}</figure></div>
${parityTable(summary)}
</section>
<section><h2>What became of the applications</h2>${applicationTable(summary)}</section>
<section><h2>What was checked</h2>${checkTable(checks)}</section>
</main>
<footer class="page">
<p>Every family here is invented; postcodes, small areas and need are real. Seed ${summary.seed}, ${summary.days} days from 6 December 2021, counted at ${escape(at.slice(0, 10))} of the platform’s clock.</p>
<p>${escape(attribution)}</p>
</footer>
</body>
</html>
`;
}

function leadSentence({ households, payments, parity, connectionRequests }: ReplaySummary): string {
  const within = parity.filter(({ ratio }) => bandOf(ratio) === 'in-parity').length;
  return `${number(households)} households were helped with ${formatPounds(payments.settledPence)}. ${number(connectionRequests.opened)} of them asked for further help. In ${within} of ${parity.length} localities the money is within 0.8 and 1.25 times their share of need.`;
}

function figures(summary: ReplaySummary): string {
  const { payments, connectionRequests: requests, budget } = summary;
  const soon = requests.allocated === 0 ? 0 : requests.allocatedWithin7Days / requests.allocated;
  return [
    ['Households helped', number(summary.households)],
    ['Paid and kept', formatPounds(budget.paidPence)],
    ['Payments that came back', number(payments.returned + payments.rejected)],
    ['Asked for further help', number(requests.opened)],
    ['Given to a worker within 7 days', percent(soon)],
    ['Paid twice', number(summary.paidTwice)],
    ['Lost', number(summary.lost)],
    ['Envelopes overspent', number(budget.overspentEnvelopes)],
  ]
    .map(([name = '', value = '']) => `<div><dt>${name}</dt><dd>${value}</dd></div>`)
    .join('')
    .replace(/^/, '<dl>')
    .concat('</dl>');
}

function map(report: SpendAgainstNeed): string {
  const perChild = report.areas.map(({ lsoaCode, paidPence, incomeDeprivedChildren: children }) => {
    const pounds = children < fewestChildren ? undefined : paidPence / 100 / children;
    return [lsoaCode, pounds] as const;
  });
  const measure = 'Paid for each child in a low-income family';
  return drawMapOfNeed({
    id: 'map',
    title: `${measure}, by small area`,
    description: `A map of Birmingham’s ${report.areas.length} small areas. Darker areas were paid more for each child in need.`,
    vintage: report.vintage,
    measure,
    values: new Map(perChild),
    show: (pounds) =>
      formatPounds(pounds < 10 ? Math.round(pounds * 100) : Math.round(pounds) * 100),
    withoutValue: `Fewer than ${fewestChildren} such children`,
  });
}

function bars(report: SpendAgainstNeed): string {
  return drawBarsOfShare({
    id: 'bars',
    title: 'Share of the money beside share of need, by locality',
    description: 'Two bars for each of the ten localities. The table below has every figure.',
    spendWords: 'Share of the money paid',
    needWords: 'Share of need',
    rows: report.localities.map((row) => ({
      name: row.name,
      spendShare: row.spendShare,
      needShare: row.needShare,
      gapPoints: row.gapPoints,
      outside: row.parity !== undefined && row.parity !== 'in-parity',
    })),
  });
}

function parityTable({ parity }: ReplaySummary): string {
  const rows = parity.map((row) => [
    localityByCode(row.locality)?.name ?? row.locality,
    percent(row.spendShare),
    percent(row.needShare),
    `${row.gapPoints > 0 ? '+' : ''}${row.gapPoints.toFixed(2)}`,
    row.ratio.toFixed(2),
  ]);
  return table(
    'Money against need',
    ['Locality', 'Share of money', 'Share of need', 'Gap in points', 'Ratio'],
    rows,
  );
}

function applicationTable({ applications, awards, payments }: ReplaySummary): string {
  return table(
    'Applications, awards and payments',
    ['What', 'How many'],
    [
      ['Applications', number(applications.submitted)],
      ['Advised as eligible', number(applications.eligible)],
      ['Referred to a person', number(applications.referred)],
      ['Not eligible', number(applications.notEligible)],
      ['Of those, outside the city', number(applications.outsideCity)],
      ['Likely second applications', number(applications.duplicatesSuspected)],
      ['Of those, stopped', number(applications.duplicatesBlocked)],
      ['Awards', `${number(awards.count)} (${formatPounds(awards.amountPence)})`],
      ['Payments settled', `${number(payments.settled)} (${formatPounds(payments.settledPence)})`],
      ['Payments returned', number(payments.returned)],
      ['Payments rejected', number(payments.rejected)],
    ],
  );
}

function checkTable(checks: readonly Check[]): string {
  return table(
    'Promises of the records',
    ['Promise', 'Checked on', 'Broken'],
    checks.map(({ promise, looked, faults }) => [promise, number(looked), number(faults.length)]),
  );
}

function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const head = heads.map((text) => `<th scope="col">${escape(text)}</th>`).join('');
  const body = rows
    .map(([first = '', ...rest]) => {
      const cells = rest.map((text) => `<td>${escape(text)}</td>`).join('');
      return `<tr><th scope="row">${escape(first)}</th>${cells}</tr>`;
    })
    .join('\n');
  return `<div class="wide" tabindex="0" role="region" aria-label="${escape(caption)}"><table><caption>${escape(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
