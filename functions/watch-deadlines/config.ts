import * as z from 'zod';

/** The environment of finding what is overdue. */
export const configSchema = z.object({
  ENVIRONMENT_NAME: z.enum(['local', 'staging', 'production']),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
  RECORDS_TABLE: z.string().min(1),
  APPLICATIONS_QUEUE_URL: z.url(),
  PAYEE_CHECKS_QUEUE_URL: z.url(),
  PAYMENT_RUNS_QUEUE_URL: z.url(),
  CASE_SYSTEM_QUEUE_URL: z.url(),
});

export type Config = z.infer<typeof configSchema>;
