/**
 * The id of a payment is made from what it pays and the instalment, so that approving twice finds the same
 * one: of a family's application, or of a group's.
 */
export function paymentIdOf(applicationId: string, instalment: number): string {
  return `${applicationId}-${String(instalment).padStart(2, '0')}`;
}
