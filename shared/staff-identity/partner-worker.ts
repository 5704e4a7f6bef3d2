/**
 * Somebody at a school or a charity who applies for families, as the directory knows them. No member
 * of staff: they have no role, so that nothing of the staff site can be opened to them by mistake.
 */
export interface PartnerWorker {
  readonly workerId: string;
  readonly name: string;
  readonly email: string;
  /** The one organisation they work for; it bounds the families they see. */
  readonly partnerId: string;
}

/** The name of their group in the directory. */
export const partnerGroup = 'partner';
