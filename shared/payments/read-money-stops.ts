import { funds, railNames } from '#shared/programmes/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

import { moneyStops, type MoneyStop } from './money-stop.ts';
import { railBreakers, type RailBreaker } from './rail-breaker.ts';
import { whyStopped, type WhyStopped } from './watch-rail.ts';

export interface MoneyStops {
  readonly stops: readonly MoneyStop[];
  readonly breakers: readonly RailBreaker[];
  /** Whatever is stopped now, by a person or because a provider does not answer. */
  readonly now: readonly WhyStopped[];
}

/** Everything that is or was stopped, in one read by key: what every staff page shows on top. */
export async function readMoneyStops(records: RecordReader): Promise<MoneyStops> {
  const items = await records.getMany([
    ...funds.map(({ programmeId }) => keys.moneyStop('programme', programmeId)),
    ...railNames.map((rail) => keys.moneyStop('rail', rail)),
    ...railNames.map((rail) => keys.railBreaker(rail)),
  ]);
  const stops = items
    .filter((item) => item.kind === moneyStops.kind)
    .map((item) => moneyStops.parse(item).document);
  const breakers = items
    .filter((item) => item.kind === railBreakers.kind)
    .map((item) => railBreakers.parse(item).document);
  const notAnswering = breakers.flatMap((breaker): WhyStopped[] =>
    breaker.state === 'closed' ? [] : [{ kind: 'no-answer', rail: breaker.rail, breaker }],
  );
  return { stops, breakers, now: [...stops.flatMap(whyStopped), ...notAnswering] };
}
