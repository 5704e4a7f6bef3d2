import { checkNumber } from './decimal.ts';
import { serializationFault, validationFault } from './engine-error.ts';

/** One DynamoDB value as it travels in JSON: exactly one type name and its content. */
export type AttributeValue =
  | { S: string }
  | { N: string }
  | { B: string }
  | { BOOL: boolean }
  | { NULL: true }
  | { SS: string[] }
  | { NS: string[] }
  | { BS: string[] }
  | { L: AttributeValue[] }
  | { M: Item };

/** An item, a key, or the content of a map: values by attribute name. */
export type Item = Record<string, AttributeValue>;

const typeNames = ['S', 'N', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS', 'L', 'M'] as const;
type TypeName = (typeof typeNames)[number];

const knownTypes: ReadonlySet<string> = new Set(typeNames);

/** DynamoDB's limit on how deep lists and maps may nest. */
const deepestNesting = 32;

/** The type name of a value. */
export function typeOf(value: AttributeValue): TypeName {
  for (const name of typeNames) if (name in value) return name;
  throw new Error('an attribute value without a type passed the parser');
}

/**
 * Reads an item from a request. Numbers come back in DynamoDB's one spelling, so that equal numbers
 * are equal strings. Refuses what DynamoDB refuses, with its message.
 */
export function parseItem(raw: unknown, depth = 0): Item {
  if (!isRecord(raw))
    throw serializationFault('Start of structure or map found where not expected');
  // fromEntries defines its properties, so that an attribute named `__proto__` is only a name.
  return Object.fromEntries(
    Object.keys(raw).flatMap((name) =>
      isGiven(raw[name]) ? [[name, parseAttributeValue(raw[name], depth)]] : [],
    ),
  );
}

/** Reads one value from a request; see `parseItem`. */
function parseAttributeValue(raw: unknown, depth = 0): AttributeValue {
  if (!isRecord(raw)) throw serializationFault('Unexpected value type in payload');
  const types = Object.keys(raw).filter((type) => knownTypes.has(type) && isGiven(raw[type]));
  const [type] = types;
  if (type === undefined) {
    throw validationFault(
      'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
    );
  }
  if (types.length > 1) {
    throw validationFault(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  }
  return parseContent(type, raw[type], depth);
}

function parseContent(type: string, content: unknown, depth: number): AttributeValue {
  switch (type) {
    case 'S':
      return { S: text(content) };
    case 'N':
      return { N: checkNumber(text(content)) };
    case 'B':
      return { B: bytes(content) };
    case 'BOOL':
      return { BOOL: truth(content) };
    case 'NULL':
      if (truth(content)) return { NULL: true };
      throw invalid('Null attribute value types must have the value of true');
    case 'SS':
      return { SS: set(content, 'An string set  may not be empty', text) };
    case 'NS':
      return {
        NS: set(content, 'An number set  may not be empty', (one) => checkNumber(text(one))),
      };
    case 'BS':
      return { BS: set(content, 'Binary sets should not be empty', bytes) };
    default:
      return parseNested(type, content, depth + 1);
  }
}

function parseNested(type: string, content: unknown, depth: number): AttributeValue {
  if (depth > deepestNesting) {
    throw validationFault(
      'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
    );
  }
  if (type === 'M') return { M: parseItem(content, depth) };
  return { L: list(content).map((one) => parseAttributeValue(one, depth)) };
}

function set(content: unknown, whenEmpty: string, parse: (one: unknown) => string): string[] {
  const members = list(content).map(parse);
  if (members.length === 0) throw invalid(whenEmpty);
  if (new Set(members).size !== members.length) {
    throw invalid(`Input collection [${members.join(', ')}] contains duplicates.`);
  }
  return members;
}

function text(content: unknown): string {
  if (typeof content === 'string') return content;
  throw serializationFault(`${typeof content} cannot be converted to String`);
}

function truth(content: unknown): boolean {
  if (typeof content === 'boolean') return content;
  throw serializationFault('Unexpected token received from parser');
}

function list(content: unknown): unknown[] {
  if (Array.isArray(content)) return content;
  throw serializationFault('Start of structure or map found where not expected');
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function bytes(content: unknown): string {
  const encoded = text(content);
  if (base64.test(encoded)) return encoded;
  throw serializationFault('only base-64-encoded strings are convertible to bytes');
}

function invalid(detail: string) {
  return validationFault(`One or more parameter values were invalid: ${detail}`);
}

/** AWS takes null for a member that is not there. */
function isGiven(member: unknown): boolean {
  return member !== undefined && member !== null;
}

/** A JSON object, as opposed to a list, a scalar or nothing. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
