import * as z from 'zod';

/** The environment of receiving what became of messages. */
export const configSchema = z.object({
  ENVIRONMENT_NAME: z.enum(['local', 'staging', 'production']),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
  SECRET_ARN: z.string().startsWith('arn:'),
  MESSAGES_QUEUE_URL: z.url(),
});

export type Config = z.infer<typeof configSchema>;
