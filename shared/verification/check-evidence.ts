import type { EventType } from '#shared/events/index.ts';
import { fileKey, senderOf, unsentKeptDays } from '#shared/evidence/index.ts';
import { endOfGrantPapers } from '#shared/grant-papers/index.ts';
import { derivedReference, plusDays, plusSeconds, type Instant } from '#shared/kernel/index.ts';
import { programmeById } from '#shared/programmes/index.ts';

import type { Change } from './change.ts';
import { faultAt, type Check } from './check.ts';
import type { GatheredEvent, GatheredEvidence, GatheredRecords } from './gathered-records.ts';

/** Longer than what removes files is ever away. */
const removedWithinSeconds = 24 * 3600;

/** Nothing a family or a group sent outlives its purpose, and what nobody may open is gone at once. */
export function checkEvidence(gathered: GatheredRecords, now: Instant): Check {
  const overdueSince = plusSeconds(now, -removedWithinSeconds);
  return {
    name: 'evidence',
    promise: 'No file outlives what it was sent for by more than its programme, or its grant, says',
    looked: gathered.evidence.length,
    faults: gathered.evidence.flatMap(({ file }) => {
      if (file.state === 'removed') return [];
      const end = endOf(file, gathered);
      return end === undefined || end >= overdueSince
        ? []
        : [
            faultAt(
              fileKey(senderOf(file), file.applicationId, file.fileId),
              `It was to be removed at ${end}, and nothing says that it was.`,
            ),
          ];
    }),
  };
}

/** When a file has to go; undefined while its case waits for a person. */
function endOf(
  file: GatheredEvidence['file'],
  { applications, grants, awards, grantChanges }: GatheredRecords,
): Instant | undefined {
  if (file.state === 'to-remove') return file.lookAt;
  if (senderOf(file) === 'group') {
    const ends = [grants.get(file.applicationId), awards.get(file.applicationId)];
    const end = ends.find((each) => each?.papersEnd !== undefined)?.papersEnd;
    // A grant that runs longer than was first accepted keeps its papers longer.
    const lastDay = grantChanges.get(file.applicationId)?.projectUntil;
    const later = lastDay && endOfGrantPapers(lastDay);
    return later !== undefined && end !== undefined && later > end ? later : end;
  }
  const application = applications.get(file.applicationId);
  if (application === undefined) return plusDays(file.addedAt, unsentKeptDays);
  const { decidedAt, programmeId } = application;
  return decidedAt === undefined
    ? undefined
    : plusDays(decidedAt, programmeById(programmeId).evidenceKeptDays);
}

const evidenceEvents = [
  'evidence-added',
  'evidence-checked',
  'evidence-withdrawn',
  'evidence-opened',
  'evidence-removed',
] as const satisfies readonly EventType[];

/** Every version has its event, but for those in which its removal was put off. */
export function* changesOfEvidence(
  { file, version }: GatheredEvidence,
  events: ReadonlyMap<string, readonly GatheredEvent[]>,
): Generator<Change> {
  const subject = fileKey(senderOf(file), file.applicationId, file.fileId);
  const there = new Set((events.get(subject.pk) ?? []).map(({ eventId }) => eventId));
  let putOff = file.putOff;
  for (let each = 1; each <= version; each += 1) {
    const told = evidenceEvents.some((type) =>
      there.has(derivedReference(subject.pk, subject.sk, String(each), type)),
    );
    if (!told && putOff > 0) putOff -= 1;
    else yield { subject, version: each, types: evidenceEvents };
  }
}
