import { grantPayees, sealPayee } from '#shared/applications/index.ts';
import {
  aboutAward,
  grantAwards,
  publishedGrantOf,
  publishedGrants,
  type Offer,
} from '#shared/grant-awards/index.ts';
import { grantApplications } from '#shared/community-grants/index.ts';
import { invariant } from '#shared/kernel/index.ts';
import { eventRecord, keys } from '#shared/records/index.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createSubmittedGrant, fittingOffer } from '#tests/doubles/submitted-grant.ts';

/** The platform's key in tests: what seals accounts and reads them again. */
const payeeSecret = 'matching-key';
const account = { nameOnAccount: 'Table', sortCode: '089999', accountNumber: '66374958' };

/** A grant that Amina proposed, Ben confirmed and two of the group accepted, and everything staff may do with it. */
export async function createAcceptedGrant(offer: Offer = fittingOffer) {
  const group = await createSubmittedGrant();
  await group.propose('P1', offer);
  await group.confirm('P1');
  const { platform, grantApplicationId } = group;
  const staffPlatform = createStaffPlatform(undefined, platform, platform.clock);
  const key = keys.grantAward(grantApplicationId);

  /** Keeps an account as the group's pages do, sealed, in its next version. */
  function payeeWrite(revision: number, accountNumber: string) {
    const payee = { ...account, accountNumber };
    const document = {
      ...{ grantApplicationId, revision, accountEnding: accountNumber.slice(-4) },
      storedAt: platform.clock.now(),
      sealed: sealPayee(payee, grantApplicationId, payeeSecret),
    };
    return grantPayees.create(document);
  }

  async function accept(revision = 1, accountNumber = account.accountNumber): Promise<void> {
    const found = await grantAwards.read(platform.records, key);
    invariant(found !== undefined && 'acceptBy' in found.document, 'There is an offer');
    const { state: _state, ...made } = found.document;
    const { document: application } = (await grantApplications.read(
      platform.records,
      keys.grantApplication(grantApplicationId),
    ))!;
    invariant(application.state === 'submitted', 'The application counts');
    const at = platform.clock.now();
    const accepted = (contact: 1 | 2, name: string, email: string) => ({
      ...{ contact, name, email, acceptedAt: at },
    });
    const next = {
      ...made,
      ...{ state: 'accepted' as const, edition: revision, acceptedAt: at },
      account: {
        ...{ revision, ending: accountNumber.slice(-4), accountKey: `K${revision}` },
        ...{ givenAt: at, givenBy: 'amina' },
      },
      acceptances: [
        accepted(1, 'Shabnam Ali', 'shabnam@example.com'),
        accepted(2, 'George Hall', 'george@example.com'),
      ] as [ReturnType<typeof accepted>, ReturnType<typeof accepted>],
    };
    const committed = await platform.commit([
      grantAwards.replace(next, found.version),
      ...(revision === 1 ? [publishedGrants.create(publishedGrantOf(next, application))] : []),
      payeeWrite(revision, accountNumber),
      eventRecord(
        key,
        found.version + 1,
        { type: 'grant-accepted', ...aboutAward(next), edition: revision, contact: 2 },
        {
          ...{ at, actor: { kind: 'group', id: grantApplicationId } },
          correlationId: grantApplicationId,
        },
      ),
    ]);
    invariant(committed.ok, 'Nobody else changes it');
  }

  await accept();
  return {
    ...group,
    staff: staffPlatform,
    accept,
    approve: (
      staffId: string,
      instalment = 1,
      more: { reason?: string; accountRevision?: number } = {},
    ) =>
      staffPlatform.approveInstalment({
        ...{ grantApplicationId, instalment, staffId, accountRevision: 1 },
        ...more,
      }),
  };
}
