import { applications, moneyPlaceOf, type Application } from '#shared/applications/index.ts';
import { invariant, type Write } from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { claims, claimsWantedBy, readClaims, type Claim } from './claim.ts';
import { isUndecidedHolder, keptThroughDecision, type UndecidedHolder } from './may-approve.ts';

/**
 * How an application stands to the claims it does not hold. `sole`: they are free, or their holder is
 * undecided and gives them up. `second`: another award of the household holds one. `wait`: their
 * holder is changed by the same commit, so that this one has to be decided after it.
 */
export type ClaimStanding =
  | { readonly kind: 'sole' }
  | { readonly kind: 'second'; readonly holder: Application }
  | { readonly kind: 'wait' };

/** The claims of the awards that one commit makes, and whom they are taken from. */
export interface ClaimsTaken {
  readonly standingOf: (application: Application) => ClaimStanding;
  /** Whether this commit writes that case already. */
  readonly touches: (applicationId: string) => boolean;
  /** Takes what an award misses; answers the claims that it holds besides its own from now on. */
  readonly take: (application: Application) => readonly string[];
  /** A case that the commit writes for another reason than its claims. */
  readonly touch: (applicationId: string) => void;
  readonly writes: () => readonly Write[];
}

/** The claims of its window that an application does not hold; only a likely duplicate misses any. */
export function missingClaims(application: Application): readonly string[] {
  if (application.state === 'submitted' || application.state === 'withdrawn') return [];
  return claimsWantedBy(application).filter((claimId) => !application.claimIds.includes(claimId));
}

interface Pending {
  readonly claim: Claim;
  /** Undefined for a claim that is made by this commit. */
  readonly version: number | undefined;
}

/**
 * Plans what becomes of the claims that awards miss. Whoever is awarded holds its claims from then
 * on, or stands behind another award that does: nobody of the household comes through unseen. What
 * is read may be stale, so every claim and case is written under the version it was read with.
 */
export async function readClaimsToTake(
  records: RecordReader,
  found: readonly Loaded<Application>[],
  moment: { readonly at: string; readonly staffId: string },
): Promise<ClaimsTaken> {
  const held = await readClaims(
    records,
    found.flatMap(({ document }) => missingClaims(document)),
  );
  const holders = await readCases(records, [...held.values()], found);
  const pending = new Map<string, Pending>();
  const robbed = new Map<string, { readonly by: string; readonly claimIds: Set<string> }>();
  const touched = new Set<string>();

  const holderOf = (claimId: string, applicationId: string) => {
    const id =
      pending.get(claimId)?.claim.applicationId ?? held.get(claimId)?.document.applicationId;
    return id === undefined || id === applicationId ? undefined : holders.get(id);
  };

  function take(application: Application): readonly string[] {
    const { applicationId } = application;
    return missingClaims(application).filter((claimId) => {
      const stored = held.get(claimId);
      const made = pending.get(claimId);
      const claim = made?.claim ?? stored?.document;
      const version = made === undefined ? stored?.version : made.version;
      if (claim?.applicationId === applicationId) return false;
      const holder = holderOf(claimId, applicationId)?.document;
      if (claim !== undefined && (holder === undefined || !isUndecidedHolder(holder))) {
        const standsBehind = [...new Set([...claim.alsoAwarded, applicationId])];
        pending.set(claimId, { claim: { ...claim, alsoAwarded: standsBehind }, version });
        return false;
      }
      if (holder !== undefined) {
        const from = robbed.get(holder.applicationId) ?? { by: applicationId, claimIds: new Set() };
        robbed.set(holder.applicationId, from);
        from.claimIds.add(claimId);
        touched.add(holder.applicationId);
      }
      const taken = { claimId, applicationId, claimedAt: moment.at, alsoAwarded: [] };
      pending.set(claimId, { claim: taken, version });
      return true;
    });
  }

  return {
    take,
    touches: (applicationId) => touched.has(applicationId),
    touch: (applicationId) => touched.add(applicationId),
    standingOf(application) {
      const others = missingClaims(application).flatMap(
        (claimId) => holderOf(claimId, application.applicationId)?.document ?? [],
      );
      const undecided = others.filter(isUndecidedHolder);
      if (others.some(({ applicationId }) => touched.has(applicationId))) return { kind: 'wait' };
      const holder = others.find((other) => !undecided.some((each) => each === other));
      return holder === undefined ? { kind: 'sole' } : { kind: 'second', holder };
    },
    writes: () => [
      ...[...pending.values()].map(({ claim, version }) =>
        version === undefined ? claims.create(claim) : claims.replace(claim, version),
      ),
      ...[...robbed].flatMap(([holderId, from]) => {
        const holder = holders.get(holderId);
        invariant(
          holder !== undefined && isUndecidedHolder(holder.document),
          `${holderId} gives up claims and is not undecided`,
        );
        return givenUpWrites({ document: holder.document, version: holder.version }, from, moment);
      }),
    ],
  };
}

/** The cases that hold the claims, each as it was read; those asked for among them. */
async function readCases(
  records: RecordReader,
  held: readonly Loaded<Claim>[],
  found: readonly Loaded<Application>[],
): Promise<ReadonlyMap<string, Loaded<Application>>> {
  const cases = new Map(found.map((each) => [each.document.applicationId, each]));
  const missing = held
    .map(({ document }) => document.applicationId)
    .filter((applicationId) => !cases.has(applicationId));
  const items = await records.getMany([...new Set(missing)].map((id) => keys.application(id)));
  for (const item of items) {
    const loaded = applications.parse(item);
    cases.set(loaded.document.applicationId, loaded);
  }
  return cases;
}

/** The case that gives claims up is a likely duplicate from now on; an approval it had no longer counts. */
function givenUpWrites(
  { document, version }: Loaded<UndecidedHolder>,
  { by, claimIds }: { readonly by: string; readonly claimIds: ReadonlySet<string> },
  { at, staffId }: { readonly at: string; readonly staffId: string },
): readonly Write[] {
  const { policyVersion, awardPence, priority } = document.assessment;
  return [
    applications.replace(
      {
        ...keptThroughDecision(document),
        state: 'to-decide',
        claimIds: document.claimIds.filter((claimId) => !claimIds.has(claimId)),
        duplicateOf: by,
      },
      version,
    ),
    eventRecord(
      keys.application(document.applicationId),
      version + 1,
      {
        type: 'duplicate-suspected',
        ...moneyPlaceOf(document),
        ...{ duplicateOf: by, policyVersion, awardPence, priority: priority.total },
        ...(document.duplicateOf === undefined ? {} : { again: true as const }),
      },
      { at, actor: { kind: 'staff', id: staffId }, correlationId: by },
    ),
  ];
}
