/** The queues an event leads to. */
export const relayTargets = [
  'applications',
  'payee-checks',
  'payment-runs',
  'messages',
  'case-system',
] as const;
export type RelayTarget = (typeof relayTargets)[number];

export interface RelayedMessage {
  readonly target: RelayTarget;
  readonly body: string;
}

/** Whose account it is gets asked whenever a family or a group gives one. */
export function payeeCheckOf(
  { applicationId }: { readonly applicationId: string },
  causationId: string,
): RelayedMessage {
  return { target: 'payee-checks', body: JSON.stringify({ applicationId, causationId }) };
}
