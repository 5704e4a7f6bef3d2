import { planEnvelopes } from '#shared/budget/plan.ts';
import { formatPounds } from '#shared/kernel/index.ts';
import { type Fund, funds } from '#shared/programmes/index.ts';
import {
  compareIndices,
  comparePostcodes,
  type IndexChanges,
  type PostcodeChanges,
  type TenthChange,
} from './compare-figures.ts';
import type { IndexYear, ReferenceFigures } from './figures.ts';

/** What envelopes are told by: in pence. */
const planned = 10_000_000;

/**
 * What taking `after` for `before` would change, in lines to read before anything is written: of a
 * list no more than `most`. Nothing is said of what stays as it is.
 */
export function describeChanges(
  before: ReferenceFigures,
  after: ReferenceFigures,
  most: number,
): string[] {
  const years: readonly IndexYear[] = [2019, 2025];
  return [
    ...renamed('Postcodes', before.provenance.postcodes, after.provenance.postcodes),
    ...postcodeLines(comparePostcodes(before, after), after, most),
    ...years.flatMap((year) => [
      ...renamed(
        `Deprivation ${year}`,
        before.provenance[`deprivation${year}`],
        after.provenance[`deprivation${year}`],
      ),
      ...indexLines(compareIndices(before, after, year), after, year, most),
    ]),
  ];
}

function renamed(what: string, before: string, after: string): string[] {
  return before === after ? [] : [`${what}: ${before} is replaced by ${after}.`];
}

function postcodeLines(changes: PostcodeChanges, after: ReferenceFigures, most: number): string[] {
  const told: readonly (readonly [readonly string[], string])[] = [
    [changes.added, 'new in the city'],
    [changes.ended, 'ended in the city, and kept'],
    [changes.revived, 'in use again'],
    [changes.moved, 'moved to another small area'],
    [changes.otherWard, 'in another ward'],
    [changes.intoCity, 'come into the city'],
    [changes.outOfCity, 'leave the city'],
    [changes.addedOutside, 'new outside the city'],
    [changes.endedOutside, 'ended outside the city, and kept'],
  ];
  const localities = new Map(after.localities.map(({ code, name }) => [code, name]));
  const between = Map.groupBy(
    changes.otherLocality,
    ({ from, to }) => `from ${localities.get(from) ?? from} to ${localities.get(to) ?? to}`,
  );
  return [
    ...told
      .filter(([postcodes]) => postcodes.length > 0)
      .map(([postcodes, what]) => `  ${postcodes.length} ${what}: ${shortened(postcodes, most)}`),
    ...[...between].map(
      ([way, moved]) =>
        `  ${moved.length} draw on another envelope, ${way}: ${shortened(
          moved.map(({ postcode }) => postcode),
          most,
        )}`,
    ),
  ];
}

function indexLines(
  changes: IndexChanges,
  after: ReferenceFigures,
  year: IndexYear,
  most: number,
): string[] {
  const { reranked, recounted, moreDeprivedTenth, lessDeprivedTenth, need } = changes;
  const moved = need.some((share) => share.before !== share.after);
  if (reranked === 0 && recounted === 0 && !moved) return [];
  const tenths = (what: string, areas: readonly TenthChange[]) =>
    areas.length === 0
      ? []
      : [`  ${areas.length} in a ${what} tenth of England: ${shortened(areas.map(inWords), most)}`];
  return [
    `  ${reranked} small areas with another rank, ${recounted} with another number of children in income-deprived families.`,
    ...tenths('more deprived', moreDeprivedTenth),
    ...tenths('less deprived', lessDeprivedTenth),
    ...(moved ? envelopeLines(need, after, year) : []),
  ];
}

function inWords({ name, code, from, to }: TenthChange): string {
  return `${name} (${code}) ${from} → ${to}`;
}

/** Money that is already in envelopes stays there; these are the parts of money planned from now on. */
function envelopeLines(
  need: IndexChanges['need'],
  after: ReferenceFigures,
  year: IndexYear,
): string[] {
  const names = new Map(after.localities.map(({ code, name }) => [code, name]));
  const affected = funds.filter(({ vintage }) => vintage === year);
  const plans = affected
    .filter(({ cityPoolShare }) => cityPoolShare < 1)
    .map((fund) => ({
      name: fund.name,
      before: plan(fund, need, 'before'),
      after: plan(fund, need, 'after'),
    }));
  return [
    `  Envelopes planned from now on, of each ${formatPounds(planned)} (money already planned stays where it is):`,
    ...need.map((share) => {
      const parts = plans.map(
        ({ name, before, after: next }) =>
          `${name} ${formatPounds(before.get(share.localityCode) ?? 0)} → ${formatPounds(next.get(share.localityCode) ?? 0)}`,
      );
      const shares = `${percent(share.before)} → ${percent(share.after)} of need`;
      const name = names.get(share.localityCode) ?? share.localityCode;
      return `    ${name}: ${[shares, ...parts].join('; ')}`;
    }),
  ];
}

function plan(
  fund: Fund,
  need: IndexChanges['need'],
  when: 'before' | 'after',
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  const envelopes = planEnvelopes({
    totalPence: planned,
    ringFences: fund.ringFences,
    needShares: new Map(need.map((share) => [share.localityCode, share[when]])),
    cityPoolShare: fund.cityPoolShare,
    localityFloorShare: fund.localityFloorShare,
  });
  for (const { localityCode, amountPence } of envelopes) {
    sums.set(localityCode, (sums.get(localityCode) ?? 0) + amountPence);
  }
  return sums;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

function shortened(items: readonly string[], most: number): string {
  const more = items.length - most;
  return `${items.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}
