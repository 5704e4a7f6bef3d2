import type { Ids } from '#shared/kernel/index.ts';
import type { Partner, PartnerRegistry } from '#shared/partners/index.ts';
import type { RecordReader } from '#shared/records/index.ts';

/** What the partners' pages ask of the rest of the platform. They write nothing. */
export interface PartnerPorts {
  readonly records: RecordReader;
  readonly partners: PartnerRegistry;
  /** A partner that may apply for families now. */
  readonly findPartner: (partnerId: string) => Promise<Partner | undefined>;
  /** Seals hand-overs and names families to those who look for them. */
  readonly matchingKey: string;
  readonly ids: Ids;
}
