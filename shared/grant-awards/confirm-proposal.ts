import type { EnvelopeCannotCarry } from '#shared/budget/index.ts';
import type { NoSuchApplication } from '#shared/community-grants/index.ts';
import type { EventBody } from '#shared/events/index.ts';
import { hasInterest, type HasInterest } from '#shared/interests/index.ts';
import {
  done,
  localDate,
  plusCalendarDays,
  refused,
  unreachable,
  type Instant,
  type Result,
} from '#shared/kernel/index.ts';

import { panelSaid, type NotByPanel } from './panel-said.ts';
import { changeAward, type AwardChange, type AwardPorts } from './change-award.ts';
import {
  aboutAward,
  aboutDecision,
  type AwardState,
  type GrantAward,
  type GrantAwardIn,
} from './grant-award.ts';

export interface ConfirmProposal {
  readonly grantApplicationId: string;
  /** The one that was on the page: nobody confirms what they have not read. */
  readonly proposalId: string;
  readonly staffId: string;
}

export type ConfirmProposalRefusal =
  | NoSuchApplication
  | HasInterest
  /** It has changed its mind since it was proposed. */
  | NotByPanel
  | { readonly kind: 'no-such-proposal' | 'proposed-by-you' | 'not-submitted' }
  | { readonly kind: 'decided-already'; readonly state: AwardState }
  /** Nothing is offered that the envelope of its round does not have. */
  | EnvelopeCannotCarry;

/**
 * Confirms what somebody else proposed: an award becomes an offer, which the group has so many days to
 * accept and which is reserved in the envelope of its round, and a no becomes the answer. Confirmed twice by the same person it is confirmed once.
 */
export function createConfirmProposal(ports: AwardPorts) {
  return function confirmProposal(
    request: ConfirmProposal,
  ): Promise<Result<'offered' | 'refused', ConfirmProposalRefusal>> {
    const { grantApplicationId, proposalId, staffId } = request;
    const actor = { kind: 'staff', id: staffId } as const;
    return changeAward<'offered' | 'refused', ConfirmProposalRefusal>(
      ports,
      { grantApplicationId, actor },
      (found, at) => {
        const { application, award, interests } = found;
        if (award?.proposalId !== proposalId) return refused({ kind: 'no-such-proposal' });
        if (award.state !== 'proposed' && award.state !== 'refusal-proposed') {
          return decidedBefore(award, staffId);
        }
        if (hasInterest(interests, staffId)) return refused({ kind: 'has-interest' });
        if (award.proposedBy === staffId) return refused({ kind: 'proposed-by-you' });
        if (application.state !== 'submitted') return refused({ kind: 'not-submitted' });
        const said: ReturnType<typeof panelSaid> =
          award.state === 'proposed' ? panelSaid(found) : done({ also: [] });
        if (!said.ok) return said;
        return done({ ...confirmedBy(staffId, award, at), also: said.value.also });
      },
    );
  };
}

/** Who confirmed reads what they did, and anybody else that it is decided. */
function decidedBefore(
  award: GrantAward,
  staffId: string,
): Result<AwardChange<'offered' | 'refused', ConfirmProposalRefusal>, ConfirmProposalRefusal> {
  const isTheirs = 'confirmedBy' in award && award.confirmedBy === staffId;
  if (isTheirs && (award.state === 'offered' || award.state === 'refused')) {
    return done({ answer: award.state });
  }
  return refused({ kind: 'decided-already', state: award.state });
}

function confirmedBy(
  staffId: string,
  award: GrantAwardIn<'proposed' | 'refusal-proposed'>,
  at: Instant,
): AwardChange<'offered' | 'refused', ConfirmProposalRefusal> {
  const confirmed = { confirmedBy: staffId, confirmedAt: at };
  const { proposedBy } = award;
  switch (award.state) {
    case 'proposed': {
      const acceptBy = plusCalendarDays(localDate(at), award.acceptWithinDays);
      const body: EventBody = {
        ...{ type: 'grant-offered', ...aboutAward(award), proposedBy, acceptBy },
      };
      return {
        answer: 'offered',
        next: { ...award, state: 'offered', ...confirmed, acceptBy },
        body,
        whenShort: (short) => short,
      };
    }
    case 'refusal-proposed':
      return {
        answer: 'refused',
        next: { ...award, state: 'refused', ...confirmed },
        body: { type: 'grant-refused', ...aboutDecision(award), proposedBy },
      };
    default:
      return unreachable(award);
  }
}
