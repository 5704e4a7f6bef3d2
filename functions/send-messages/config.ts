import * as z from 'zod';

import { notifyTemplatesSchema } from '#shared/messages/notify-templates.ts';

/** The environment of sending messages to families. */
export const configSchema = z.object({
  ENVIRONMENT_NAME: z.enum(['local', 'staging', 'production']),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
  RECORDS_TABLE: z.string().min(1),
  SESSIONS_TABLE: z.string().min(1),
  SECRET_ARN: z.string().startsWith('arn:'),
  MESSAGES_SECRET_ARN: z.string().startsWith('arn:'),
  SERVICE_ORIGIN: z.url(),
  NOTIFY_ENDPOINT: z.url(),
  NOTIFY_SERVICE_ID: z.string().min(1),
  NOTIFY_TEMPLATES: notifyTemplatesSchema,
});

export type Config = z.infer<typeof configSchema>;
