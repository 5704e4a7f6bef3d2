import * as z from 'zod';

import { notifyTemplatesSchema } from '#shared/messages/notify-templates.ts';

/** The environment of sending messages to families, whoever takes them. */
const base = {
  ENVIRONMENT_NAME: z.enum(['local', 'staging', 'production']),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
  RECORDS_TABLE: z.string().min(1),
  SESSIONS_TABLE: z.string().min(1),
  SECRET_ARN: z.string().startsWith('arn:'),
  SERVICE_ORIGIN: z.url(),
};

/** By GOV.UK Notify, or by Amazon SES and AWS End User Messaging SMS: decision 0057. */
export const configSchema = z.discriminatedUnion('MESSAGE_CHANNEL', [
  z.object({
    MESSAGE_CHANNEL: z.literal('notify'),
    ...base,
    MESSAGES_SECRET_ARN: z.string().startsWith('arn:'),
    NOTIFY_ENDPOINT: z.url(),
    NOTIFY_SERVICE_ID: z.string().min(1),
    NOTIFY_TEMPLATES: notifyTemplatesSchema,
  }),
  z.object({
    MESSAGE_CHANNEL: z.literal('amazon'),
    ...base,
    EMAIL_FROM: z.email(),
    EMAIL_CONFIGURATION_SET: z.string().min(1),
    TEXT_ORIGIN: z.string().startsWith('arn:'),
    TEXT_CONFIGURATION_SET: z.string().min(1),
  }),
]);

export type Config = z.infer<typeof configSchema>;
