import * as z from 'zod';

/** The environment of the pages of community groups. */
export const configSchema = z.object({
  ENVIRONMENT_NAME: z.enum(['local', 'staging', 'production']),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
  RECORDS_TABLE: z.string().min(1),
  SESSIONS_TABLE: z.string().min(1),
  MESSAGES_QUEUE_URL: z.url(),
  SECRET_ARN: z.string().startsWith('arn:'),
  EVIDENCE_BUCKET: z.string().min(1),
  SERVICE_ORIGIN: z.url(),
});

export type Config = z.infer<typeof configSchema>;
