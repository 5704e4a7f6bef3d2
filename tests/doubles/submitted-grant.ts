import {
  confirmationToken,
  grantApplications,
  personIdOf,
  sectionNames,
} from '#shared/community-grants/index.ts';
import {
  acceptanceToken,
  grantAwards,
  moneyPlaceOfRound,
  roundEnvelopeId,
  type GrantAward,
  type Offer,
} from '#shared/grant-awards/index.ts';
import { invariant } from '#shared/kernel/index.ts';
import { keys, parseEvent } from '#shared/records/index.ts';
import { gatherRecords, verifyRecords } from '#shared/verification/index.ts';
import { envelopes } from '#shared/budget/index.ts';
import { completedAnswers } from '#tests/builders/completed-answers.ts';

import { createFundEnvelopes } from '#tests/builders/funded-envelopes.ts';
import { scoreAndFund } from '#tests/builders/scored-grant.ts';

import { createGroupPlatform, openRound } from './group-site.ts';

const grantApplicationId = '7K3QD9XW2M';
const email = 'amina@example.com';
const contacts = ['shabnam@example.com', 'george@example.com'] as const;

/** What fits the application of `completedAnswers`, which asks for £1,800. */
export const fittingOffer: Offer = {
  amountPence: 1_500_00,
  instalments: [
    { instalment: 1, amountPence: 1_000_00, payableOn: 'acceptance' },
    { instalment: 2, amountPence: 500_00, payableOn: '2027-02-15' },
  ],
  conditions: ['A bank account in the name of the group.'],
  purpose: 'Twelve Saturday lunches for families in Ward End.',
  projectFrom: '2027-01-09',
  projectUntil: '2027-03-27',
  reportDueOn: '2027-04-24',
  acceptWithinDays: 28,
};

/** What the round has to give. */
export const roundPence = 4_000_00;

/**
 * A group whose application both contacts have confirmed, and everything that staff may do with it. Unless asked
 * otherwise two have scored it, and the panel gives all that was asked for.
 */
export async function createSubmittedGrant({ scored = true } = {}) {
  const platform = createGroupPlatform();
  const { records, matchingKey } = platform;
  const personId = personIdOf(email, matchingKey);
  await createFundEnvelopes(platform)({
    ...moneyPlaceOfRound(openRound),
    planned: [{ ringFence: 'groups', localityCode: 'city', amountPence: roundPence }],
  });
  const own = { grantApplicationId, personId };
  await platform.beginApplication({ grantApplicationId, roundId: openRound, name: 'Amina', email });
  for (const section of sectionNames) {
    const answers = completedAnswers[section];
    const entered = { name: 'Table' };
    await platform.saveSection({ ...own, section, revision: 0, entered, answers });
  }
  await platform.sendForConfirmation(own);
  const application = async () => {
    const found = await grantApplications.read(records, keys.grantApplication(grantApplicationId));
    invariant(found !== undefined, 'The application is there');
    return found.document;
  };
  for (const contact of [1, 2] as const) {
    const as = { number: contact, email: contacts[contact - 1] ?? '' };
    const token = confirmationToken(await application(), as, matchingKey);
    await platform.confirmApplication({ grantApplicationId, contact, token });
  }
  if (scored) await scoreAndFund(platform, grantApplicationId, 1_800_00);
  platform.asked.splice(0);
  const of = (proposalId: string, staffId: string) => ({
    ...{ grantApplicationId, proposalId, staffId },
  });
  const award = async (): Promise<GrantAward | undefined> =>
    (await grantAwards.read(records, keys.grantAward(grantApplicationId)))?.document;
  const linkFor = async (contact: 1 | 2) => {
    const found = await award();
    invariant(found !== undefined, 'There is an award to accept');
    const as = { number: contact, email: contacts[contact - 1] ?? '' };
    return { grantApplicationId, contact, token: acceptanceToken(found, as, matchingKey) };
  };
  return {
    ...{ platform, own, application, grantApplicationId, award, linkFor },
    /** What the group does with the offer. */
    giveAccount: (accountNumber = '87654321', proposalId = 'P1') =>
      platform.giveAccount({
        ...{ ...own, proposalId },
        payee: { nameOnAccount: 'Ward End Table', sortCode: '070116', accountNumber },
      }),
    send: (proposalId = 'P1') => platform.sendForAcceptance({ ...own, proposalId }),
    accept: async (contact: 1 | 2) => platform.acceptOffer(await linkFor(contact)),
    decline: (proposalId = 'P1') => platform.declineOffer({ ...own, proposalId }),
    propose: (proposalId = 'P1', offer: Offer = fittingOffer, staffId = 'amina-rahman') =>
      platform.proposeAward({ ...of(proposalId, staffId), offer }),
    proposeNo: (proposalId = 'P1', reason = 'There was more asked for than there is.') =>
      platform.proposeRefusal({ ...of(proposalId, 'amina-rahman'), reason }),
    confirm: (proposalId = 'P1', staffId = 'ben-okafor') =>
      platform.confirmProposal(of(proposalId, staffId)),
    withdraw: (proposalId = 'P1', staffId = 'ben-okafor') =>
      platform.withdrawAward({ ...of(proposalId, staffId), reason: 'The place has closed.' }),
    /** What happened after the application came in. */
    events: () =>
      platform
        .ofKind('event')
        .map((item) => parseEvent(item).body)
        .filter(
          ({ type }) =>
            !type.startsWith('grant-application-') &&
            !type.startsWith('budget-') &&
            !/^grant-(scores|panel)-/.test(type),
        ),
    /** Where the money of the round is. */
    balances: async () => {
      const key = keys.envelope(roundEnvelopeId(openRound));
      const found = await envelopes.read(records, key);
      return found?.document.balancesPence;
    },
    faults: () => {
      const gathered = gatherRecords();
      for (const item of platform.all()) gathered.add(item);
      const checks = verifyRecords(gathered.gathered, { now: platform.clock.now() });
      return checks.flatMap(({ faults }) => faults);
    },
  };
}
