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
  OPEN_DATA_PREFIX: z.string().regex(/^[A-Za-z0-9_]+$/),
  OPEN_DATA_ORGANISATION: z.string().regex(/^[A-Z]{2}-[A-Z]+-\S+$/),
  OUR_ACCOUNT_NAME: z.string().min(1),
  OUR_SORT_CODE: z.string().regex(/^\d{6}$/),
  OUR_ACCOUNT_NUMBER: z.string().regex(/^\d{8}$/),
});

export type Config = z.infer<typeof configSchema>;
