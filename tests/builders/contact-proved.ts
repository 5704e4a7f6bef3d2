import { contactProofs } from '#shared/applications/index.ts';
import type { Clock, Commit } from '#shared/kernel/index.ts';
import { eventRecord, keys } from '#shared/records/index.ts';

/** Has a family type in the code that was sent to its telephone. */
export async function contactProved(
  { commit, clock }: { readonly commit: Commit; readonly clock: Clock },
  applicationId: string,
): Promise<void> {
  const at = clock.now();
  const channel = 'text' as const;
  const committed = await commit([
    contactProofs.create({ applicationId, channel, provedAt: at }),
    eventRecord(
      keys.contactProof(applicationId),
      1,
      { type: 'contact-proved', applicationId, channel },
      { at, actor: { kind: 'family', id: applicationId }, correlationId: applicationId },
    ),
  ]);
  if (!committed.ok) throw new Error(`${applicationId} was proved before`);
}
