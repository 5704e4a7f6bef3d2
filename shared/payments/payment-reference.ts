import { invariant, isReference } from '#shared/kernel/index.ts';

/** What a reference says: which application, which instalment of its award, which attempt to pay it. */
export interface PaymentReference {
  readonly applicationId: string;
  readonly instalment: number;
  readonly attemptNumber: number;
}

const shape = /^OD([0-9A-HJKMNP-TV-Z]{10})(\d{2})(\d{2})$/;

/**
 * `OD` + application + instalment + attempt: sixteen characters of the Bacs set, so that one
 * reference is the same on every rail, in the ledger and on the family's statement.
 */
export function writePaymentReference(parts: PaymentReference): string {
  const { applicationId, instalment, attemptNumber } = parts;
  invariant(
    isReference(applicationId) && instalment <= 99 && attemptNumber <= 99,
    `No reference can be made for ${applicationId}`,
  );
  const two = (number: number) => String(number).padStart(2, '0');
  return `OD${applicationId}${two(instalment)}${two(attemptNumber)}`;
}

/** Undefined for a reference that is not ours. */
export function readPaymentReference(text: string): PaymentReference | undefined {
  const [, applicationId, instalment, attemptNumber] = shape.exec(text.trim()) ?? [];
  if (applicationId === undefined) return undefined;
  return {
    applicationId,
    instalment: Number(instalment),
    attemptNumber: Number(attemptNumber),
  };
}

/** The reference of one attempt to pay, out of what every event about a payment says. */
export function paymentReferenceOf(about: {
  readonly applicationId: string;
  readonly paymentId: string;
  readonly attemptNumber: number;
}): string {
  const { applicationId, paymentId, attemptNumber } = about;
  const instalment = Number(paymentId.slice(applicationId.length + 1));
  return writePaymentReference({ applicationId, instalment, attemptNumber });
}
