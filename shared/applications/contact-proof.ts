import * as z from 'zod';

import type { Programme } from '#shared/programmes/index.ts';
import { documentKind, keys, type RecordReader } from '#shared/records/index.ts';

import type { Application } from './application.ts';
import { safeContactOf } from './safe-contact.ts';

/** That whoever applied reads what is sent to the contact of the application: they typed in a code from there. */
export const contactProofSchema = z.strictObject({
  applicationId: z.string(),
  channel: z.enum(['text', 'email']),
  provedAt: z.string(),
});
export type ContactProof = z.infer<typeof contactProofSchema>;

export const contactProofs = documentKind({
  kind: 'contact-proof',
  schema: contactProofSchema,
  key: (proof) => keys.contactProof(proof.applicationId),
});

/** Where a code can be sent without harm: the family's own telephone, or its inbox. */
export type ProvableContact =
  | { readonly channel: 'text'; readonly phone: string }
  | { readonly channel: 'email'; readonly email: string };

/**
 * The contact that a code goes to; undefined for a family that has none that is safe, and for one that a worker
 * of ours or of a partner applied for, whom somebody has spoken with.
 */
export function provableContact({
  channel,
  form,
}: Pick<Application, 'channel' | 'form'>): ProvableContact | undefined {
  if (channel !== 'online') return undefined;
  const { phone, email } = form.contact;
  const safe = safeContactOf(form).channel;
  if (safe === 'text' && phone !== undefined) return { channel: 'text', phone };
  return safe === 'email' && email !== undefined ? { channel: 'email', email } : undefined;
}

/**
 * Whether money for this application rests on somebody having shown that they are there: by a code, or by a reason
 * that an approver writes down. What came through a worker does not.
 */
export function asksForContactProof(
  { contactProof }: Pick<Programme, 'contactProof'>,
  { channel }: Pick<Application, 'channel'>,
): boolean {
  return contactProof === 'before-approval' && channel === 'online';
}

/** Those among some applications whose contact was proved. */
export async function readContactProofs(
  records: RecordReader,
  applicationIds: Iterable<string>,
): Promise<ReadonlySet<string>> {
  const wanted = [...new Set(applicationIds)].map((id) => keys.contactProof(id));
  const items = await records.getMany(wanted);
  return new Set(items.map((item) => contactProofs.parse(item).document.applicationId));
}
