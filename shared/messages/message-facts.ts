import { waitsForCode, type Application } from '#shared/applications/index.ts';
import { invariant } from '#shared/kernel/index.ts';
import {
  payments,
  pieceRailNames,
  readPieceReference,
  repairLinkExpiry,
  returnReasonCodeSchema,
  returnReasons,
  secretForMessage,
  unsealCode,
  voucherCodes,
  vouchers,
  type Voucher,
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
    case 'voucher-stopped':
      return stoppedFacts(ports, cause, application);
    case 'voucher-expired':
    case 'voucher-cancelled':
    case 'payment-returned':
      return moneyBackFacts(ports, messageId, application);
    case 'contact-reminder':
      return reminderFacts(ports, application);
  }
}

/** The code is unsealed here, for the message that carries it, and nowhere else. */
async function pieceFacts(
  { records, matchingKey, serviceOrigin }: FactPorts,
  cause: MessageCause,
): Promise<MessageToTell | NotNeeded> {
  const voucher = await voucherOf(records, cause);
  if (voucher?.state !== 'issued') return { kind: 'not-needed', why: 'code-over' };
  const { applicationId, reference, rail, amountPence, issued } = voucher;
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

/**
 * For a family that holds a code which was stopped, while the rest of its payment goes on. Once that is
 * over the message about the whole of it says so; and one that was never issued nobody holds.
 */
async function stoppedFacts(
  { records, serviceOrigin }: FactPorts,
  cause: MessageCause,
  application: Application,
): Promise<MessageToTell | NotNeeded> {
  const voucher = await voucherOf(records, cause);
  if (voucher?.state !== 'cancelled' || voucher.issued === undefined) {
    return { kind: 'not-needed', why: 'code-over' };
  }
  if (application.state !== 'approved') return { kind: 'not-needed', why: 'money-moved-on' };
  const { applicationId, instalment, attemptNumber, rail, amountPence, issued } = voucher;
  const payment = await payments.read(records, keys.payment(applicationId, instalment));
  const goesOn =
    payment?.document.state === 'submitted' && payment.document.attemptNumber === attemptNumber;
  if (!goesOn) return { kind: 'not-needed', why: 'money-moved-on' };
  const status = statusLink(serviceOrigin);
  const facts: MessageFacts = {
    ...{ amountPence, until: issued.expiresAt, status, link: status },
    ...{ rail, piece: { ending: issued.codeEnding } },
  };
  return { kind: 'told', facts };
}

/** The piece that a message is about; a defect when it is somebody else's. */
async function voucherOf(
  records: RecordReader,
  { applicationId, reference }: MessageCause,
): Promise<Voucher | undefined> {
  const parts = reference === undefined ? undefined : readPieceReference(reference);
  invariant(
    parts?.applicationId === applicationId,
    `A message to ${applicationId} is about a piece of somebody else's`,
  );
  const { instalment, attemptNumber, piece } = parts;
  const key = keys.voucher(applicationId, instalment, attemptNumber, piece);
  return (await vouchers.read(records, key))?.document;
}

/** Only while a code would still help: it may have been typed in since, or the case decided. */
async function reminderFacts(
  { records, serviceOrigin }: FactPorts,
  application: Application,
): Promise<MessageToTell | NotNeeded> {
  const proof = await records.get(keys.contactProof(application.applicationId));
  if (proof !== undefined || !waitsForCode(application)) {
    return { kind: 'not-needed', why: 'no-longer-asked' };
  }
  const status = statusLink(serviceOrigin);
  return { kind: 'told', facts: { status, link: status } };
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
