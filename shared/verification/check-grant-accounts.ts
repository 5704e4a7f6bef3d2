import { grantPayees, sealedGrantPayeeSchema } from '#shared/applications/index.ts';
import { isSamePerson } from '#shared/community-grants/index.ts';
import type { EventType } from '#shared/events/index.ts';
import {
  accountChangeSchema,
  grantAccountChanges,
  type AccountChange,
} from '#shared/grant-awards/index.ts';
import { keys } from '#shared/records/index.ts';

import type { Change } from './change.ts';
import { faultAt, type Check } from './check.ts';
import type { GatheredAwards } from './check-grant-awards.ts';
import { readerOf, type ReadItem } from './read-item.ts';

/** Another account that a group gave, as far as its promises go: no names. */
export interface GatheredAccountChange {
  readonly grantApplicationId: string;
  readonly version: number;
  readonly state: AccountChange['state'];
  readonly revision: number;
  readonly confirmedByTwo: boolean;
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
  return { grantApplicationId, version, state, revision: account.revision, confirmedByTwo };
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
