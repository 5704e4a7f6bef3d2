import * as z from 'zod';

/** An application of a community group for a grant: ids and amounts, never a group's or a person's name. */
const aboutGrant = { grantApplicationId: z.string() };
const contact = z.union([z.literal(1), z.literal(2)]);

/** What happens to a group's application until it is with us. */
export const grantBodies = [
  z.strictObject({
    type: z.literal('grant-application-begun'),
    ...aboutGrant,
    roundId: z.string(),
  }),
  z.strictObject({
    type: z.literal('grant-application-changed'),
    ...aboutGrant,
    section: z.string(),
    completed: z.boolean(),
    /** Confirmations that do not count any more, because they were of something else. */
    voidedConfirmations: z.int().min(0),
  }),
  z.strictObject({
    type: z.literal('grant-person-invited'),
    ...aboutGrant,
    /** A keyed hash of their address. */
    personId: z.string(),
  }),
  z.strictObject({
    type: z.literal('grant-person-removed'),
    ...aboutGrant,
    personId: z.string(),
  }),
  /** A contact who has not confirmed reads another address than was typed. */
  z.strictObject({
    type: z.literal('grant-contact-mended'),
    ...aboutGrant,
    edition: z.int().min(1),
    contact,
  }),
  z.strictObject({
    type: z.literal('grant-application-sent'),
    ...aboutGrant,
    edition: z.int().min(1),
    askedPence: z.int(),
  }),
  z.strictObject({
    type: z.literal('grant-confirmation-asked-again'),
    ...aboutGrant,
    edition: z.int().min(1),
    contact,
  }),
  z.strictObject({
    type: z.literal('grant-application-confirmed'),
    ...aboutGrant,
    edition: z.int().min(1),
    contact,
  }),
  /** With the second confirmation. */
  z.strictObject({
    type: z.literal('grant-application-submitted'),
    ...aboutGrant,
    roundId: z.string(),
    askedPence: z.int(),
    contact,
  }),
  z.strictObject({
    type: z.literal('grant-application-withdrawn'),
    ...aboutGrant,
    from: z.enum(['draft', 'awaiting-confirmation', 'submitted']),
  }),
] as const;
