import type { EventBody, EventOf } from '#shared/events/index.ts';
import { showReference, unreachable } from '#shared/kernel/index.ts';

/** Events about partners that apply for families, and what managers made of them. */
const types = [
  'partner-key-issued',
  'partner-key-revoked',
  'partner-stopped',
  'partner-let-go-on',
] as const;
type AboutPartner = EventOf<(typeof types)[number]>;

export function isAboutPartner(event: EventBody): event is AboutPartner {
  return types.some((type) => type === event.type);
}

export function partnerSentence(event: AboutPartner): string {
  switch (event.type) {
    case 'partner-key-issued':
      return `Key ${showReference(event.keyId)} was issued to ${event.partnerId}.`;
    case 'partner-key-revoked':
      return `Key ${showReference(event.keyId)} of ${event.partnerId} was revoked.`;
    case 'partner-stopped':
      return `${event.partnerId} was stopped: it applies for no family.`;
    case 'partner-let-go-on':
      return `${event.partnerId} may apply for families again.`;
    default:
      return unreachable(event);
  }
}
