import { isSamePerson } from '#shared/community-grants/index.ts';
import type { EventType } from '#shared/events/index.ts';
import {
  grantAwards,
  grantAwardSchema,
  isPromised,
  overSince,
  publishedGrants,
  publishedGrantSchema,
  type Acceptance,
  type AwardState,
  type GrantAward,
} from '#shared/grant-awards/index.ts';
import { endOfDecided } from '#shared/grant-papers/index.ts';
import type { Instant } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';

import type { Change } from './change.ts';
import { faultAt, type Check } from './check.ts';
import type { GatheredGrants } from './check-grants.ts';
import { readerOf, type ReadItem } from './read-item.ts';

/** What was decided on a group's application, as far as its promises go: no names, no words. */
export interface GatheredAward {
  readonly grantApplicationId: string;
  readonly version: number;
  readonly state: AwardState;
  readonly proposedBy: string;
  /** Absent before a second person confirmed it. */
  readonly confirmedBy: string | undefined;
  /** Absent before it was accepted. */
  readonly acceptedPence: number | undefined;
  /** The last day as it was accepted. */
  readonly projectUntil: string | undefined;
  readonly isMoreThanAsked: boolean;
  readonly acceptedBy: readonly (1 | 2)[];
  readonly acceptedByOne: boolean;
  readonly roundId: string;
  /** As they were offered, whatever became of them. */
  readonly instalments: readonly { readonly instalment: number; readonly amountPence: number }[];
  /** One person alone stopped it. */
  readonly stoppedByOne: boolean;
  /** What of it is promised to the group now: nothing once it is over. */
  readonly promised: readonly { readonly instalment: number; readonly amountPence: number }[];
  /** Which account it is to be paid into, of those the group gave one after the other. */
  readonly accountRevision: number | undefined;
  /** Those of them that are removed. */
  readonly accountsRemoved: readonly number[];
  /** When it came to nothing, or was accepted; undefined while neither is so. */
  readonly settledAt: Instant | undefined;
  readonly isReported: boolean;
  /** When the papers have to go that it was decided on; undefined while it is not over. */
  readonly papersEnd: string | undefined;
}

export interface GatheredAwards {
  readonly awards: ReadonlyMap<string, GatheredAward>;
  /** What anybody may read of which grants, in pence. */
  readonly publishedGrants: ReadonlyMap<string, number>;
  /** Until when anybody may read that they run. */
  readonly publishedUntil: ReadonlyMap<string, string>;
}

export function emptyAwards() {
  return {
    awards: new Map<string, GatheredAward>(),
    publishedGrants: new Map<string, number>(),
    publishedUntil: new Map<string, string>(),
  };
}

export function awardReadersInto(kept: ReturnType<typeof emptyAwards>): Record<string, ReadItem> {
  return {
    [grantAwards.kind]: readerOf(grantAwards, grantAwardSchema, (award, version) => {
      kept.awards.set(award.grantApplicationId, slimAward(award, version));
    }),
    [publishedGrants.kind]: readerOf(
      publishedGrants,
      publishedGrantSchema,
      ({ grantApplicationId, amountPence, projectUntil }) => {
        kept.publishedGrants.set(grantApplicationId, amountPence);
        kept.publishedUntil.set(grantApplicationId, projectUntil);
      },
    ),
  };
}

function slimAward(award: GrantAward, version: number): GatheredAward {
  const { grantApplicationId, state, proposedBy } = award;
  const acceptances: readonly Acceptance[] = award.state === 'accepted' ? award.acceptances : [];
  const [first, second] = acceptances;
  return {
    ...{ grantApplicationId, version, state, proposedBy, roundId: award.roundId },
    instalments: 'instalments' in award ? award.instalments : [],
    promised: isPromised(award) ? award.instalments.filter(isStillPromised(award)) : [],
    stoppedByOne:
      award.state === 'accepted' &&
      award.stopped !== undefined &&
      award.stopped.by === award.stopped.proposedBy,
    confirmedBy: 'confirmedBy' in award ? award.confirmedBy : undefined,
    acceptedPence: award.state === 'accepted' ? award.amountPence : undefined,
    projectUntil: award.state === 'accepted' ? award.projectUntil : undefined,
    isMoreThanAsked: 'amountPence' in award && award.amountPence > award.askedPence,
    acceptedBy: acceptances.map(({ contact }) => contact),
    accountRevision: award.account?.revision,
    accountsRemoved: award.accountsRemoved ?? [],
    settledAt: award.state === 'accepted' ? award.acceptedAt : overSince(award),
    isReported: award.state === 'accepted' && award.reportedAt !== undefined,
    papersEnd: endOfDecided(award)?.at,
    acceptedByOne: first !== undefined && second !== undefined && isSamePerson(first, second),
  };
}

