import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { benchAssess } from './assess/index.ts';
import { benchFunctions } from './functions.ts';
import { benchPipeline } from './pipeline.ts';
import { benchReportPage } from './report-page.ts';
import { benchStaffPages } from './staff-pages.ts';

/** `npm run bench`: every figure in one run, side by side, as a table and, with --json, as a file. */
const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { json: { type: 'string' }, quick: { type: 'boolean', default: false } },
});
const quick = values.quick;

console.log('• assessments a second on one core …');
const assess = await benchAssess(quick ? 1 : 5);
console.table({
  'Open Door': { 'a second': Math.round(assess.perSecond), 'we are': '' },
  'json-rules-engine': {
    'a second': Math.round(assess.jsonRulesPerSecond),
    'we are': `${assess.timesJsonRules.toFixed(0)}× (aim 20×)`,
  },
  'zen-engine': {
    'a second':
      assess.zenPerSecond === undefined ? 'not installable' : Math.round(assess.zenPerSecond),
    'we are': assess.timesZen === undefined ? '' : `${assess.timesZen.toFixed(0)}× (aim 3×)`,
  },
});

console.log('• bundles and start-up …');
const functions = await benchFunctions();
console.table(
  functions.map(({ name, bytes, gzipBytes, startMs }) => ({
    function: name,
    KB: Math.round(bytes / 1000),
    'gzipped KB': Math.round(gzipBytes / 1000),
    'start ms': Math.round(startMs),
  })),
);

console.log('• the pipeline beside a bare loop …');
const pipeline = await (quick ? benchPipeline(300, 1) : benchPipeline(1000, 5));
console.table({
  pipeline: { 'transactions a second': Math.round(pipeline.pipelinePerSecond) },
  'bare loop': { 'transactions a second': Math.round(pipeline.bareLoopPerSecond) },
  share: { 'transactions a second': `${pipeline.share.toFixed(2)} (aim 0.5)` },
  'shares of all rounds': {
    'transactions a second': pipeline.shares.map((share) => share.toFixed(2)).join(' '),
  },
});

console.log('• the report page with few and with many applications …');
const sizes = quick ? ([200, 2_000] as const) : ([1_000, 100_000] as const);
const reportPage = await benchReportPage(sizes);
console.table(
  reportPage.map(({ applications, medianMs, slowestMs }) => ({
    applications,
    'median ms': Math.round(medianMs),
    'slowest ms': Math.round(slowestMs),
  })),
);

console.log('• every staff page with many applications …');
const staffPages = await benchStaffPages(quick ? 2_000 : 100_000, console.log);
console.table(
  staffPages.map(({ page, medianMs, slowestMs }) => ({
    ...{ page, 'median ms': Math.round(medianMs) },
    ...{ 'slowest ms': Math.round(slowestMs), aim: medianMs < 100 ? '' : 'over 100' },
  })),
);

if (values.json !== undefined) {
  writeFileSync(
    values.json,
    `${JSON.stringify({ assess, functions, pipeline, reportPage, staffPages }, null, 2)}\n`,
  );
}
process.exit(0);
