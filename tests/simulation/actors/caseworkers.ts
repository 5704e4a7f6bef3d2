import { applications } from '#shared/applications/index.ts';
import {
  createApproveAwards,
  createDeclineApplications,
  createResolvePair,
  duplicatePairs,
  type DeclineReason,
} from '#shared/approvals/index.ts';
import { plannedPayment } from '#shared/payments/index.ts';

import type { World } from '../world.ts';
import { approvers, someApplications, type Actor } from './actor.ts';

/** Caseworkers approve and decline: two at once, the same twice, one after the other has decided. */
export const caseworkers: Actor = {
  name: 'caseworkers',
  weight: 8,
  act(world) {
    const { dice } = world;
    const many = dice.chance(0.05) ? 60 : 4;
    const applicationIds = someApplications(world, many);
    if (applicationIds.length === 0) return false;
    const one = dice.pick(approvers);
    const other = approvers.find((each) => each !== one) ?? one;
    const way = dice.weighted([
      ['approve', 8],
      ['double click', 2],
      ['two approvers race', 3],
      ['decline', 2],
      ['approve and decline', 2],
      ['compare', 4],
      ['prefer the second', 3],
    ] as const);
    if (way === 'compare') {
      comparePairs(world, one, dice.chance(0.5) ? 1 : 5);
      return true;
    }
    if (way === 'prefer the second') return preferSecond(world, one, other);
    if (way !== 'decline') approve(world, one, applicationIds);
    if (way === 'double click') approve(world, one, applicationIds);
    if (way === 'two approvers race') approve(world, other, applicationIds);
    if (way === 'decline') decline(world, one, applicationIds.slice(0, 2));
    if (way === 'approve and decline') decline(world, other, applicationIds.slice(0, 1));
    return true;
  },
};

export function approve(world: World, staffId: string, applicationIds: readonly string[]): void {
  const reasoned = world.dice.chance(0.4);
  world.start(`${staffId} approves ${applicationIds.join(' ')}`, (ports) =>
    createApproveAwards({
      ...ports,
      plannedPayment,
    })({
      ...{ applicationIds, staffId, dryRun: false },
      ...(reasoned ? { reason: 'Looked at by a person' } : {}),
    }),
  );
}

/** Somebody says of the pairs that wait, oldest first, that they are not one household, or that they are. */
export function comparePairs(world: World, staffId: string, most: number): void {
  const open = world.memory
    .ofKind(duplicatePairs.kind)
    .map((item) => duplicatePairs.parse(item).document)
    .filter(({ state }) => state === 'open')
    .slice(0, most);
  for (const { laterId, earlierId } of open) {
    const resolution = world.dice.chance(0.8) ? 'unique' : 'duplicate';
    world.start(`${staffId} finds ${laterId} and ${earlierId} ${resolution}`, (ports) =>
      createResolvePair(ports)({ laterId, earlierId, resolution, reason: 'Seen', staffId }),
    );
  }
}

/**
 * Somebody approves a likely duplicate, mostly before the first of the household was decided; another
 * person may approve or decline that one at the same moment.
 */
function preferSecond(world: World, one: string, other: string): boolean {
  const { dice } = world;
  const second = likelyDuplicates(world)[0];
  if (second === undefined) return false;
  const { applicationId, duplicateOf } = second;
  world.start(`${one} approves the likely duplicate ${applicationId}`, (ports) =>
    createApproveAwards({ ...ports, plannedPayment })({
      ...{ applicationIds: [applicationId], staffId: one, dryRun: false },
      reason: 'The other is an old form',
    }),
  );
  const meanwhile = dice.weighted([
    ['nothing', 3],
    ['approve', 2],
    ['decline', 2],
  ] as const);
  if (meanwhile === 'approve') approve(world, other, [duplicateOf]);
  if (meanwhile === 'decline') decline(world, other, [duplicateOf]);
  return true;
}

/** The likely duplicates that wait for a decision and were compared, the newest first. */
function likelyDuplicates({ memory }: World) {
  return memory
    .ofKind(applications.kind)
    .filter(({ queue }) => queue?.endsWith('#to-decide-duplicate') === true)
    .map((item) => applications.parse(item).document)
    .flatMap((application) =>
      application.state === 'to-decide' &&
      application.duplicateOf !== undefined &&
      application.openPairs.length === 0
        ? [{ applicationId: application.applicationId, duplicateOf: application.duplicateOf }]
        : [],
    )
    .reverse();
}

const declineReasons: readonly DeclineReason[] = ['not-in-hardship', 'not-enough-shown'];

function decline(world: World, staffId: string, applicationIds: readonly string[]): void {
  const reason = world.dice.pick(declineReasons);
  world.start(`${staffId} declines ${applicationIds.join(' ')}`, (ports) =>
    createDeclineApplications(ports)({ applicationIds, staffId, reason }),
  );
}
