import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';

const keysSchema = z.object({
  sessionKey: z.string().min(16),
  matchingKey: z.string().min(16),
  railKey: z.string().min(16),
  edgeKey: z.string().min(16),
});

/** What the platform signs cookies, compares households and talks to the bank with. */
export type PlatformKeys = z.infer<typeof keysSchema>;

/** Reads the keys once, when a function starts. */
export async function readPlatformKeys(secretArn: string): Promise<PlatformKeys> {
  return keysSchema.parse(JSON.parse(await readSecretText(secretArn)));
}

/** Reads a secret that is one text; throws when it is empty. */
export async function readSecretText(secretArn: string): Promise<string> {
  const client = new SecretsManagerClient({});
  const secret = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
  return z.string().min(16).parse(secret.SecretString);
}
