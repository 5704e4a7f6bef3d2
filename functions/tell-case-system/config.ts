import * as z from 'zod';

/** The environment of telling the case-management system of families. */
export const configSchema = z.object({
  ENVIRONMENT_NAME: z.enum(['local', 'staging', 'production']),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
  RECORDS_TABLE: z.string().min(1),
  CASE_SYSTEM_SECRET_ARN: z.string().startsWith('arn:'),
  /** Empty where no system listens. */
  CASE_SYSTEM_ENDPOINT: z.union([z.literal(''), z.url()]),
});

export type Config = z.infer<typeof configSchema>;
