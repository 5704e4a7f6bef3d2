/**
 * What every staff site shares: one visit, a guard that knows roles, the navigation around a page,
 * and the words for what happened, to whom the money belongs and why a payment came back.
 */
export * from './event-sentence.ts';
export * from './guard.ts';
export * from './match-words.ts';
export * from './money-places.ts';
export * from './navigation.ts';
export * from './option-words.ts';
export * from './programme-choice.ts';
export * from './role-words.ts';
export * from './runway-view.ts';
export * from './staff-site.ts';
export * from './staff-visit.ts';
export * from './staff-words.ts';
export * from './stopped-words.ts';
export * from './trial-words.ts';
export * from './whose-payment.ts';
export * from './message-words.ts';
