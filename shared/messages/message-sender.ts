import type { Personalisation, TemplateName } from './message-templates.ts';

/** Where a message goes, as its channel needs it. */
export type Recipient =
  | { readonly channel: 'text'; readonly phone: string }
  | { readonly channel: 'email'; readonly email: string }
  /** Name and address, three to seven lines, the last of them the postcode. */
  | { readonly channel: 'letter'; readonly lines: readonly string[] };

export interface OutgoingMessage {
  /** Names the message for good, and says nothing about the family. */
  readonly reference: string;
  readonly to: Recipient;
  readonly template: TemplateName;
  readonly personalisation: Personalisation;
}

export type SendAnswer =
  | { readonly kind: 'taken'; readonly providerId: string }
  /** Not to this address, or not in this form: trying again would change nothing. */
  | { readonly kind: 'refused'; readonly why: string };

/**
 * The one way out for messages. Throws when the provider cannot be reached, does not answer or has
 * no room now; what it refuses for good is an answer. What becomes of a message arrives as a receipt.
 */
export interface MessageSender {
  /**
   * What the provider calls a message of ours, when it has taken it; undefined when it never did. A provider that
   * cannot be asked answers undefined too: through it, a message that was taken unnoticed goes out once more.
   */
  find(reference: string): Promise<string | undefined>;
  send(message: OutgoingMessage): Promise<SendAnswer>;
}
