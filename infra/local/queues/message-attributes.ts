import { createHash } from 'node:crypto';
import * as z from 'zod';
import { queueError } from './queue-error.ts';

const messageAttributeSchema = z.object({
  DataType: z.string(),
  StringValue: z.string().optional(),
  /** Base64, as the JSON protocol writes bytes. */
  BinaryValue: z.string().optional(),
});
export const messageAttributesSchema = z.record(z.string(), messageAttributeSchema);
export type MessageAttributes = z.infer<typeof messageAttributesSchema>;
type MessageAttribute = z.infer<typeof messageAttributeSchema>;

const attributesPerMessage = 10;
const attributeName = /^(?!\.)(?!.*\.\.)[A-Za-z0-9_.-]{1,256}(?<!\.)$/;
const reservedName = /^(aws|amazon)\./i;
const dataType = /^(String|Number|Binary)(\..+)?$/;

/** Everything XML 1.0 can carry; SQS refuses a message with any other character. */
const forbiddenCharacter = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

export function md5Of(body: string): string {
  return createHash('md5').update(body, 'utf8').digest('hex');
}

/**
 * The checksum clients compare: name, type and value of every attribute in the order of the names,
 * each with its length before it (SQS Developer Guide, "Calculating the MD5 message digest").
 */
export function md5OfAttributes(attributes: MessageAttributes): string {
  const hash = createHash('md5');
  const part = (bytes: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  const names = Object.keys(attributes).sort((one, other) => (one < other ? -1 : 1));
  for (const name of names) {
    const attribute = attributes[name];
    if (attribute === undefined) continue;
    part(Buffer.from(name));
    part(Buffer.from(attribute.DataType));
    hash.update(Buffer.of(isBinary(attribute) ? 2 : 1));
    part(valueBytes(attribute));
  }
  return hash.digest('hex');
}

/** Bytes counted against the size limit: body, and name, type and value of every attribute. */
export function messageBytes(body: string, attributes: MessageAttributes | undefined): number {
  let bytes = Buffer.byteLength(body);
  for (const [name, attribute] of Object.entries(attributes ?? {})) {
    bytes += Buffer.byteLength(name) + Buffer.byteLength(attribute.DataType);
    bytes += valueBytes(attribute).length;
  }
  return bytes;
}

/** Refuses a body or attribute with characters SQS does not carry. */
export function assertCharacters(text: string): void {
  if (!forbiddenCharacter.test(text)) return;
  throw queueError(
    'InvalidMessageContents',
    'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF.',
  );
}

/** Refuses attributes SQS would refuse: too many, badly named, of no known type, or without value. */
export function assertAttributes(attributes: MessageAttributes): void {
  const entries = Object.entries(attributes);
  if (entries.length > attributesPerMessage) {
    throw refused(
      `Number of message attributes [${entries.length}] exceeds the allowed maximum [10].`,
    );
  }
  for (const [name, attribute] of entries) {
    if (!attributeName.test(name) || reservedName.test(name)) {
      throw refused(`Message attribute name '${name}' is invalid.`);
    }
    if (!dataType.test(attribute.DataType)) {
      throw refused(
        `The type of message attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
      );
    }
    assertValue(name, attribute);
  }
}

/**
 * The attributes a receiver asked for. `All` and `.*` mean every one and `orders.*` every one that
 * begins so; asking for none gets none.
 */
export function selectAttributes(
  attributes: MessageAttributes,
  names: readonly string[],
): MessageAttributes {
  if (names.includes('All') || names.includes('.*')) return attributes;
  const prefixes = names.filter((name) => name.endsWith('.*')).map((name) => name.slice(0, -2));
  const wanted = Object.entries(attributes).filter(
    ([name]) => names.includes(name) || prefixes.some((prefix) => name.startsWith(prefix)),
  );
  return Object.fromEntries(wanted);
}

function assertValue(name: string, attribute: MessageAttribute): void {
  const value = isBinary(attribute) ? attribute.BinaryValue : attribute.StringValue;
  if (value === undefined || value === '') {
    throw refused(
      `Message attribute '${name}' must contain a non-empty value of type '${attribute.DataType}'.`,
    );
  }
  if (attribute.DataType.startsWith('Number') && !Number.isFinite(Number(value))) {
    throw refused(`Can't cast the value of message attribute '${name}' to a number.`);
  }
  if (!isBinary(attribute)) assertCharacters(value);
}

function isBinary(attribute: MessageAttribute): boolean {
  return attribute.DataType.startsWith('Binary');
}

function valueBytes(attribute: MessageAttribute): Buffer {
  return isBinary(attribute)
    ? Buffer.from(attribute.BinaryValue ?? '', 'base64')
    : Buffer.from(attribute.StringValue ?? '');
}

function refused(message: string) {
  return queueError('InvalidParameterValue', message);
}
