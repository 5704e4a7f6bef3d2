import { randomInt } from 'node:crypto';
import * as z from 'zod';

/** `GenerateSecretString` of an `AWS::SecretsManager::Secret`, with CloudFormation's defaults. */
export const generateSecretSchema = z.object({
  PasswordLength: z.int().min(1).max(4_096).default(32),
  ExcludeCharacters: z.string().default(''),
  ExcludeLowercase: z.boolean().default(false),
  ExcludeUppercase: z.boolean().default(false),
  ExcludeNumbers: z.boolean().default(false),
  ExcludePunctuation: z.boolean().default(false),
  IncludeSpace: z.boolean().default(false),
  RequireEachIncludedType: z.boolean().default(true),
  SecretStringTemplate: z.string().optional(),
  GenerateStringKey: z.string().optional(),
});
export type GenerateSecret = z.output<typeof generateSecretSchema>;

const lowercase = 'abcdefghijklmnopqrstuvwxyz';
const numbers = '0123456789';
/** The punctuation Secrets Manager lists in its API reference: all of printable ASCII. */
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/**
 * A new secret text: the password itself, or the template's JSON object with the password under
 * its key. Refuses rules that leave nothing to choose from.
 */
export function generateSecret(rules: GenerateSecret): string {
  const { SecretStringTemplate: template, GenerateStringKey: key } = rules;
  const password = generatePassword(rules);
  if (template === undefined && key === undefined) return password;
  if (template === undefined || key === undefined) {
    throw new Error('SecretStringTemplate and GenerateStringKey are given together or not at all');
  }
  const values = z.record(z.string(), z.unknown()).parse(JSON.parse(template));
  return JSON.stringify({ ...values, [key]: password });
}

function generatePassword(rules: GenerateSecret): string {
  const types = characterTypes(rules);
  const required = rules.RequireEachIncludedType ? types : [];
  if (types.length === 0) throw new Error('the rules of the secret leave no character to use');
  if (required.length > rules.PasswordLength) {
    throw new Error('the secret is too short to hold a character of each type');
  }
  const everything = types.join('');
  const characters = required.map(pick);
  while (characters.length < rules.PasswordLength) characters.push(pick(everything));
  return shuffle(characters).join('');
}

function characterTypes(rules: GenerateSecret): string[] {
  const included = [
    rules.ExcludeLowercase ? '' : lowercase,
    rules.ExcludeUppercase ? '' : lowercase.toUpperCase(),
    rules.ExcludeNumbers ? '' : numbers,
    rules.ExcludePunctuation ? '' : punctuation,
    rules.IncludeSpace ? ' ' : '',
  ];
  return included
    .map((type) => Array.from(type).filter((char) => !rules.ExcludeCharacters.includes(char)))
    .map((characters) => characters.join(''))
    .filter((type) => type !== '');
}

function pick(characters: string): string {
  return characters.charAt(randomInt(characters.length));
}

/** Fisher and Yates's shuffle, so that the required characters do not stand at the front. */
function shuffle(characters: readonly string[]): string[] {
  const left = [...characters];
  const shuffled: string[] = [];
  while (left.length > 0) shuffled.push(...left.splice(randomInt(left.length), 1));
  return shuffled;
}
