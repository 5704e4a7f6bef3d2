import type { Item } from './record-table.ts';
import { definition, n, s } from './record-table.ts';

/** One request that both engines are asked. */
export interface Request {
  readonly operation: string;
  readonly input: object;
}

export const TableName = 'differential';

/** A table with a whole index and one that shows only keys and an attribute more. */
export const creation: Request = {
  operation: 'CreateTable',
  input: {
    ...definition,
    TableName,
    AttributeDefinitions: [
      ...definition.AttributeDefinitions,
      { AttributeName: 'grade', AttributeType: 'N' },
    ],
    GlobalSecondaryIndexes: [
      ...definition.GlobalSecondaryIndexes,
      {
        IndexName: 'by-grade',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'grade', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['v'] },
      },
    ],
  },
};

/**
 * A stream of requests over few keys, so that they meet; the same for the same seed. Where dynoxide
 * is known to leave another item behind, it is not asked, for nothing after it could be compared:
 * setting and removing places of lists, removing from within what is missing (the contract's known
 * differences), and changing a key within a transaction, which it lets through.
 */
export function randomRequests(seed: number, count: number): Request[] {
  const dice = createDice(seed);
  return Array.from({ length: count }, () => dice.weighted(kinds)(dice));
}

interface Dice {
  below(bound: number): number;
  pick<One>(from: readonly One[]): One;
  weighted<One>(from: readonly (readonly [weight: number, one: One])[]): One;
  chance(percent: number): boolean;
}

type Kind = (dice: Dice) => Request;

const kinds: readonly (readonly [number, Kind])[] = [
  [20, put],
  [25, update],
  [8, remove],
  [17, transaction],
  [5, batch],
  [5, get],
  [10, query],
  [6, indexQuery],
  [4, scan],
];

function keyOf(dice: Dice): Item {
  return {
    pk: s(dice.pick(['p', 'q', 'pé'])),
    sk: s(dice.pick(['', 'a', 'a1', 'ab', 'b', 'ü', '😀'])),
  };
}

function valueOf(dice: Dice, depth = 0): object {
  const scalar = [
    () => n(dice.pick(['0', '1', '-2', '3.50', '1e3', '-0.001', '99999999999999999999.5'])),
    () => s(dice.pick(['', 'x', 'xy', 'z', 'é漢'])),
    () => ({ BOOL: dice.chance(50) }),
    () => ({ NULL: true }),
    () => ({ B: Buffer.from(dice.pick(['', 'a', 'ab'])).toString('base64') }),
    () => ({ SS: dice.pick([['a'], ['a', 'b'], ['b', 'c']]) }),
    () => ({ NS: dice.pick([['1'], ['1', '2.0'], ['3', '1']]) }),
  ];
  if (depth > 2 || dice.chance(60)) return dice.pick(scalar)();
  return dice.chance(50)
    ? { L: Array.from({ length: dice.below(3) }, () => valueOf(dice, depth + 1)) }
    : { M: Object.fromEntries(['x', 'y'].map((name) => [name, valueOf(dice, depth + 1)])) };
}

function itemOf(dice: Dice): Item {
  return {
    ...keyOf(dice),
    ...(dice.chance(60) ? { v: valueOf(dice) } : {}),
    ...(dice.chance(50) ? { w: valueOf(dice) } : {}),
    ...(dice.chance(50) ? { c: n(dice.below(5)) } : {}),
    ...(dice.chance(50) ? { stage: s(dice.pick(['open', 'closed'])) } : {}),
    ...(dice.chance(50) ? { due: s(dice.pick(['1', '2', '10'])) } : {}),
    ...(dice.chance(40) ? { grade: n(dice.pick(['-3', '0.5', '20', '100'])) } : {}),
    ...(dice.chance(3) ? { stage: n(1) } : {}),
    ...(dice.chance(2) ? { v: {} } : {}),
  };
}

