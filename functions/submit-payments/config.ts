import * as z from 'zod';

/** The environment of sending a payment run to the bank. */
export const configSchema = z.object({
  ENVIRONMENT_NAME: z.enum(['local', 'staging', 'production']),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
  RECORDS_TABLE: z.string().min(1),
  SECRET_ARN: z.string().startsWith('arn:'),
  BANK_ENDPOINT: z.url(),
  CASH_OUT_ENDPOINT: z.url(),
  SUPERMARKET_VOUCHER_ENDPOINT: z.url(),
  FUEL_VOUCHER_ENDPOINT: z.url(),
  BACS_SERVICE_USER_NUMBER: z.string().regex(/^\d{6}$/),
  BACS_SORT_CODE: z.string().regex(/^\d{6}$/),
  BACS_ACCOUNT_NUMBER: z.string().regex(/^\d{8}$/),
});

export type Config = z.infer<typeof configSchema>;
