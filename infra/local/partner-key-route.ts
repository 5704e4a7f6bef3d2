import * as z from 'zod';
import { issuePartnerKey } from '#shared/applications/index.ts';
import type { DevRoute } from './dev-routes.ts';

const partnerIdSchema = z.string().regex(/^[a-z0-9-]{3,40}$/, {
  error: 'Name a partner in lower-case letters, digits and dashes: ?partner=acorn-primary-school',
});

/** Issues the key of a trusted partner, so that anybody at this machine can send applications as one. */
export function partnerKeyRoute(matchingKey: () => string | undefined): DevRoute {
  return {
    method: 'GET',
    path: '/dev/partner-key',
    answer: ({ query }) => {
      const partnerId = partnerIdSchema.parse(query.get('partner') ?? '');
      const secret = matchingKey();
      if (secret === undefined) return { status: 503, json: { problem: 'not started yet' } };
      return { json: { partnerId, key: issuePartnerKey(partnerId, secret) } };
    },
  };
}
