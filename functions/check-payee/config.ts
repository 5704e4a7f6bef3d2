import * as z from 'zod';

/** The environment of asking whose account it is that a family gave. */
export const configSchema = z.object({
  ENVIRONMENT_NAME: z.enum(['local', 'staging', 'production']),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
  RECORDS_TABLE: z.string().min(1),
  SECRET_ARN: z.string().startsWith('arn:'),
  PAYEE_CHECK_ENDPOINT: z.url(),
});

export type Config = z.infer<typeof configSchema>;
