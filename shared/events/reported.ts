import * as z from 'zod';

/** Households as the Department for Work and Pensions counts them; one may be in several. Source: HSF management information, domain-facts.md §1.5. */
export const householdGroups = ['children', 'pensioners', 'disabled', 'other'] as const;
export type HouseholdGroup = (typeof householdGroups)[number];

/** How help came to a household: it applied itself, or a partner applied for it. */
export const accessRoutes = ['application', 'third-party'] as const;
export type AccessRoute = (typeof accessRoutes)[number];

/** As money it can spend as it likes, or as a voucher for something. */
export const deliveries = ['cash-award', 'voucher'] as const;
export type Delivery = (typeof deliveries)[number];

/**
 * What a return says of an award besides its categories: no more of a household than that. Absent from what happened
 * before it was asked for, and from money of groups.
 */
export const reportedSchema = z.strictObject({
  groups: z.array(z.enum(householdGroups)).min(1),
  route: z.enum(accessRoutes),
  delivery: z.enum(deliveries),
});
export type Reported = z.infer<typeof reportedSchema>;
