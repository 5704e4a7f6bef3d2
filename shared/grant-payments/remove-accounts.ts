import {
  aboutDecision,
  accountsOver,
  changeAward,
  grantAccountChanges,
  grantAwards,
  type AccountsOver,
  type AwardPorts,
  type GrantAward,
} from '#shared/grant-awards/index.ts';
import { grantRounds } from '#shared/community-grants/index.ts';
import { done, type Write } from '#shared/kernel/index.ts';
import { needsItsAccount, payments } from '#shared/payments/index.ts';
import { keys, queueItems, queues, type RecordReader } from '#shared/records/index.ts';

/** What is left is removed by the next run, minutes later. */
const mostAtOnce = 200;
/** Of each round and state: those that are done stay in their lists. */
const mostLookedAt = 5_000;

const states = [
  ...(['declined', 'lapsed', 'offer-withdrawn', 'refused', 'proposal-withdrawn'] as const),
  ...(['accepted', 'reported'] as const),
];

/**
 * Removes sealed accounts of groups that nothing is paid into any more (`accountsOver`), and that no payment names
 * that waits or is with the bank. Of an award that came to nothing its last digits and its hash go as well.
 * Answers of how many awards. Run again it removes nothing twice.
 */
export function createRemoveGrantAccounts(ports: AwardPorts) {
  return async function removeGrantAccounts(): Promise<number> {
    let removed = 0;
    for (const { roundId } of grantRounds) {
      for (const state of states) {
        const queue = queues.grantAwards(roundId, state);
        for await (const item of queueItems(ports.records, queue, mostLookedAt)) {
          if (removed >= mostAtOnce) return removed;
          if (await removeOf(ports, grantAwards.parse(item).document)) removed += 1;
        }
      }
    }
    return removed;
  };
}

async function removeOf(ports: AwardPorts, listed: GrantAward): Promise<boolean> {
  const { grantApplicationId } = listed;
  const change =
    listed.state === 'accepted'
      ? await grantAccountChanges.read(ports.records, keys.grantAccountChange(grantApplicationId))
      : undefined;
  const expected = accountsOver(listed, change?.document);
  if (expected === undefined || expected.keptUntil > ports.clock.now()) return false;
  const inUse = await accountsInUse(ports.records, grantApplicationId);
  const actor = { kind: 'system', id: 'watch-deadlines' } as const;
  const answered = await changeAward<boolean, never>(
    ports,
    { grantApplicationId, actor },
    // The list may be a moment behind.
    ({ award }, at) => {
      const over = award && accountsOver(award, change?.document);
      if (award === undefined || over === undefined || over.keptUntil > at) {
        return done({ answer: false });
      }
      const revisions = over.revisions.filter((revision) => !inUse.has(revision));
      if (revisions.length === 0) return done({ answer: false });
      const { rule } = over;
      return done({
        answer: true,
        next: withoutAccounts(award, { ...over, revisions }),
        body: { type: 'grant-accounts-removed', ...aboutDecision(award), revisions, rule },
        also: [
          ...revisions.map((revision) => forget(grantApplicationId, revision)),
          ...(change === undefined
            ? []
            : [grantAccountChanges.check(change.document, change.version)]),
        ],
      });
    },
  );
  return answered.ok && answered.value;
}

/** The accounts that payments name which can still be collected, or come back to be. */
async function accountsInUse(
  records: RecordReader,
  grantApplicationId: string,
): Promise<ReadonlySet<number | undefined>> {
  const { pk, sk } = keys.payment(grantApplicationId, 0);
  const items = await records.partition(pk, sk.slice(0, sk.lastIndexOf('#') + 1));
  const found = items.map((item) => payments.parse(item).document);
  return new Set(found.filter(needsItsAccount).map((payment) => payment.accountRevision));
}

function withoutAccounts(award: GrantAward, { revisions, rule }: AccountsOver): GrantAward {
  const accountsRemoved = [...(award.accountsRemoved ?? []), ...revisions];
  if (rule === 'replaced' || award.state === 'accepted') return { ...award, accountsRemoved };
  const { account: _gone, ...rest } = award;
  return { ...rest, accountsRemoved };
}

/** What is sealed is never replaced, so it is still the first version of it; whoever removes it cannot read it. */
function forget(grantApplicationId: string, revision: number): Write {
  return { action: 'remove', ...keys.grantPayee(grantApplicationId, revision), expecting: 1 };
}
