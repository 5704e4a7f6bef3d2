import { invariant, type Instant } from '#shared/kernel/index.ts';

import { roundState, type Criterion, type GrantRound } from './round.ts';

/** What a round is for, before how well it is written: need and difference are more than half. */
const whatFamiliesNeed: readonly Criterion[] = [
  {
    criterionId: 'need',
    name: 'Need',
    question: 'How clearly does it show that families here need this?',
    weight: 30,
  },
  {
    criterionId: 'difference',
    name: 'Difference',
    question: 'How likely is it to make the difference that it says?',
    weight: 25,
  },
  {
    criterionId: 'reach',
    name: 'Reach',
    question: 'How well will families hear of it who do not come to groups yet?',
    weight: 20,
  },
  {
    criterionId: 'delivery',
    name: 'Able to do it',
    question: 'Does the group have the people, the place and the care for safety that it takes?',
    weight: 15,
  },
  {
    criterionId: 'value',
    name: 'Value',
    question: 'Is the budget what this costs, and no more?',
    weight: 10,
  },
];

/**
 * Every round there was, is and is known to come. A round that somebody has applied to stays in the list:
 * its applications are read with it.
 */
export const grantRounds: readonly GrantRound[] = [
  {
    roundId: 'summer-together-2027',
    version: 1,
    name: 'Summer together 2027',
    purpose:
      'For what children, young people and families in Birmingham do in the summer holidays, with food where it is needed.',
    examples: ['Play and sport in a park', 'Days out', 'Cooking and eating together'],
    opensAt: '2027-03-01T09:00:00.000Z',
    closesAt: '2027-04-30T16:00:00.000Z',
    confirmBy: '2027-05-14T16:00:00.000Z',
    minimumPence: 500_00,
    maximumPence: 6_000_00,
    places: { kind: 'city-wide' },
    projectsFrom: '2027-07-01',
    projectsUntil: '2027-09-30',
    termsVersion: '2026-04',
    questions: [],
    scoring: { since: 1, criteria: whatFamiliesNeed, apartAtMost: 20 },
  },
  {
    roundId: 'closer-to-home-2026',
    version: 2,
    name: 'Closer to home 2026 to 2027',
    purpose:
      'For groups that help families in Birmingham through hard times, close to where they live: with things they need, with advice, or with something to do together.',
    examples: [
      'Activity packs, food or warm things to take home',
      'Sessions of advice or counselling',
      'Activities for children and families',
    ],
    opensAt: '2026-04-01T08:00:00.000Z',
    closesAt: '2027-02-26T17:00:00.000Z',
    confirmBy: '2027-03-12T17:00:00.000Z',
    minimumPence: 500_00,
    maximumPence: 6_000_00,
    places: { kind: 'city-wide' },
    projectsFrom: '2026-05-01',
    projectsUntil: '2027-12-31',
    termsVersion: '2026-04',
    questions: [
      {
        questionId: 'reach',
        question: 'How will families hear about it?',
        hint: 'Think of families who do not come to groups yet, or who speak another language.',
      },
    ],
    scoring: { since: 2, criteria: whatFamiliesNeed, apartAtMost: 20 },
  },
  {
    roundId: 'winter-help-2025',
    version: 1,
    name: 'Winter help 2025 to 2026',
    purpose: 'For warm places and help with food in the winter.',
    examples: ['Warm places with something to do', 'Food to take home'],
    opensAt: '2025-10-06T08:00:00.000Z',
    closesAt: '2025-11-14T17:00:00.000Z',
    confirmBy: '2025-11-28T17:00:00.000Z',
    minimumPence: 300_00,
    maximumPence: 4_000_00,
    places: { kind: 'localities', localityCodes: ['hodge-hill', 'ladywood', 'yardley'] },
    projectsFrom: '2025-12-01',
    projectsUntil: '2026-03-31',
    termsVersion: '2025-10',
    questions: [],
  },
];

const roundByItsId = new Map(grantRounds.map((round) => [round.roundId, round]));

/** Undefined for a round that there never was: whoever asks may have typed the address. */
export function findRound(roundId: string): GrantRound | undefined {
  return roundByItsId.get(roundId);
}

/** The round of an application; a defect when it is not in the list any more. */
export function roundOf({ roundId }: { readonly roundId: string }): GrantRound {
  const round = findRound(roundId);
  invariant(round !== undefined, `There is no grant round ${roundId}`);
  return round;
}

export interface SortedRounds {
  /** The one that closes first comes first. */
  readonly open: readonly GrantRound[];
  readonly coming: readonly GrantRound[];
  /** The one that closed last comes first. */
  readonly past: readonly GrantRound[];
}

export function sortRounds(at: Instant, rounds: readonly GrantRound[] = grantRounds): SortedRounds {
  const inState = (state: ReturnType<typeof roundState>) =>
    rounds.filter((round) => roundState(round, at) === state);
  return {
    open: inState('open').sort((a, b) => a.closesAt.localeCompare(b.closesAt)),
    coming: inState('coming').sort((a, b) => a.opensAt.localeCompare(b.opensAt)),
    past: inState('past').sort((a, b) => b.closesAt.localeCompare(a.closesAt)),
  };
}
