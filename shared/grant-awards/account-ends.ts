import { plusDays, type Instant } from '#shared/kernel/index.ts';

import { accountsGiven, isOpenChange, type AccountChange } from './account-change.ts';
import { isOver, type GrantAward, type GrantAwardIn } from './grant-award.ts';

/** As long as the papers of an application that came to nothing: a group may ask why, and be offered again. */
export const accountKeptDays = 90;

/** When an award came to nothing; undefined while it is not over, and for one that was accepted. */
export function overSince(award: GrantAward): Instant | undefined {
  return isOver(award) ? endOf(award) : undefined;
}

type AwardOver = GrantAwardIn<
  'declined' | 'lapsed' | 'offer-withdrawn' | 'refused' | 'proposal-withdrawn'
>;

function endOf(award: AwardOver): Instant {
  switch (award.state) {
    case 'declined':
      return award.declinedAt;
    case 'lapsed':
      return award.lapsedAt;
    case 'offer-withdrawn':
    case 'proposal-withdrawn':
      return award.withdrawnAt;
    case 'refused':
      return award.confirmedAt;
  }
}

/** Sealed accounts that no payment can be approved for any more, and from when they are kept no longer. */
export interface AccountsOver {
  readonly revisions: readonly number[];
  readonly rule: 'offer-over' | 'replaced';
  readonly keptUntil: Instant;
}

/**
 * Which accounts of a group are no longer needed: every one once its award came to nothing, and of a grant
 * that was accepted those that are not in force, 90 days after the last of them was settled. While another
 * account is being given none is. What a payment still names stays besides, which only payments say.
 */
export function accountsOver(
  award: GrantAward,
  change: AccountChange | undefined,
): AccountsOver | undefined {
  const since = settledAt(award, change);
  if (since === undefined) return undefined;
  const gone = new Set(award.accountsRemoved);
  const inForce = award.state === 'accepted' ? award.account.revision : undefined;
  const given = Array.from({ length: accountsGiven(award, change) }, (_, index) => index + 1);
  const revisions = given.filter((revision) => revision !== inForce && !gone.has(revision));
  const rule = inForce === undefined ? 'offer-over' : 'replaced';
  return revisions.length === 0
    ? undefined
    : { revisions, rule, keptUntil: plusDays(since, accountKeptDays) };
}

/** Since when nothing more can happen to the accounts that are not in force; undefined while something may. */
function settledAt(award: GrantAward, change: AccountChange | undefined): Instant | undefined {
  if (award.state !== 'accepted') return overSince(award);
  if (isOpenChange(change)) return undefined;
  const closedAt = change && accountChangeClosedAt(change);
  return closedAt !== undefined && closedAt > award.acceptedAt ? closedAt : award.acceptedAt;
}

/** When another account was taken over, or turned down. */
export function accountChangeClosedAt(change: AccountChange): Instant | undefined {
  switch (change.state) {
    case 'waiting':
    case 'confirmed':
      return undefined;
    case 'taken-over':
      return change.takenAt;
    case 'not-used':
      return change.endedAt;
  }
}
