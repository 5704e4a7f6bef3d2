import * as z from 'zod';

const aboutPartner = { partnerId: z.string() };
const aboutKey = { ...aboutPartner, keyId: z.string() };

/** What managers made of a partner that applies for families. Never a key, only which one it was. */
export const partnerBodies = [
  z.strictObject({ type: z.literal('partner-key-issued'), ...aboutKey }),
  z.strictObject({ type: z.literal('partner-key-revoked'), ...aboutKey }),
  z.strictObject({ type: z.literal('partner-stopped'), ...aboutPartner }),
  z.strictObject({ type: z.literal('partner-let-go-on'), ...aboutPartner }),
] as const;
