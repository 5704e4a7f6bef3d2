import type { Application } from '#shared/applications/index.ts';
import { envelopeIdOf } from '#shared/budget/index.ts';
import { commitLimit } from '#shared/kernel/index.ts';
import type { Loaded } from '#shared/records/index.ts';

import { placeOfMoney } from './draw-funds.ts';
import { missingClaims } from './take-claims.ts';

/** One award writes its case, its payment and its event. */
const writesPerAward = 3;
/** A likely duplicate takes a claim, and whoever gives it up writes its case and its event. */
const writesPerMissingClaim = 3;
/** An envelope writes its balances and its entry; its award may draw on the city pool as well. */
const writesPerEnvelope = 2;
const envelopesPerCommit = 8;
const writesForAwards = commitLimit - envelopesPerCommit * writesPerEnvelope;

/** Applications that are decided in one commit, and the envelopes they draw on. */
export interface EnvelopeGroup {
  readonly applicationIds: string[];
  readonly envelopes: Set<string>;
}

/** Applications that share an envelope side by side, in the order asked for, cut to fit a commit. */
export function groupsByEnvelope(
  applicationIds: readonly string[],
  found: ReadonlyMap<string, Loaded<Application>>,
): readonly EnvelopeGroup[] {
  const byEnvelope = new Map<string, string[]>();
  for (const applicationId of new Set(applicationIds)) {
    const application = found.get(applicationId)?.document;
    const envelope = application === undefined ? '' : envelopeIdOf(placeOfMoney(application));
    const group = byEnvelope.get(envelope) ?? [];
    group.push(applicationId);
    byEnvelope.set(envelope, group);
  }
  const groups: EnvelopeGroup[] = [];
  let writes = 0;
  for (const [envelope, ids] of byEnvelope) {
    for (const applicationId of ids) {
      const needed =
        writesPerAward + writesPerMissingClaim * missingOf(found.get(applicationId)?.document);
      const last = groups.at(-1);
      const joins =
        last !== undefined &&
        writes + needed <= writesForAwards &&
        (last.envelopes.has(envelope) || last.envelopes.size * 2 + 2 <= envelopesPerCommit);
      if (joins) {
        last.applicationIds.push(applicationId);
        last.envelopes.add(envelope);
        writes += needed;
      } else {
        groups.push({ applicationIds: [applicationId], envelopes: new Set([envelope]) });
        writes = needed;
      }
    }
  }
  return groups;
}

/** Groups that draw on the same envelope follow one another; nobody else waits for them. */
export function chainsOf(groups: readonly EnvelopeGroup[]): readonly (readonly EnvelopeGroup[])[] {
  const chains: EnvelopeGroup[][] = [];
  for (const group of groups) {
    const chain = chains.at(-1);
    const before = chain?.at(-1);
    if (chain !== undefined && before !== undefined && shareEnvelope(before, group))
      chain.push(group);
    else chains.push([group]);
  }
  return chains;
}

function shareEnvelope(one: EnvelopeGroup, other: EnvelopeGroup): boolean {
  return [...one.envelopes].some((envelope) => other.envelopes.has(envelope));
}

function missingOf(application: Application | undefined): number {
  return application === undefined ? 0 : missingClaims(application).length;
}
