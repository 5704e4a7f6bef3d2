import { askedOf, type AskedOf } from '#shared/family-connect/index.ts';
import type { Ids, Instant } from '#shared/kernel/index.ts';
import * as z from 'zod';

import { formValuesSchema } from '../form-values.ts';

/** What a visit holds of a request for further help by itself. */
export const connectVisitSchema = z.strictObject({
  /** What is being filled in; its id is made with the first answer, so that sending twice makes one. */
  begun: z
    .strictObject({
      requestId: z.string(),
      asked: z.enum(askedOf),
      draft: z.record(z.string(), formValuesSchema),
      begunAt: z.string(),
    })
    .optional(),
  sent: z.strictObject({ reference: z.string(), asked: z.enum(askedOf) }).optional(),
  /** The request that was opened by its reference and a way to reach whoever sent it. */
  shown: z.strictObject({ reference: z.string(), reach: z.string() }).optional(),
});

export type ConnectVisit = z.infer<typeof connectVisitSchema>;

export function draftOf(
  connect: ConnectVisit | undefined,
  asked: AskedOf,
): NonNullable<ConnectVisit['begun']>['draft'] {
  return connect?.begun?.asked === asked ? connect.begun.draft : {};
}

/** The form as it goes on, or a new one: what was begun for somebody else in this browser is forgotten. */
export function goingOn(
  connect: ConnectVisit | undefined,
  asked: AskedOf,
  { ids, at }: { readonly ids: Ids; readonly at: Instant },
): NonNullable<ConnectVisit['begun']> {
  return connect?.begun?.asked === asked
    ? connect.begun
    : { requestId: ids.reference(), asked, draft: {}, begunAt: at };
}
