import { localDate, sumPence } from '#shared/kernel/index.ts';
import {
  costNames,
  type CostName,
  type ReturnCosts,
  type ReturnEditionIn,
  type ReturnFigures,
} from '#shared/official-returns/index.ts';
import type { Programme } from '#shared/programmes/index.ts';
import type { DataTable } from '#shared/web/index.ts';
import type { Workbook } from '#shared/web/workbook.ts';

type Row = ReturnFigures['rows'][number];

/** A line of a return: what of the awards has one thing in common. */
export interface ReturnLine {
  readonly name: string;
  readonly awards: number;
  readonly awardedPence: number;
  readonly paidPence: number;
}

export const costWords: Readonly<Record<CostName, string>> = {
  administration: 'Administration',
  'community-coordination': 'Community coordination',
  evaluation: 'Evaluation',
};

const categoryWords: Readonly<Record<string, string>> = {
  food: 'Food',
  'energy-and-water': 'Energy and water',
  'linked-essentials': 'Essentials linked to energy and water',
  'wider-essentials': 'Wider essentials',
  'housing-costs': 'Housing costs',
};

const groupWords: Readonly<Record<string, string>> = {
  children: 'Households with children',
  pensioners: 'Households with pensioners',
  disabled: 'Households with disabled people',
  other: 'Other households',
  'not-known': 'Not known',
};

const deliveryWords: Readonly<Record<string, string>> = {
  'cash-award': 'Cash awards',
  voucher: 'Vouchers',
  'not-known': 'Not known',
};

const routeWords: Readonly<Record<string, string>> = {
  application: 'The household applied',
  'third-party': 'A partner applied for it',
  'not-known': 'Not known',
};

const axes = [
  { title: 'By category', of: (row: Row) => row.category, words: categoryWords },
  { title: 'By household', of: (row: Row) => row.group, words: groupWords },
  { title: 'By delivery', of: (row: Row) => row.delivery, words: deliveryWords },
  { title: 'By route', of: (row: Row) => row.route, words: routeWords },
] as const;

/** Every way in which a return is split, each of which comes to the same sum; a line that is empty is shown unless nobody knows it. */
export function splitsOf({ rows }: ReturnFigures) {
  return axes.map(({ title, of, words }) => ({
    title,
    lines: Object.entries(words)
      .map(([id, name]) =>
        lineOf(
          name,
          rows.filter((row) => of(row) === id),
        ),
      )
      .filter(({ name, awards, paidPence }) => name !== 'Not known' || awards + paidPence > 0),
    total: lineOf('In all', rows),
  }));
}

function lineOf(name: string, rows: readonly Row[]): ReturnLine {
  return {
    name,
    awards: rows.reduce((sum, { awards }) => sum + awards, 0),
    awardedPence: sumPence(rows.map((row) => row.awardedPence)),
    paidPence: sumPence(rows.map((row) => row.paidPence)),
  };
}

/** Households in each group; one may be in several, so they add up to more than there are. */
export function householdLines({ householdsOf, households }: ReturnFigures) {
  return [
    ...householdsOf
      .filter(({ group, households: count }) => group !== 'not-known' || count > 0)
      .map(({ group, households: count }) => ({ name: groupWords[group] ?? group, count })),
    { name: 'All households, each once', count: households },
  ];
}

export function costLines(costsPence: ReturnCosts) {
  return costNames.map((name) => ({ name: costWords[name], pence: costsPence[name] ?? 0 }));
}

const text = { kind: 'text' } as const;
const pounds = (pence: number) => pence / 100;

/** The sheets of the workbook, in the order in which the funder's own has them. */
function returnTables(figures: ReturnFigures, costsPence: ReturnCosts): readonly DataTable[] {
  const splits = splitsOf(figures);
  return [
    {
      name: 'Spend',
      columns: [
        { name: 'split', heading: 'Split', ...text },
        { name: 'line', heading: 'Line', ...text },
        { name: 'awarded_pounds', heading: 'Awarded, £', kind: 'pounds' },
        { name: 'paid_pounds', heading: 'Paid or redeemed, £', kind: 'pounds' },
      ],
      rows: [
        ...splits.flatMap(({ title, lines, total }) =>
          [...lines, total].map(({ name, awardedPence, paidPence }) => [
            ...[title, name, pounds(awardedPence), pounds(paidPence)],
          ]),
        ),
        ...costLines(costsPence).map(({ name, pence }) => [
          ...['Costs', name, undefined, pounds(pence)],
        ]),
      ],
    },
    {
      name: 'Volumes',
      columns: [
        { name: 'split', heading: 'Split', ...text },
        { name: 'line', heading: 'Line', ...text },
        { name: 'awards', heading: 'Awards, one for each category', kind: 'count' },
      ],
      rows: splits.flatMap(({ title, lines, total }) =>
        [...lines, total].map(({ name, awards }) => [title, name, awards]),
      ),
    },
    {
      name: 'Households helped',
      columns: [
        { name: 'households_with', heading: 'Households', ...text },
        { name: 'households', heading: 'Awarded something', kind: 'count' },
      ],
      rows: householdLines(figures).map(({ name, count }) => [name, count]),
    },
  ];
}

/** The whole workbook; its first sheet says what it is, and whether anybody signed it. */
export function returnWorkbook(
  { name, officialReturn }: Programme,
  period: string,
  {
    signed,
    figures,
    countedOn,
  }: {
    readonly signed: ReturnEditionIn<'signed'> | undefined;
    readonly figures: ReturnFigures;
    readonly countedOn: string;
  },
): Workbook {
  const signedBy =
    signed === undefined
      ? `Not signed. As counted on ${countedOn}: nothing of this is for anybody outside.`
      : `${signed.signedName}, ${localDate(signed.signedAt)}, proposed by ${signed.proposedBy}. Edition ${signed.edition}.`;
  const form =
    'The Department takes its own form only, which could not be read here: copy these figures into it.';
  return {
    title: `${name}: return of ${period}`,
    about: [
      ...([
        ['Programme', name],
        ['Period', period],
        ['Authority', 'Birmingham City Council'],
        ['Signed', signedBy],
        [
          'Money',
          'Awarded when it was approved; paid when the bank settled it or a voucher was redeemed, less what came back. In each split money is counted once: by household in the first group that it is in, of children, pensioners, disabled people, others.',
        ],
        [
          'Taken back',
          `${figures.takenBack.awards} awards were taken back by their families afterwards. They are among the awards.`,
        ],
        [
          'File',
          'RRR in its name stands for the number of the authority. Put it in before it is sent.',
        ],
      ] as const),
      ...(officialReturn?.isForCopying === true ? [['Form', form] as const] : []),
    ],
    tables: returnTables(figures, signed?.costsPence ?? {}),
  };
}

/** `HSF1MI_RRR_0322.xlsx`: month and year of the period's end. `RRR` stands for the council's own number. */
export function returnFileName(programme: Programme, lastMonth: string): string {
  const [year = '', month = ''] = lastMonth.split('-');
  const beginning = programme.officialReturn?.fileBeginning ?? programme.programmeId;
  return `${beginning}_RRR_${month}${year.slice(2)}.xlsx`;
}
