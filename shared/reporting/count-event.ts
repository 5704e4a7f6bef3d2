import type { DomainEvent, EventBody, EventOf } from '#shared/events/index.ts';
import { localDate, localMonth } from '#shared/kernel/index.ts';
import { configuredFunds, type FundRegistry } from '#shared/programmes/index.ts';
import { vintages } from '#shared/reference/index.ts';

import { headingsOf } from './connection-headings.ts';
import { addedToReturn } from './count-return.ts';
import { drawnBy } from './count-drawn.ts';
import {
  familyConnectReport,
  reportKeys,
  smallAreaOf,
  type AmountName,
  type Amounts,
  type CounterAddition,
} from './counter.ts';
import { isUncounted } from './uncounted-events.ts';

/** An event and what it adds to the counters. */
export interface CountedEvent {
  readonly eventId: string;
  readonly at: string;
  readonly additions: readonly CounterAddition[];
}

/** What an event adds to the reports; undefined when no report counts it. */
export function countEvent(
  event: DomainEvent,
  programmes: FundRegistry = configuredFunds,
): CountedEvent | undefined {
  const additions = [
    ...drawnBy(event.body, localDate(event.at)),
    ...additionsOf(event.body, { month: localMonth(event.at), programmes }),
    ...addedToReturn(event.body, localMonth(event.at)),
  ];
  if (additions.length === 0) return undefined;
  return { eventId: event.eventId, at: event.at, additions };
}

/** Where and by what figures an event is counted. */
interface Counting {
  readonly month: string;
  readonly programmes: FundRegistry;
}

function additionsOf(body: EventBody, counting: Counting): readonly CounterAddition[] {
  if (isUncounted(body)) return [];
  switch (body.type) {
    case 'application-submitted':
      // What was set aside is counted once a person says that it looks real, and not at all otherwise.
      return body.setAside === true ? [] : counted(body, counting, cameIn(body.askedPence));
    case 'application-looks-real':
      return counted(body, counting, cameIn(body.askedPence));
    case 'eligibility-assessed':
      return counted(body, counting, assessed(body));
    case 'duplicate-suspected':
      return body.again === true ? [] : counted(body, counting, { duplicates: 1 });
    case 'award-approved':
      return counted(body, counting, approved(body));
    case 'application-declined':
      return body.setAside === true ? [] : counted(body, counting, { declined: 1 });
    case 'application-reopened':
      return counted(
        body,
        counting,
        body.countedPence === undefined ? { declined: -1 } : cameIn(body.countedPence),
      );
    case 'application-withdrawn':
      return body.setAside === true ? [] : counted(body, counting, withdrawn(body));
    case 'payment-submitted':
      return counted(body, counting, { paymentsSubmitted: 1, inTransitPence: body.amountPence });
    case 'payment-settled':
      return counted(body, counting, settled(body), byCategory(body.categoriesPence, 1));
    case 'payment-rejected':
      return counted(body, counting, rejected(body));
    case 'payment-recalled':
    case 'payment-not-taken':
      return counted(body, counting, { paymentsSubmitted: -1, inTransitPence: -body.amountPence });
    case 'payment-returned':
      return returned(body, counting);
    case 'voucher-redeemed':
      return counted(body, counting, redeemed(body), byCategory(body.categoriesPence, 1));
    case 'voucher-expired':
    case 'voucher-cancelled':
      return counted(body, counting, {
        ...completed(body),
        returnedPence: body.amountPence,
        inTransitPence: -body.amountPence,
      });
    case 'connection-requested':
      return connection(
        body,
        body.askedAt === undefined ? counting.month : localMonth(body.askedAt),
        { opened: 1, ...openedBy(body.reasons) },
      );
    case 'connection-allocated':
      return connection(body, counting.month, {
        allocated: 1,
        waitedCentidays: centidays(body.waitedDays),
        [`allocatedAfter:${wholeDays(body.waitedDays)}` as const]: 1,
        ...(body.withinTarget ? { allocatedWithinTarget: 1 } : {}),
      });
    case 'connection-contacted':
      return connection(body, counting.month, { contacted: 1 });
    case 'connection-closed':
      return connection(body, counting.month, { [`closed:${body.outcome}` as const]: 1 });
    case 'connection-triaged':
      return layerMoved(body, body.layer);
    case 'connection-escalated':
      return [
        ...connection(body, counting.month, { escalated: 1 }),
        ...layerMoved(body, 'complex'),
      ];
    case 'connection-cass-answered':
      return [
        ...connection(body, counting.month, {
          [`answeredByCass:${body.answer}` as const]: 1,
          ...(body.closes ? { 'closed:passed-to-cass': 1 } : {}),
        }),
        ...layerMoved(body, body.layer),
      ];
    case 'connection-withdrawn':
      return connection(body, counting.month, { withdrawn: 1 });
  }
}

function cameIn(askedPence: number): Amounts {
  return { submitted: 1, askedPence };
}

function approved({ amountPence, waitedDays }: EventOf<'award-approved'>): Amounts {
  return { approved: 1, approvedPence: amountPence, waitedCentidays: centidays(waitedDays) };
}

function rejected({ amountPence }: EventOf<'payment-rejected'>): Amounts {
  return { rejected: 1, rejectedPence: amountPence, inTransitPence: -amountPence };
}

function withdrawn({ releasedPence }: EventOf<'application-withdrawn'>): Amounts {
  return releasedPence === undefined
    ? { withdrawn: 1 }
    : { withdrawn: 1, withdrawnAwards: 1, releasedPence };
}

type AboutMoney = Extract<EventBody, { readonly ringFence: string }>;
type AboutConnection = EventOf<
  | 'connection-requested'
  | 'connection-allocated'
  | 'connection-contacted'
  | 'connection-closed'
  | 'connection-escalated'
  | 'connection-cass-answered'
  | 'connection-withdrawn'
