import * as z from 'zod';

import { sumPence } from '#shared/kernel/index.ts';

import type { FileAsKnown, RailAnswer } from '../../payment-rail.ts';
import type { PieceAnswer, PieceBatch, PieceRail } from '../../piece-rail.ts';
import { contentDigest, heldUnderKey, knownAsOurs } from '../known-file.ts';
import type { PieceRailName } from './piece-rules.ts';

export interface ProviderSettings {
  readonly name: PieceRailName;
  readonly endpoint: string;
  /** How long to wait for the provider before giving up until the next try. */
  readonly timeoutMs: number;
}

const acceptedSchema = z.looseObject({
  batchId: z.string(),
  count: z.int(),
  totalPence: z.int(),
});
const refusedSchema = z.looseObject({
  errors: z.array(z.looseObject({ reason: z.string() })).min(1),
});

/** Orders pieces from a provider of codes or vouchers: JSON over HTTP, a batch under one idempotency key. */
export function createPieceRail(settings: ProviderSettings): PieceRail {
  const post = (path: string, headers: Record<string, string>, body?: string) =>
    fetch(new URL(path, settings.endpoint), {
      method: 'POST',
      headers,
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(settings.timeoutMs),
    });
  const ask = async (reference: string, wish: 'cancel' | 'resend'): Promise<PieceAnswer> => {
    const response = await post(`/orders/${encodeURIComponent(reference)}/${wish}`, {});
    await response.arrayBuffer();
    if (response.ok) return 'taken';
    if (response.status === 409) return 'too-late';
    if (response.status === 404) return 'unknown';
    throw new Error(`The ${settings.name} provider answered ${response.status} to a ${wish}`);
  };
  return {
    name: settings.name,
    async order(batch): Promise<RailAnswer> {
      const text = JSON.stringify({ orders: batch.orders });
      const response = await post(
        '/orders',
        { 'content-type': 'application/json', 'idempotency-key': batch.idempotencyKey },
        text,
      );
      if (response.ok)
        return takenAs(sentAs(batch, text), acceptedSchema.parse(await response.json()));
      if (response.status === 422 || response.status === 409)
        return notTaken(response, text, sentAs(batch, text));
      throw new Error(`The ${settings.name} provider answered ${response.status} to a batch`);
    },
    cancel: (reference) => ask(reference, 'cancel'),
    resend: (reference) => ask(reference, 'resend'),
  };
}

type OrderedBatch = Required<FileAsKnown>;

function sentAs({ idempotencyKey, orders }: PieceBatch, text: string): OrderedBatch {
  return {
    ...{ name: idempotencyKey, count: orders.length },
    totalPence: sumPence(orders.map((order) => order.amountPence)),
    contentSha256: contentDigest(text),
  };
}

/** Taken, unless the provider counts other pieces or another sum than we ordered. */
function takenAs(sent: OrderedBatch, said: z.infer<typeof acceptedSchema>): RailAnswer {
  const { batchId, count, totalPence } = said;
  if (count === sent.count && totalPence === sent.totalPence) {
    return { kind: 'accepted', submissionId: batchId };
  }
  return {
    ...{ kind: 'unclear', sent, held: { name: batchId, count, totalPence } },
    reasons: [
      `the provider took ${count} pieces of ${totalPence} pence in all as ${batchId}, and ${sent.count} of ${sent.totalPence} were ordered`,
    ],
  };
}

/** Refused only with the provider’s own reasons; a key that is known is ours, another’s, or a question. */
async function notTaken(response: Response, text: string, sent: OrderedBatch): Promise<RailAnswer> {
  const said = refusedSchema.safeParse(await response.json().catch(() => undefined));
  const reasons = said.data?.errors.map(({ reason }) => reason);
  const submissionId = response.status === 409 ? knownAsOurs(response, text) : undefined;
  if (submissionId !== undefined) return { kind: 'accepted', submissionId };
  if (response.status === 422 && reasons !== undefined) return { kind: 'refused', reasons };
  return {
    ...{ kind: 'unclear', sent },
    ...(response.status === 409 ? { held: heldUnderKey(response) } : {}),
    reasons: reasons ?? [`the provider answered ${response.status} without a reason`],
  };
}
