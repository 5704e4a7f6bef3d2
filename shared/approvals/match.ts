import * as z from 'zod';

import type { Application } from '#shared/applications/index.ts';
import { policyInForce } from '#shared/eligibility/index.ts';
import { localDate, plusCalendarMonths } from '#shared/kernel/index.ts';
import { configuredProgrammes, type ProgrammeRegistry } from '#shared/programmes/index.ts';
import { documentKind, keys, queues } from '#shared/records/index.ts';

import { policyDayOf } from './policy-day.ts';

/** What two applications may have in common, in the order in which it weighs. */
export const matchKinds = ['account', 'person', 'address', 'phone'] as const;
export const matchKindSchema = z.enum(matchKinds);
export type MatchKind = z.infer<typeof matchKindSchema>;

const base = {
  matchId: z.string(),
  programmeId: z.string(),
  kind: matchKindSchema,
  applications: z.array(z.strictObject({ applicationId: z.string(), submittedAt: z.string() })),
};

/**
 * The applications of a programme that share one keyed hash. `few` share it: each is compared with
 * each. `many` do: a person is asked once what it is, and says that it `links-nobody`, as the
 * telephone of a charity, or that it is `suspicious`.
 */
export const matchSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('few'), ...base }),
  z.strictObject({ state: z.literal('many'), ...base, crowdedAt: z.string() }),
  z.strictObject({
    state: z.enum(['links-nobody', 'suspicious']),
    ...base,
    crowdedAt: z.string(),
    lookedAtBy: z.string(),
    lookedAt: z.string(),
    reason: z.string(),
  }),
]);
export type Match = z.infer<typeof matchSchema>;

export const matches = documentKind({
  kind: 'match',
  schema: matchSchema,
  key: (match) => keys.match(match.matchId),
  place: (match) =>
    match.state === 'many'
      ? {
          queue: queues.sharedByMany(match.programmeId),
          queueOrder: `${match.crowdedAt}#${match.matchId}`,
        }
      : undefined,
});

/** More sharing one hash than this are no longer compared with each other: it is one question, not fifteen. */
export const fewAtMost = 6;

export interface MatchWanted {
  readonly matchId: string;
  readonly kind: MatchKind;
}

/** The matches an application takes part in: none for what would link strangers. */
export function matchesWantedBy({ programmeId, matching }: Application): readonly MatchWanted[] {
  const hashes: Readonly<Record<MatchKind, string | undefined>> = {
    account: matching.account,
    person: matching.person,
    address: matching.household,
    phone: matching.phone,
  };
  return matchKinds.flatMap((kind) => {
    const hash = hashes[kind];
    return hash === undefined ? [] : [{ matchId: `${programmeId}#${kind}-${hash}`, kind }];
  });
}

/** For how many months an earlier application is compared, by the policy that a later one falls under. */
export function repeatMonthsOf(
  application: Pick<Application, 'programmeId' | 'windowId' | 'submittedAt'>,
  { programmes = configuredProgrammes, policyFor = policyInForce }: PolicySource = {},
): number {
  const programme = programmes.byId(application.programmeId);
  return policyFor(programme, policyDayOf(programme, application)).repeatMonths;
}

/** Where programmes and their policies are looked up; those that are configured, unless told otherwise. */
export interface PolicySource {
  readonly programmes?: ProgrammeRegistry | undefined;
  readonly policyFor?: typeof policyInForce | undefined;
}

/** Whether an earlier application is recent enough to be compared with a later one. */
export function withinRepeatMonths(
  later: { readonly submittedAt: string },
  earlier: { readonly submittedAt: string },
  repeatMonths: number,
): boolean {
  const since = plusCalendarMonths(localDate(later.submittedAt), -repeatMonths);
  return localDate(earlier.submittedAt) >= since;
}