>;
type MovesLayer = EventOf<
  'connection-triaged' | 'connection-escalated' | 'connection-cass-answered'
>;

/**
 * Adds to the locality and ring-fence, and to the small area when it is known. What is split by
 * category stays with the locality: a category within a small area would point at families.
 */
function counted(
  body: AboutMoney,
  { month, programmes }: Counting,
  amounts: Amounts,
  categories: Amounts = {},
): readonly CounterAddition[] {
  const pk = reportKeys.month(body.programmeId, month);
  const { vintage } = programmes.byId(body.programmeId);
  const lsoaCode = smallAreaOf(body.area, vintage);
  const sk = reportKeys.locality(body.area.localityCode, body.ringFence);
  const locality = { pk, sk, amounts: withoutNothing({ ...amounts, ...categories }) };
  if (lsoaCode === undefined) return [locality];
  return [locality, { pk, sk: reportKeys.area(lsoaCode), amounts: withoutNothing(amounts) }];
}

/**
 * Adds to the locality. That somebody asked is added to the small area as well, in both vintages, for a
 * request belongs to no programme; why they asked is not: it would point at families.
 */
function connection(body: AboutConnection, month: string, amounts: Amounts): CounterAddition[] {
  const pk = reportKeys.month(familyConnectReport, month);
  const locality = {
    ...{ pk, sk: reportKeys.locality(body.area.localityCode) },
    amounts: withoutNothing(amounts),
  };
  if (body.type !== 'connection-requested') return [locality];
  const areas = vintages.flatMap((vintage) => {
    const lsoaCode = smallAreaOf(body.area, vintage);
    return lsoaCode === undefined
      ? []
      : [{ pk, sk: reportKeys.areaOfVintage(vintage, lsoaCode), amounts: { opened: 1 } }];
  });
  return [locality, ...areas];
}

/**
 * A family counts under one layer at a time, with the team that it came to and in the month in which it asked,
 * so that those of a month add up to no more than asked in it.
 */
function layerMoved(
  { cameTo, receivedAt, before }: MovesLayer,
  layer: MovesLayer['before'],
): CounterAddition[] {
  if (layer === before) return [];
  const pk = reportKeys.month(familyConnectReport, localMonth(receivedAt));
  const amounts = withoutNothing({
    ...(before === undefined ? {} : { [`inLayer:${before}` as const]: -1 }),
    ...(layer === undefined ? {} : { [`inLayer:${layer}` as const]: 1 }),
  });
  return [{ pk, sk: reportKeys.locality(cameTo), amounts }];
}

/** Adding nothing would leave a trace in the counter and mean nothing. */
function withoutNothing(amounts: Amounts): Readonly<Record<string, number>> {
  const something: Record<string, number> = {};
  for (const [name, amount = 0] of Object.entries(amounts)) {
    if (amount !== 0) something[name] = amount;
  }
  return something;
}

function assessed(body: EventOf<'eligibility-assessed'>): Amounts {
  switch (body.outcome) {
    case 'eligible':
      return { eligible: 1 };
    case 'refer':
      return { referred: 1 };
    case 'not-eligible':
      return { notEligible: 1, ...(body.unmet.includes('residence') ? { outsideCity: 1 } : {}) };
  }
}

function settled({ amountPence }: EventOf<'payment-settled'>): Amounts {
  return {
    settled: 1,
    settledPence: amountPence,
    paidPence: amountPence,
    inTransitPence: -amountPence,
  };
}

type PieceEnded = EventOf<'voucher-redeemed' | 'voucher-expired' | 'voucher-cancelled'>;

/** Pieces are paid as they are redeemed; the payment is counted with its last one. */
function redeemed(body: EventOf<'voucher-redeemed'>): Amounts {
  const { amountPence } = body;
  return {
    ...completed(body),
    settledPence: amountPence,
    paidPence: amountPence,
    inTransitPence: -amountPence,
  };
}

function completed({ completes }: PieceEnded): Amounts {
  return completes === undefined ? {} : { [completes]: 1 };
}

/** Money that comes back leaves `paid` when it had arrived, and `in transit` when it had not. */
function returned(
  body: EventOf<'payment-returned'>,
  counting: Counting,
): readonly CounterAddition[] {
  const { amountPence } = body;
  const back: Amounts = { returned: 1, returnedPence: amountPence };
  return body.afterSettling
    ? counted(
        body,
        counting,
        { ...back, paidPence: -amountPence },
        byCategory(body.categoriesPence, -1),
      )
    : counted(body, counting, { ...back, inTransitPence: -amountPence });
}

function byCategory(categoriesPence: Readonly<Record<string, number>>, sign: 1 | -1): Amounts {
  const amounts: Partial<Record<AmountName, number>> = {};
  for (const [category, amountPence] of Object.entries(categoriesPence)) {
    amounts[`paidPence:${category}`] = sign * amountPence;
  }
  return amounts;
}

function openedBy(reasons: readonly string[]): Amounts {
  const amounts: Partial<Record<AmountName, number>> = {};
  for (const reason of new Set(reasons)) amounts[`opened:${reason}`] = 1;
  for (const heading of headingsOf(reasons)) amounts[`openedUnder:${heading}`] = 1;
  return amounts;
}

/** Whoever waited longer than this is counted with those who waited so long: a counter has an end. */
const mostDays = 60;

function wholeDays(days: number): number {
  return Math.min(mostDays, Math.max(0, Math.floor(days)));
}

/** Events give days with two decimals; a whole number of hundredths adds up without drifting. */
function centidays(days: number): number {
  return Math.round(days * 100);
}
