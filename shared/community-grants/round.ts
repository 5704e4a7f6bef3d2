import { formatPounds, type Instant, type LocalDate, type Pence } from '#shared/kernel/index.ts';

/** Where what a round pays for may happen: anywhere in the city, or in these localities alone. */
export type RoundPlaces =
  | { readonly kind: 'city-wide' }
  | { readonly kind: 'localities'; readonly localityCodes: readonly string[] };

/** Something a round asks besides what every round asks. */
export interface RoundQuestion {
  readonly questionId: string;
  readonly question: string;
  readonly hint: string;
}

/** One thing that every application of a round is scored on. */
export interface Criterion {
  readonly criterionId: string;
  readonly name: string;
  /** What whoever scores asks. */
  readonly question: string;
  /** Of a hundred, together with the others of its round. */
  readonly weight: number;
}

/** How the applications of a round are compared: two score each, and a panel decides in their order. */
export interface RoundScoring {
  /** The version of the round that brought it: who began before is judged as they were told. */
  readonly since: number;
  readonly criteria: readonly Criterion[];
  /** Two scores that lie further apart than this, of a hundred, are talked over before the panel sees them. */
  readonly apartAtMost: number;
}

/**
 * One call for community groups to apply for a grant. A round is configuration: a change of anything in
 * it goes with a higher `version`, which every application keeps from the day it began.
 */
export interface GrantRound {
  readonly roundId: string;
  readonly version: number;
  readonly name: string;
  /** What the money is for, as a group reads it. */
  readonly purpose: string;
  readonly examples: readonly string[];
  readonly opensAt: Instant;
  /** The last instant at which an application can be sent to its two contacts. */
  readonly closesAt: Instant;
  /** The last instant at which a contact can confirm it: what was sent in time is not lost by a holiday. */
  readonly confirmBy: Instant;
  readonly minimumPence: Pence;
  readonly maximumPence: Pence;
  readonly places: RoundPlaces;
  /** What is paid for begins and ends within these days. */
  readonly projectsFrom: LocalDate;
  readonly projectsUntil: LocalDate;
  /** The terms that whoever confirms agrees to. */
  readonly termsVersion: string;
  readonly questions: readonly RoundQuestion[];
  /** Absent where two of staff decide each application by itself. */
  readonly scoring?: RoundScoring;
}

/** How an application is scored; undefined when it is not. */
export function scoringOf(
  round: GrantRound,
  { roundVersion }: { readonly roundVersion: number },
): RoundScoring | undefined {
  const { scoring } = round;
  return scoring !== undefined && roundVersion >= scoring.since ? scoring : undefined;
}

export type RoundState = 'coming' | 'open' | 'past';

/** Both ends are part of the time in which a round is open. */
export function roundState(round: GrantRound, at: Instant): RoundState {
  if (at < round.opensAt) return 'coming';
  return at <= round.closesAt ? 'open' : 'past';
}

/** What a round's money cannot be asked for; undefined when the amount is within its limits. */
export function outsideLimits(round: GrantRound, askedPence: Pence): string | undefined {
  const { minimumPence, maximumPence } = round;
  if (askedPence < minimumPence) {
    return `This round gives at least ${formatPounds(minimumPence)}, and you ask for ${formatPounds(askedPence)}: ${formatPounds(minimumPence - askedPence)} too little`;
  }
  if (askedPence > maximumPence) {
    return `This round gives at most ${formatPounds(maximumPence)}, and you ask for ${formatPounds(askedPence)}: ${formatPounds(askedPence - maximumPence)} too much`;
  }
  return undefined;
}
