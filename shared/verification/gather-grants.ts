import {
  accountReadersInto,
  emptyAccounts,
  type GatheredAccounts,
} from './check-grant-accounts.ts';
import {
  assessmentReadersInto,
  emptyAssessments,
  type GatheredAssessments,
} from './check-grant-assessments.ts';
import { awardReadersInto, emptyAwards, type GatheredAwards } from './check-grant-awards.ts';
import { emptyReports, reportReadersInto, type GatheredReports } from './check-grant-reports.ts';
import {
  emptyGrantChanges,
  grantChangeReadersInto,
  type GatheredGrantChanges,
} from './check-grant-changes.ts';
import { emptyGrants, grantReadersInto, type GatheredGrants } from './check-grants.ts';
import {
  emptyRepayments,
  repaymentReadersInto,
  type GatheredRepayments,
} from './check-grant-repayments.ts';
import {
  emptyOpenGrants,
  openGrantReadersInto,
  type GatheredOpenGrants,
} from './check-open-grants.ts';
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
    GatheredAssessments,
    GatheredAwards,
    GatheredAccounts,
    GatheredReports,
    GatheredGrantChanges,
    GatheredRepayments,
    GatheredOpenGrants,
    GatheredGrantApprovals {}

export function emptyGrantRecords() {
  return {
    ...emptyGrants(),
    ...emptyAssessments(),
    ...emptyAwards(),
    ...emptyAccounts(),
    ...emptyReports(),
    ...emptyGrantChanges(),
    ...emptyRepayments(),
    ...emptyOpenGrants(),
    ...emptyGrantApprovals(),
  };
}

export function everyGrantReaderInto(
  kept: ReturnType<typeof emptyGrantRecords>,
): Record<string, ReadItem> {
  return {
    ...grantReadersInto(kept),
    ...assessmentReadersInto(kept),
    ...awardReadersInto(kept),
    ...accountReadersInto(kept),
    ...reportReadersInto(kept),
    ...grantChangeReadersInto(kept),
    ...repaymentReadersInto(kept),
    ...openGrantReadersInto(kept),
    ...grantApprovalReadersInto(kept),
  };
}
