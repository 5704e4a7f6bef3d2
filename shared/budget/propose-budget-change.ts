import {
  done,
  invariant,
  refused,
  sumPence,
  type Clock,
  type Commit,
  type Pence,
  type Result,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import {
  aboutChange,
  budgetChanges,
  envelopeIdIn,
  type BudgetChange,
  type EnvelopePlace,
  type ProposedChange,
} from './budget-change.ts';
import { readEnvelopes } from './envelope-moves.ts';
import type { EnvelopeCannotCarry } from './envelope.ts';
import type { PlannedEnvelope } from './plan.ts';

interface Proposal {
  /** Made before the work, so that pressing twice proposes once. */
  readonly changeId: string;
  readonly programmeId: string;
  readonly windowId: string;
  readonly staffId: string;
}

export interface ProposeAllocation extends Proposal {
  readonly planned: readonly PlannedEnvelope[];
}

export interface ProposeMove extends Proposal {
  readonly from: EnvelopePlace;
  readonly to: EnvelopePlace;
  readonly amountPence: Pence;
  readonly reason: string;
}

export type ProposalRefusal =
  | EnvelopeCannotCarry
  | { readonly kind: 'same-envelope' }
  /** The id was used before, for something else. */
  | { readonly kind: 'another-change' };

interface ProposePorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

/**
 * Proposes to share money out. What envelopes already hold stays; once confirmed, the plan is added
 * to it. Proposing the same again answers what was proposed the first time.
 */
export function createProposeAllocation(ports: ProposePorts) {
  return async function proposeAllocation(
    request: ProposeAllocation,
  ): Promise<Result<BudgetChange, ProposalRefusal>> {
    const parts = request.planned.filter(({ amountPence }) => amountPence > 0);
    const places = new Set(parts.map((part) => envelopeIdIn(request, part)));
    invariant(places.size === parts.length, 'A plan names each envelope once');
    return propose(ports, {
      ...proposedBy(request, ports.clock.now()),
      amountPence: sumPence(parts.map(({ amountPence }) => amountPence)),
      change: { kind: 'allocation', parts: parts.map((part) => ({ ...part })) },
    });
  };
}

/**
 * Proposes to move money from one envelope to another of the same window. Refuses what the first does
 * not have now; whether it still has it counts again when a second person confirms.
 */
export function createProposeMove(ports: ProposePorts) {
  return async function proposeMove(
    request: ProposeMove,
  ): Promise<Result<BudgetChange, ProposalRefusal>> {
    const { from, to, amountPence, reason } = request;
    const envelopeId = envelopeIdIn(request, from);
    if (envelopeId === envelopeIdIn(request, to)) return refused({ kind: 'same-envelope' });
    const earlier = await budgetChanges.read(ports.records, keys.budgetChange(request.changeId));
    const [found] = await readEnvelopes(ports.records, [envelopeId]);
    const availablePence = found?.document.balancesPence.available ?? 0;
    if (earlier === undefined && availablePence < amountPence) {
      const neededPence = amountPence;
      return refused({ kind: 'envelope-cannot-carry', envelopeId, availablePence, neededPence });
    }
    return propose(ports, {
      ...proposedBy(request, ports.clock.now()),
      amountPence,
      change: { kind: 'move', from: { ...from }, to: { ...to }, reason },
    });
  };
}

function proposedBy({ changeId, programmeId, windowId, staffId }: Proposal, proposedAt: string) {
  const state = 'proposed' as const;
  return { changeId, programmeId, windowId, state, proposedBy: staffId, proposedAt };
}

async function propose(
  { records, commit }: ProposePorts,
  proposal: ProposedChange,
): Promise<Result<BudgetChange, ProposalRefusal>> {
  const key = keys.budgetChange(proposal.changeId);
  const { kind } = proposal.change;
  const committed = await commit([
    budgetChanges.create(proposal),
    eventRecord(
      key,
      1,
      { type: 'budget-change-proposed', ...aboutChange(proposal), change: kind },
      {
        at: proposal.proposedAt,
        actor: { kind: 'staff', id: proposal.proposedBy },
        correlationId: proposal.changeId,
      },
    ),
  ]);
  if (committed.ok) return done(proposal);
  const earlier = await budgetChanges.read(records, key);
  invariant(earlier !== undefined, 'A proposal lost to one that does not exist');
  return isSame(earlier.document, proposal)
    ? done(earlier.document)
    : refused({ kind: 'another-change' });
}

/** Whether two proposals ask for the same, whatever became of the first since. */
function isSame(earlier: BudgetChange, proposal: ProposedChange): boolean {
  const asked = ({ programmeId, windowId, amountPence, proposedBy: by, change }: BudgetChange) =>
    JSON.stringify([programmeId, windowId, amountPence, by, change]);
  return asked(earlier) === asked(proposal);
}
