import { done, refused, type Instant, type Result } from '#shared/kernel/index.ts';

import { demanded } from './ask-for-money-back.ts';
import {
  changeRepayment,
  type NoSuchGrant,
  type PlannedRepayment,
  type RepaymentPorts,
} from './change-repayment.ts';
import { aboutRepayment, sumsOf, type RepaymentProposal } from './grant-repayment.ts';
import { mostToAsk, type MoneyOfGrant } from './money-of-grant.ts';

export interface DecideRepayment {
  readonly grantApplicationId: string;
  /** The version that was on the page. */
  readonly version: number;
  readonly decision: 'confirm' | 'decline';
  readonly staffId: string;
}

export type DecideRepaymentRefusal =
  | NoSuchGrant
  /** It was decided, or something else was proposed, since the page was read. */
  | { readonly kind: 'changed-meanwhile' }
  /** Whoever proposed it does not also confirm it; they may take it back. */
  | { readonly kind: 'same-person' }
  /** Money came back meanwhile, so that it is more than is left. */
  | { readonly kind: 'too-much'; readonly mostPence: number };

/**
 * Confirms what somebody else proposed, or declines it. A demand that is confirmed is due from then on and the
 * group is told; what is let go leaves what it owes.
 */
export function createDecideRepayment(ports: RepaymentPorts) {
  return function decideRepayment(
    asked: DecideRepayment,
  ): Promise<Result<'confirmed' | 'declined', DecideRepaymentRefusal>> {
    const { grantApplicationId, staffId, decision, version } = asked;
    return changeRepayment<'confirmed' | 'declined', DecideRepaymentRefusal>(
      ports,
      { grantApplicationId, actor: { kind: 'staff', id: staffId } },
      (money, at) => {
        const { repayment } = money;
        const { proposal } = repayment;
        if (proposal === undefined || money.version !== version) {
          return refused({ kind: 'changed-meanwhile' });
        }
        if (decision === 'decline') {
          const { proposal: _declined, ...next } = repayment;
          const { what, amountPence, proposedBy } = proposal;
          const about = { ...aboutRepayment(repayment), what, amountPence, proposedBy };
          const body = { type: 'grant-repayment-declined', ...about } as const;
          return done({ answer: 'declined', next, body });
        }
        if (proposal.proposedBy === staffId) return refused({ kind: 'same-person' });
        const mostPence = mostOf(money, proposal);
        if (proposal.amountPence > mostPence) return refused({ kind: 'too-much', mostPence });
        return done(confirmed(money, proposal, { staffId, at }));
      },
    );
  };
}

function mostOf(money: MoneyOfGrant, { what }: RepaymentProposal): number {
  return what === 'demand' ? mostToAsk(money) : sumsOf(money.repayment).outstandingPence;
}

function confirmed(
  { repayment }: MoneyOfGrant,
  proposal: RepaymentProposal,
  { staffId, at }: { readonly staffId: string; readonly at: Instant },
): PlannedRepayment<'confirmed'> {
  const { proposedBy } = proposal;
  if (proposal.what === 'demand') {
    const asked = demanded(repayment, proposal, { askedBy: staffId, at, proposedBy });
    return { answer: 'confirmed', ...asked };
  }
  const { why, amountPence, words, proposedAt } = proposal;
  const { proposal: _decided, ...rest } = repayment;
  const waiver = {
    ...{ why, amountPence, words, proposedBy, proposedAt },
    ...{ confirmedBy: staffId, confirmedAt: at },
  };
  return {
    answer: 'confirmed',
    next: { ...rest, waivers: [...repayment.waivers, waiver] },
    body: { type: 'grant-repayment-waived', ...aboutRepayment(repayment), amountPence, proposedBy },
  };
}
