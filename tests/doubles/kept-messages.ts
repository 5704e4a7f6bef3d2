import type { MessageSender, OutgoingMessage, SendAnswer } from '#shared/messages/index.ts';
import { fillBlanks, textOfTemplate } from '#shared/messages/message-templates.ts';

export interface KeptMessages extends MessageSender {
  /** What families would read, in the order it went out. */
  readonly sent: readonly (OutgoingMessage & { readonly body: string })[];
  /** What happens to the next message; after it the provider is well again. */
  next(trouble: 'down' | 'reply-lost' | 'refused'): void;
}

/** A provider of messages in memory, which obeys the same contract as the one over HTTP. */
export function createKeptMessages(): KeptMessages {
  const sent: (OutgoingMessage & { readonly body: string })[] = [];
  const troubles: Parameters<KeptMessages['next']>[0][] = [];
  const idOf = (position: number): string => `N-${position + 1}`;
  return {
    sent,
    next: (trouble) => troubles.push(trouble),
    find: (reference) => {
      const known = sent.findIndex((each) => each.reference === reference);
      return Promise.resolve(known < 0 ? undefined : idOf(known));
    },
    send: (message): Promise<SendAnswer> => {
      const trouble = troubles.shift();
      if (trouble === 'down') return Promise.reject(new Error('The provider answered 503'));
      if (trouble === 'refused') {
        return Promise.resolve({ kind: 'refused', why: 'ValidationError' });
      }
      const { body } = textOfTemplate(message.template);
      sent.push({ ...message, body: fillBlanks(body, message.personalisation) });
      if (trouble === 'reply-lost') return Promise.reject(new Error('socket hang up'));
      return Promise.resolve({ kind: 'taken', providerId: idOf(sent.length - 1) });
    },
  };
}
