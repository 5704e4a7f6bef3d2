import {
  drawnTogether,
  forecastRunway,
  observedFrom,
  type DrawnByDay,
  type Envelope,
  type Runway,
} from '#shared/budget/index.ts';
import {
  localDate,
  sumPence,
  unreachable,
  type Instant,
  type LocalDate,
} from '#shared/kernel/index.ts';

/** A gauge is full at so many days; further ahead nobody has to act. */
const fullAtDays = 60;
const shortDays = 14;

/** How long the money of some envelopes lasts, to be read and to be looked at. */
export interface RunwayView {
  readonly text: string;
  /** How full the gauge is, in hundredths; undefined where there is nothing to measure. */
  readonly points: number | undefined;
  readonly short: boolean;
}

/** Forecasts for the envelopes of one window, each alone or several together. */
export function createRunwayView(lately: {
  readonly drawn: ReadonlyMap<string, DrawnByDay>;
  readonly at: Instant;
  readonly closesOn: LocalDate;
}): (envelopes: readonly Envelope[]) => RunwayView {
  const { drawn, at, closesOn } = lately;
  const today = localDate(at);
  const from = observedFrom(drawn.values(), today);
  return (envelopes) =>
    runwayInWords(
      forecastRunway({
        ...{ today, from, closesOn },
        availablePence: sumPence(envelopes.map(({ balancesPence }) => balancesPence.available)),
        drawn: drawnTogether(envelopes.flatMap(({ envelopeId }) => drawn.get(envelopeId) ?? [])),
      }),
    );
}

/** As one would say it on the telephone. */
export function runwayInWords(runway: Runway): RunwayView {
  switch (runway.kind) {
    case 'dry':
      return { text: 'dry', points: 0, short: true };
    case 'not-spending':
      return { text: 'not spending', points: undefined, short: false };
    case 'too-early':
      return { text: 'too early to say', points: undefined, short: false };
    case 'outlasts-window':
      return { text: 'past the end of the window', points: 100, short: false };
    case 'lasts': {
      const { days } = runway;
      const points = Math.min(100, Math.round((100 * days) / fullAtDays));
      const text = `about ${days === 1 ? 'a day' : `${days} days`} at the present rate`;
      return { text, points, short: days < shortDays };
    }
    default:
      return unreachable(runway);
  }
}
