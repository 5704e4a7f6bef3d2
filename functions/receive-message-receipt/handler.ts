import * as z from 'zod';

import { sameSecret } from '#shared/kernel/index.ts';
import type { Log } from '#shared/log/index.ts';
import { notifyReceiptSchema, receiptFrom } from '#shared/messages/index.ts';

const requestSchema = z.looseObject({
  headers: z.record(z.string(), z.string().optional()),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().optional(),
});

interface ReceivePorts {
  /** What GOV.UK Notify shows as a bearer token. */
  readonly token: string;
  readonly enqueue: (body: string) => Promise<void>;
  readonly log: Log;
}

interface Answer {
  readonly statusCode: 202 | 401 | 422;
}

/**
 * Takes in what GOV.UK Notify says became of a message, only if it shows the token we gave it. It is
 * answered for once it is on the queue. Recording twice changes nothing, so a replay does no harm.
 */
export function createHandler({ token, enqueue, log }: ReceivePorts) {
  return async function handle(event: unknown): Promise<Answer> {
    const request = requestSchema.parse(event);
    const [, shown = ''] = /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '') ?? [];
    if (!sameSecret(shown, token)) {
      log.write('report-refused', { kind: 'token-wrong' });
      return { statusCode: 401 };
    }
    const parsed = notifyReceiptSchema.safeParse(bodyOf(request));
    if (!parsed.success) {
      log.write('report-refused', { kind: 'does-not-parse' });
      return { statusCode: 422 };
    }
    const receipt = receiptFrom(parsed.data);
    // Under way, or sent by somebody who gave no reference: there is nothing to record.
    if (receipt !== undefined) await enqueue(JSON.stringify({ kind: 'receipt', ...receipt }));
    return { statusCode: 202 };
  };
}

function bodyOf({ body = '', isBase64Encoded }: z.infer<typeof requestSchema>): unknown {
  try {
    return JSON.parse(
      isBase64Encoded === true ? Buffer.from(body, 'base64').toString('utf8') : body,
    );
  } catch {
    return undefined;
  }
}
