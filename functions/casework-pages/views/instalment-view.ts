import { answersOf, contactOf, type GrantApplication } from '#shared/community-grants/index.ts';
import {
  grantAccountChanges,
  isOpenChange,
  type GrantAward,
  type OpenAccountChange,
} from '#shared/grant-awards/index.ts';
import {
  instalmentStanding,
  notInPlace,
  presentGrantCheck,
  readInstalment,
  reasonsNeeded,
  type InstalmentStanding,
  type KnownInstalment,
} from '#shared/grant-payments/index.ts';
import { localDate, type Instant } from '#shared/kernel/index.ts';
import { payeeChecks, type PayeeCheck } from '#shared/payee-checks/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';
import { may, type StaffMember } from '#shared/staff-identity/index.ts';

import { standingTag, standingWords } from '../words/instalment-words.ts';
import { groupPayeeCheckInWords } from '../words/payee-check-words.ts';

/** How each instalment of an accepted grant stands, and what whoever looks may do with it. */
export async function instalmentsView(
  records: RecordReader,
  application: GrantApplication,
  award: GrantAward | undefined,
  { staff, at }: { readonly staff: StaffMember; readonly at: Instant },
) {
  if (award?.state !== 'accepted') return undefined;
  const { grantApplicationId } = award;
  const [check, change] = await Promise.all([
    payeeChecks.read(records, keys.payeeCheck(grantApplicationId)),
    grantAccountChanges.read(records, keys.grantAccountChange(grantApplicationId)),
  ]);
  const because = reasonsNeeded({ award }, application, check?.document);
  const known = await Promise.all(
    award.instalments.map((instalment) => readInstalment(records, award, instalment)),
  );
  return {
    accountRevision: award.account.revision,
    ending: award.account.ending,
    // While another account is open, what the bank said last is about that one.
    payeeCheck: isOpenChange(change?.document)
      ? undefined
      : groupPayeeCheckInWords(presentGrantCheck(award, check?.document)),
    change: isOpenChange(change?.document)
      ? changeView(change.document, application, check?.document, staff)
      : undefined,
    notInPlace: notInPlace(application).length > 0,
    needsReason: because.length > 0,
    rows: known.map((each) => rowOf(each, award.proposedBy, { staff, at })),
  };
}

/** Another account of the group, who confirmed it, and what whoever looks may do with it. */
function changeView(
  change: OpenAccountChange,
  application: GrantApplication,
  check: PayeeCheck | undefined,
  staff: StaffMember,
) {
  const { account, confirmations } = change;
  const { contacts } = answersOf(application);
  return {
    ...{ revision: account.revision, ending: account.ending, givenAt: account.givenAt },
    givenBy: application.people.find(({ personId }) => personId === account.givenBy)?.name,
    contacts: ([1, 2] as const).map((number) => ({
      ...contactOf(contacts, number),
      confirmedAt: confirmations.find(({ contact }) => contact === number)?.acceptedAt,
    })),
    payeeCheck: groupPayeeCheckInWords(presentGrantCheck(change, check)),
    mayTake: change.state === 'confirmed' && may(staff, 'confirm-grants'),
    mayRefuse: may(staff, 'confirm-grants'),
  };
}

function rowOf(
  known: KnownInstalment,
  proposedBy: string,
  { staff, at }: { readonly staff: StaffMember; readonly at: Instant },
) {
  const standing = instalmentStanding(known, localDate(at));
  const { instalment, amountPence, payableOn } = known.instalment;
  const mine = isMine(standing, proposedBy, staff.staffId);
  return {
    ...{ instalment, amountPence },
    payableOn: payableOn === 'acceptance' ? undefined : payableOn,
    tag: standingTag(standing),
    sentence: standingWords(standing),
    whyNot: isOpen(standing) ? mine : undefined,
    mayApprove: isOpen(standing) && mine === undefined && may(staff, 'confirm-grants'),
    isSecond: standing.kind === 'second-approval',
  };
}

function isOpen({ kind }: InstalmentStanding): boolean {
  return kind === 'to-approve' || kind === 'second-approval';
}

/** Why this person is not the one to approve it, whatever their role. */
function isMine(
  standing: InstalmentStanding,
  proposedBy: string,
  staffId: string,
): string | undefined {
  if (proposedBy === staffId) {
    return 'You proposed this award, so two others approve that it is paid.';
  }
  return standing.kind === 'second-approval' && standing.approvedBy === staffId
    ? 'You gave the first approval, so somebody else gives the second.'
    : undefined;
}
