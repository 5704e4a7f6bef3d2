import { allocatedPence, type Envelope } from '#shared/budget/index.ts';
import { unreachable } from '#shared/kernel/index.ts';
import {
  accounts,
  isOutside,
  verifyLedger,
  type Account,
  type LedgerEntry,
  type LedgerFault,
} from '#shared/ledger/index.ts';
import { keys } from '#shared/records/index.ts';

import { faultAt, type Check, type RecordFault } from './check.ts';
import type { GatheredRecords } from './gathered-records.ts';

/** Every entry balances and follows on from the one before, and the envelope knows the last. */
export function checkLedger({ envelopes, entries }: GatheredRecords): Check {
  const faults = [...envelopes.values()].flatMap((envelope) => {
    const { envelopeId, head } = envelope;
    return verifyLedger(inOrder(entries.get(envelopeId)), head).faults.map((fault) =>
      ledgerFault(envelopeId, fault),
    );
  });
  const ownerless = [...entries]
    .filter(([envelopeId]) => !envelopes.has(envelopeId))
    .map(([envelopeId, own]) =>
      faultAt(
        keys.entry(envelopeId, own[0]?.sequence ?? 1),
        `${own.length} ledger entries belong to an envelope that does not exist.`,
      ),
    );
  return {
    name: 'ledger',
    promise: 'Every ledger entry balances, and each chain is whole from its start to its head',
    looked: [...entries.values()].reduce((sum, own) => sum + own.length, 0),
    faults: [...faults, ...ownerless],
  };
}

/** What an envelope says it holds is what its entries add up to, and nothing is below nothing. */
export function checkBalances({ envelopes, entries }: GatheredRecords): Check {
  return {
    name: 'balances',
    promise:
      'Every envelope holds what its entries add up to: allocated = available + reserved + in transit + paid, nothing below nothing',
    looked: envelopes.size,
    faults: [...envelopes.values()].flatMap((envelope) =>
      balanceFaults(envelope, inOrder(entries.get(envelope.envelopeId))),
    ),
  };
}

/** Envelopes that were below nothing at any moment of their history, told by their entries alone. */
export function overspentEnvelopes({ entries }: GatheredRecords): readonly string[] {
  return [...entries]
    .filter(([, own]) => lowestBalance(inOrder(own)) !== undefined)
    .map(([envelopeId]) => envelopeId);
}

function balanceFaults(envelope: Envelope, entries: readonly LedgerEntry[]): RecordFault[] {
  const { envelopeId, balancesPence, head } = envelope;
  const key = keys.envelope(envelopeId);
  const reading = verifyLedger(entries, head);
  const differing = accounts
    .filter((account) => reading.balancesPence[account] !== balancesPence[account])
    .map((account) =>
      faultAt(
        key,
        `It says ${balancesPence[account]} pence are ${account}, its entries add up to ${reading.balancesPence[account]}.`,
      ),
    );
  const below = lowestBalance(entries);
  const overspent =
    below === undefined
      ? []
      : [
          faultAt(
            keys.entry(envelopeId, below.sequence),
            `After this entry ${below.account} stood at ${below.pence} pence.`,
          ),
        ];
  const held = accounts
    .filter((account) => !isOutside(account))
    .reduce((sum, account) => sum + balancesPence[account], 0);
  const given = 0 - balancesPence.funding - balancesPence.transfer;
  const unequal =
    given >= 0 && held === allocatedPence(envelope)
      ? []
      : [faultAt(key, `It was given ${given} pence and accounts for ${held}.`)];
  return [...differing, ...overspent, ...unequal];
}

/** Where an account of the envelope's own first went below nothing. */
function lowestBalance(
  entries: readonly LedgerEntry[],
): { readonly sequence: number; readonly account: Account; readonly pence: number } | undefined {
  const running = new Map<Account, number>();
  for (const { sequence, lines } of entries) {
    for (const { account, amountPence } of lines) {
      running.set(account, (running.get(account) ?? 0) + amountPence);
    }
    for (const [account, pence] of running) {
      if (!isOutside(account) && pence < 0) return { sequence, account, pence };
    }
  }
  return undefined;
}

function inOrder(entries: readonly LedgerEntry[] = []): readonly LedgerEntry[] {
  return entries.toSorted((one, other) => one.sequence - other.sequence);
}

function ledgerFault(envelopeId: string, fault: LedgerFault): RecordFault {
  switch (fault.kind) {
    case 'unbalanced':
      return faultAt(keys.entry(envelopeId, fault.sequence), 'Its lines do not sum to nothing.');
    case 'out-of-sequence':
      return faultAt(
        keys.entry(envelopeId, fault.found),
        `It follows where entry ${fault.expected} should be.`,
      );
    case 'broken-chain':
      return faultAt(
        keys.entry(envelopeId, fault.sequence),
        'It does not carry the hash of the entry before it.',
      );
    case 'altered':
      return faultAt(
        keys.entry(envelopeId, fault.sequence),
        'Its hash is not that of what it says: it was changed after it was written.',
      );
    case 'head-differs':
      return faultAt(
        keys.envelope(envelopeId),
        `Its head, entry ${fault.sequence}, is not the last entry there is.`,
      );
    default:
      return unreachable(fault);
  }
}
