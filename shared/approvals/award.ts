import type { EarlierAttempt } from '#shared/applications/index.ts';
import type { RailName } from '#shared/programmes/index.ts';
import type { Area, Reported } from '#shared/events/index.ts';
import type { CategoriesPence } from '#shared/eligibility/index.ts';

/** An award that was just approved: what a payment is planned from. */
export interface Award {
  readonly applicationId: string;
  readonly paymentId: string;
  readonly programmeId: string;
  readonly windowId: string;
  readonly ringFence: string;
  readonly area: Area;
  readonly envelopeId: string;
  readonly amountPence: number;
  readonly categoriesPence: CategoriesPence;
  readonly approvedBy: readonly string[];
  readonly approvedAt: string;
  readonly rail: RailName;
  readonly reported: Reported;
  /** The attempt that came back or was made void, when this is not the first. */
  readonly earlierAttempt?: EarlierAttempt;
}

/** Household awards are paid in one instalment. */
export const firstInstalment = 1;
