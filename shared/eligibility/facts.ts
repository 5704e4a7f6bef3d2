import * as z from 'zod';

import {
  benefits,
  housings,
  incomeBands,
  meters,
  reasons,
  savingsBands,
} from '#shared/applications/index.ts';
import { ringFenceSchema } from '#shared/programmes/index.ts';

/**
 * All that an assessment may look at, frozen beside it so that it can be replayed years later. Dates
 * come in as facts; nothing here names anybody.
 */
export const factsSchema = z.strictObject({
  asOf: z.iso.date(),
  windowOpen: z.boolean(),
  residence: z.enum(['in-birmingham', 'placed-by-council', 'elsewhere']),
  /** What our own figures say of the postcode; `hidden` is a refuge or no fixed address. */
  postcode: z.enum(['inside', 'outside', 'unknown', 'hidden']),
  outsideCouncil: z.string().optional(),
  /** The area's place within the city, 0–100, most deprived highest; the median when not known. */
  areaRank: z.number().min(0).max(100),
  adults: z.int().min(1),
  adultsOver65: z.int().min(0),
  children: z.int().min(0),
  childrenUnder5: z.int().min(0),
  pregnant: z.boolean(),
  disability: z.boolean(),
  housing: z.enum(housings),
  reasons: z.array(z.enum(reasons)),
  benefits: z.array(z.enum(benefits)),
  incomeBand: z.enum(incomeBands),
  savingsBand: z.enum(savingsBands),
  meter: z.enum(meters).optional(),
  energyAsked: z.boolean(),
  askedPence: z.int().min(0),
  awardInLastYear: z.enum(['yes', 'no', 'not-sure']),
  /** Another application already holds this household's or person's award of the window. */
  claimHeldByAnother: z.boolean(),
  ringFence: ringFenceSchema,
  waitedDays: z.number().min(0),
});

export type Facts = z.infer<typeof factsSchema>;
