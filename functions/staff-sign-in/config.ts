import * as z from 'zod';

/** The environment of signing staff in and out. */
export const configSchema = z.object({
  ENVIRONMENT_NAME: z.enum(['local', 'staging', 'production']),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
  SESSIONS_TABLE: z.string().min(1),
  SECRET_ARN: z.string().startsWith('arn:'),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  SERVICE_ORIGIN: z.url(),
});

export type Config = z.infer<typeof configSchema>;
