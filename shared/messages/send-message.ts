import { applications, type Application } from '#shared/applications/index.ts';
import {
  done,
  plusSeconds,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { repairLinkWrites, secretForMessage } from '#shared/payments/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { factsForMessage, kindToSay, type MessageCause, type NotNeeded } from './message-facts.ts';
import { kindsWithRepairLink } from './message-kinds.ts';
import type { MessageSender, SendAnswer } from './message-sender.ts';
import { textOfTemplate } from './message-templates.ts';
import {
  messageIdFor,
  messages,
  providerReferenceOf,
  type Message,
  type MessageIn,
} from './message.ts';
import { failureWrites } from './message-failure.ts';
import { writeMessage, type WrittenMessage } from './write-message.ts';

export interface SendMessagePorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly sender: MessageSender;
  /** What codes are unsealed and the links in messages are made with. */
  readonly matchingKey: string;
  /** Where families reach the service, for the links. */
  readonly serviceOrigin: string;
}

export type Sent =
  /** Sent now. */
  | 'sent'
  /** This cause was dealt with before. */
  | 'known'
  /** What it was to tell is no longer so: the code was used, the bank details were mended. */
  | 'not-needed'
  /** It could not be sent, and somebody has a task for it. */
  | 'left-to-staff';

export type SendRefusal =
  | { readonly kind: 'no-such-application'; readonly applicationId: string }
  /** Another worker has it in hand, or had it and died: it must come again later. */
  | { readonly kind: 'being-sent' };

const system: Actor = { kind: 'system', id: 'send-messages' };

/** Longer than a worker lives, which has two minutes: whoever finds the lease over is alone with it. */
const leaseSeconds = 150;

/**
 * Sends the message that an event asks for, once, however often it is asked: the record is claimed
 * before the message goes out, and whoever finds a claim that ran out asks the provider whether it
 * went. If it did, that is noted, whatever happened since. What cannot be sent becomes a task for staff
 * in the commit that says so.
 */
export function createSendMessage(ports: SendMessagePorts) {
  return async function sendMessage(cause: MessageCause): Promise<Result<Sent, SendRefusal>> {
    const { records, clock } = ports;
    const { applicationId } = cause;
    const messageId = messageIdFor(cause);
    const found = await messages.read(records, keys.message(applicationId, messageId));
    if (found !== undefined && found.document.state !== 'sending') return done('known');
    const left = found && leftByAnother(found);
    if (left !== undefined) {
      if (left.document.leasedUntil > clock.now()) return refused({ kind: 'being-sent' });
      const providerId = await ports.sender.find(providerReferenceOf(left.document));
      if (providerId !== undefined) return noteSent(ports, left, providerId);
    }
    const application = await applications.read(records, keys.application(applicationId));
    if (application === undefined) return refused({ kind: 'no-such-application', applicationId });
    return prepare(ports, cause, messageId, application.document, left);
  };
}

type Claimed = Loaded<MessageIn<'sending'>>;

function leftByAnother({ document, version }: Loaded<Message>): Claimed | undefined {
  return document.state === 'sending' ? { document, version } : undefined;
}

async function prepare(
  ports: SendMessagePorts,
  cause: MessageCause,
  messageId: string,
  application: Application,
  found: Claimed | undefined,
): Promise<Result<Sent, SendRefusal>> {
  const telling = await factsForMessage(ports, cause, messageId, application);
  if (telling.kind === 'not-needed') {
    return found === undefined ? done('not-needed') : letGo(ports, found, telling);
  }
  const at = ports.clock.now();
  const { applicationId, kind, causeId } = cause;
  const base = { messageId, applicationId, kind, causeId, madeAt: found?.document.madeAt ?? at };
  const written =
    telling.kind === 'ask-a-person'
      ? undefined
      : writeMessage(kindToSay(kind, application), application, telling.facts);
  if (written === undefined) {
    const why = telling.kind === 'ask-a-person' ? telling.kind : ('no-safe-way' as const);
    const failed = { state: 'failed', ...base, failedAt: at, why } as const;
    const committed = await ports.commit(failureWrites(failed, found?.version, system));
    return committed.ok ? done('left-to-staff') : refused({ kind: 'being-sent' });
  }
  const { template, templateVersion, language } = written;
  const leasedUntil = plusSeconds(at, leaseSeconds);
  const words = { template, templateVersion, language };
  const claim = { state: 'sending', ...base, ...words, leasedUntil } as const;
  const claimed = await ports.commit(claimWrites(ports, claim, application, found));
  if (!claimed.ok) return refused({ kind: 'being-sent' });
  const version = (found?.version ?? 0) + 1;
  return sendClaimed(ports, { document: claim, version }, written);
}

