import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';

import { derivedReference, keyedHash } from '#shared/kernel/index.ts';
import {
  accessWrites,
  partnerAccesses,
  validKeys,
  withKey,
  writeKey,
  type PartnerAccess,
} from '#shared/partners/index.ts';
import { keys, type Loaded } from '#shared/records/index.ts';

import type { DevRoute } from './dev-routes.ts';
import type { Platform } from './platform.ts';

const partnerIdSchema = z.string().regex(/^[a-z0-9-]{3,40}$/, {
  error: 'Name a partner in lower-case letters, digits and dashes: ?partner=acorn-primary-school',
});
const tablesSchema = z.object({ TableNames: z.array(z.string()) });
const foundSchema = z.object({
  Item: z.custom<Record<string, AttributeValue>>((value) => typeof value === 'object').optional(),
});

/** Issues the key of a trusted partner, so that anybody at this machine can send applications as one. */
export function partnerKeyRoute(
  running: () => { readonly platform?: Platform; readonly matchingKey?: string },
): DevRoute {
  return {
    method: 'GET',
    path: '/dev/partner-key',
    answer: async ({ query }) => {
      const partnerId = partnerIdSchema.parse(query.get('partner') ?? '');
      const { platform, matchingKey } = running();
      if (platform === undefined || matchingKey === undefined) {
        return { status: 503, json: { problem: 'not started yet' } };
      }
      return { json: { partnerId, key: await localPartnerKey(platform, partnerId, matchingKey) } };
    },
  };
}

/**
 * The key of a partner on this machine: made once, the same whenever it is asked for, and stored as a
 * manager would have issued it. A partner that nobody configured can have one, too.
 */
export async function localPartnerKey(
  { records, clock }: Pick<Platform, 'records' | 'clock'>,
  partnerId: string,
  matchingKey: string,
): Promise<string> {
  const secretPart = keyedHash(matchingKey, 'local-partner-key', partnerId);
  const parts = { partnerId, keyId: derivedReference('local-partner-key', partnerId), secretPart };
  const { TableNames } = tablesSchema.parse(await records.call('ListTables', {}));
  const TableName = TableNames.find((name) => name.endsWith('RecordsTable'));
  const found = foundSchema.parse(
    await records.call('GetItem', { TableName, Key: marshall(keys.partnerAccess(partnerId)) }),
  );
  const before = accessIn(found.Item, partnerId);
  if (validKeys(before.document).some(({ keyId }) => keyId === parts.keyId)) return writeKey(parts);
  const at = new Date(clock.now()).toISOString();
  const document = withKey(before.document, parts, { by: 'local', at, secret: matchingKey });
  const writes = accessWrites(
    { document, version: before.version },
    { type: 'partner-key-issued', keyId: parts.keyId },
    { at, actor: { kind: 'system', id: 'local' } },
  );
  await records.call('TransactWriteItems', {
    TransactItems: writes.flatMap((write) =>
      'item' in write ? [{ Put: { TableName, Item: marshall(write.item) } }] : [],
    ),
  });
  return writeKey(parts);
}

function accessIn(
  item: Record<string, AttributeValue> | undefined,
  partnerId: string,
): Loaded<PartnerAccess> {
  if (item === undefined) return { document: { partnerId, keys: [], stops: [] }, version: 0 };
  const stored = unmarshall(item);
  return partnerAccesses.parse({
    ...stored,
    ...keys.partnerAccess(partnerId),
    kind: z.string().parse(stored['kind']),
    version: z.int().parse(stored['version']),
  });
}
