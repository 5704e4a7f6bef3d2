import { randomInt, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { generateSecret, generateSecretSchema } from './generate-secret.ts';
import { SecretStoreError } from './secret-error.ts';
import { secretFileIn, secretsInMemory, type StoredSecret } from './secret-file.ts';

export interface SecretStore {
  readonly name: string;
  /**
   * GetSecretValue or DescribeSecret, in the shapes of Secrets Manager's JSON protocol. Rejects
   * with a `SecretStoreError` where AWS would refuse.
   */
  call(operation: string, input: object): Promise<object>;
  /**
   * Makes sure of a secret of the template and returns its ARN. A generated value is made once and
   * then kept, whatever becomes of its rules; a given value follows the template.
   */
  ensure(secret: WantedSecret): string;
}

export interface WantedSecret {
  readonly name: string;
  /** The properties of the `AWS::SecretsManager::Secret`, their references resolved. */
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface SecretStoreOptions {
  /** Where the secrets survive a restart; without it they live in memory only. */
  readonly folder?: string;
  /** The platform's one clock, in milliseconds since 1970. */
  readonly now: () => number;
  readonly accountId: string;
  readonly region: string;
}

const propertiesSchema = z.object({
  Description: z.string().optional(),
  SecretString: z.string().optional(),
  GenerateSecretString: generateSecretSchema.optional(),
});
type Properties = z.infer<typeof propertiesSchema>;

/** Opens the store of this machine's secrets and reads what it holds. */
export function openSecretStore(options: SecretStoreOptions): SecretStore {
  const file = options.folder === undefined ? secretsInMemory() : secretFileIn(options.folder);
  const secrets = new Map(file.read().map((secret) => [secret.name, secret]));
  const save = (secret: StoredSecret) => {
    secrets.set(secret.name, secret);
    file.write([...secrets.values()]);
  };
  return {
    name: options.folder === undefined ? 'secrets in memory' : 'secrets on disk',
    // Asynchronous, so that a refusal rejects as every other engine's does.
    call: (operation, input) =>
      Promise.resolve().then(() => answer(operation, input, [...secrets.values()])),
    ensure({ name, properties }) {
      const wanted = propertiesSchema.parse(properties);
      const existing = secrets.get(name);
      if (existing === undefined) save(create(name, wanted, options));
      else if (wanted.SecretString !== undefined && wanted.SecretString !== existing.value) {
        const changed = { value: wanted.SecretString, versionId: randomUUID() };
        save({ ...existing, ...changed, changedAt: options.now() });
      }
      return secrets.get(name)?.arn ?? '';
    },
  };
}

function create(name: string, wanted: Properties, options: SecretStoreOptions): StoredSecret {
  const { SecretString: given, GenerateSecretString: rules, Description } = wanted;
  if (given !== undefined && rules !== undefined) {
    throw new Error(`the secret ${name} is both given and generated`);
  }
  const at = options.now();
  const place = `arn:aws:secretsmanager:${options.region}:${options.accountId}`;
  return {
    name,
    // AWS adds six random letters, so that a secret made again under its name is another secret.
    arn: `${place}:secret:${name}-${suffix()}`,
    versionId: randomUUID(),
    value: given ?? generateSecret(rules ?? generateSecretSchema.parse({})),
    ...(Description === undefined ? {} : { description: Description }),
    createdAt: at,
    changedAt: at,
  };
}

const current = 'AWSCURRENT';
const getSchema = z.object({
  SecretId: z.string(),
  VersionId: z.string().optional(),
  VersionStage: z.string().default(current),
});

function answer(operation: string, input: object, secrets: readonly StoredSecret[]): object {
  if (operation !== 'GetSecretValue' && operation !== 'DescribeSecret') {
    throw new SecretStoreError('UnknownOperationException', `${operation} is not known here.`);
  }
  const request = getSchema.safeParse(input);
  if (!request.success) {
    throw new SecretStoreError('InvalidParameterException', 'You must provide a SecretId.');
  }
  const { SecretId, VersionId, VersionStage } = request.data;
  const secret = secrets.find((each) => isNamed(each, SecretId));
  if (secret === undefined) {
    throw notFound("Secrets Manager can't find the specified secret.");
  }
  if (operation === 'DescribeSecret') return describe(secret);
  if (VersionStage !== current) {
    throw notFound(
      `Secrets Manager can't find the specified secret value for staging label: ${VersionStage}`,
    );
  }
  if (VersionId !== undefined && VersionId !== secret.versionId) {
    throw notFound(
      `Secrets Manager can't find the specified secret value for VersionId: ${VersionId}`,
    );
  }
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: secret.versionId,
    SecretString: secret.value,
    VersionStages: [current],
    CreatedDate: secret.changedAt / 1_000,
  };
}

function describe(secret: StoredSecret): object {
  return {
    ARN: secret.arn,
    Name: secret.name,
    ...(secret.description === undefined ? {} : { Description: secret.description }),
    CreatedDate: secret.createdAt / 1_000,
    LastChangedDate: secret.changedAt / 1_000,
    VersionIdsToStages: { [secret.versionId]: [current] },
  };
}

/** By name, by ARN, or by the ARN without the letters AWS adds. */
function isNamed(secret: StoredSecret, id: string): boolean {
  return [secret.name, secret.arn, secret.arn.replace(/-[A-Za-z0-9]{6}$/, '')].includes(id);
}

function notFound(message: string): SecretStoreError {
  return new SecretStoreError('ResourceNotFoundException', message);
}

function suffix(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from({ length: 6 }, () => letters.charAt(randomInt(letters.length))).join('');
}
