import {
  endOfUnsent,
  grantApplications,
  type GrantApplication,
} from '#shared/community-grants/index.ts';
import {
  lookAgainDays,
  unsentKeptDays,
  type KeepRule,
  type KeepVerdict,
} from '#shared/evidence/index.ts';
import {
  currentTerms,
  grantAwards,
  grantChanges,
  overSince,
  type GrantAward,
  type GrantChange,
} from '#shared/grant-awards/index.ts';
import { plusDays, type Instant } from '#shared/kernel/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

/** How long papers stay after a no, in which a group may ask why. */
const refusedKeptDays = 90;
/** As long as the terms have groups keep their receipts: auditors ask what a grant was decided on. */
const awardedKeptYears = 6;

/** The rule for what groups send. */
export function createGroupRule({ records }: { readonly records: RecordReader }): KeepRule {
  return async ({ applicationId }, now) => {
    const [application, award, change] = await Promise.all([
      grantApplications.read(records, keys.grantApplication(applicationId)),
      grantAwards.read(records, keys.grantAward(applicationId)),
      grantChanges.read(records, keys.grantChange(applicationId)),
    ]);
    const end = endOfPapers(application?.document, award?.document, change?.document);
    if (end !== undefined && end.at <= now) return { kind: 'remove', because: end.because };
    const soon = plusDays(now, lookAgainDays);
    // Until a grant is accepted its papers may have to go sooner than it seems now: a group takes its draft back.
    const isFinal = award?.document.state === 'accepted';
    const lookAt = end !== undefined && (isFinal || end.at < soon) ? end.at : soon;
    return { kind: 'keep', lookAt };
  };
}

type Because = Extract<KeepVerdict, { kind: 'remove' }>['because'];

/**
 * When the papers of an application have to go: 28 days after the round when it never counted, 90 days
 * after it came to nothing, and six years after the last day of a grant. Undefined while somebody decides.
 */
export function endOfPapers(
  application: GrantApplication | undefined,
  award: GrantAward | undefined,
  change?: GrantChange,
): { readonly at: Instant; readonly because: Because } | undefined {
  // There is none only when it was removed, and its papers are what is left.
  if (application === undefined) return { at: '', because: 'never-sent' };
  switch (application.state) {
    case 'removed':
      return { at: application.removedAt, because: 'never-sent' };
    case 'draft':
    case 'awaiting-confirmation': {
      const at = endOfUnsent(application);
      return at === undefined ? undefined : { at, because: 'never-sent' };
    }
    case 'withdrawn':
      return { at: plusDays(application.withdrawnAt, unsentKeptDays), because: 'decided' };
    case 'submitted':
      return endOfDecided(award, change);
  }
}

/** The same of an application that counts. */
export function endOfDecided(
  award: GrantAward | undefined,
  change?: GrantChange,
): { readonly at: Instant; readonly because: Because } | undefined {
  switch (award?.state) {
    case undefined:
    case 'proposed':
    case 'refusal-proposed':
    case 'proposal-withdrawn':
    case 'offered':
      return undefined;
    case 'declined':
    case 'lapsed':
    case 'offer-withdrawn':
    case 'refused': {
      const at = overSince(award);
      return at === undefined
        ? undefined
        : { at: plusDays(at, refusedKeptDays), because: 'decided' };
    }
    case 'accepted': {
      const now = currentTerms(award, change).projectUntil;
      // Of a grant that ends sooner than it was to, papers stay as long as the group was told at first.
      const lastDay = now > award.projectUntil ? now : award.projectUntil;
      return { at: endOfGrantPapers(lastDay), because: 'decided' };
    }
  }
}

/** When the papers of a grant go that runs until this day. */
export function endOfGrantPapers(projectUntil: string): Instant {
  const year = Number(projectUntil.slice(0, 4)) + awardedKeptYears;
  return `${year}${projectUntil.slice(4)}T23:59:59.000Z`;
}
