import { paysGroup } from '#shared/payments/index.ts';

/** Where staff read what a payment is for: the case of a family, or the grant of a group. */
export function whosePayment(payment: {
  readonly applicationId: string;
  readonly programmeId: string;
}): string {
  const site = paysGroup(payment) ? 'grants' : 'cases';
  return `/staff/${site}/${payment.applicationId}`;
}
