import type { createAllocateBudget } from '#shared/budget/index.ts';
import type { createStartPaymentRun } from '#shared/payments/index.ts';
import type { createChangeWindow, createReadWindows } from '#shared/programmes/index.ts';
import type { RecordReader } from '#shared/records/index.ts';

/** What the pages of the budget and the payment runs ask of the rest of the platform. */
export interface FinancePorts {
  readonly records: RecordReader;
  readonly allocateBudget: ReturnType<typeof createAllocateBudget>;
  readonly startPaymentRun: ReturnType<typeof createStartPaymentRun>;
  readonly readWindows: ReturnType<typeof createReadWindows>;
  readonly changeWindow: ReturnType<typeof createChangeWindow>;
}
