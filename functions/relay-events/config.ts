import * as z from 'zod';

/** The environment of passing committed events on to the queues. */
export const configSchema = z.object({
  ENVIRONMENT_NAME: z.enum(['local', 'staging', 'production']),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
  APPLICATIONS_QUEUE_URL: z.url(),
  PAYEE_CHECKS_QUEUE_URL: z.url(),
  PAYMENT_RUNS_QUEUE_URL: z.url(),
  MESSAGES_QUEUE_URL: z.url(),
  CASE_SYSTEM_QUEUE_URL: z.url(),
});

export type Config = z.infer<typeof configSchema>;
