import type { Ids } from '#shared/kernel/index.ts';
import type { Partner, PartnerRegistry } from '#shared/partners/index.ts';
import type { RecordReader } from '#shared/records/index.ts';

import type { createTakeHelpList } from './help-list/take-help-list.ts';
import type { createTakeList } from './list/take-list.ts';

/** What the partners' pages ask of the rest of the platform. All they write is the families of a list, of either kind. */
export interface PartnerPorts {
  readonly records: RecordReader;
  readonly partners: PartnerRegistry;
  /** A partner that may apply for families now. */
  readonly findPartner: (partnerId: string) => Promise<Partner | undefined>;
  readonly takeList: ReturnType<typeof createTakeList>;
  readonly takeHelpList: ReturnType<typeof createTakeHelpList>;
  /** Seals hand-overs and names families to those who look for them. */
  readonly matchingKey: string;
  readonly ids: Ids;
}
