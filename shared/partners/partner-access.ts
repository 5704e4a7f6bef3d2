import * as z from 'zod';

import { documentKind, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import type { Partner, PartnerRegistry } from './partner.ts';

/** One key of a partner's system: what it signs in with is kept as a keyed hash, and shown once. */
const partnerKeySchema = z.strictObject({
  keyId: z.string(),
  hash: z.string(),
  issuedBy: z.string(),
  issuedAt: z.string(),
  revoked: z.strictObject({ by: z.string(), at: z.string() }).optional(),
});
export type PartnerKey = z.infer<typeof partnerKeySchema>;

/** What managers made of one partner: its keys, and whether it may apply for families at all. */
export const partnerAccessSchema = z.strictObject({
  partnerId: z.string(),
  keys: z.array(partnerKeySchema),
  stops: z.array(
    z.strictObject({
      to: z.enum(['stopped', 'going-on']),
      by: z.string(),
      at: z.string(),
      reason: z.string(),
    }),
  ),
});
export type PartnerAccess = z.infer<typeof partnerAccessSchema>;

export const partnerAccesses = documentKind({
  kind: 'partner-access',
  schema: partnerAccessSchema,
  key: ({ partnerId }) => keys.partnerAccess(partnerId),
});

/** A partner nobody has done anything about yet has no key, and may apply. */
export async function readPartnerAccess(
  records: RecordReader,
  partnerId: string,
): Promise<Loaded<PartnerAccess>> {
  const found = await partnerAccesses.read(records, keys.partnerAccess(partnerId));
  return found ?? { document: { partnerId, keys: [], stops: [] }, version: 0 };
}

export function isStopped({ stops }: PartnerAccess): boolean {
  return stops.at(-1)?.to === 'stopped';
}

export function validKeys({ keys: all }: PartnerAccess): readonly PartnerKey[] {
  return all.filter(({ revoked }) => revoked === undefined);
}

/**
 * Finds a partner that may apply for families now. Asked at every page and before anything is sent, by
 * key, so that one that was stopped is stopped at once.
 */
export function createFindPartner(ports: {
  readonly records: RecordReader;
  readonly partners: PartnerRegistry;
}) {
  return async function findPartner(partnerId: string): Promise<Partner | undefined> {
    const partner = ports.partners.find(partnerId);
    if (partner === undefined) return undefined;
    const { document } = await readPartnerAccess(ports.records, partnerId);
    return isStopped(document) ? undefined : partner;
  };
}
