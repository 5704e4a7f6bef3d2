import {
  answersOf,
  grantApplications,
  grantRounds,
  type GrantApplication,
} from '#shared/community-grants/index.ts';
import { grantAwards, readPublishedGrants } from '#shared/grant-awards/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

import { grantRecordOf, type GrantRecord, type Publisher } from './grant-record.ts';
import { fingerprintOfRecord, openGrants, type OpenGrant, type OpenGrantIn } from './open-grant.ts';
import { scanForPeople, type PersonalFinding } from './scan-for-people.ts';

/** What anybody may download: every record that was signed and not taken out, the newest first. */
export async function readOpenGrants(
  records: RecordReader,
): Promise<readonly OpenGrantIn<'open'>[]> {
  const all = await everyOpenGrant(records);
  return all
    .flatMap((each) => (each.state === 'open' ? [each] : []))
    .sort(
      (one, other) =>
        other.record.awardDate.localeCompare(one.record.awardDate) ||
        one.record.id.localeCompare(other.record.id),
    );
}

async function everyOpenGrant(records: RecordReader): Promise<readonly OpenGrant[]> {
  const items = await Promise.all(
    grantRounds.map(({ roundId }) =>
      records.partition(keys.publishedGrantsOf(roundId), keys.openGrantsBeginning),
    ),
  );
  return items.flat().map((item) => openGrants.parse(item).document);
}

/** An accepted grant, and how its record stands to what was signed. */
export interface GrantToSign {
  readonly grantApplicationId: string;
  readonly roundId: string;
  readonly record: GrantRecord;
  readonly fingerprint: string;
  readonly standing: 'new' | 'changed' | 'signed' | 'taken-out';
  readonly findings: readonly PersonalFinding[];
  /** As it was signed last. */
  readonly open: OpenGrantIn<'open'> | undefined;
}

/** Every accepted grant as it would be published now, with what may be of a person in it. */
export async function readGrantsToSign(
  records: RecordReader,
  publisher: Publisher,
): Promise<readonly GrantToSign[]> {
  const [published, signed] = await Promise.all([
    readPublishedGrants(records),
    everyOpenGrant(records),
  ]);
  const bySigned = new Map(signed.map((each) => [each.grantApplicationId, each]));
  const ids = published.map(({ grantApplicationId }) => grantApplicationId);
  const [applications, awards] = await Promise.all([
    records.getMany(ids.map((id) => keys.grantApplication(id))),
    records.getMany(ids.map((id) => keys.grantAward(id))),
  ]);
  const applicationOf = new Map(
    applications
      .map((item) => grantApplications.parse(item).document)
      .map((each) => [each.grantApplicationId, each]),
  );
  const awardOf = new Map(
    awards
      .map((item) => grantAwards.parse(item).document)
      .map((each) => [each.grantApplicationId, each]),
  );
  return published.flatMap((grant) => {
    const { grantApplicationId, roundId } = grant;
    const application = applicationOf.get(grantApplicationId);
    const award = awardOf.get(grantApplicationId);
    if (application === undefined || award?.state !== 'accepted') return [];
    const record = grantRecordOf(publisher, { application, award, published: grant });
    const fingerprint = fingerprintOfRecord(record);
    const before = bySigned.get(grantApplicationId);
    const open = before?.state === 'open' ? before : undefined;
    return [
      {
        ...{ grantApplicationId, roundId, record, fingerprint, open },
        standing: standingOf(before, fingerprint),
        findings: scanForPeople(textsOf(record), namesIn(application)),
      },
    ];
  });
}

function standingOf(before: OpenGrant | undefined, fingerprint: string): GrantToSign['standing'] {
  if (before === undefined) return 'new';
  if (before.state === 'taken-out') return 'taken-out';
  return fingerprintOfRecord(before.record) === fingerprint ? 'signed' : 'changed';
}

function textsOf({ title, description, recipientOrganization }: GrantRecord): readonly string[] {
  return [title, description, ...recipientOrganization.map(({ name }) => name)];
}

/** Whoever the group itself named. */
function namesIn(application: GrantApplication): readonly string[] {
  const { first, second } = answersOf(application).contacts;
  return [...application.people, first, second].map(({ name }) => name);
}
