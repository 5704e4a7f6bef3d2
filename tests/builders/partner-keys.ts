import type { Clock, Commit } from '#shared/kernel/index.ts';
import { accessWrites, readPartnerAccess, withKey, writeKey } from '#shared/partners/index.ts';
import type { RecordReader } from '#shared/records/index.ts';

/** A key of a partner of any name, issued once and the same ever after. */
export async function partnerKeyFor(
  ports: { readonly records: RecordReader; readonly commit: Commit; readonly clock: Clock },
  partnerId: string,
  secret: string,
): Promise<string> {
  const parts = { partnerId, keyId: '7K3QD9XW01', secretPart: `secret-of-${partnerId}` };
  const { document, version } = await readPartnerAccess(ports.records, partnerId);
  if (version === 0) {
    const at = ports.clock.now();
    await ports.commit(
      accessWrites(
        { document: withKey(document, parts, { by: 'erin-walsh', at, secret }), version },
        { type: 'partner-key-issued', keyId: parts.keyId },
        { at, actor: { kind: 'staff', id: 'erin-walsh' } },
      ),
    );
  }
  return writeKey(parts);
}
