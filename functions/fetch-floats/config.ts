import * as z from 'zod';

/** The environment of asking the providers of codes about their floats. */
export const configSchema = z.object({
  ENVIRONMENT_NAME: z.enum(['local', 'staging', 'production']),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
  RECORDS_TABLE: z.string().min(1),
  CASH_OUT_ENDPOINT: z.url(),
  SUPERMARKET_VOUCHER_ENDPOINT: z.url(),
  FUEL_VOUCHER_ENDPOINT: z.url(),
});

export type Config = z.infer<typeof configSchema>;
