import * as z from 'zod';

import { isReference } from '#shared/kernel/index.ts';
import { requiredText, wholeNumber } from '#shared/web/index.ts';

/** One post gives out at most this many, so that it ends well within a page's ten seconds. */
const allocationLimit = 200;

const limitWords = `Enter a number from 1 to ${allocationLimit}`;

/** `id` names requests; without any, `limit` takes so many from the front of the queue. */
export const allocateSchema = z
  .object({
    worker: requiredText(
      {
        missing: 'Enter who will contact the families',
        tooLong: 'Enter a name of 80 characters or fewer',
      },
      80,
    ),
    id: z
      .preprocess(
        (value): unknown => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
        z.array(z.string().refine(isReference)),
      )
      .refine((ids) => ids.length <= allocationLimit, {
        error: `Choose at most ${allocationLimit} requests at once`,
      }),
    limit: wholeNumber({ invalid: limitWords }, { min: 0, max: allocationLimit }),
  })
  .refine(({ id, limit }) => id.length > 0 || limit > 0, {
    path: ['id'],
    error: 'Tick the requests to give out, or say how many of the oldest',
  });

export type AllocateForm = z.infer<typeof allocateSchema>;