/** A condition with what it needs, over the attributes that `itemOf` gives. */
function conditionOf(dice: Dice): { text: string; values: Item } {
  const values: Item = {};
  const atom = (): string => {
    const name = `:v${Object.keys(values).length}`;
    const path = dice.pick(['v', 'w', 'c', 'v.x', 'v[0]', 'w.y', 'stage', 'grade']);
    const withValue = (text: string, value: object) => {
      values[name] = value;
      return text;
    };
    const forms: readonly (() => string)[] = [
      () => `attribute_exists(${path})`,
      () => `attribute_not_exists(${path})`,
      () => withValue(`${path} = ${name}`, valueOf(dice)),
      () => withValue(`${path} <> ${name}`, valueOf(dice)),
      () => withValue(`c ${dice.pick(['<', '<=', '>', '>='])} ${name}`, n(dice.below(5))),
      () => withValue(`contains(${path}, ${name})`, dice.pick([s('x'), s('a'), n(1)])),
      () => withValue(`begins_with(${path}, ${name})`, s(dice.pick(['x', '', 'o']))),
      () => withValue(`size(${path}) ${dice.pick(['=', '>', '<'])} ${name}`, n(dice.below(3))),
      () => withValue(`attribute_type(${path}, ${name})`, s(dice.pick(['S', 'N', 'L', 'M', 'SS']))),
      () => withValue(`c IN (${name}, ${name})`, n(dice.below(5))),
    ];
    return dice.pick(forms)();
  };
  const first = atom();
  const text = dice.weighted([
    [60, () => first],
    [15, () => `${first} AND ${atom()}`],
    [15, () => `${first} OR ${atom()}`],
    [10, () => `NOT (${first} AND ${atom()})`],
  ] as const)();
  return { text, values };
}

function conditioned(dice: Dice, percent: number, values: Item = {}): object {
  const condition = dice.chance(percent) ? conditionOf(dice) : undefined;
  const all = { ...values, ...condition?.values };
  return {
    ...(condition === undefined ? {} : { ConditionExpression: condition.text }),
    ...(Object.keys(all).length === 0 ? {} : { ExpressionAttributeValues: all }),
    ...(dice.chance(50) ? { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } : {}),
  };
}

function putBody(dice: Dice): object {
  return { TableName, Item: itemOf(dice), ...conditioned(dice, 40) };
}

function removeBody(dice: Dice): object {
  return { TableName, Key: keyOf(dice), ...conditioned(dice, 30) };
}

function updateBody(dice: Dice, stands: 'alone' | 'in a transaction'): object {
  const set: Item = {};
  const clauses = dice.weighted([
    [20, () => ((set[':a'] = valueOf(dice)), 'SET v = :a')],
    [10, () => ((set[':a'] = n(1)), 'SET c = if_not_exists(c, :a) + :a')],
    [8, () => 'SET w = v'],
    [8, () => 'SET v = w, w = v'],
    [8, () => ((set[':a'] = valueOf(dice)), 'SET v.x = :a, w.y = :a')],
    [8, () => ((set[':a'] = { L: [n(1)] }), 'SET v = list_append(v, :a)')],
    [8, () => ((set[':a'] = { L: [] }), 'SET v = list_append(if_not_exists(w, :a), :a)')],
    [8, () => ((set[':a'] = n(dice.pick(['1', '-0.5']))), 'ADD c :a')],
    [8, () => ((set[':a'] = { SS: ['b', 'd'] }), 'ADD v :a')],
    [8, () => ((set[':a'] = { SS: ['a', 'b'] }), 'DELETE v :a')],
    [8, () => dice.pick(['REMOVE v', 'REMOVE stage, due', 'REMOVE nowhere'])],
    [8, () => ((set[':a'] = s(dice.pick(['open', 'closed', '']))), 'SET stage = :a REMOVE v')],
    [16, () => ((set[':a'] = dice.pick([n(7), s('seven')])), 'SET grade = :a')],
    [2, () => (stands === 'alone' ? 'SET sk = v' : 'REMOVE v')],
    [2, () => 'SET status = v'],
    [2, () => 'SET v = :unknown'],
  ] as const)();
  return { TableName, Key: keyOf(dice), UpdateExpression: clauses, ...conditioned(dice, 30, set) };
}

function put(dice: Dice): Request {
  const ReturnValues = dice.pick(['NONE', 'ALL_OLD']);
  return { operation: 'PutItem', input: { ...putBody(dice), ReturnValues } };
}

function update(dice: Dice): Request {
  const ReturnValues = dice.pick(['NONE', 'ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW']);
  return { operation: 'UpdateItem', input: { ...updateBody(dice, 'alone'), ReturnValues } };
}

