/** A school, a charity or another organisation that BVSC trusts to apply for families. */
export interface Partner {
  /** Lower case with dashes; stands on the accounts of its workers and on every application it sends. */
  readonly partnerId: string;
  readonly name: string;
  readonly kind: 'school' | 'charity';
}

export interface PartnerRegistry {
  readonly all: readonly Partner[];
  find(partnerId: string): Partner | undefined;
}

export function partnerRegistry(all: readonly Partner[]): PartnerRegistry {
  const byId = new Map(all.map((partner) => [partner.partnerId, partner]));
  return { all, find: (partnerId) => byId.get(partnerId) };
}
