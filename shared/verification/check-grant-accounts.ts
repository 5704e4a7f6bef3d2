import { grantPayees, sealedGrantPayeeSchema } from '#shared/applications/index.ts';
import { isSamePerson } from '#shared/community-grants/index.ts';
import type { EventType } from '#shared/events/index.ts';
import {
  accountChangeClosedAt,
  accountChangeSchema,
  accountKeptDays,
  grantAccountChanges,
  type AccountChange,
} from '#shared/grant-awards/index.ts';
import { plusDays, type Instant } from '#shared/kernel/index.ts';
import { needsItsAccount } from '#shared/payments/index.ts';
import { keys, type Key } from '#shared/records/index.ts';

import type { Change } from './change.ts';
import { faultAt, type Check } from './check.ts';
import type { GatheredRecords } from './gathered-records.ts';
import type { GatheredAwards } from './check-grant-awards.ts';
import { readerOf, type ReadItem } from './read-item.ts';

/** Another account that a group gave, as far as its promises go: no names. */
export interface GatheredAccountChange {
  readonly grantApplicationId: string;
  readonly version: number;
  readonly state: AccountChange['state'];
  readonly revision: number;
  readonly confirmedByTwo: boolean;
  /** When it was taken over, or turned down. */
  readonly closedAt: Instant | undefined;
}

export interface GatheredAccounts {
  /** Of which applications which accounts are kept sealed. */
  readonly grantPayees: ReadonlyMap<string, ReadonlySet<number>>;
  readonly accountChanges: ReadonlyMap<string, GatheredAccountChange>;
}

export function emptyAccounts() {
  return {
    grantPayees: new Map<string, Set<number>>(),
    accountChanges: new Map<string, GatheredAccountChange>(),
  };
}

export function accountReadersInto(
  kept: ReturnType<typeof emptyAccounts>,
): Record<string, ReadItem> {
  return {
    [grantPayees.kind]: readerOf(
      grantPayees,
      sealedGrantPayeeSchema,
      ({ grantApplicationId, revision }) => {
        const known = kept.grantPayees.get(grantApplicationId) ?? new Set();
        kept.grantPayees.set(grantApplicationId, known.add(revision));
      },
    ),
    [grantAccountChanges.kind]: readerOf(
      grantAccountChanges,
      accountChangeSchema,
      (change, version) => {
        kept.accountChanges.set(change.grantApplicationId, slimChange(change, version));
      },
    ),
  };
}

function slimChange(change: AccountChange, version: number): GatheredAccountChange {
  const { grantApplicationId, state, account } = change;
  const [first, second] = 'confirmations' in change ? change.confirmations : [];
  const confirmedByTwo =
    first !== undefined &&
    second !== undefined &&
    first.contact !== second.contact &&
    !isSamePerson(first, second);
  const closedAt = accountChangeClosedAt(change);
  return {
    grantApplicationId,
    version,
    state,
    revision: account.revision,
    confirmedByTwo,
    closedAt,
  };
}

/** A grant is paid into an account that is kept, and that two of the group stand behind. */
export function checkGrantAccounts({
  awards,
  grantPayees: kept,
  accountChanges,
}: GatheredAwards & GatheredAccounts): Check {
  const strangers = [...kept.keys()].filter((id) => awards.get(id)?.accountRevision === undefined);
  return {
    name: 'grant accounts',
    promise: 'Each grant names an account that is kept, and two of the group stand behind another',
    looked: kept.size,
    faults: [
      ...strangers.map((id) =>
        faultAt(keys.grantAward(id), 'An account is kept for it, and no award names one.'),
      ),
      ...[...awards.values()].flatMap(({ grantApplicationId: id, accountsRemoved }) =>
        accountsRemoved.some((revision) => kept.get(id)?.has(revision) === true)
          ? [faultAt(keys.grantAward(id), 'An account counts as removed, and is kept.')]
          : [],
      ),
      ...[...awards.values()].flatMap(({ grantApplicationId: id, accountRevision: revision }) =>
        revision === undefined || kept.get(id)?.has(revision) === true
          ? []
          : [faultAt(keys.grantAward(id), 'The account it names is not kept.')],
      ),
      ...[...accountChanges.values()].flatMap((change) => {
        const { grantApplicationId: id, state, revision } = change;
        const award = awards.get(id);
        const isKept = kept.get(id)?.has(revision) === true;
        const isOpen = state === 'waiting' || state === 'confirmed';
        return [
          award?.state !== 'accepted' && 'It is of a grant that nobody accepted.',
          isOpen && !isKept && 'The other account is not kept.',
          (state === 'confirmed' || state === 'taken-over') &&
            !change.confirmedByTwo &&
            'It counts as confirmed, and not by two people.',
          state === 'taken-over' &&
            award?.accountRevision !== revision &&
            'It was taken over, and the grant is paid into another account.',
          state !== 'taken-over' &&
            award?.accountRevision === revision &&
            'The grant is paid into an account that was not taken over.',
        ].flatMap((sentence) =>
          typeof sentence === 'string' ? [faultAt(keys.grantAccountChange(id), sentence)] : [],
        );
      }),
    ],
  };
}

/** Which sealed accounts are kept, and until when; undefined while they may still be needed. */
export function grantAccountEnds({
  awards,
  grantPayees: kept,
  accountChanges,
  payments,
}: GatheredRecords): readonly { readonly key: Key; readonly keptUntil: Instant | undefined }[] {
  const inUse = new Set(
    [...payments.values()]
      .filter(({ payment }) => needsItsAccount(payment))
      .map(({ payment }) => `${payment.applicationId}#${payment.accountRevision ?? ''}`),
  );
  return [...kept].flatMap(([id, revisions]) => {
    const award = awards.get(id);
    const change = accountChanges.get(id);
    const isOpen = change !== undefined && change.closedAt === undefined;
    const since = [award?.settledAt, change?.closedAt].filter((at) => at !== undefined).sort();
    const last = isOpen || award?.settledAt === undefined ? undefined : since.at(-1);
    return [...revisions].map((revision) => {
      const inForce = award?.state === 'accepted' && award.accountRevision === revision;
      const needed = inForce || inUse.has(`${id}#${revision}`);
      const key = keys.grantPayee(id, revision);
      return { key, keptUntil: needed || !last ? undefined : plusDays(last, accountKeptDays) };
    });
  });
}

const whileWaiting = [
  'grant-other-account-given',
  'grant-other-account-asked-again',
  'grant-other-account-confirmed',
] as const satisfies readonly EventType[];

const leadingTo = {
  waiting: whileWaiting,
  confirmed: ['grant-other-account-confirmed'],
  'taken-over': ['grant-other-account-taken-over'],
  'not-used': ['grant-other-account-not-used'],
} as const satisfies Record<AccountChange['state'], readonly EventType[]>;

const any: readonly EventType[] = Object.values(leadingTo).flat();

/** Every version has its event: the first gave an account, and the last led to where it stands. */
export function* changesOfAccountChange(change: GatheredAccountChange): Generator<Change> {
  const { grantApplicationId, version, state } = change;
  const subject = keys.grantAccountChange(grantApplicationId);
  for (let each = 1; each < version; each += 1) {
    yield { subject, version: each, types: each === 1 ? ['grant-other-account-given'] : any };
  }
  yield { subject, version, types: leadingTo[state] };
}
