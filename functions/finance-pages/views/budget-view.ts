import {
  allocatedPence,
  cityPool,
  type Envelope,
  type PlannedEnvelope,
} from '#shared/budget/index.ts';
import { sumPence } from '#shared/kernel/index.ts';
import type { Fund } from '#shared/programmes/index.ts';
import { localities } from '#shared/reference/index.ts';
import { localityInWords, ringFenceInWords, type RunwayView } from '#shared/staff-web/index.ts';

/** What is where of one envelope, or of several together. */
export interface BudgetFigures {
  readonly allocatedPence: number;
  readonly reservedPence: number;
  readonly inTransitPence: number;
  readonly paidPence: number;
  readonly availablePence: number;
  /** Parts of the allocation in hundredths, side by side, for a bar. */
  readonly bar: readonly { readonly from: number; readonly points: number }[];
}

/** The budget of a window: each ring-fence by locality, with sums that are added up here and nowhere else. */
export function budgetView(
  programme: Fund,
  envelopes: readonly Envelope[],
  runwayOf: (envelopes: readonly Envelope[]) => RunwayView,
) {
  const codes = placesOf(
    programme,
    localities.map(({ code }) => code),
  );
  return {
    all: figuresOf(envelopes),
    runway: runwayOf(envelopes),
    ringFences: programme.ringFences.map(({ ringFence }) => {
      const fenced = envelopes.filter((envelope) => envelope.ringFence === ringFence);
      return {
        name: ringFenceInWords(ringFence),
        sum: figuresOf(fenced),
        runway: runwayOf(fenced),
        rows: codes.map((code) => {
          const own = fenced.filter((envelope) => envelope.localityCode === code);
          return {
            name: code === cityPool ? 'City pool' : localityInWords(code),
            figures: figuresOf(own),
            runway: runwayOf(own),
          };
        }),
      };
    }),
  };
}

/** Where a fund has envelopes: in every locality and the city pool, or in the pool alone. */
function placesOf({ cityPoolShare }: Fund, localityCodes: readonly string[]): readonly string[] {
  return cityPoolShare === 1 ? [cityPool] : [...localityCodes, cityPool];
}

function figuresOf(envelopes: readonly Envelope[]): BudgetFigures {
  const sum = (amountOf: (envelope: Envelope) => number) => sumPence(envelopes.map(amountOf));
  const figures = {
    allocatedPence: sum(allocatedPence),
    paidPence: sum(({ balancesPence }) => balancesPence.paid),
    inTransitPence: sum(({ balancesPence }) => balancesPence['in-transit']),
    reservedPence: sum(({ balancesPence }) => balancesPence.reserved),
    availablePence: sum(({ balancesPence }) => balancesPence.available),
  };
  const parts = [figures.paidPence, figures.inTransitPence, figures.reservedPence];
  let reached = 0;
  const bar = parts.map((part) => {
    const points = figures.allocatedPence === 0 ? 0 : (100 * part) / figures.allocatedPence;
    const from = reached;
    reached += points;
    return { from: rounded(from), points: rounded(points) };
  });
  return { ...figures, bar };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A plan before it is carried out: localities down, ring-fences across, beside each one's share of need. */
export function planView(
  programme: Fund,
  planned: readonly PlannedEnvelope[],
  needShares: ReadonlyMap<string, number>,
) {
  const codes = placesOf(programme, [...needShares.keys()].sort());
  const amountOf = (localityCode: string, ringFence: string) =>
    sumPence(
      planned
        .filter((part) => part.localityCode === localityCode && part.ringFence === ringFence)
        .map((part) => part.amountPence),
    );
  const fences = programme.ringFences.map(({ ringFence }) => ringFence);
  return {
    ringFences: fences.map(ringFenceInWords),
    rows: codes.map((code) => {
      const amounts = fences.map((ringFence) => amountOf(code, ringFence));
      const share = needShares.get(code);
      return {
        name: code === cityPool ? 'City pool' : localityInWords(code),
        needShare: share === undefined ? undefined : `${(100 * share).toFixed(1)} %`,
        amounts,
        sumPence: sumPence(amounts),
      };
    }),
    sums: fences.map((ringFence) => sumPence(codes.map((code) => amountOf(code, ringFence)))),
    totalPence: sumPence(planned.map((part) => part.amountPence)),
  };
}
