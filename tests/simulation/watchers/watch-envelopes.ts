import type { Envelope } from '#shared/budget/index.ts';
import { hashOf, type LedgerEntry } from '#shared/ledger/index.ts';

import { documentsIn, type Watcher } from './watcher.ts';

/**
 * Every change of an envelope is one entry that balances, follows on from the one before and leaves
 * what the envelope says; nothing but the funding is ever below nothing.
 */
export function watchEnvelopes(): Watcher {
  const known = new Map<string, Envelope>();
  return {
    name: 'envelopes',
    onCommit(writes) {
      const entries = documentsIn<LedgerEntry>(writes, 'ledger-entry');
      const changed = documentsIn<Envelope>(writes, 'envelope');
      const complaints = changed.flatMap((envelope) => {
        const own = entries.filter(({ envelopeId }) => envelopeId === envelope.envelopeId);
        const found = changeFaults(known.get(envelope.envelopeId), envelope, own);
        known.set(envelope.envelopeId, envelope);
        return found.map((sentence) => `${envelope.envelopeId}: ${sentence}`);
      });
      const strays = entries.filter(
        (entry) => !changed.some(({ envelopeId }) => envelopeId === entry.envelopeId),
      );
      return [
        ...complaints,
        ...strays.map(({ envelopeId }) => `${envelopeId}: an entry moved no envelope`),
      ];
    },
  };
}

function changeFaults(
  before: Envelope | undefined,
  after: Envelope,
  [entry, ...more]: readonly LedgerEntry[],
): readonly string[] {
  if (entry === undefined) return ['it changed without an entry'];
  if (more.length > 0) return ['it changed with more than one entry'];
  const faults: string[] = [];
  const start = { sequence: 0, hash: 'start' };
  const head = before?.head ?? start;
  if (entry.sequence !== head.sequence + 1)
    faults.push(`entry ${entry.sequence} follows ${head.sequence}`);
  if (entry.previousHash !== head.hash) faults.push(`entry ${entry.sequence} breaks the chain`);
  if (entry.hash !== hashOf(entry)) faults.push(`entry ${entry.sequence} has another hash`);
  if (after.head.hash !== entry.hash) faults.push(`its head is not entry ${entry.sequence}`);
  const sum = entry.lines.reduce((total, line) => total + line.amountPence, 0);
  if (sum !== 0) faults.push(`entry ${entry.sequence} sums to ${sum}`);
  const balances = new Map(Object.entries(before?.balancesPence ?? {}));
  for (const { account, amountPence } of entry.lines) {
    balances.set(account, (balances.get(account) ?? 0) + amountPence);
  }
  for (const [account, balance] of Object.entries(after.balancesPence)) {
    const due = balances.get(account) ?? 0;
    if (balance !== due) faults.push(`${account} is ${balance} and should be ${due}`);
    if (account !== 'funding' && account !== 'transfer' && balance < 0)
      faults.push(`${account} is overspent: ${balance}`);
  }
  return faults;
}
