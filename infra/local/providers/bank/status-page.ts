import { formatPounds } from '#shared/kernel/index.ts';
import type { Instant } from '#shared/kernel/index.ts';
import type { BankFaults } from './bank-faults.ts';
import type { BankRecords } from './bank-records.ts';

const rowsShown = 50;

/** One page for the curious: what the bank holds, what it will send, what is broken on purpose. */
export function bankStatusPage(records: BankRecords, faults: BankFaults, now: Instant): string {
  const totals = records.totals(now);
  const files = records
    .submissions(rowsShown)
    .map(({ answer }) => [
      ...[answer.submissionId, answer.receivedAt, String(answer.count)],
      ...[formatPounds(answer.totalPence), answer.inputDay, answer.settlesAt, answer.note],
    ]);
  const waiting = records
    .waiting(rowsShown)
    .map((report) => [
      ...[report.reportId, report.kind, report.dueAt, String(report.lineCount)],
      ...[String(report.attempts), report.lastFailure ?? ''],
    ]);
  const sums = [
    ...[String(totals.files), String(totals.credits), formatPounds(totals.submittedPence)],
    ...[formatPounds(totals.rejectedPence), formatPounds(totals.settledPence)],
    ...[formatPounds(totals.returnedPence), String(totals.referencesPaidTwice)],
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Bank simulator</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; color: #111; background: #fff }
table { border-collapse: collapse; margin-bottom: 2rem }
caption { text-align: left; font-weight: bold; padding: .5rem 0 }
th, td { text-align: left; vertical-align: top; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid #767676 }
</style>
</head>
<body>
<main>
<h1>Bank simulator</h1>
<p>A stand-in for the bank on this machine. No money moves. The platform's clock says ${escape(now)}.</p>
<p>Statement of today: <a href="/statement.xml">camt.053</a>, <a href="/statement.csv">CSV</a>. Other days by <code>?from=2021-12-01&amp;to=2021-12-31</code>.</p>
${table('Money', ['Files', 'Credits', 'Handed in', 'Rejected', 'Settled', 'Returned', 'References paid twice'], [sums])}
${table('Files, latest first', ['Submission', 'Received', 'Credits', 'Total', 'Input day', 'Settles', 'Note'], files)}
${table('Reports not delivered yet', ['Report', 'Kind', 'Due', 'Lines', 'Attempts', 'Last failure'], waiting)}
<h2>Broken on purpose</h2>
<pre>${escape(JSON.stringify(faults, null, 2))}</pre>
</main>
</body>
</html>
`;
}

function table(caption: string, heads: readonly string[], rows: readonly string[][]): string {
  const head = heads.map((text) => `<th scope="col">${escape(text)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
  return `<table>\n<caption>${escape(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>${body}</tbody>\n</table>`;
}

function cell(text: string): string {
  return `<td>${escape(text)}</td>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