function remove(dice: Dice): Request {
  const ReturnValues = dice.pick(['NONE', 'ALL_OLD']);
  return { operation: 'DeleteItem', input: { ...removeBody(dice), ReturnValues } };
}

function transaction(dice: Dice): Request {
  const TransactItems = Array.from({ length: 1 + dice.below(4) }, () =>
    dice.weighted<() => object>([
      [40, () => ({ Put: putBody(dice) })],
      [30, () => ({ Update: updateBody(dice, 'in a transaction') })],
      [15, () => ({ Delete: removeBody(dice) })],
      [15, () => ({ ConditionCheck: { TableName, Key: keyOf(dice), ...conditioned(dice, 100) } })],
    ])(),
  );
  return { operation: 'TransactWriteItems', input: { TransactItems } };
}

function batch(dice: Dice): Request {
  const requests = Array.from({ length: 1 + dice.below(3) }, () =>
    dice.chance(70)
      ? { PutRequest: { Item: itemOf(dice) } }
      : { DeleteRequest: { Key: keyOf(dice) } },
  );
  return { operation: 'BatchWriteItem', input: { RequestItems: { [TableName]: requests } } };
}

function get(dice: Dice): Request {
  const projection = dice.chance(40)
    ? { ProjectionExpression: dice.pick(['v', 'v.x, w', 'sk, v[0]']) }
    : {};
  return { operation: 'GetItem', input: { TableName, Key: keyOf(dice), ...projection } };
}

function filtered(dice: Dice, values: Item): object {
  const filter = dice.chance(40) ? conditionOf(dice) : undefined;
  return {
    ...(filter === undefined ? {} : { FilterExpression: filter.text }),
    ...(Object.keys({ ...values, ...filter?.values }).length === 0
      ? {}
      : { ExpressionAttributeValues: { ...values, ...filter?.values } }),
    ...(dice.chance(15) ? { Select: 'COUNT' } : {}),
  };
}

function query(dice: Dice): Request {
  const [condition, values] = dice.pick<[string, Item]>([
    ['', {}],
    [' AND sk = :s', { ':s': s('a') }],
    [' AND sk > :s', { ':s': s('a1') }],
    [' AND sk <= :s', { ':s': s('b') }],
    [' AND begins_with(sk, :s)', { ':s': s('a') }],
    [' AND sk BETWEEN :s AND :t', { ':s': s('a'), ':t': s('ab') }],
  ]);
  return {
    operation: 'Query',
    input: {
      TableName,
      KeyConditionExpression: `pk = :p${condition}`,
      ...filtered(dice, { ':p': s(dice.pick(['p', 'q', 'pé', 'none'])), ...values }),
      ScanIndexForward: dice.chance(50),
      ...(dice.chance(40) ? { Limit: 1 + dice.below(3) } : {}),
    },
  };
}

function indexQuery(dice: Dice): Request {
  const [IndexName, KeyConditionExpression, values] = dice.pick<[string, string, Item]>([
    ['by-stage', 'stage = :p', { ':p': s(dice.pick(['open', 'closed'])) }],
    ['by-stage', 'stage = :p AND due >= :d', { ':p': s('open'), ':d': s('10') }],
    ['by-grade', 'pk = :p', { ':p': s('p') }],
    ['by-grade', '#g < :d AND pk = :p', { ':p': s('p'), ':d': n('20') }],
  ]);
  const names = KeyConditionExpression.includes('#g')
    ? { ExpressionAttributeNames: { '#g': 'grade' } }
    : {};
  return {
    operation: 'Query',
    input: {
      TableName,
      IndexName,
      KeyConditionExpression,
      ExpressionAttributeValues: values,
      ...names,
    },
  };
}

function scan(dice: Dice): Request {
  const IndexName = dice.chance(30) ? { IndexName: 'by-stage' } : {};
  return { operation: 'Scan', input: { TableName, ...IndexName, ...filtered(dice, {}) } };
}

function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (bound: number) => Math.floor(random() * bound);
  return {
    below,
    pick: (from) => from[below(from.length)]!,
    weighted(from) {
      let left = below(from.reduce((total, [weight]) => total + weight, 0));
      for (const [weight, one] of from) {
        if (left < weight) return one;
        left -= weight;
      }
      throw new Error('the weights do not add up');
    },
    chance: (percent) => below(100) < percent,
  };
}
