import type { Application } from '#shared/applications/index.ts';
import { invariant } from '#shared/kernel/index.ts';
import {
  pieceRailNames,
  readPieceReference,
  repairLinkExpiry,
  returnReasonCodeSchema,
  returnReasons,
  secretForMessage,
  unsealCode,
  voucherCodes,
  vouchers,
} from '#shared/payments/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

import { receiptLinkToken } from './confirm-receipt.ts';
import type { MessageKind } from './message-kinds.ts';
import type { WhyNotNeeded } from './message.ts';
import type { MessageFacts } from './write-message.ts';

/** What asks for a message: an event, and the piece it is about where it is about one. */
export interface MessageCause {
  readonly kind: MessageKind;
  readonly applicationId: string;
  readonly causeId: string;
  /** The reference of a voucher or code. */
  readonly reference?: string | undefined;
}

interface FactPorts {
  readonly records: RecordReader;
  readonly clock: { now(): string };
  readonly matchingKey: string;
  readonly serviceOrigin: string;
}

interface MessageToTell {
  readonly kind: 'told';
  readonly facts: MessageFacts;
}

/** What a message was to tell is no longer so. */
export interface NotNeeded {
  readonly kind: 'not-needed';
  readonly why: WhyNotNeeded;
}

/** What a message says, read when it is sent. */
export async function factsForMessage(
  ports: FactPorts,
  cause: MessageCause,
  messageId: string,
  application: Application,
): Promise<MessageToTell | NotNeeded | { readonly kind: 'ask-a-person' }> {
  switch (cause.kind) {
    case 'voucher-issued':
    case 'voucher-reminder':
      return pieceFacts(ports, cause);
    case 'voucher-expired':
    case 'voucher-cancelled':
    case 'payment-returned':
      return moneyBackFacts(ports, messageId, application);
  }
}

/** The code is unsealed here, for the message that carries it, and nowhere else. */
async function pieceFacts(
  { records, matchingKey, serviceOrigin }: FactPorts,
  { applicationId, reference }: MessageCause,
): Promise<MessageToTell | NotNeeded> {
  const parts = reference === undefined ? undefined : readPieceReference(reference);
  invariant(
    reference !== undefined && parts?.applicationId === applicationId,
    `A message to ${applicationId} is about a piece of somebody else's`,
  );
  const { instalment, attemptNumber, piece } = parts;
  const voucher = await vouchers.read(
    records,
    keys.voucher(applicationId, instalment, attemptNumber, piece),
  );
  if (voucher?.document.state !== 'issued') return { kind: 'not-needed', why: 'code-over' };
  const { rail, amountPence, issued } = voucher.document;
  const code = await voucherCodes.read(records, keys.voucherCode(applicationId, reference));
  invariant(code !== undefined, `${reference} was issued without a code`);
  const status = statusLink(serviceOrigin);
  const token = receiptLinkToken(applicationId, matchingKey);
  const facts: MessageFacts = {
    ...{ amountPence, until: issued.expiresAt, status },
    link: `${serviceOrigin}/status/received/${applicationId}/${token}`,
    rail,
    piece: {
      ending: issued.codeEnding,
      code: unsealCode(code.document.sealed, reference, matchingKey),
    },
  };
  return { kind: 'told', facts };
}

/** Only while the money is with us; and not when the bank's reason says that a message would hurt. */
function moneyBackFacts(
  { clock, matchingKey, serviceOrigin }: FactPorts,
  messageId: string,
  application: Application,
): MessageToTell | NotNeeded | { readonly kind: 'ask-a-person' } {
  if (application.state !== 'payment-returned') {
    return { kind: 'not-needed', why: 'money-moved-on' };
  }
  const { applicationId, earlierAttempt, awardPence, returnReasonCode } = application;
  const known = returnReasonCodeSchema.safeParse(returnReasonCode);
  if (!known.success || !returnReasons[known.data].mendableByFamily) {
    return { kind: 'ask-a-person' };
  }
  const secret = secretForMessage(messageId, matchingKey);
  const { method } = application.form.payment;
  const rail = pieceRailNames.find((name) => name === method);
  const facts: MessageFacts = {
    amountPence: earlierAttempt?.owedPence ?? awardPence,
    until: repairLinkExpiry(clock.now()),
    link: `${serviceOrigin}/mend/${applicationId}/${secret}`,
    status: statusLink(serviceOrigin),
    ...(rail === undefined ? {} : { rail }),
  };
  return { kind: 'told', facts };
}

/**
 * The kind whose words are said. The last piece of a payment may end otherwise than the one whose
 * money came back: when that one was cancelled, nothing ran out.
 */
export function kindToSay(kind: MessageKind, application: Application): MessageKind {
  const wasCancelled =
    application.state === 'payment-returned' && application.returnReasonCode === 'cancelled';
  return kind === 'voucher-expired' && wasCancelled ? 'voucher-cancelled' : kind;
}

function statusLink(serviceOrigin: string): string {
  return `${serviceOrigin}/status`;
}
