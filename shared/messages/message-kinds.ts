import * as z from 'zod';

/** What families are told of without asking: only what they have no other way to learn in time. */
export const messageKinds = [
  'voucher-issued',
  'voucher-reminder',
  'voucher-expired',
  'voucher-cancelled',
  'voucher-stopped',
  'payment-returned',
  'contact-reminder',
] as const;
export const messageKindSchema = z.enum(messageKinds);
export type MessageKind = z.infer<typeof messageKindSchema>;

/** Those that end with a link to choose how to be paid instead. */
export const kindsWithRepairLink = [
  'voucher-expired',
  'voucher-cancelled',
  'payment-returned',
] as const satisfies readonly MessageKind[];

/** What goes to somebody who fills in the form and has not sent it: there is no case yet. */
export const visitKinds = ['application-saved', 'return-code'] as const;
export type VisitMessageKind = (typeof visitKinds)[number];

/** What goes to people of community groups, by email and in English. They have no case, and need no discretion. */
export const groupKinds = [
  'group-code',
  'group-invited',
  'group-confirm',
  'group-submitted',
  'group-offer',
  'group-accept',
  'group-offer-ending',
  'group-accepted',
  'group-offer-over',
  'group-refused',
  'group-stopped',
  'group-account',
  'group-account-news',
  'group-payment-returned',
  'group-report',
  'group-change-news',
  'group-repayment',
] as const;
export type GroupMessageKind = (typeof groupKinds)[number];