/** Ends a message that a worker left behind, and that went to nobody: there is nothing to tell any more. */
async function letGo(
  { commit, clock }: SendMessagePorts,
  { document, version }: Claimed,
  { why }: NotNeeded,
): Promise<Result<Sent, SendRefusal>> {
  const { leasedUntil: _lease, ...rest } = document;
  const { applicationId, messageId, kind, causeId } = document;
  const at = clock.now();
  const committed = await commit([
    messages.replace({ ...rest, state: 'not-needed', endedAt: at, why }, version),
    eventRecord(
      keys.message(applicationId, messageId),
      version + 1,
      { type: 'message-not-needed', applicationId, messageId, message: kind, why },
      { at, actor: system, correlationId: applicationId, causationId: causeId },
    ),
  ]);
  return committed.ok ? done('not-needed') : refused({ kind: 'being-sent' });
}

/** The claim, and the link that the message carries: made with it, and once. */
function claimWrites(
  { clock, matchingKey }: SendMessagePorts,
  claim: MessageIn<'sending'>,
  application: Application,
  found: Claimed | undefined,
): readonly Write[] {
  if (found !== undefined) return [messages.replace(claim, found.version)];
  const withLink = kindsWithRepairLink.some((kind) => kind === claim.kind);
  if (!withLink || application.state !== 'payment-returned') return [messages.create(claim)];
  const secret = secretForMessage(claim.messageId, matchingKey);
  const at = clock.now();
  return [
    messages.create(claim),
    ...repairLinkWrites(application, { secret, matchingKey, at, actor: system }),
  ];
}

async function sendClaimed(
  ports: SendMessagePorts,
  { document: claim, version }: Claimed,
  { outgoing }: WrittenMessage,
): Promise<Result<Sent, SendRefusal>> {
  const reference = providerReferenceOf(claim);
  const answer: SendAnswer = await ports.sender.send({ reference, ...outgoing });
  if (answer.kind === 'refused') {
    const at = ports.clock.now();
    const { leasedUntil: _lease, ...rest } = claim;
    const failed = { ...rest, state: 'failed', failedAt: at, why: 'refused' } as const;
    const committed = await ports.commit(failureWrites(failed, version, system));
    return committed.ok ? done('left-to-staff') : refused({ kind: 'being-sent' });
  }
  return noteSent(ports, { document: claim, version }, answer.providerId);
}

async function noteSent(
  { commit, clock }: SendMessagePorts,
  { document: claim, version }: Claimed,
  providerId: string,
): Promise<Result<Sent, SendRefusal>> {
  const at = clock.now();
  const { leasedUntil: _lease, ...rest } = claim;
  const { applicationId, messageId, kind } = claim;
  const { channel } = textOfTemplate(claim.template);
  const sent = { ...rest, state: 'sent', providerId, sentAt: at } as const;
  const committed = await commit([
    messages.replace(sent, version),
    eventRecord(
      keys.message(applicationId, messageId),
      version + 1,
      { type: 'message-sent', applicationId, messageId, message: kind, channel },
      { at, actor: system, correlationId: applicationId, causationId: claim.causeId },
    ),
  ]);
  return committed.ok ? done('sent') : refused({ kind: 'being-sent' });
}
