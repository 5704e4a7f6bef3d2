import {
  accountReadersInto,
  emptyAccounts,
  type GatheredAccounts,
} from './check-grant-accounts.ts';
import { awardReadersInto, emptyAwards, type GatheredAwards } from './check-grant-awards.ts';
import { emptyReports, reportReadersInto, type GatheredReports } from './check-grant-reports.ts';
import { emptyGrants, grantReadersInto, type GatheredGrants } from './check-grants.ts';
import {
  emptyGrantApprovals,
  grantApprovalReadersInto,
  type GatheredGrantApprovals,
} from './gather-grant-approvals.ts';
import type { ReadItem } from './read-item.ts';

/** All that is gathered of community grants. */
export interface GatheredGrantRecords
  extends
    GatheredGrants,
    GatheredAwards,
    GatheredAccounts,
    GatheredReports,
    GatheredGrantApprovals {}

export function emptyGrantRecords() {
  return {
    ...emptyGrants(),
    ...emptyAwards(),
    ...emptyAccounts(),
    ...emptyReports(),
    ...emptyGrantApprovals(),
  };
}

export function everyGrantReaderInto(
  kept: ReturnType<typeof emptyGrantRecords>,
): Record<string, ReadItem> {
  return {
    ...grantReadersInto(kept),
    ...awardReadersInto(kept),
    ...accountReadersInto(kept),
    ...reportReadersInto(kept),
    ...grantApprovalReadersInto(kept),
  };
}
