import type { EventBody } from '#shared/events/index.ts';
import { unreachable, type Actor, type Instant, type Write } from '#shared/kernel/index.ts';
import { eventRecord } from '#shared/records/index.ts';

import {
  evidenceKey,
  isOfGrant,
  type EvidenceFile,
  type RemovalReason,
  type ScanOutcome,
} from './evidence-file.ts';

/** What can happen to a file. */
type FileNews =
  | { readonly kind: 'added' | 'withdrawn' | 'opened' }
  | { readonly kind: 'checked'; readonly outcome: ScanOutcome }
  | { readonly kind: 'removed'; readonly because: RemovalReason };

/** The event of a file, in the history of whose it is: families' and groups' have their own types. */
export function fileEvent(
  file: EvidenceFile,
  version: number,
  news: FileNews,
  { at, actor }: { readonly at: Instant; readonly actor: Actor },
): Write {
  const correlationId = isOfGrant(file) ? file.grantApplicationId : file.applicationId;
  const body = isOfGrant(file) ? grantBody(file, news) : familyBody(file, news);
  return eventRecord(evidenceKey(file, file.fileId), version, body, { at, actor, correlationId });
}

function familyBody(
  { applicationId, kind, bytes }: Extract<EvidenceFile, { applicationId: string }>,
  news: FileNews,
): EventBody {
  switch (news.kind) {
    case 'added':
      return { type: 'evidence-added', applicationId, fileKind: kind, bytes };
    case 'checked':
      return { type: 'evidence-checked', applicationId, outcome: news.outcome };
    case 'withdrawn':
      return { type: 'evidence-withdrawn', applicationId };
    case 'opened':
      return { type: 'evidence-opened', applicationId };
    case 'removed':
      return { type: 'evidence-removed', applicationId, because: news.because };
    default:
      return unreachable(news);
  }
}

function grantBody(
  {
    grantApplicationId,
    purpose,
    kind,
    bytes,
  }: Extract<EvidenceFile, { grantApplicationId: string }>,
  news: FileNews,
): EventBody {
  const about = { grantApplicationId, purpose };
  switch (news.kind) {
    case 'added':
      return { type: 'grant-file-added', ...about, fileKind: kind, bytes };
    case 'checked':
      return { type: 'grant-file-checked', ...about, outcome: news.outcome };
    case 'withdrawn':
      return { type: 'grant-file-withdrawn', ...about };
    case 'opened':
      return { type: 'grant-file-opened', ...about };
    case 'removed':
      return { type: 'grant-file-removed', ...about, because: news.because };
    default:
      return unreachable(news);
  }
}
