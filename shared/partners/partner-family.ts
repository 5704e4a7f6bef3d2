import * as z from 'zod';

import { keyedHash } from '#shared/kernel/index.ts';
import { documentKind, keys, queues, type RecordReader } from '#shared/records/index.ts';

/**
 * That a partner brought an application: how a partner finds its own families, made in the commit that
 * takes the application in. It holds no name, only keyed hashes of its words to find it by.
 */
export const partnerFamilySchema = z.strictObject({
  partnerId: z.string(),
  applicationId: z.string(),
  submittedAt: z.string(),
  nameKeys: z.array(z.string()),
});
export type PartnerFamily = z.infer<typeof partnerFamilySchema>;

export const partnerFamilies = documentKind({
  kind: 'partner-family',
  schema: partnerFamilySchema,
  key: ({ partnerId, applicationId }) => keys.partnerFamily(partnerId, applicationId),
  place: ({ partnerId, submittedAt, applicationId }) => ({
    queue: queues.partnerFamilies(partnerId),
    queueOrder: `${submittedAt}#${applicationId}`,
  }),
});

/** One keyed hash a word of a name, whatever its capitals and accents; another partner's are others. */
export function nameKeysOf(fullName: string, partnerId: string, secret: string): string[] {
  const plain = fullName.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return [...new Set(words)].map((word) => keyedHash(secret, 'partner-family', partnerId, word));
}

/** A partner's own families whose name has every word that was asked for, newest first. */
export async function familiesNamed(
  records: RecordReader,
  { partnerId, name, secret }: { partnerId: string; name: string; secret: string },
): Promise<readonly PartnerFamily[]> {
  const wanted = nameKeysOf(name, partnerId, secret);
  if (wanted.length === 0) return [];
  const { pk } = keys.partnerFamily(partnerId, '');
  const own = (await records.partition(pk, keys.partnerFamiliesBeginning)).map(
    (item) => partnerFamilies.parse(item).document,
  );
  return own
    .filter(({ nameKeys }) => wanted.every((key) => nameKeys.includes(key)))
    .sort((a, b) => (a.submittedAt < b.submittedAt ? 1 : -1));
}
