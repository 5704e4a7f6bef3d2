import type { Area, DomainEvent } from '#shared/events/index.ts';
import { rebuildCounters, type Counter, type ReportStore } from '#shared/reporting/index.ts';
import { smallAreas2011, smallAreas2021 } from '#shared/reference/index.ts';

import { bodiesOf, eventOf } from './domain-events.ts';

export interface Families {
  readonly area: Area;
  readonly count: number;
  readonly ringFence?: string;
  readonly at?: string;
  readonly amountPence?: number;
  /** How far their money has come. */
  readonly until?: 'submitted' | 'approved' | 'sent' | 'settled' | 'returned';
  readonly programmeId?: string;
}

const steps = ['submitted', 'approved', 'sent', 'settled', 'returned'] as const;

let told = 0;

/** What happened to so many families of one area, each up to the same step. */
export function eventsOf(families: Families): DomainEvent[] {
  const { area, count, at = '2021-12-15T12:00:00.000Z', until = 'settled', ...rest } = families;
  return Array.from({ length: count }, () => {
    told += 1;
    const bodies = bodiesOf({ area, ...rest, applicationId: `APPL${told}` });
    const all = { ...bodies, returned: bodies.returned(true) };
    return steps
      .slice(0, steps.indexOf(until) + 1)
      .map((step) =>
        eventOf(all[step], { eventId: `E${told}-${step}`, at, correlationId: `APPL${told}` }),
      );
  }).flat();
}

/** A report store that holds the counters of these events and nothing else. */
export function storeOf(events: readonly DomainEvent[]): Omit<ReportStore, 'apply'> {
  const counters: readonly Counter[] = rebuildCounters(events);
  return {
    readCounters: (pk, skBeginning = '') =>
      Promise.resolve(
        counters.filter((counter) => counter.pk === pk && counter.sk.startsWith(skBeginning)),
      ),
    readSome: (keys) =>
      Promise.resolve(
        counters.filter((counter) =>
          keys.some(({ pk, sk }) => counter.pk === pk && counter.sk === sk),
        ),
      ),
  };
}

/**
 * A winter in which money went near need, and not quite: every small area has families in
 * proportion to its income-deprived children, more in some localities than in others.
 */
export function winterOf(
  programmeId: 'household-support-fund' | 'crisis-and-resilience-fund',
  months: readonly string[],
): DomainEvent[] {
  const pull: Record<string, number> = {
    'hodge-hill': 1.2,
    'sutton-coldfield': 0.5,
    northfield: 0.85,
  };
  const areas = programmeId === 'household-support-fund' ? smallAreas2011 : smallAreas2021;
  return areas.flatMap(({ code, localityCode, incomeDeprivedChildren }, place) => {
    const area =
      programmeId === 'household-support-fund'
        ? { localityCode, lsoa2011: code }
        : { localityCode, lsoa2021: code };
    const wobble = 0.6 + ((place * 7919) % 100) / 125;
    const share = (incomeDeprivedChildren * (pull[localityCode] ?? 1) * wobble) / 12;
    return months.flatMap((month, index) =>
      eventsOf({
        ...{ area, programmeId, at: `${month}-15T12:00:00.000Z` },
        count: Math.round(share / months.length),
        ringFence: (place + index) % 3 === 0 ? 'others' : 'children',
        until: (place + index) % 17 === 0 ? 'returned' : 'settled',
      }),
    );
  });
}
