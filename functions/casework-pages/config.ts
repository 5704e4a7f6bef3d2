import * as z from 'zod';

/** The environment of the caseworkers’ pages; a parked message goes back to the queue it came from. */
export const configSchema = z.object({
  ENVIRONMENT_NAME: z.enum(['local', 'staging', 'production']),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
  RECORDS_TABLE: z.string().min(1),
  SESSIONS_TABLE: z.string().min(1),
  SECRET_ARN: z.string().startsWith('arn:'),
  APPLICATIONS_QUEUE_URL: z.url(),
  PAYEE_CHECKS_QUEUE_URL: z.url(),
  PAYMENT_RUNS_QUEUE_URL: z.url(),
  RAIL_OUTCOMES_QUEUE_URL: z.url(),
  MESSAGES_QUEUE_URL: z.url(),
  EVIDENCE_SCANS_QUEUE_URL: z.url(),
  CASE_SYSTEM_QUEUE_URL: z.url(),
  EVIDENCE_BUCKET: z.string().min(1),
  CASH_OUT_ENDPOINT: z.url(),
  SUPERMARKET_VOUCHER_ENDPOINT: z.url(),
  FUEL_VOUCHER_ENDPOINT: z.url(),
  SERVICE_ORIGIN: z.url(),
  OPEN_DATA_PREFIX: z.string().regex(/^[A-Za-z0-9_]+$/),
  OPEN_DATA_ORGANISATION: z.string().regex(/^[A-Z]{2}-[A-Z]+-\S+$/),
});

export type Config = z.infer<typeof configSchema>;
