/**
 * The accounts of one envelope. `funding` is where its money came from, so its balance is the
 * negative of all the others together.
 */
export const accounts = ['funding', 'available', 'reserved', 'in-transit', 'paid'] as const;
export type Account = (typeof accounts)[number];
