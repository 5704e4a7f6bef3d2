import type { AttributePath } from './attribute-path.ts';
import { childOf, valueAt } from './attribute-path.ts';
import type { AttributeValue, Item } from './attribute-value.ts';
import { addDecimals, subtractDecimals } from './decimal.ts';
import { validationFault } from './engine-error.ts';
import type { ParsedUpdate, UpdateOperand, UpdateSection } from './expression-tree.ts';

/** A change to one place, worked out before any place is touched. */
interface Assignment {
  readonly path: AttributePath;
  /** Undefined removes. */
  readonly value: AttributeValue | undefined;
}

/**
 * Changes `item` in place as an update expression says. Every operand is read from the item as it
 * was, whatever order the clauses stand in: DynamoDB promises that, and `SET a = b, b = a` swaps.
 */
export function applyUpdate(update: ParsedUpdate, item: Item, values: Item): void {
  const assignments = update.sections.map((section) => assignmentOf(section, item, values));
  const lists = new Map<AttributeValue[], Set<number>>();
  for (const { path, value } of assignments) assign(path, value, item, lists);
  // Removed places close up only at the end: `REMOVE l[0], l[1]` means the places of the old list.
  for (const [list, removed] of lists) {
    // `filter` also skips the holes left by setting a place beyond the end.
    const kept = list.filter((_, place) => !removed.has(place));
    list.splice(0, list.length, ...kept);
  }
}

function assignmentOf(section: UpdateSection, item: Item, values: Item): Assignment {
  const { path } = section;
  if (section.type === 'remove') return { path, value: undefined };
  if (section.type === 'set') {
    return { path, value: resolve(section.val, item, values) };
  }
  const existing = valueAt(path, item);
  const operand = bound(section.val.bound, values);
  if (section.type === 'delete') return { path, value: without(existing, operand) };
  return { path, value: added(existing, operand) };
}

function resolve(operand: UpdateOperand, item: Item, values: Item): AttributeValue {
  if ('bound' in operand) return bound(operand.bound, values);
  if (isPath(operand)) {
    const value = valueAt(operand, item);
    // A copy, so that changing a place inside the original in the same update leaves it alone.
    if (value !== undefined) return 'M' in value || 'L' in value ? structuredClone(value) : value;
    throw validationFault(
      'The provided expression refers to an attribute that does not exist in the item',
    );
  }
  const [first, second] = operand.args;
  if (operand.type === 'function' && operand.name === 'if_not_exists') {
    const exists = isPath(first) && valueAt(first, item) !== undefined;
    return resolve(exists ? first : second, item, values);
  }
  const left = resolve(first, item, values);
  const right = resolve(second, item, values);
  if (operand.type === 'function') {
    if (!('L' in left) || !('L' in right)) throw wrongType();
    return { L: [...left.L, ...right.L] };
  }
  if (!('N' in left) || !('N' in right)) throw wrongType();
  return { N: (operand.type === 'add' ? addDecimals : subtractDecimals)(left.N, right.N) };
}

function isPath(operand: UpdateOperand): operand is AttributePath {
  return !('bound' in operand) && !('type' in operand);
}

function bound(name: string, values: Item): AttributeValue {
  const value = values[name];
  if (value === undefined) throw new Error(`the parser let the undefined value ${name} pass`);
  return value;
}

function added(existing: AttributeValue | undefined, operand: AttributeValue): AttributeValue {
  if (existing === undefined) return operand;
  if ('N' in operand && 'N' in existing) return { N: addDecimals(existing.N, operand.N) };
  if ('SS' in operand && 'SS' in existing) return { SS: union(existing.SS, operand.SS) };
  if ('NS' in operand && 'NS' in existing) return { NS: union(existing.NS, operand.NS) };
  if ('BS' in operand && 'BS' in existing) return { BS: union(existing.BS, operand.BS) };
  throw wrongType();
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}

/** The set without the operand's members; undefined when none is left, for DynamoDB keeps no empty set. */
function without(
  existing: AttributeValue | undefined,
  operand: AttributeValue,
): AttributeValue | undefined {
  if (existing === undefined) return undefined;
  if ('SS' in operand && 'SS' in existing) {
    const left = difference(existing.SS, operand.SS);
    return left.length === 0 ? undefined : { SS: left };
  }
  if ('NS' in operand && 'NS' in existing) {
    const left = difference(existing.NS, operand.NS);
    return left.length === 0 ? undefined : { NS: left };
  }
  if ('BS' in operand && 'BS' in existing) {
    const left = difference(existing.BS, operand.BS);
    return left.length === 0 ? undefined : { BS: left };
  }
  throw wrongType();
}

function difference(a: readonly string[], b: readonly string[]): string[] {
  const gone = new Set(b);
  return a.filter((member) => !gone.has(member));
}

function assign(
  path: AttributePath,
  value: AttributeValue | undefined,
  item: Item,
  lists: Map<AttributeValue[], Set<number>>,
): void {
  const step = path.at(-1);
  const parent = parentOf(path, item);
  if (parent !== undefined && typeof step === 'string' && 'M' in parent) {
    if (value === undefined) Reflect.deleteProperty(parent.M, step);
    else parent.M[step] = value;
    return;
  }
  if (parent === undefined || typeof step !== 'number' || !('L' in parent)) {
    throw validationFault(
      'The document path provided in the update expression is invalid for update',
    );
  }
  const removed = lists.get(parent.L) ?? new Set();
  lists.set(parent.L, removed);
  if (value === undefined) removed.add(step);
  else parent.L[step] = value;
}

function parentOf(path: AttributePath, item: Item): AttributeValue | undefined {
  let parent: AttributeValue | undefined = { M: item };
  for (const step of path.slice(0, -1)) {
    if (parent === undefined) return undefined;
    parent = childOf(parent, step);
  }
  return parent;
}

function wrongType() {
  return validationFault('An operand in the update expression has an incorrect data type');
}
