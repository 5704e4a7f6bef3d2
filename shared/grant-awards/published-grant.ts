import * as z from 'zod';

import {
  answersOf,
  grantRounds,
  outputNames,
  type GrantApplication,
} from '#shared/community-grants/index.ts';
import { connectionReasons } from '#shared/family-connect/index.ts';
import type { LocalDate } from '#shared/kernel/index.ts';
import { documentKind, keys, type RecordReader } from '#shared/records/index.ts';
import { wardByCode } from '#shared/reference/index.ts';

import type { GrantAwardIn } from './grant-award.ts';

/**
 * What anybody may read of a grant that was accepted: no person, no postcode, no account. It is written with
 * the second acceptance. Of it the last day changes with what is agreed, and what it reached is added once the
 * report was accepted; nothing else does.
 */
export const publishedGrantSchema = z.strictObject({
  grantApplicationId: z.string(),
  roundId: z.string(),
  groupName: z.string(),
  purpose: z.string(),
  amountPence: z.int().min(1),
  where: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('city-wide') }),
    z.strictObject({
      kind: z.literal('wards'),
      wardCodes: z.array(z.string()).min(1),
      /** Of a ward that lies in several localities and was named without a postcode: all of them. */
      localityCodes: z.array(z.string()).min(1),
    }),
  ]),
  projectFrom: z.iso.date(),
  projectUntil: z.iso.date(),
  acceptedAt: z.string(),
  /** What families who ask for further help may be sent to the group for; absent where nobody said. */
  helpsWith: z.array(z.enum(connectionReasons)).min(1).optional(),
  /** What it reached, once its report was accepted. */
  outputs: z.record(z.enum(outputNames), z.int().min(0)).optional(),
});
export type PublishedGrant = z.infer<typeof publishedGrantSchema>;

export const publishedGrants = documentKind({
  kind: 'published-grant',
  schema: publishedGrantSchema,
  key: ({ roundId, grantApplicationId }) => keys.publishedGrant(roundId, grantApplicationId),
});

/** What becomes public with the acceptance of a grant. */
export function publishedGrantOf(
  award: GrantAwardIn<'accepted'>,
  application: Extract<GrantApplication, { state: 'submitted' }>,
): PublishedGrant {
  const { grantApplicationId, roundId, groupName, purpose, amountPence } = award;
  const { projectFrom, projectUntil, acceptedAt, helpsWith } = award;
  return {
    ...{ grantApplicationId, roundId, groupName, purpose, amountPence },
    ...{ projectFrom, projectUntil, acceptedAt },
    ...(helpsWith && { helpsWith }),
    where: whereOf(answersOf(application).project.where),
  };
}

type ProjectWhere = ReturnType<typeof answersOf>['project']['where'];

function whereOf(where: ProjectWhere): PublishedGrant['where'] {
  if (where.kind === 'city-wide') return { kind: 'city-wide' };
  const localityCodes = where.places.flatMap(({ wardCode, localityCode }) =>
    localityCode !== undefined
      ? [localityCode]
      : (wardByCode(wardCode)?.localityShares ?? []).map((share) => share.localityCode),
  );
  return {
    kind: 'wards',
    wardCodes: [...new Set(where.places.map(({ wardCode }) => wardCode))],
    localityCodes: [...new Set(localityCodes)],
  };
}

/** Every grant that was accepted in these rounds, the newest first. */
export async function readPublishedGrants(
  records: RecordReader,
  roundIds: readonly string[] = grantRounds.map(({ roundId }) => roundId),
): Promise<readonly PublishedGrant[]> {
  const read = await Promise.all(
    roundIds.map((roundId) =>
      records.partition(keys.publishedGrantsOf(roundId), keys.publishedGrantsBeginning),
    ),
  );
  return read
    .flat()
    .map((item) => publishedGrants.parse(item).document)
    .sort((a, b) => b.acceptedAt.localeCompare(a.acceptedAt));
}

/** Whether a grant works in a locality: what is for the whole city is for each of its localities. */
export function isGrantIn({ where }: PublishedGrant, localityCode: string): boolean {
  return where.kind === 'city-wide' || where.localityCodes.includes(localityCode);
}

/** Those whose project runs on a day, in a locality; without one in the whole city. */
export function grantsRunning(
  grants: readonly PublishedGrant[],
  on: LocalDate,
  localityCode?: string,
): readonly PublishedGrant[] {
  return grantsRunningIn(grants, { from: on, until: on }, localityCode);
}

/** Those whose project runs on any of these days, in a locality; without one in the whole city. */
export function grantsRunningIn(
  grants: readonly PublishedGrant[],
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
  localityCode?: string,
): readonly PublishedGrant[] {
  return grants.filter(
    (grant) =>
      grant.projectFrom <= until &&
      from <= grant.projectUntil &&
      (localityCode === undefined || isGrantIn(grant, localityCode)),
  );
}
