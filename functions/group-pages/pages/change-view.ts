import type { GrantApplication } from '#shared/community-grants/index.ts';
import {
  currentTerms,
  grantChanges,
  isOpenRequest,
  type GrantAwardIn,
  type GrantChange,
} from '#shared/grant-awards/index.ts';
import { changeInWords } from '#shared/grant-changes/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

import { applicationPath } from '../group-page.ts';

export function changesPath(application: GrantApplication): string {
  return `${applicationPath(application)}/changes`;
}

/** What the page of a grant says of changes: what is asked, what was agreed, and the days that hold. */
export async function changesLine(
  records: RecordReader,
  award: GrantAwardIn<'accepted'>,
  application: GrantApplication,
) {
  const key = keys.grantChange(application.grantApplicationId);
  const change = (await grantChanges.read(records, key))?.document;
  return {
    now: currentTerms(award, change),
    grantChange: changesView(change, award, application),
  };
}
export type GrantChangeView = ReturnType<typeof changesView>;

export function changesView(
  change: GrantChange | undefined,
  award: GrantAwardIn<'accepted'>,
  application: GrantApplication,
) {
  const amendments = change?.amendments ?? [];
  return {
    path: changesPath(application),
    latest: change && latestView(change, award, application),
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

/** What was asked last; once it is agreed it stands with what was agreed. */
function latestView(
  change: GrantChange,
  award: GrantAwardIn<'accepted'>,
  application: GrantApplication,
) {
  const { state, request, why, askedAt, askedBy } = change;
  return {
    ...{ state, request, why, askedAt, isOpen: isOpenRequest(change) },
    askedBy: application.people.find(({ personId }) => personId === askedBy)?.name,
    refusedAt: change.state === 'refused' ? change.refusedAt : undefined,
    words: change.state === 'refused' ? change.words : undefined,
    rows:
      state === 'agreed'
        ? []
        : changeInWords(change.changes, currentTerms(award, change), application),
  };
}