function isStillPromised(award: GrantAward) {
  const never = award.state === 'accepted' ? (award.stopped?.notPaid ?? []) : [];
  return ({ instalment }: { readonly instalment: number }) => !never.includes(instalment);
}

/** Two of staff stand behind every decision, and two of the group behind every grant that was accepted. */
export function checkGrantAwards({
  awards,
  grants,
  publishedGrants: published,
}: GatheredAwards & GatheredGrants): Check {
  return {
    name: 'grant awards',
    promise:
      'Two of staff decided each application, two of the group accepted each grant, and what was accepted is public',
    looked: awards.size,
    faults: [
      ...[...published.keys()]
        .filter((id) => !awards.has(id))
        .map((id) => faultAt(keys.grantAward(id), 'It is public, and there is no such award.')),
      ...[...awards.values()].flatMap((award) => {
        const { grantApplicationId, state, confirmedBy, proposedBy } = award;
        const at = keys.grantAward(grantApplicationId);
        const application = grants.get(grantApplicationId);
        const stands = state === 'offered' || state === 'accepted';
        const byTwo = new Set(award.acceptedBy).size === 2 && !award.acceptedByOne;
        return [
          application === undefined && 'It belongs to no application.',
          stands &&
            application !== undefined &&
            application.state !== 'submitted' &&
            `It is ${state}, and its application is ${application.state}.`,
          confirmedBy === proposedBy && 'Whoever proposed it confirmed it.',
          award.stoppedByOne && 'Whoever proposed to stop it stopped it.',
          published.get(grantApplicationId) !== award.acceptedPence &&
            'What is public of it is not what was accepted.',
          award.isMoreThanAsked && 'It is more than was asked for.',
          state === 'accepted' &&
            !byTwo &&
            'It counts as accepted, and one person accepted for both.',
        ].flatMap((sentence) => (typeof sentence === 'string' ? [faultAt(at, sentence)] : []));
      }),
    ],
  };
}

const whileOffered = [
  'grant-offered',
  'grant-account-given',
  'grant-acceptance-sent',
  'grant-acceptance-asked-again',
  'grant-acceptance-given',
  'grant-offer-ending',
] as const satisfies readonly EventType[];

/** The event that led to a state: what counts as accepted was accepted by the second contact last. */
const leadingTo = {
  proposed: ['grant-award-proposed'],
  'refusal-proposed': ['grant-refusal-proposed'],
  'proposal-withdrawn': ['grant-proposal-withdrawn'],
  offered: whileOffered,
  refused: ['grant-refused'],
  accepted: [
    ...(['grant-accepted', 'grant-account-changed', 'grant-reported'] as const),
    ...(['grant-stop-proposed', 'grant-stop-withdrawn', 'grant-stopped'] as const),
  ],
  declined: ['grant-declined'],
  lapsed: ['grant-lapsed'],
  'offer-withdrawn': ['grant-offer-withdrawn'],
} as const satisfies Record<AwardState, readonly EventType[]>;

const any: readonly EventType[] = Object.values(leadingTo).flat();

/** Every version has its event; the first was a proposal, and the last led to where it stands. */
export function* changesOfAward(award: GatheredAward): Generator<Change> {
  const { grantApplicationId, version, state } = award;
  const subject = keys.grantAward(grantApplicationId);
  const removed = award.accountsRemoved.length > 0 ? (['grant-accounts-removed'] as const) : [];
  const first = [...leadingTo.proposed, ...leadingTo['refusal-proposed']];
  for (let each = 1; each < version; each += 1) {
    yield { subject, version: each, types: each === 1 ? first : [...any, ...removed] };
  }
  yield { subject, version, types: [...leadingTo[state], ...removed] };
}
