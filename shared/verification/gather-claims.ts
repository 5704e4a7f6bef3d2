import {
  decisionReviews,
  decisionReviewSchema,
  claims,
  claimSchema,
  duplicatePairs,
  duplicatePairSchema,
  matches,
  matchSchema,
  pairLinks,
  pairLinkSchema,
  type Claim,
} from '#shared/approvals/index.ts';
import {
  partnerAccesses,
  partnerAccessSchema,
  partnerFamilies,
  partnerFamilySchema,
} from '#shared/partners/index.ts';

import type { GatheredMatch, GatheredPair, GatheredReview } from './gathered-records.ts';
import { readerOf, type ReadItem } from './read-item.ts';

interface KeptClaims {
  readonly claims: Map<string, Claim>;
  readonly matches: Map<string, GatheredMatch>;
  readonly pairs: GatheredPair[];
  readonly pairLinks: Set<string>;
  readonly reviews: GatheredReview[];
  readonly partnerFamilies: Map<string, string>;
  readonly partnerAccesses: Map<string, number>;
}

/** Who holds what of a window, who has what in common with whom, and who brought whom. */
export function claimReadersInto(kept: KeptClaims): Record<string, ReadItem> {
  return {
    [claims.kind]: readerOf(claims, claimSchema, (claim) => {
      kept.claims.set(claim.claimId, claim);
    }),
    [matches.kind]: readerOf(matches, matchSchema, (match, version) => {
      kept.matches.set(match.matchId, { match, version });
    }),
    [duplicatePairs.kind]: readerOf(duplicatePairs, duplicatePairSchema, (pair, version) => {
      kept.pairs.push({ pair, version });
    }),
    [decisionReviews.kind]: readerOf(
      decisionReviews,
      decisionReviewSchema,
      (review, version) => void kept.reviews.push({ review, version }),
    ),
    [partnerFamilies.kind]: readerOf(
      partnerFamilies,
      partnerFamilySchema,
      ({ applicationId, partnerId }) => void kept.partnerFamilies.set(applicationId, partnerId),
    ),
    [partnerAccesses.kind]: readerOf(
      partnerAccesses,
      partnerAccessSchema,
      ({ partnerId }, version) => void kept.partnerAccesses.set(partnerId, version),
    ),
    [pairLinks.kind]: readerOf(pairLinks, pairLinkSchema, ({ earlierId, laterId }) => {
      kept.pairLinks.add(`${earlierId}>${laterId}`);
    }),
  };
}
