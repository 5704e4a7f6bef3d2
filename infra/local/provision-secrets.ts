import * as z from 'zod';
import { PlatformProblem } from './platform-problem.ts';
import type { SecretStore } from './secrets/index.ts';
import type { DeployedResource, Stack } from './stack.ts';

const secretType = 'AWS::SecretsManager::Secret';
const valueSchema = z.object({ SecretString: z.string() });
const objectSchema = z.record(z.string(), z.unknown());

/**
 * Makes sure of the template's secrets. Those with a value of their own come first, because others
 * are put together from them.
 */
export async function provisionSecrets(stack: Stack, secrets: SecretStore): Promise<void> {
  for (const secret of stack.resourcesOf(secretType)) {
    if (!isPutTogether(secret)) provision(secret, secret.properties, stack, secrets);
  }
  // Read again: their references now name what the first ones are called.
  for (const secret of stack.resourcesOf(secretType).filter(isPutTogether)) {
    const given = z.string().parse(secret.properties['SecretString']);
    const SecretString = await withReferences(given, secrets);
    provision(secret, { ...secret.properties, SecretString }, stack, secrets);
  }
}

function provision(
  { logicalId, name }: DeployedResource,
  properties: Readonly<Record<string, unknown>>,
  stack: Stack,
  secrets: SecretStore,
): void {
  const arn = secrets.ensure({ name, properties });
  for (const attribute of ['Ref', 'Arn', 'Id']) stack.setAttribute(logicalId, attribute, arn);
}

const reference = /\{\{resolve:secretsmanager:(arn:[^}]*?:secret:[^:}]+)((?::[^:}]*)*)\}\}/;

function isPutTogether(secret: DeployedResource): boolean {
  return JSON.stringify(secret.properties).includes('{{resolve:');
}

/** Fills in CloudFormation's dynamic references, `{{resolve:secretsmanager:ARN:SecretString:key}}`. */
async function withReferences(text: string, secrets: SecretStore): Promise<string> {
  let filled = text;
  for (let found = reference.exec(filled); found; found = reference.exec(filled)) {
    const [whole, SecretId = '', rest = ''] = found;
    const value = valueSchema.parse(await secrets.call('GetSecretValue', { SecretId }));
    const [, , key = ''] = rest.split(':');
    const part = key === '' ? value.SecretString : member(value.SecretString, key);
    filled = filled.replace(whole, () => part);
  }
  if (filled.includes('{{resolve:')) {
    throw new PlatformProblem('A secret of the template refers to something that is not a secret.');
  }
  return filled;
}

function member(secretString: string, key: string): string {
  return z.string().parse(objectSchema.parse(JSON.parse(secretString))[key]);
}
