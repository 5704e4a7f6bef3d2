import { commitLimit } from '#shared/kernel/index.ts';

/** What is committed together, and the envelopes its money moves in. */
export interface EnvelopeGroup<Item> {
  readonly items: Item[];
  readonly envelopes: Set<string>;
}

/** How much of a commit things take up. */
export interface GroupRules<Item> {
  readonly envelopeOf: (item: Item) => string;
  /** An item's own writes, without those of its envelopes. */
  readonly writesOf: (item: Item) => number;
  readonly envelopesPerCommit: number;
  /** How many envelopes one item may draw on: 2 where the city pool helps out. 1 unless stated. */
  readonly envelopesPerItem?: number;
  /** Writes of the commit that belong to no item. None unless stated. */
  readonly otherWrites?: number;
}

/** An envelope writes its balances and its entry. */
const writesPerEnvelope = 2;

/**
 * Items that share an envelope side by side, otherwise in the order given, cut so that each group
 * fits one commit: what is committed together costs an envelope one write and one entry. An envelope
 * is cut only when a commit has no room for all of it, for its groups have to wait for each other.
 */
export function groupsByEnvelope<Item>(
  items: readonly Item[],
  rules: GroupRules<Item>,
): readonly EnvelopeGroup<Item>[] {
  const { envelopeOf, writesOf, envelopesPerCommit } = rules;
  const { envelopesPerItem = 1, otherWrites = 0 } = rules;
  const forEnvelope = envelopesPerItem * writesPerEnvelope;
  const groups: EnvelopeGroup<Item>[] = [];
  let writes = 0;

  function begin(envelope: string): EnvelopeGroup<Item> {
    const group = { items: [], envelopes: new Set([envelope]) };
    groups.push(group);
    writes = otherWrites + forEnvelope;
    return group;
  }

  for (const [envelope, alike] of Map.groupBy(items, envelopeOf)) {
    const together = alike.reduce((sum, item) => sum + writesOf(item), forEnvelope);
    const last = groups.at(-1);
    const joins =
      last !== undefined &&
      writes + together <= commitLimit &&
      (last.envelopes.size + 1) * envelopesPerItem <= envelopesPerCommit;
    if (joins) {
      last.envelopes.add(envelope);
      writes += forEnvelope;
    }
    let group = joins ? last : begin(envelope);
    for (const item of alike) {
      const needed = writesOf(item);
      if (writes + needed > commitLimit && group.items.length > 0) group = begin(envelope);
      group.items.push(item);
      writes += needed;
    }
  }
  return groups;
}

/** Groups of the same envelope follow one another; nobody else waits for them. */
export function chainsOf<Item>(
  groups: readonly EnvelopeGroup<Item>[],
): readonly (readonly EnvelopeGroup<Item>[])[] {
  const chains: EnvelopeGroup<Item>[][] = [];
  let chain: EnvelopeGroup<Item>[] = [];
  let before: EnvelopeGroup<Item> | undefined;
  for (const group of groups) {
    if (before === undefined || !shareEnvelope(before, group)) {
      chain = [];
      chains.push(chain);
    }
    chain.push(group);
    before = group;
  }
  return chains;
}

function shareEnvelope<Item>(one: EnvelopeGroup<Item>, other: EnvelopeGroup<Item>): boolean {
  return [...one.envelopes].some((envelope) => other.envelopes.has(envelope));
}
