import type { GrantApplication } from '#shared/community-grants/index.ts';
import {
  currentTerms,
  grantChanges,
  isOpenRequest,
  type GrantAward,
} from '#shared/grant-awards/index.ts';
import { changeInWords, movesMoney } from '#shared/grant-changes/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';
import { may, type StaffMember } from '#shared/staff-identity/index.ts';

/**
 * What a group asks to change of its grant, everything that was agreed, and what this member of staff may
 * answer; undefined while nothing was ever asked.
 */
export async function grantChangeView(
  records: RecordReader,
  application: GrantApplication,
  award: GrantAward | undefined,
  staff: StaffMember,
) {
  if (award?.state !== 'accepted') return undefined;
  const key = keys.grantChange(application.grantApplicationId);
  const change = (await grantChanges.read(records, key))?.document;
  if (change === undefined) return undefined;
  const { amendments } = change;
  const now = currentTerms(award, change);
  const isFirst = change.state === 'agreed-by-one' && change.firstBy === staff.staffId;
  return {
    now,
    open: isOpenRequest(change)
      ? {
          ...{ request: change.request, why: change.why, askedAt: change.askedAt },
          askedBy: application.people.find(({ personId }) => personId === change.askedBy)?.name,
          rows: changeInWords(change.changes, now, application),
          movesMoney: movesMoney(change),
          /** What the first person who agreed wrote to the group. */
          words: change.state === 'agreed-by-one' ? change.words : undefined,
          isFirst,
          mayAgree: may(staff, 'confirm-grants') && !isFirst,
          mayRefuse: may(staff, 'confirm-grants'),
        }
      : undefined,
    amendments: amendments.map((amendment, index) => ({
      ...{ number: amendment.amendment, agreedAt: amendment.agreedAt, words: amendment.words },
      rows: changeInWords(
        amendment.changes,
        currentTerms(award, { amendments: amendments.slice(0, index) }),
        application,
      ),
    })),
  };
}
