import validations from 'dynalite/validations/index.js';
import type { AttributeValue, Item } from './attribute-value.ts';
import { validationFault } from './engine-error.ts';
import type {
  KeyCondition,
  ParsedCondition,
  ParsedProjection,
  ParsedUpdate,
  ValuePlace,
} from './expression-tree.ts';

/** The expressions of one request, as they were written. */
interface WrittenExpressions {
  readonly UpdateExpression?: string | undefined;
  readonly ConditionExpression?: string | undefined;
  readonly KeyConditionExpression?: string | undefined;
  readonly FilterExpression?: string | undefined;
  readonly ProjectionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
}

/** The same, parsed. Values stand in the trees by name; see `ValuePlace`. */
export interface Expressions {
  readonly update: ParsedUpdate | undefined;
  readonly condition: ParsedCondition | undefined;
  readonly keyConditions: Readonly<Record<string, KeyCondition>> | undefined;
  readonly filter: ParsedCondition | undefined;
  readonly projection: ParsedProjection | undefined;
}

/**
 * Parsing costs more than all the rest of a write, and a program sends the same few expressions over
 * and over. A parsed tree depends on the expressions, the names and the types of the values, so it is
 * kept by those; the bound only guards against a caller that writes values into its expressions.
 */
const parsed = new Map<string, Expressions>();
const mostKept = 1_000;

/** These look at values while parsing, so their trees serve only the same values again. */
const looksAtValues = /between|attribute_type/i;

/** Parses and checks a request's expressions; refuses what DynamoDB refuses, with its message. */
export function readExpressions(
  written: WrittenExpressions,
  values: Item | undefined,
): Expressions {
  const shape = shapeOf(written, values);
  const known = parsed.get(shape);
  if (known !== undefined) return known;
  const expressions = parse(written, values);
  if (parsed.size >= mostKept) parsed.clear();
  parsed.set(shape, expressions);
  return expressions;
}

const expressionNames = [
  'UpdateExpression',
  'ConditionExpression',
  'KeyConditionExpression',
  'FilterExpression',
  'ProjectionExpression',
] as const;

function shapeOf(written: WrittenExpressions, values: Item | undefined): string {
  const texts = expressionNames.map((name) => written[name]);
  const shape = JSON.stringify([texts, written.ExpressionAttributeNames]);
  if (values === undefined) return shape;
  if (looksAtValues.test(shape)) return shape + JSON.stringify(values);
  let types = shape;
  for (const name of Object.keys(values)) {
    for (const type in values[name]) types += `|${name} ${type}`;
  }
  return types;
}

function parse(written: WrittenExpressions, values: Item | undefined): Expressions {
  const names = written.ExpressionAttributeNames;
  const request = {
    ...written,
    ExpressionAttributeNames: names === undefined ? undefined : { ...names },
    ExpressionAttributeValues: values === undefined ? undefined : withNames(values),
  };
  const results: Parameters<typeof validations.validateExpressions>[0] = request;
  const message =
    validations.validateExpressionParams(request, [...expressionNames], []) ??
    validations.validateExpressions(results);
  if (message !== undefined) throw validationFault(message);
  return {
    update: results._updates,
    condition: results._condition,
    keyConditions: keyConditionsOf(results._keyCondition),
    filter: results._filter,
    projection: results._projection,
  };
}

function keyConditionsOf(condition: ParsedCondition | undefined) {
  if (condition === undefined) return undefined;
  const conditions = validations.convertKeyCondition(condition.expression);
  if (typeof conditions === 'string') throw validationFault(conditions);
  const message = validations.validateConditions(conditions);
  if (message !== undefined) throw validationFault(message);
  const count = Object.keys(conditions).length;
  if (count > 2) throw validationFault('Conditions can be of length 1 or 2 only');
  return conditions;
}

/** Each value with its own name attached where the parser, which reads enumerable members, can't see it. */
function withNames(values: Item): Record<string, AttributeValue & ValuePlace> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Object.defineProperty({ bound: name, ...value }, 'bound', { enumerable: false }),
    ]),
  );
}
