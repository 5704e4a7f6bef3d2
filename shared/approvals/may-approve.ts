import {
  asksForContactProof,
  type Approval,
  type Application,
  type InState,
} from '#shared/applications/index.ts';
import { invariant } from '#shared/kernel/index.ts';
import type { HasInterest } from '#shared/interests/index.ts';
import { asksForReason, type PayeeCheck } from '#shared/payee-checks/index.ts';
import {
  configuredProgrammes,
  payablePence,
  railFor,
  type Fund,
  type Programme,
  type ProgrammeRegistry,
} from '#shared/programmes/index.ts';

/** A case that somebody can decide now. */
export type DecidableApplication =
  InState<'to-decide'> | InState<'second-approval'> | InState<'repaired'>;

/** What an approval goes against, so that it takes a reason. */
export type ReasonNeeded =
  'not-eligible' | 'refer' | 'duplicate' | 'evidence' | 'contact-not-proved' | 'payee-no-match';

/** What is known of a case besides the case itself. */
export interface KnownOfCase {
  /** What the bank says of the name on the account, once it was asked. */
  readonly payeeCheck?: PayeeCheck | undefined;
  readonly contactProved: boolean;
  /** Whether whoever would approve it declared an interest in it. */
  readonly hasInterest?: boolean;
}

export type ApprovalRefusal =
  | { readonly kind: 'no-such-application' }
  | { readonly kind: 'not-waiting-for-a-decision'; readonly state: Application['state'] }
  | { readonly kind: 'made-by-you' }
  | { readonly kind: 'approved-by-you-already' }
  /** The family challenged the decision of this person. */
  | { readonly kind: 'declined-by-you' }
  | HasInterest
  | { readonly kind: 'needs-a-reason'; readonly because: ReasonNeeded }
  /** A person must compare it with these first. */
  | { readonly kind: 'duplicate-open'; readonly earlierIds: readonly string[] }
  | { readonly kind: 'no-way-to-pay' }
  | { readonly kind: 'nothing-to-award' }
  | {
      readonly kind: 'envelope-cannot-carry';
      readonly envelopeId: string;
      readonly availablePence: number;
      readonly neededPence: number;
    }
  | { readonly kind: 'changed-by-someone-else' };

/**
 * Whether this person may approve this case: the maker is never the checker, nobody approves twice,
 * and going against the advice, past the one award, on nobody's word but a form's, or against what the
 * bank says of the account, takes a recorded reason. A bank that has not answered, or cannot, stands in nobody's way.
 */
export function approvalRefusal(
  application: Application | undefined,
  staffId: string,
  reason: string | undefined,
  { payeeCheck, contactProved, hasInterest = false }: KnownOfCase,
  programmes: ProgrammeRegistry = configuredProgrammes,
): ApprovalRefusal | undefined {
  if (application === undefined) return { kind: 'no-such-application' };
  if (!isDecidable(application)) {
    return { kind: 'not-waiting-for-a-decision', state: application.state };
  }
  if (hasInterest) return { kind: 'has-interest' };
  if (application.madeBy.kind === 'staff' && application.madeBy.id === staffId) {
    return { kind: 'made-by-you' };
  }
  if (approvalsOf(application).some((approval) => approval.staffId === staffId)) {
    return { kind: 'approved-by-you-already' };
  }
  if (application.declinedBy === staffId) return { kind: 'declined-by-you' };
  if (owedPenceOf(application) === 0) return { kind: 'nothing-to-award' };
  if (railFor(application.form.payment.method) === undefined) return { kind: 'no-way-to-pay' };
  if (application.openPairs.length > 0) {
    return { kind: 'duplicate-open', earlierIds: application.openPairs };
  }
  // Going against the advice was given its reason when the award was first approved.
  const unreasoned =
    reason === undefined &&
    approvalsOf(application).length === 0 &&
    application.earlierAttempt === undefined;
  if (unreasoned && application.duplicateOf !== undefined) {
    return { kind: 'needs-a-reason', because: 'duplicate' };
  }
  const { outcome } = application.assessment;
  if (unreasoned && outcome !== 'eligible') return { kind: 'needs-a-reason', because: outcome };
  const programme = programmes.byId(application.programmeId);
  if (unreasoned && lacksEvidence(programme, application)) {
    return { kind: 'needs-a-reason', because: 'evidence' };
  }
  if (unreasoned && !contactProved && asksForContactProof(programme, application)) {
    return { kind: 'needs-a-reason', because: 'contact-not-proved' };
  }
  if (reason === undefined && isUnansweredFor(application, payeeCheck)) {
    return { kind: 'needs-a-reason', because: 'payee-no-match' };
  }
  return undefined;
}

