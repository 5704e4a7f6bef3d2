import * as z from 'zod';

/** The environment of the interface of trusted partners. */
export const configSchema = z.object({
  ENVIRONMENT_NAME: z.enum(['local', 'staging', 'production']),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
  RECORDS_TABLE: z.string().min(1),
  LIMITS_TABLE: z.string().min(1),
  SECRET_ARN: z.string().startsWith('arn:'),
});

export type Config = z.infer<typeof configSchema>;
