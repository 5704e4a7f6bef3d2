import { valueAt } from './attribute-path.ts';
import type { AttributeValue, Item } from './attribute-value.ts';
import { typeOf } from './attribute-value.ts';
import { equalValues, orderOf } from './compare-values.ts';
import type {
  Comparator,
  Condition,
  ConditionFunction,
  ConditionOperand,
} from './expression-tree.ts';

type Operands = readonly (AttributeValue | undefined)[];

/**
 * Whether an item meets a condition. As in DynamoDB, comparing with an attribute that is missing or
 * of another type is false, except for `<>`, which is true.
 */
export function meets(condition: Condition, item: Item, values: Item): boolean {
  switch (condition.type) {
    case 'and':
      return condition.args.every((one) => meets(one, item, values));
    case 'or':
      return condition.args.some((one) => meets(one, item, values));
    case 'not':
      return !meets(condition.args[0], item, values);
    case 'function':
      return holds(condition.name, resolved(condition.args, item, values));
    default:
      return compares(condition.type, resolved(condition.args, item, values));
  }
}

function resolved(operands: readonly ConditionOperand[], item: Item, values: Item): Operands {
  return operands.map((operand) => resolve(operand, item, values));
}

function resolve(operand: ConditionOperand, item: Item, values: Item): AttributeValue | undefined {
  if ('bound' in operand) return values[operand.bound];
  if ('type' in operand) return sizeOf(resolve(operand.args[0], item, values));
  return valueAt(operand, item);
}

function sizeOf(value: AttributeValue | undefined): AttributeValue | undefined {
  if (value === undefined) return undefined;
  // In UTF-16 units, as both other engines count them.
  if ('S' in value) return { N: String(value.S.length) };
  if ('B' in value) return { N: String(Buffer.byteLength(value.B, 'base64')) };
  if ('SS' in value) return { N: String(value.SS.length) };
  if ('NS' in value) return { N: String(value.NS.length) };
  if ('BS' in value) return { N: String(value.BS.length) };
  if ('L' in value) return { N: String(value.L.length) };
  if ('M' in value) return { N: String(Object.keys(value.M).length) };
  return undefined;
}

function holds(name: ConditionFunction, [subject, operand]: Operands): boolean {
  switch (name) {
    case 'attribute_exists':
      return subject !== undefined;
    case 'attribute_not_exists':
      return subject === undefined;
    case 'attribute_type':
      return (
        subject !== undefined &&
        operand !== undefined &&
        'S' in operand &&
        typeOf(subject) === operand.S
      );
    case 'begins_with':
      return subject !== undefined && operand !== undefined && beginsWith(subject, operand);
    case 'contains':
      return subject !== undefined && operand !== undefined && contains(subject, operand);
  }
}

function beginsWith(subject: AttributeValue, start: AttributeValue): boolean {
  if ('S' in subject && 'S' in start) return subject.S.startsWith(start.S);
  if ('B' in subject && 'B' in start) {
    const bytes = Buffer.from(start.B, 'base64');
    return Buffer.from(subject.B, 'base64').subarray(0, bytes.length).equals(bytes);
  }
  return false;
}

function contains(subject: AttributeValue, part: AttributeValue): boolean {
  if ('L' in subject) return subject.L.some((one) => equalValues(one, part));
  if ('S' in part) {
    return 'S' in subject
      ? subject.S.includes(part.S)
      : 'SS' in subject && subject.SS.includes(part.S);
  }
  if ('N' in part) return 'NS' in subject && subject.NS.includes(part.N);
  if ('B' in part) {
    return 'B' in subject
      ? Buffer.from(subject.B, 'base64').includes(Buffer.from(part.B, 'base64'))
      : 'BS' in subject && subject.BS.includes(part.B);
  }
  return false;
}

function compares(comparator: Comparator, operands: Operands): boolean {
  const [subject, ...others] = operands;
  const [first, second] = others;
  switch (comparator) {
    case '=':
      return equal(subject, first);
    case '<>':
      return !equal(subject, first);
    case 'in':
      return others.some((one) => equal(subject, one));
    case 'between':
      return (
        ordered(subject, first, (order) => order >= 0) &&
        ordered(subject, second, (order) => order <= 0)
      );
    case '<':
      return ordered(subject, first, (order) => order < 0);
    case '<=':
      return ordered(subject, first, (order) => order <= 0);
    case '>':
      return ordered(subject, first, (order) => order > 0);
    case '>=':
      return ordered(subject, first, (order) => order >= 0);
  }
}

function equal(a: AttributeValue | undefined, b: AttributeValue | undefined): boolean {
  return a !== undefined && b !== undefined && equalValues(a, b);
}

function ordered(
  a: AttributeValue | undefined,
  b: AttributeValue | undefined,
  accepts: (order: number) => boolean,
): boolean {
  if (a === undefined || b === undefined) return false;
  const order = orderOf(a, b);
  return order !== undefined && accepts(order);
}
