import { answersOf, documentWords, type GrantApplication } from '#shared/community-grants/index.ts';
import { papersOf } from '#shared/grant-papers/index.ts';
import type { RecordReader } from '#shared/records/index.ts';

import { evidenceRows } from './evidence-view.ts';

/** The papers of a group: what it sent of each, and which of those it said it has are not here to look at. */
export async function papersView(
  records: RecordReader,
  application: GrantApplication,
  path: string,
) {
  const papers = await papersOf(records, application.grantApplicationId);
  const { documents } = answersOf(application);
  const rows = papers.map((paper) => ({
    name: documentWords[paper.name],
    files: evidenceRows(paper.sent, `${path}/files`),
    tag: standing(paper, documents[paper.name]),
    isLacking: !paper.isHere && documents[paper.name] !== 'does-not-apply',
  }));
  return { rows, lacking: rows.filter(({ isLacking }) => isLacking).map(({ name }) => name) };
}

function standing(
  { isHere, kept }: { readonly isHere: boolean; readonly kept: readonly unknown[] },
  said: 'yes' | 'not-yet' | 'does-not-apply',
) {
  if (isHere) return { text: 'Here', tone: 'green' };
  if (kept.length > 0) return { text: 'Scanning', tone: 'blue' };
  if (said === 'does-not-apply') return { text: 'Does not apply', tone: 'grey' };
  return said === 'not-yet'
    ? { text: 'They do not have it yet', tone: 'red' }
    : { text: 'Not sent', tone: 'yellow' };
}
