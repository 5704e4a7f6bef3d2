import { formatPounds } from '#shared/kernel/index.ts';
import type {
  EnvelopeTrial,
  PolicyProblem,
  PolicyTrial,
  TrialFigures,
} from '#shared/policy-trials/index.ts';
import { envelopeInWords, trialGroupInWords, trialRowInWords } from '#shared/staff-web/index.ts';

type Cells = readonly string[];

const householdHeads: Cells = [
  ...['households', 'awards', 'would be', 'cost', 'would be'],
  ...['gain', 'together', 'lose', 'together'],
];
const envelopeHeads: Cells = [
  ...['given', 'dry on', 'would be', 'unmet', 'would be', 'left', 'would be'],
];

/** A trial as tables for a terminal. */
export function trialInLines(trial: PolicyTrial): readonly string[] {
  const { all, groups, envelopes, cautions } = trial;
  return [
    ...table('', householdHeads, [['Everybody', ...householdCells(all)]]),
    '',
    `Newly helped ${count(all.newlyHelped)}, no longer helped ${count(all.noLongerHelped)}, newly to be looked at by a person ${count(all.newlyReferred)}.`,
    ...groups.flatMap(({ dimension, rows }) => [
      '',
      ...table(
        trialGroupInWords(dimension),
        householdHeads,
        rows.map((row) => [trialRowInWords(dimension, row.key), ...householdCells(row)]),
      ),
    ]),
    '',
    ...envelopeLines(envelopes),
    ...(trial.notRepeated === 0
      ? []
      : [
          '',
          `${count(trial.notRepeated)} stored assessments do not come out again as they were stored: run npm run verify.`,
        ]),
    ...cautions.flatMap((caution) => ['', caution]),
  ];
}

function envelopeLines(envelopes: readonly EnvelopeTrial[]): readonly string[] {
  if (envelopes.length === 0) return ['No money was put in, so no envelope could run dry.'];
  const windows = [...new Set(envelopes.map(({ windowId }) => windowId))].sort();
  return windows.flatMap((windowId, place) => [
    ...(place === 0 ? [] : ['']),
    ...table(
      `Envelopes of window ${windowId}: the day each could not carry an award any more`,
      envelopeHeads,
      envelopes
        .filter((envelope) => envelope.windowId === windowId)
        .map((envelope) => [envelopeInWords(envelope.envelopeId), ...envelopeCells(envelope)]),
    ),
  ]);
}

function householdCells(figures: TrialFigures): Cells {
  return [
    ...[figures.households, figures.awardsNow, figures.awardsThen].map(count),
    ...[figures.costNowPence, figures.costThenPence].map(wholePounds),
    ...[count(figures.gain), wholePounds(figures.gainedPence)],
    ...[count(figures.lose), wholePounds(figures.lostPence)],
  ];
}

function envelopeCells({ allocatedPence, now, then }: EnvelopeTrial): Cells {
  return [
    wholePounds(allocatedPence),
    ...[now.dryOn ?? 'never', then.dryOn ?? 'never'],
    ...[count(now.unmet), count(then.unmet)],
    ...[wholePounds(now.leftPence), wholePounds(then.leftPence)],
  ];
}

/** Names to the left, figures to the right, every column as wide as its widest cell. */
function table(title: string, heads: Cells, rows: readonly Cells[]): readonly string[] {
  const lines = [[title, ...heads], ...rows];
  const widths = lines[0]?.map((_, column) =>
    Math.max(
      ...lines.map((cells, line) =>
        line === 0 && column === 0 ? 0 : (cells[column]?.length ?? 0),
      ),
    ),
  );
  const inColumns = (cells: Cells) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths?.[0] ?? 0) : cell.padStart(widths?.[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [...(title === '' ? [] : [title]), inColumns(['', ...heads]), ...rows.map(inColumns)];
}

/** What is wrong with a policy file, part by part, and what would be right. */
export function problemsInLines(problems: readonly PolicyProblem[]): readonly string[] {
  return problems.map(({ path, message, given, inForce }) =>
    [
      `  ${path === '' ? 'the whole' : path}: ${message}.`,
      ...(given === undefined ? [] : [`The file has ${given}.`]),
      ...(inForce === undefined ? [] : [`The policy in force has ${inForce}.`]),
    ].join(' '),
  );
}

function count(value: number): string {
  return value.toLocaleString('en-GB');
}

/** A table of thousands of awards is not read to the penny; the JSON is exact. */
function wholePounds(amountPence: number): string {
  return formatPounds(Math.round(amountPence / 100) * 100);
}
