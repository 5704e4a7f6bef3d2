import { applications, type Application } from '#shared/applications/index.ts';
import { readReference } from '#shared/kernel/index.ts';
import { familiesNamed, partnerFamilies, type Partner } from '#shared/partners/index.ts';
import { keys, queues } from '#shared/records/index.ts';

import type { PartnerPorts } from './ports.ts';

const familiesAPage = 25;

export interface OwnFamilies {
  readonly applications: readonly Application[];
  readonly next?: string;
}

/** The families a partner applied for, newest first. */
export async function listFamilies(
  ports: PartnerPorts,
  { partnerId }: Partner,
  after?: string,
): Promise<OwnFamilies> {
  const listed = await ports.records.queue({
    queue: queues.partnerFamilies(partnerId),
    limit: familiesAPage,
    order: 'last-to-first',
    ...(after === undefined ? {} : { after }),
  });
  const ids = listed.items.map((item) => partnerFamilies.parse(item).document.applicationId);
  const found = await readOwn(ports, partnerId, ids);
  return { applications: found, ...(listed.next !== undefined && { next: listed.next }) };
}

/** Those of them with a reference, or with every word of a name. */
export async function findFamilies(
  ports: PartnerPorts,
  { partnerId }: Partner,
  asked: string,
): Promise<OwnFamilies> {
  const reference = readReference(asked);
  const byReference = reference === undefined ? [] : await readOwn(ports, partnerId, [reference]);
  if (byReference.length > 0) return { applications: byReference };
  // A name of ten letters reads like a reference, too.
  const { records, matchingKey: secret } = ports;
  const named = await familiesNamed(records, { partnerId, name: asked, secret });
  const ids = named.slice(0, familiesAPage).map(({ applicationId }) => applicationId);
  return { applications: await readOwn(ports, partnerId, ids) };
}

/** One application of a partner's own; another's is as unknown as one that does not exist. */
export async function ownFamily(
  ports: PartnerPorts,
  { partnerId }: Partner,
  reference: string,
): Promise<Application | undefined> {
  const [own] = await readOwn(ports, partnerId, [reference]);
  return own;
}

/** Whatever led here, only what that partner brought is ever answered. */
async function readOwn(
  { records }: PartnerPorts,
  partnerId: string,
  ids: readonly string[],
): Promise<readonly Application[]> {
  const items = await records.getMany(ids.map((id) => keys.application(id)));
  return items
    .map((item) => applications.parse(item).document)
    .filter(({ madeBy }) => madeBy.kind === 'partner' && madeBy.id === partnerId);
}
