import type { GrantRound } from '#shared/community-grants/index.ts';
import { sumPence, type Pence } from '#shared/kernel/index.ts';

import type { Instalment, Offer } from './grant-award.ts';

/** One thing by which an offer does not fit what was asked for, or the round. */
export type OfferFault =
  | { readonly kind: 'above-asked'; readonly askedPence: Pence }
  | { readonly kind: 'above-panel'; readonly panelPence: Pence }
  | { readonly kind: 'below-minimum'; readonly minimumPence: Pence }
  | { readonly kind: 'above-maximum'; readonly maximumPence: Pence }
  /** Above zero when the instalments are too little. */
  | { readonly kind: 'instalments-do-not-add-up'; readonly missingPence: Pence }
  | { readonly kind: 'instalments-out-of-order' }
  | { readonly kind: 'ends-before-it-begins' }
  | { readonly kind: 'outside-round'; readonly from: string; readonly until: string }
  | { readonly kind: 'report-before-end' };

/** Everything by which an offer does not fit: all rules always run. */
export function checkOffer(
  offer: Offer,
  {
    askedPence,
    round,
    panelPence,
  }: {
    readonly askedPence: Pence;
    readonly round: GrantRound;
    /** What the panel of a round gives at most, where there is one. */
    readonly panelPence?: Pence | undefined;
  },
): readonly OfferFault[] {
  const { amountPence, instalments, projectFrom, projectUntil, reportDueOn } = offer;
  const { minimumPence, maximumPence, projectsFrom: from, projectsUntil: until } = round;
  const missingPence = amountPence - sumPence(instalments.map((each) => each.amountPence));
  const faults: (OfferFault | false)[] = [
    amountPence > askedPence && { kind: 'above-asked', askedPence },
    panelPence !== undefined && amountPence > panelPence && { kind: 'above-panel', panelPence },
    amountPence < minimumPence && { kind: 'below-minimum', minimumPence },
    amountPence > maximumPence && { kind: 'above-maximum', maximumPence },
    missingPence !== 0 && { kind: 'instalments-do-not-add-up', missingPence },
    !inOrder(instalments) && { kind: 'instalments-out-of-order' },
    projectUntil < projectFrom && { kind: 'ends-before-it-begins' },
    (projectFrom < from || projectUntil > until) && { kind: 'outside-round', from, until },
    reportDueOn <= projectUntil && { kind: 'report-before-end' },
  ];
  return faults.filter((fault) => fault !== false);
}

/** Only the first is paid with the acceptance, and each later one on a later day. */
function inOrder(instalments: readonly Instalment[]): boolean {
  return instalments.every(({ instalment, payableOn }, index) => {
    const before = instalments[index - 1]?.payableOn;
    if (instalment !== index + 1) return false;
    if (before === undefined) return true;
    return payableOn !== 'acceptance' && (before === 'acceptance' || before < payableOn);
  });
}
