import type { Reach } from '#shared/reporting/index.ts';
import type { DataColumn, DataTable } from '#shared/web/index.ts';

import { areaNameOf, fifthInWords } from './reach-view.ts';

const text = (name: string, heading: string): DataColumn => ({ name, heading, kind: 'text' });
const count = (name: string, heading: string): DataColumn => ({ name, heading, kind: 'count' });
const decimal = (name: string, heading: string): DataColumn => ({ name, heading, kind: 'decimal' });

/** Small area by small area: expected and came, most missed first. */
export function reachTable({ areas, vintage }: Reach): DataTable {
  return {
    name: 'Reach',
    columns: [
      ...[text('lsoa', 'Small area (LSOA)'), text('name', 'Name')],
      ...[text('fifth', 'Fifth'), count('income_deprived_children', 'Income-deprived children')],
      decimal('expected_applications', 'Applications expected'),
      ...[count('applications', 'Applications'), count('awards', 'Awards')],
      count('further_help', 'Requests for further help'),
      decimal('missed', 'Expected less those who came'),
      text('clearly_fewer', 'Clearly fewer than chance explains'),
    ],
    rows: areas.map((row) => [
      ...[row.lsoaCode, areaNameOf(row, vintage), fifthInWords[row.fifth]],
      ...[row.incomeDeprivedChildren, row.expected, row.applications, row.awards],
      ...[row.connections, row.missed, row.clearlyFewer ? 'yes' : 'no'],
    ]),
  };
}

export function fifthsTable({ fifths }: Reach): DataTable {
  return {
    name: 'Fifths',
    columns: [
      ...[text('fifth', 'Fifth of the city’s small areas'), count('areas', 'Small areas')],
      { name: 'need_share_percent', heading: 'Share of need, %', kind: 'percent' },
      count('applications', 'Applications'),
      decimal(
        'applications_per_100_children',
        'Applications for each 100 income-deprived children',
      ),
      count('awards', 'Awards'),
      { name: 'awarded_percent', heading: 'Awards for each 100 applications', kind: 'percent' },
      { name: 'average_award_pounds', heading: 'Average award, £', kind: 'pounds' },
      { name: 'paid_pounds', heading: 'Paid, £', kind: 'pounds' },
      { name: 'settled_percent', heading: 'Awards whose money arrived, %', kind: 'percent' },
      decimal('average_days_to_decision', 'Days to decision, average'),
    ],
    rows: fifths.map((row) => [
      ...[fifthInWords[row.fifth], row.areas, row.needShare * 100, row.applications],
      ...[row.applicationRate, row.awards, hundred(row.awardedShare)],
      ...[hundredth(row.averageAwardPence), row.paidPence / 100],
      ...[hundred(row.settledShare), row.averageWaitDays],
    ]),
  };
}

function hundred(share: number | undefined): number | undefined {
  return share === undefined ? undefined : share * 100;
}

function hundredth(pence: number | undefined): number | undefined {
  return pence === undefined ? undefined : pence / 100;
}
