import * as z from 'zod';

import { documentKind, keys, type RecordReader } from '#shared/records/index.ts';

/** What somebody of staff can be to whoever applies. */
export const interestNatures = [
  'self',
  'relative',
  'friend-or-neighbour',
  'colleague',
  'works-there',
  'gains',
  'other',
] as const;
export type InterestNature = (typeof interestNatures)[number];

/** A family's application, or a community group's. */
export const interestSubjects = ['case', 'grant'] as const;
export type InterestSubject = (typeof interestSubjects)[number];

export interface InterestIn {
  readonly subject: InterestSubject;
  readonly applicationId: string;
}

export const declaredInterestsSchema = z.strictObject({
  subject: z.enum(interestSubjects),
  applicationId: z.string(),
  /** Those that stand. What was lifted is in the events. */
  interests: z.array(
    z.strictObject({
      staffId: z.string(),
      nature: z.enum(interestNatures),
      declaredAt: z.string(),
    }),
  ),
});
export type DeclaredInterests = z.infer<typeof declaredInterestsSchema>;

/** Who of staff has an interest in an application, beside it: whoever has one neither reads nor decides it. */
export const declaredInterests = documentKind({
  kind: 'declared-interests',
  schema: declaredInterestsSchema,
  key: ({ subject, applicationId }) => keys.declaredInterests(subject, applicationId),
});

export function hasInterest(found: DeclaredInterests | undefined, staffId: string): boolean {
  return found?.interests.some((interest) => interest.staffId === staffId) ?? false;
}

/** Refused to whoever said that they have an interest in it. */
export interface HasInterest {
  readonly kind: 'has-interest';
}

/** Which of some applications somebody has an interest in. */
export async function readInterestsOf(
  records: RecordReader,
  staffId: string,
  {
    subject,
    applicationIds,
  }: Omit<InterestIn, 'applicationId'> & {
    readonly applicationIds: Iterable<string>;
  },
): Promise<ReadonlySet<string>> {
  const wanted = [...new Set(applicationIds)].map((id) => keys.declaredInterests(subject, id));
  const items = await records.getMany(wanted);
  const found = items.map((item) => declaredInterests.parse(item).document);
  return new Set(
    found
      .filter((declared) => hasInterest(declared, staffId))
      .map(({ applicationId }) => applicationId),
  );
}
