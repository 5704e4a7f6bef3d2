/** What becomes of a community group's application: an award or a no, the offer, and its acceptance. */
export * from './award-money.ts';
export * from './change-award.ts';
export * from './check-offer.ts';
export * from './confirm-proposal.ts';
export * from './grant-award.ts';
export * from './offer-in-words.ts';
export * from './propose-award.ts';
export * from './withdraw-award.ts';
