import {
  aboutAccountChange,
  aboutAward,
  grantAccountChanges,
  grantAwards,
  isOpenChange,
  type AccountChange,
  type AccountChangeIn,
  type GrantAwardIn,
  type OpenAccountChange,
} from '#shared/grant-awards/index.ts';
import {
  done,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { isSuspect, payments, voidedPayment, type Payment } from '#shared/payments/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

interface TakePorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

export interface AboutAccountOfGrant {
  readonly grantApplicationId: string;
  /** The account that was on the page. */
  readonly revision: number;
  readonly staffId: string;
}

export type TakeAccountRefusal =
  /** The group gave another one since, or stays with the one before. */
  | { readonly kind: 'not-open' }
  | { readonly kind: 'not-confirmed-by-both' }
  /** An instalment is on its way into the account before: what becomes of it is waited for. */
  | { readonly kind: 'payment-under-way' }
  /** An instalment is held as possible fraud or as paid twice: a person lifts that first. */
  | { readonly kind: 'held-as-suspect' }
  | { readonly kind: 'changed-by-someone-else' };

const triesPerChange = 8;

/**
 * Pays a grant into the other account from now on, once both contacts of the group said that it is theirs.
 * What was approved for the account before and not sent is void, and takes two approvals again; its money
 * stays promised. Done twice it is done once.
 */
export function createTakeOtherAccount({ records, commit, clock }: TakePorts) {
  return async function takeOtherAccount(
    request: AboutAccountOfGrant,
  ): Promise<Result<{ readonly voided: number }, TakeAccountRefusal>> {
    const { grantApplicationId, revision, staffId } = request;
    for (let attempt = 1; attempt <= triesPerChange; attempt += 1) {
      const found = await readChange(records, request);
      if (!found.ok) return found;
      const { award, change } = found.value;
      if (change.document.state === 'taken-over') return done({ voided: 0 });
      if (change.document.state === 'waiting') return refused({ kind: 'not-confirmed-by-both' });
      const at = clock.now();
      const by = { kind: 'staff', id: staffId } as const;
      const standing = await readPaymentsOf(records, award.document);
      const voids = await planVoids(records, standing, { at, by });
      if (!voids.ok) return voids;
      const taken: AccountChangeIn<'taken-over'> = {
        ...change.document,
        ...{ state: 'taken-over', takenBy: staffId, takenAt: at },
      };
      const next = { ...award.document, account: change.document.account };
      const written = { at, actor: by, correlationId: grantApplicationId };
      const committed = await commit([
        grantAwards.replace(next, award.version),
        eventRecord(
          keys.grantAward(grantApplicationId),
          award.version + 1,
          { type: 'grant-account-changed', ...aboutAward(next), revision },
          written,
        ),
        grantAccountChanges.replace(taken, change.version),
        eventRecord(
          keys.grantAccountChange(grantApplicationId),
          change.version + 1,
          { type: 'grant-other-account-taken-over', ...aboutAccountChange(taken) },
          written,
        ),
        ...voids.value.writes,
      ]);
      if (committed.ok) return done({ voided: voids.value.voided });
    }
    return refused({ kind: 'changed-by-someone-else' });
  };
}

export type RefuseAccountRefusal = Extract<
  TakeAccountRefusal,
  { kind: 'not-open' | 'changed-by-someone-else' }
>;

/** Does not take over the other account, for a reason that the group reads. Done twice it is done once. */
export function createRefuseOtherAccount({ records, commit, clock }: TakePorts) {
  return async function refuseOtherAccount(
    request: AboutAccountOfGrant & { readonly reason: string },
  ): Promise<Result<'refused', RefuseAccountRefusal>> {
    const { grantApplicationId, staffId, reason } = request;
    for (let attempt = 1; attempt <= triesPerChange; attempt += 1) {
      const key = keys.grantAccountChange(grantApplicationId);
      const change = await grantAccountChanges.read(records, key);
      if (change?.document.account.revision !== request.revision) {
        return refused({ kind: 'not-open' });
      }
      if (change.document.state === 'not-used') return done('refused');
      if (!isOpenChange(change.document)) return refused({ kind: 'not-open' });
      const at = clock.now();
      const { roundId, proposalId, account, asked } = change.document;
      const next: AccountChangeIn<'not-used'> = {
        ...{ state: 'not-used', grantApplicationId, roundId, proposalId, account, asked },
        ...{ endedAt: at, endedBy: staffId, reason },
      };
      const committed = await commit([
        grantAccountChanges.replace(next, change.version),
        eventRecord(
          key,
          change.version + 1,
          { type: 'grant-other-account-not-used', ...aboutAccountChange(next) },
          { at, actor: { kind: 'staff', id: staffId }, correlationId: grantApplicationId },
        ),
      ]);
      if (committed.ok) return done('refused');
    }
    return refused({ kind: 'changed-by-someone-else' });
  };
}

async function readChange(
  records: RecordReader,
  { grantApplicationId, revision }: AboutAccountOfGrant,
): Promise<
  Result<
    {
      readonly award: Loaded<GrantAwardIn<'accepted'>>;
      readonly change: Loaded<OpenAccountChange | AccountChangeIn<'taken-over'>>;
    },
    { readonly kind: 'not-open' }
  >
> {
  const [award, change] = await Promise.all([
    grantAwards.read(records, keys.grantAward(grantApplicationId)),
    grantAccountChanges.read(records, keys.grantAccountChange(grantApplicationId)),
  ]);
  if (award?.document.state !== 'accepted' || change === undefined) {
    return refused({ kind: 'not-open' });
  }
  const { document } = change;
  if (document.account.revision !== revision || isOver(document)) {
    return refused({ kind: 'not-open' });
  }
  return done({
    award: { document: award.document, version: award.version },
    change: { document, version: change.version },
  });
}

function isOver(change: AccountChange): change is AccountChangeIn<'not-used'> {
  return change.state === 'not-used';
}

/** The payments of a grant that there are, one for each instalment that was ever approved. */
export async function readPaymentsOf(
  records: RecordReader,
  { grantApplicationId, instalments }: GrantAwardIn<'accepted'>,
): Promise<readonly Loaded<Payment>[]> {
  const items = await records.getMany(
    instalments.map(({ instalment }) => keys.payment(grantApplicationId, instalment)),
  );
  return items.map((item) => payments.parse(item));
}

/**
 * The writes that make every payment void that waits to be sent. One that is over, or that arrived, stays as it is;
 * one that can be approved meanwhile holds the award still, so that one of the two commits loses.
 */
export async function planVoids(
  records: RecordReader,
  found: readonly Loaded<Payment>[],
  { at, by }: { readonly at: Instant; readonly by: Actor },
): Promise<
  Result<
    { readonly writes: readonly Write[]; readonly voided: number },
    Extract<TakeAccountRefusal, { kind: 'payment-under-way' | 'held-as-suspect' }>
  >
> {
  if (found.some(({ document }) => document.state === 'submitted')) {
    return refused({ kind: 'payment-under-way' });
  }
  const writes: Write[] = [];
  let voided = 0;
  for (const { document, version } of found) {
    if (document.state !== 'ready' && document.state !== 'held') continue;
    if (document.state === 'held' && (await isSuspect(records, document.holdIds))) {
      return refused({ kind: 'held-as-suspect' });
    }
    writes.push(...voidedPayment({ document, version }, { at, actor: by }));
    voided += 1;
  }
  return done({ writes, voided });
}