/** Whether an award of that size rests on more than the family's word, and there is no more yet. */
function lacksEvidence(programme: Programme, application: DecidableApplication): boolean {
  const owedPence = owedPenceOf(application);
  const tier = programme.evidenceTiers.find(({ upToPence }) => owedPence <= upToPence);
  return tier?.asks === 'seen-or-explained' && application.form.evidence.kind === 'will-show-later';
}

/** Whether nobody has given a reason since the bank said that the account is somebody else's. */
function isUnansweredFor(
  application: DecidableApplication,
  payeeCheck: PayeeCheck | undefined,
): boolean {
  if (payeeCheck === undefined || !asksForReason(application, payeeCheck)) return false;
  return !approvalsOf(application).some(
    ({ at, exceptionReason }) => exceptionReason !== undefined && at >= payeeCheck.checkedAt,
  );
}

/** A case that holds claims and was never awarded: it gives them up to one that is. */
export type UndecidedHolder = InState<'to-decide'> | InState<'second-approval'>;

export function isUndecidedHolder(application: Application): application is UndecidedHolder {
  return (
    (application.state === 'to-decide' || application.state === 'second-approval') &&
    application.earlierAttempt === undefined
  );
}

/**
 * Whether somebody wrote down why a second award of the household is right, since the first was made.
 * What was awarded before and came back is not awarded a second time.
 */
export function hasOverride(
  application: DecidableApplication,
  holder: Application,
  reason: string | undefined,
): boolean {
  if (reason !== undefined || application.earlierAttempt !== undefined) return true;
  const awardedAt = 'approvedAt' in holder ? holder.approvedAt : '';
  return approvalsOf(application).some(
    ({ at, exceptionReason }) => exceptionReason !== undefined && at >= awardedAt,
  );
}

export function isDecidable(application: Application): application is DecidableApplication {
  return (
    application.state === 'to-decide' ||
    application.state === 'second-approval' ||
    application.state === 'repaired'
  );
}

/** What stays with a case through a decision: all but what belonged to the state it was in. */
export function keptThroughDecision(document: DecidableApplication) {
  switch (document.state) {
    case 'to-decide': {
      const { state: _state, ...rest } = document;
      return rest;
    }
    case 'second-approval': {
      const { state: _state, approvals: _approvals, ...rest } = document;
      return rest;
    }
    case 'repaired': {
      const { state: _state, repairedAt: _at, repairedBy: _by, ...rest } = document;
      return rest;
    }
  }
}

export function approvalsOf(application: DecidableApplication): readonly Approval[] {
  return application.state === 'second-approval' ? application.approvals : [];
}

/** What an approval is of: the award, or what of it came back and is owed still. */
export function owedPenceOf(application: DecidableApplication): number {
  const owedPence = application.earlierAttempt?.owedPence ?? application.assessment.awardPence;
  const rail = railFor(application.form.payment.method);
  return rail === undefined ? owedPence : payablePence(rail, owedPence);
}

/** How many people must approve an award of that size. */
export function approvalsNeeded(
  programme: Pick<Fund, 'name' | 'approvalTiers'>,
  amountPence: number,
): number {
  const tier = programme.approvalTiers.find((candidate) => amountPence <= candidate.upToPence);
  invariant(tier !== undefined, `${programme.name} has no approval tier for ${amountPence} pence`);
  return tier.approvals;
}
