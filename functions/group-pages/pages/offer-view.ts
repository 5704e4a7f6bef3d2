import {
  answersOf,
  contactOf,
  fullTermsOf,
  type GrantApplication,
} from '#shared/community-grants/index.ts';
import {
  isRunning,
  isTooLate,
  offerInWords,
  type GrantAward,
  type GrantAwardIn,
} from '#shared/grant-awards/index.ts';
import type { Instant } from '#shared/kernel/index.ts';

/** What a group may know of: a proposal is staff's own until it is confirmed. */
export type KnownAward = Exclude<
  GrantAward,
  { state: 'proposed' | 'refusal-proposed' | 'proposal-withdrawn' }
>;

export function isKnown(award: GrantAward | undefined): award is KnownAward {
  switch (award?.state) {
    case undefined:
    case 'proposed':
    case 'refusal-proposed':
    case 'proposal-withdrawn':
      return false;
    case 'offered':
    case 'accepted':
    case 'declined':
    case 'lapsed':
    case 'offer-withdrawn':
    case 'refused':
      return true;
  }
}

/** How it stands, in a line for lists. */
export function standing(award: KnownAward, at: Instant): string {
  switch (award.state) {
    case 'offered':
      return isTooLate(award, at) ? 'The time to accept is over' : 'You have an offer';
    case 'accepted':
      return award.stopped === undefined ? 'Grant accepted' : 'Grant stopped';
    case 'declined':
      return 'You declined the offer';
    case 'lapsed':
      return 'The time to accept is over';
    case 'offer-withdrawn':
      return 'The offer was withdrawn';
    case 'refused':
      return 'No grant this time';
  }
}

/** Everything that a page about the decision says. */
export function awardView(award: KnownAward, application: GrantApplication, at: Instant) {
  const isOffer = award.state !== 'refused';
  const { account } = award;
  return {
    ...{ state: award.state, proposalId: award.proposalId, standing: standing(award, at) },
    isLate: award.state === 'offered' && isTooLate(award, at),
    reason: award.state === 'refused' ? award.reason : undefined,
    stopped: award.state === 'accepted' ? award.stopped : undefined,
    withdrawnReason: award.state === 'offer-withdrawn' ? award.withdrawnReason : undefined,
    amountPence: isOffer ? award.amountPence : undefined,
    acceptBy: isOffer ? award.acceptBy : undefined,
    rows: isOffer ? offerInWords(award) : undefined,
    fullTerms: isOffer ? fullTermsOf(award.termsVersion).sections : undefined,
    account: account && {
      ending: account.ending,
      givenAt: account.givenAt,
      givenBy: application.people.find(({ personId }) => personId === account.givenBy)?.name,
    },
    isSent: award.state === 'offered' && award.sent !== undefined,
    contacts: isAnswerable(award) ? contactsOf(award, application) : undefined,
    isReported: award.state === 'accepted' && award.reportedAt !== undefined,
    isRunning: award.state === 'accepted' && isRunning(award),
    umbrella: answersOf(application).organisation.umbrella,
  };
}

function isAnswerable(award: KnownAward): award is GrantAwardIn<'offered' | 'accepted'> {
  return award.state === 'offered' || award.state === 'accepted';
}

function contactsOf(award: GrantAwardIn<'offered' | 'accepted'>, application: GrantApplication) {
  const { contacts } = answersOf(application);
  const acceptances =
    award.state === 'accepted' ? award.acceptances : (award.sent?.acceptances ?? []);
  return ([1, 2] as const).map((number) => {
    const { name, email } = contactOf(contacts, number);
    const accepted = acceptances.find(({ contact }) => contact === number);
    return { number, name, email, acceptedAt: accepted?.acceptedAt };
  });
}
