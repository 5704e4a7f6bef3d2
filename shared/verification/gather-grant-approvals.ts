import {
  grantApprovals,
  grantApprovalSchema,
  type GrantApproval,
} from '#shared/grant-payments/index.ts';
import { keys } from '#shared/records/index.ts';

import type { Change } from './change.ts';
import { readerOf, type ReadItem } from './read-item.ts';

/** Who approved an attempt to pay an instalment of a grant: none of it is anybody's name or words. */
export interface GatheredGrantApproval {
  readonly version: number;
  readonly approval: Omit<GrantApproval, 'approvals'>;
  readonly approvedBy: readonly string[];
}

export interface GatheredGrantApprovals {
  readonly grantApprovals: readonly GatheredGrantApproval[];
}

export function emptyGrantApprovals() {
  return { grantApprovals: new Array<GatheredGrantApproval>() };
}

export function grantApprovalReadersInto(
  kept: ReturnType<typeof emptyGrantApprovals>,
): Record<string, ReadItem> {
  return {
    [grantApprovals.kind]: readerOf(
      grantApprovals,
      grantApprovalSchema,
      ({ approvals, ...approval }, version) => {
        const approvedBy = approvals.map(({ staffId }) => staffId);
        kept.grantApprovals.push({ version, approval, approvedBy });
      },
    ),
  };
}

/** Each first approval has its event, anew for another account; of the second its payment tells. */
export function* changesOfGrantApproval({
  version,
  approval,
}: GatheredGrantApproval): Generator<Change> {
  const { grantApplicationId, instalment, attemptNumber, state } = approval;
  const subject = keys.grantApproval(grantApplicationId, instalment, attemptNumber);
  const firsts = state === 'given' ? version - 1 : version;
  for (let each = 1; each <= firsts; each += 1) {
    yield { subject, version: each, types: ['grant-payment-first-approval'] };
  }
}
