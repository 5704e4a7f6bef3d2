import { partnerRegistry } from './partner.ts';

/** Every partner there is and was. A new one is one line here; one that a manager stopped keeps its line. */
export const configuredPartners = partnerRegistry([
  { partnerId: 'acorn-primary-school', name: 'Acorn Primary School', kind: 'school' },
  { partnerId: 'lantern-family-charity', name: 'Lantern Family Charity', kind: 'charity' },
]);
