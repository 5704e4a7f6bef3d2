import { applications, readContactProofs, type Application } from '#shared/applications/index.ts';
import {
  approvalRefusal,
  type ApprovalRefusal,
  type KnownOfCase,
} from '#shared/approvals/index.ts';
import { readInterestsOf } from '#shared/interests/index.ts';
import { readPayeeChecks } from '#shared/payee-checks/index.ts';
import { queues, type RecordReader } from '#shared/records/index.ts';
import type { StaffMember } from '#shared/staff-identity/index.ts';

import type { BulkRequest } from './bulk-request.ts';
import { isTheirOwn } from './closed-to-interested.ts';

/** A case that this person cannot approve like this, whatever its envelope holds. */
export interface PassedOver {
  readonly applicationId: string;
  readonly refusal: ApprovalRefusal;
}

/** Looking further down would make the page slow; there is always another bulk decision. */
const lookedAt = 2_000;

/**
 * The cases a bulk decision is about: the first of the queue, as many as were asked for. To approve,
 * it passes over those that this person cannot approve and names them; or else a few families
 * without a bank account at the top would hold up everybody behind them.
 */
export async function topOfQueue(
  records: RecordReader,
  { programmeId, queue, limit, decision }: BulkRequest,
  staff: Pick<StaffMember, 'staffId' | 'email'>,
): Promise<{
  readonly applicationIds: readonly string[];
  readonly passedOver: readonly PassedOver[];
}> {
  const { staffId } = staff;
  const applicationIds: string[] = [];
  const passedOver: PassedOver[] = [];
  let after: string | undefined;
  do {
    const listed = await records.queue({
      queue: queues.cases(programmeId, queue),
      limit: limit - applicationIds.length,
      ...(after === undefined ? {} : { after }),
    });
    const cases = listed.items.map((item) => applications.parse(item).document);
    const ids = cases.map(({ applicationId }) => applicationId);
    const ofCases = { subject: 'case', applicationIds: ids } as const;
    const [payeeChecks, contactProofs, interests] = await Promise.all([
      readPayeeChecks(records, ids),
      readContactProofs(records, ids),
      readInterestsOf(records, staffId, ofCases),
    ]);
    for (const document of cases) {
      const { applicationId } = document;
      const known = {
        payeeCheck: payeeChecks.get(applicationId),
        contactProved: contactProofs.has(applicationId),
        hasInterest: interests.has(applicationId) || isTheirOwn(document, staff),
      };
      const refusal = refusalOf(document, decision, { known, staffId });
      if (refusal === undefined) applicationIds.push(applicationId);
      else passedOver.push({ applicationId, refusal });
    }
    after = listed.next;
  } while (
    after !== undefined &&
    applicationIds.length < limit &&
    applicationIds.length + passedOver.length < lookedAt
  );
  return { applicationIds, passedOver };
}

/** To approve, everything is asked that an approval is; to decline, who is too close to decide at all. */
function refusalOf(
  document: Application,
  decision: BulkRequest['decision'],
  { known, staffId }: { readonly known: KnownOfCase; readonly staffId: string },
): ApprovalRefusal | undefined {
  if (known.hasInterest === true) return { kind: 'has-interest' };
  return decision.kind === 'approve'
    ? approvalRefusal(document, staffId, decision.reason, known)
    : undefined;
}
