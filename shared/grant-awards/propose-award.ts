import {
  answersOf,
  roundOf,
  type GrantApplicationIn,
  type NoSuchApplication,
} from '#shared/community-grants/index.ts';
import { hasInterest, type HasInterest } from '#shared/interests/index.ts';
import { done, refused, type Instant, type Result } from '#shared/kernel/index.ts';

import {
  changeAward,
  type AwardPorts,
  type FoundAward,
  type FoundToChange,
} from './change-award.ts';
import { checkOffer, type OfferFault } from './check-offer.ts';
import { panelSaid, type NotByPanel } from './panel-said.ts';
import { aboutAward, aboutDecision, isOver, type AwardState, type Offer } from './grant-award.ts';

interface Proposal {
  readonly grantApplicationId: string;
  /** Made with the preview, so that a button pressed twice proposes once. */
  readonly proposalId: string;
  readonly staffId: string;
}

export interface ProposeAward extends Proposal {
  readonly offer: Offer;
}

export interface ProposeRefusal extends Proposal {
  /** The group reads it. */
  readonly reason: string;
}

export type ProposalRefusal =
  | NoSuchApplication
  | HasInterest
  /** Not confirmed by its two contacts yet, or taken back. */
  | { readonly kind: 'not-submitted' }
  /** Somebody was faster, or it was decided before. */
  | { readonly kind: 'decided-already'; readonly state: AwardState };

export interface DoesNotFit {
  readonly kind: 'does-not-fit';
  readonly faults: readonly OfferFault[];
}

export type AwardProposalRefusal = ProposalRefusal | DoesNotFit | NotByPanel;

/**
 * Proposes an award to somebody else of staff, who confirms it. Refuses, with everything that is wrong, what
 * does not fit the application or its round. Proposing the same again answers the first time.
 */
export function createProposeAward(ports: AwardPorts) {
  return function proposeAward(
    request: ProposeAward,
  ): Promise<Result<'proposed', AwardProposalRefusal>> {
    return changeAward<'proposed', AwardProposalRefusal>(ports, by(request), (found, at) => {
      const open = openToProposal(found, request);
      if (!open.ok) return open;
      const { application } = open.value;
      if (application === undefined) return done({ answer: 'proposed' });
      const said = panelSaid(found);
      if (!said.ok) return said;
      const { panelPence, also } = said.value;
      const base = baseFor(found, application, request, at);
      const limits = { ...base, round: roundOf(application), panelPence };
      const faults = checkOffer(request.offer, limits);
      if (faults.length > 0) return refused({ kind: 'does-not-fit', faults });
      const next = { state: 'proposed' as const, ...base, ...request.offer };
      return done({
        ...{ answer: 'proposed', next, also },
        body: { type: 'grant-award-proposed', ...aboutAward(next) },
      });
    });
  };
}

/** Proposes to give no grant, with the reason that the group reads once somebody else has confirmed it. */
export function createProposeRefusal(ports: AwardPorts) {
  return function proposeRefusal(
    request: ProposeRefusal,
  ): Promise<Result<'proposed', ProposalRefusal>> {
    return changeAward<'proposed', ProposalRefusal>(ports, by(request), (found, at) => {
      const open = openToProposal(found, request);
      if (!open.ok) return open;
      const { application } = open.value;
      if (application === undefined) return done({ answer: 'proposed' });
      const next = {
        state: 'refusal-proposed' as const,
        ...baseFor(found, application, request, at),
        reason: request.reason,
      };
      return done({
        answer: 'proposed',
        next,
        body: { type: 'grant-refusal-proposed', ...aboutDecision(next) },
      });
    });
  };
}

function by({ grantApplicationId, staffId }: Proposal) {
  return { grantApplicationId, actor: { kind: 'staff', id: staffId } } as const;
}

/** The application, when something may be proposed; without it when the same proposal was made before. */
function openToProposal(
  { application, award, interests }: FoundToChange,
  { proposalId, staffId }: Proposal,
): Result<{ readonly application: GrantApplicationIn<'submitted'> | undefined }, ProposalRefusal> {
  if (award?.proposalId === proposalId) return done({ application: undefined });
  if (hasInterest(interests, staffId)) return refused({ kind: 'has-interest' });
  if (application.state !== 'submitted') return refused({ kind: 'not-submitted' });
  if (award !== undefined && !isOver(award)) {
    return refused({ kind: 'decided-already', state: award.state });
  }
  return done({ application });
}

function baseFor(
  { award }: FoundAward,
  application: GrantApplicationIn<'submitted'>,
  { proposalId, staffId }: Proposal,
  at: Instant,
) {
  const { grantApplicationId, roundId, termsVersion } = application;
  const { project, organisation, budget } = answersOf(application);
  return {
    ...{ grantApplicationId, roundId, proposalId, termsVersion },
    title: project.title,
    groupName: organisation.name,
    askedPence: budget.askedPence,
    proposedBy: staffId,
    proposedAt: at,
    // A link that was made for an earlier offer never opens another.
    edition: award?.edition ?? 0,
    ...(award?.account !== undefined && { account: award.account }),
    ...(award?.accountsRemoved !== undefined && { accountsRemoved: award.accountsRemoved }),
  };
}
