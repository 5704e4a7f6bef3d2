import {
  accessRoutes,
  deliveries,
  householdGroups,
  type EventBody,
  type EventOf,
  type HouseholdGroup,
  type Reported,
} from '#shared/events/index.ts';

import { reportKeys, type CounterAddition } from './counter.ts';

/** One cell of an official return. Money is in one cell only, by the first group that its household is in. */
export interface ReturnCell {
  readonly category: string;
  readonly group: HouseholdGroup | 'not-known';
  readonly delivery: Reported['delivery'] | 'not-known';
  readonly route: Reported['route'] | 'not-known';
}

/** Of a cell: its lines, and their pence as they were awarded and as they arrived; and the households beside them. */
type ReturnAmountName =
  | `lines:${string}`
  | `linesPence:${string}`
  | `linesPaidPence:${string}`
  | `households:${string}`
  | 'households';
type Amounts = Partial<Record<ReturnAmountName, number>>;
type MoneyOfCategories = EventOf<
  'award-approved' | 'payment-settled' | 'payment-returned' | 'voucher-redeemed'
>;

/**
 * What an event adds to the official return of its programme: an award is one line in each of its categories when it
 * is approved, and money when it arrives, less what comes back afterwards. It is kept by locality so that not
 * every payment of a month is added to one item.
 */
export function addedToReturn(body: EventBody, month: string): readonly CounterAddition[] {
  const amounts = amountsOf(body);
  if (amounts === undefined || !('area' in body) || !('programmeId' in body)) return [];
  const something = Object.entries(amounts).flatMap(([name, amount = 0]) =>
    amount === 0 ? [] : [[name, amount] as const],
  );
  if (something.length === 0) return [];
  return [
    {
      pk: reportKeys.month(body.programmeId, month),
      sk: reportKeys.officialReturn(body.area.localityCode),
      amounts: Object.fromEntries(something),
    },
  ];
}

function amountsOf(body: EventBody): Amounts | undefined {
  switch (body.type) {
    case 'award-approved':
      return { ...linesOf(body), ...householdsOf(body.reported) };
    case 'payment-settled':
    case 'voucher-redeemed':
      return paid(body, 1);
    case 'payment-returned':
      return body.afterSettling ? paid(body, -1) : undefined;
    default:
      return undefined;
  }
}

function linesOf(body: EventOf<'award-approved'>): Amounts {
  const amounts: Amounts = {};
  for (const [category, pence] of Object.entries(body.categoriesPence)) {
    const cell = nameOfCell(cellOf(category, body.reported));
    amounts[`lines:${cell}`] = 1;
    amounts[`linesPence:${cell}`] = pence;
  }
  return amounts;
}

function paid(body: Exclude<MoneyOfCategories, EventOf<'award-approved'>>, sign: 1 | -1): Amounts {
  const amounts: Amounts = {};
  for (const [category, pence] of Object.entries(body.categoriesPence)) {
    amounts[`linesPaidPence:${nameOfCell(cellOf(category, body.reported))}`] = sign * pence;
  }
  return amounts;
}

/** A household counts once, and once in every group that it is in. */
function householdsOf(reported: Reported | undefined): Amounts {
  const amounts: Amounts = { households: 1 };
  for (const group of reported?.groups ?? ['not-known']) amounts[`households:${group}`] = 1;
  return amounts;
}

function cellOf(category: string, reported: Reported | undefined): ReturnCell {
  if (reported === undefined) {
    return { category, group: 'not-known', delivery: 'not-known', route: 'not-known' };
  }
  const group = householdGroups.find((each) => reported.groups.includes(each)) ?? 'not-known';
  return { category, group, delivery: reported.delivery, route: reported.route };
}

function nameOfCell({ category, group, delivery, route }: ReturnCell): string {
  return [category, group, delivery, route].join('|');
}

/** The cell that a name of a counter is of, and what of it; undefined for any other amount. */
export function cellOfName(
  name: string,
):
  | { readonly what: 'lines' | 'linesPence' | 'linesPaidPence'; readonly cell: ReturnCell }
  | undefined {
  const [what, parts] = name.split(':');
  if (what !== 'lines' && what !== 'linesPence' && what !== 'linesPaidPence') return undefined;
  const [category = '', group, delivery, route] = (parts ?? '').split('|');
  return {
    what,
    cell: {
      category,
      group: knownOf(householdGroups, group),
      delivery: knownOf(deliveries, delivery),
      route: knownOf(accessRoutes, route),
    },
  };
}

function knownOf<Known extends string>(
  all: readonly Known[],
  text: string | undefined,
): Known | 'not-known' {
  return all.find((each) => each === text) ?? 'not-known';
}
