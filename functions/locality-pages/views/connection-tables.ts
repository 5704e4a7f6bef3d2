import type { ConnectionFigures } from '#shared/reporting/index.ts';
import type { DataTable } from '#shared/web/index.ts';

/** Requests for further help by month, with the families referred so far. */
export function connectionMonthsTable(
  { months }: Pick<ConnectionFigures, 'months'>,
  place: string,
): DataTable {
  return {
    name: 'Further help',
    columns: [
      { name: 'place', heading: 'Place', kind: 'text' },
      { name: 'month', heading: 'Month', kind: 'text' },
      { name: 'asked', heading: 'Asked', kind: 'count' },
      { name: 'asked_so_far', heading: 'Asked so far', kind: 'count' },
      { name: 'given_to_a_worker', heading: 'Given to a worker', kind: 'count' },
      { name: 'within_7_days_percent', heading: 'Within 7 days, %', kind: 'percent' },
      { name: 'median_whole_days', heading: 'Median, whole days', kind: 'count' },
    ],
    rows: months.map((row) => [
      ...[place, row.month, row.opened, row.openedSoFar, row.allocated],
      row.withinTargetShare === undefined ? undefined : row.withinTargetShare * 100,
      row.medianWaitDays,
    ]),
  };
}
