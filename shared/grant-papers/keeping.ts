import {
  grantApplications,
  roundOf,
  type GrantApplication,
} from '#shared/community-grants/index.ts';
import {
  lookAgainDays,
  unsentKeptDays,
  type KeepGrantFile,
  type RemovalReason,
} from '#shared/evidence/index.ts';
import { grantAwards, type GrantAward } from '#shared/grant-awards/index.ts';
import { plusCalendarMonths, plusDays, type Instant } from '#shared/kernel/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

/** How long a group's file is kept after a no, or after its application or an offer came to nothing. */
export const keptAfterNoDays = 90;
/** The terms of a grant ask its receipts and accounts to be kept as long. */
export const keptAfterGrantYears = 6;

/** When the files of a group have to go, and why; undefined while somebody may still need them. */
export type FilesEnd =
  | { readonly because: RemovalReason; readonly at: Instant }
  /** Not before this, and not before 28 days after the file itself came. */
  | { readonly because: 'never-sent'; readonly unsentUntil: Instant }
  | undefined;

/**
 * When the files of an application have to go, as far as its group's own doing says: with a draft that missed
 * its round, or that nobody knows, 28 days later, and 90 days after it was taken back.
 */
export function endByApplication(application: GrantApplication | undefined): FilesEnd {
  switch (application?.state) {
    case undefined:
      return { because: 'never-sent', unsentUntil: '' };
    case 'draft':
      return { because: 'never-sent', unsentUntil: roundOf(application).closesAt };
    case 'awaiting-confirmation':
      return { because: 'never-sent', unsentUntil: roundOf(application).confirmBy };
    case 'withdrawn':
      return afterNo(application.withdrawnAt);
    case 'submitted':
      return undefined;
  }
}

/** The same of what was decided: 90 days after a no, of either side, and years after what was paid for ended. */
export function endByAward(award: GrantAward): FilesEnd {
  switch (award.state) {
    case 'refused':
      return afterNo(award.confirmedAt);
    case 'declined':
      return afterNo(award.declinedAt);
    case 'lapsed':
      return afterNo(award.lapsedAt);
    case 'offer-withdrawn':
      return afterNo(award.withdrawnAt);
    case 'accepted': {
      const lastDay = plusCalendarMonths(award.projectUntil, 12 * keptAfterGrantYears);
      return { because: 'decided', at: `${lastDay}T23:59:59.999Z` };
    }
    // Nobody of the group was told anything yet, or it has to say what it makes of the offer.
    case 'proposed':
    case 'refusal-proposed':
    case 'proposal-withdrawn':
    case 'offered':
      return undefined;
  }
}

function afterNo(at: Instant): FilesEnd {
  return { because: 'decided', at: plusDays(at, keptAfterNoDays) };
}

/** When one file has to go; undefined while it is kept. */
export function endOfFile(
  { addedAt }: { readonly addedAt: Instant },
  end: FilesEnd,
): Instant | undefined {
  if (end === undefined) return undefined;
  if ('at' in end) return end.at;
  return plusDays(addedAt > end.unsentUntil ? addedAt : end.unsentUntil, unsentKeptDays);
}

/** Looks at a group's file as often as at a family's, so that none stays longer for a change since. */
export function createKeepGrantFile({
  records,
}: {
  readonly records: RecordReader;
}): KeepGrantFile {
  return async function keepGrantFile(file, now) {
    const { grantApplicationId } = file;
    const [application, award] = await Promise.all([
      grantApplications.read(records, keys.grantApplication(grantApplicationId)),
      grantAwards.read(records, keys.grantAward(grantApplicationId)),
    ]);
    const sent = application?.document.state === 'submitted';
    const ends = sent
      ? award && endByAward(award.document)
      : endByApplication(application?.document);
    const end = endOfFile(file, ends);
    if (ends !== undefined && end !== undefined && end <= now) {
      return { kind: 'remove', because: ends.because };
    }
    const next = plusDays(now, lookAgainDays);
    return { kind: 'keep', lookAt: end !== undefined && end < next ? end : next };
  };
}
