/** A point of the curve: so much of the people, most deprived first, have so much of it. */
export interface ConcentrationPoint {
  readonly people: number;
  readonly share: number;
}

/** Few enough that no point is a single area's. */
const steps = 10;

/**
 * The concentration index and its curve, over groups in order of deprivation, the most deprived first.
 *
 * C = Σ (pₜ Lₜ₊₁ − pₜ₊₁ Lₜ), p the cumulative share of the people and L of the amount: from −1, all of it with
 * the most deprived, through 0, alike for everybody, to 1. Source: Fuller and Lury, as in the World
 * Bank's Analyzing Health Equity Using Household Survey Data, chapter 8 (domain-facts.md §6.2).
 */
export function concentrationOf(
  groups: readonly { readonly weight: number; readonly amount: number }[],
): { readonly index: number | undefined; readonly curve: readonly ConcentrationPoint[] } {
  const people = groups.reduce((sum, { weight }) => sum + weight, 0);
  const whole = groups.reduce((sum, { amount }) => sum + amount, 0);
  if (people === 0 || whole === 0) return { index: undefined, curve: [] };
  const points: ConcentrationPoint[] = [{ people: 0, share: 0 }];
  let index = 0;
  let [countedPeople, counted] = [0, 0];
  for (const { weight, amount } of groups) {
    countedPeople += weight;
    counted += amount;
    const before = points.at(-1) ?? { people: 0, share: 0 };
    const point = { people: countedPeople / people, share: counted / whole };
    index += before.people * point.share - point.people * before.share;
    points.push(point);
  }
  return { index, curve: thinned(points) };
}

/** The curve at tenths of the people. */
function thinned(points: readonly ConcentrationPoint[]): readonly ConcentrationPoint[] {
  return Array.from({ length: steps + 1 }, (_, step) => at(points, step / steps));
}

function at(points: readonly ConcentrationPoint[], people: number): ConcentrationPoint {
  const next = points.findIndex((point) => point.people >= people);
  const to = points[next] ?? { people: 1, share: 1 };
  const from = points[next - 1] ?? to;
  const part = to.people === from.people ? 0 : (people - from.people) / (to.people - from.people);
  return { people, share: from.share + part * (to.share - from.share) };
}
