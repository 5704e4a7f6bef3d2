/** What becomes of a community group's application: an award or a no, the offer, and its acceptance. */
export * from './accept-offer.ts';
export * from './award-money.ts';
export * from './change-award.ts';
export * from './check-offer.ts';
export * from './confirm-proposal.ts';
export * from './decline-offer.ts';
export * from './end-offers.ts';
export * from './give-account.ts';
export * from './grant-award.ts';
export * from './grant-payee.ts';
export * from './offer-in-words.ts';
export * from './open-offer.ts';
export * from './propose-award.ts';
export * from './send-for-acceptance.ts';
export * from './take-application-back.ts';
export * from './tell-group-of-award.ts';
export * from './withdraw-award.ts';
