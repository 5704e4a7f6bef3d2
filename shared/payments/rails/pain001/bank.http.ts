import { sumPence } from '#shared/kernel/index.ts';

import type { PaymentRail, RailAnswer, RailFile } from '../../payment-rail.ts';
import { fileSerialOf } from '../bacs/index.ts';
import { contentDigest, heldUnderKey, knownAsOurs } from '../known-file.ts';
import { writePain001 } from './pain-001.ts';
import { readPain002 } from './read-pain-002.ts';

export interface FasterPaymentsSettings {
  readonly endpoint: string;
  /** How long to wait for the bank before giving up until the next try. */
  readonly timeoutMs: number;
}

/** Hands credit transfers to the bank as ISO 20022 messages, each under its own idempotency key. */
export function createFasterPaymentsRail(settings: FasterPaymentsSettings): PaymentRail {
  return {
    name: 'faster-payments',
    async submit(file): Promise<RailAnswer> {
      const messageId = messageIdOf(file);
      const { originator: debtor, createdOn, credits } = file;
      const text = writePain001({ messageId, debtor, createdOn, credits });
      const response = await fetch(new URL('/iso20022/credit-transfers', settings.endpoint), {
        method: 'POST',
        headers: { 'content-type': 'application/xml', 'idempotency-key': file.idempotencyKey },
        body: text,
        signal: AbortSignal.timeout(settings.timeoutMs),
      });
      const body = await response.text();
      if (![200, 202, 409, 422].includes(response.status)) {
        throw new Error(`The bank answered ${response.status} to message ${messageId}`);
      }
      if (response.status === 409 && knownAsOurs(response, text) !== undefined) {
        return { kind: 'accepted', submissionId: messageId };
      }
      return answerOf({ file, messageId, text, response }, body);
    },
  };
}

/**
 * Derived from the run, so that sending again sends the very same message; at most 35 characters.
 * It ends as a Bacs file of the run would be called, by which the debit on our statement is known.
 */
function messageIdOf(file: RailFile): string {
  const day = file.createdOn.replaceAll('-', '');
  return `OPENDOOR-${day}-${fileSerialOf(file.idempotencyKey)}`;
}

interface Sent {
  readonly file: RailFile;
  readonly messageId: string;
  readonly text: string;
  /** What the bank’s answer came with. */
  readonly response: Pick<Response, 'status' | 'headers'>;
}

/** What a bank calls a message in which it could not even read the name. */
const unreadMessage = 'NOTPROVIDED';

/** Taken, unless the bank refuses the group or counts other credits or another sum than we sent. */
function answerOf({ file, messageId, text, response }: Sent, body: string): RailAnswer {
  const { status } = response;
  const read = readPain002(body);
  if (!read.ok) throw new Error(`The bank’s answer is no status report: ${read.failure.reason}`);
  const { originalMessageId, groupStatus, reasons, count, totalPence } = read.value;
  const aboutNothingRead = status === 422 && originalMessageId === unreadMessage;
  if (originalMessageId !== messageId && !aboutNothingRead) {
    throw new Error(`The bank answered about ${originalMessageId}, not about ${messageId}`);
  }
  const sentPence = sumPence(file.credits.map((credit) => credit.amountPence));
  const sent = {
    ...{ name: messageId, count: file.credits.length, totalPence: sentPence },
    contentSha256: contentDigest(text),
  };
  if (groupStatus === 'RJCT') {
    const why = reasons.length > 0 ? reasons : ['the bank gives no reason'];
    // A key that is known already is no word about our message: the bank may have it, or another.
    if (status === 409) {
      return { kind: 'unclear', reasons: why, sent, held: heldUnderKey(response) };
    }
    return { kind: 'refused', reasons: why };
  }
  if (status >= 400 || count !== file.credits.length || totalPence !== sentPence) {
    return {
      ...{ kind: 'unclear', sent },
      held: {
        name: originalMessageId,
        ...(count === undefined ? {} : { count }),
        ...(totalPence === undefined ? {} : { totalPence }),
      },
      reasons: [
        `the bank took ${count ?? 'an unknown number of'} credits of ${totalPence ?? 'unknown'} pence in all, and ${file.credits.length} of ${sentPence} pence were sent`,
      ],
    };
  }
  return { kind: 'accepted', submissionId: messageId };
}
