import { envelopeIdIn, type BudgetChange } from '#shared/budget/index.ts';
import { sumPence } from '#shared/kernel/index.ts';
import type { Account, LedgerEntry } from '#shared/ledger/index.ts';
import { keys, queues } from '#shared/records/index.ts';

import { faultAt, type Check, type RecordFault } from './check.ts';
import type { GatheredRecords } from './gathered-records.ts';

/**
 * Money comes into envelopes, and goes from one to another, only as one person proposed and another
 * confirmed: allocations add up to what was funded, and moves to nothing.
 */
export function checkBudgetChanges(gathered: GatheredRecords): Check {
  const changes = [...gathered.budgetChanges.values()].map(({ change }) => change);
  return {
    name: 'budget-changes',
    promise:
      'Every allocation and move has two people; allocations add up to what was funded, moves between envelopes to nothing',
    looked: changes.length,
    faults: [
      ...changes.flatMap(confirmedByProposer),
      ...changes.flatMap((change) => moveFaults(change, gathered)),
      ...unexplainedTransfers(changes, gathered),
      ...totalFaults(changes, gathered),
    ],
  };
}

function confirmedByProposer(change: BudgetChange): RecordFault[] {
  if (!('confirmedBy' in change) || change.confirmedBy !== change.proposedBy) return [];
  const key = keys.budgetChange(change.changeId);
  return [faultAt(key, `${change.proposedBy} confirmed what they had proposed themselves.`)];
}

/** Both entries of a move say the same amount, one out and one in, and name the change. */
function moveFaults(change: BudgetChange, { entries }: GatheredRecords): RecordFault[] {
  const places = entriesOfMove(change);
  if (places === undefined) return [];
  return [
    { ...places.from, wantedPence: change.amountPence },
    { ...places.to, wantedPence: -change.amountPence },
  ].flatMap(({ envelopeId, sequence, wantedPence }) => {
    const entry = entries.get(envelopeId)?.find((each) => each.sequence === sequence);
    const pence = entry === undefined ? 0 : netPence([entry], 'transfer');
    const named = entry?.cause.includes(change.changeId) === true;
    if (pence === wantedPence && named) return [];
    return [
      faultAt(
        keys.budgetChange(change.changeId),
        `Entry ${sequence} of ${envelopeId} should carry ${wantedPence} pence of this move and carries ${named ? pence : 'none of it'}.`,
      ),
    ];
  });
}

function unexplainedTransfers(
  changes: readonly BudgetChange[],
  { entries }: GatheredRecords,
): RecordFault[] {
  const explained = new Set(
    changes.flatMap((change) => {
      const places = entriesOfMove(change);
      return places === undefined ? [] : [nameOf(places.from), nameOf(places.to)];
    }),
  );
  return [...entries.values()]
    .flat()
    .filter((entry) => entry.lines.some(({ account }) => account === 'transfer'))
    .filter((entry) => !explained.has(nameOf(entry)))
    .map(({ envelopeId, sequence }) =>
      faultAt(keys.entry(envelopeId, sequence), 'It moves money that nobody proposed to move.'),
    );
}

/** Of each window: what was funded is what was allocated, and what was moved comes to nothing. */
function totalFaults(
  changes: readonly BudgetChange[],
  { envelopes, entries }: GatheredRecords,
): RecordFault[] {
  const windows = Map.groupBy([...envelopes.values()], ({ programmeId, windowId }) =>
    queues.budgetChanges(programmeId, windowId),
  );
  return [...windows].flatMap(([window, within]) => {
    const own = within.flatMap(({ envelopeId }) => entries.get(envelopeId) ?? []);
    const allocated = sumPence(
      changes
        .filter((change) => queues.budgetChanges(change.programmeId, change.windowId) === window)
        .map(allocatedBy),
    );
    const funded = 0 - netPence(own, 'funding');
    const moved = netPence(own, 'transfer');
    const key = { pk: window, sk: '' };
    return [
      ...(funded === allocated
        ? []
        : [
            faultAt(key, `Its envelopes were given ${funded} pence, allocations say ${allocated}.`),
          ]),
      ...(moved === 0
        ? []
        : [faultAt(key, `Moves between its envelopes leave ${moved} pence over.`)]),
    ];
  });
}

function allocatedBy(change: BudgetChange): number {
  if (change.change.kind !== 'allocation') return 0;
  const { parts } = change.change;
  switch (change.state) {
    case 'proposed':
    case 'withdrawn':
      return 0;
    case 'under-way':
      return sumPence(parts.slice(0, change.partsDone).map(({ amountPence }) => amountPence));
    case 'carried-out':
      return sumPence(parts.map(({ amountPence }) => amountPence));
  }
}

interface EntryPlace {
  readonly envelopeId: string;
  readonly sequence: number;
}

function entriesOfMove(
  change: BudgetChange,
): { readonly from: EntryPlace; readonly to: EntryPlace } | undefined {
  if (change.state !== 'carried-out' || change.change.kind !== 'move') return undefined;
  const { moveEntries } = change;
  const { from, to } = change.change;
  return {
    from: { envelopeId: envelopeIdIn(change, from), sequence: moveEntries?.from ?? 0 },
    to: { envelopeId: envelopeIdIn(change, to), sequence: moveEntries?.to ?? 0 },
  };
}

function netPence(entries: readonly LedgerEntry[], account: Account): number {
  return sumPence(
    entries
      .flatMap(({ lines }) => lines)
      .filter((line) => line.account === account)
      .map(({ amountPence }) => amountPence),
  );
}

function nameOf({ envelopeId, sequence }: EntryPlace): string {
  return `${envelopeId} ${sequence}`;
}
