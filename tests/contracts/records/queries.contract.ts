import { expect } from 'vitest';
import type { Promises } from './record-engine.contract.ts';
import type { Answer, Item, RecordTable } from './record-table.ts';
import { createTable, definition, n, refusal, s, sortKeys } from './record-table.ts';

const letters = ['a', 'b', 'ba', 'bb', 'c', 'd'];
const inP = { ':p': s('p') };

/** A table with one partition of six letters, all in the index, and a neighbour on each side. */
async function lettered(engine: Parameters<typeof createTable>[0]): Promise<RecordTable> {
  const table = await createTable(engine);
  for (const [place, letter] of letters.entries()) {
    await table.put({
      pk: s('p'),
      sk: s(letter),
      v: n(place),
      stage: s('open'),
      due: s(`2021-12-0${9 - place}`),
    });
  }
  await table.put({ pk: s('o'), sk: s('b') });
  await table.put({ pk: s('pp'), sk: s('b') });
  return table;
}

const keyConditions: readonly (readonly [string, Item, string[]])[] = [
  ['pk = :p', {}, letters],
  ['pk = :p AND sk = :x', { ':x': s('b') }, ['b']],
  ['pk = :p AND sk < :x', { ':x': s('b') }, ['a']],
  ['pk = :p AND sk <= :x', { ':x': s('b') }, ['a', 'b']],
  ['pk = :p AND sk > :x', { ':x': s('b') }, ['ba', 'bb', 'c', 'd']],
  ['pk = :p AND sk >= :x', { ':x': s('b') }, ['b', 'ba', 'bb', 'c', 'd']],
  ['pk = :p AND begins_with(sk, :x)', { ':x': s('b') }, ['b', 'ba', 'bb']],
  ['pk = :p AND sk BETWEEN :x AND :y', { ':x': s('ba'), ':y': s('c') }, ['ba', 'bb', 'c']],
  ['sk > :x AND :p = pk', { ':x': s('c') }, ['d']],
  ['pk = :p AND begins_with(sk, :x)', { ':x': s('z') }, []],
];

export const queryPromises: Promises = (promise, engine) => {
  for (const [condition, values, expected] of keyConditions) {
    const what = Object.values(values).map((value) => (value as { S: string }).S);
    promise(`selects ${condition} (${what.join(', ')}), forwards and backwards`, async () => {
      const table = await lettered(engine());
      const all = { ...inP, ...values };
      expect(sortKeys(await table.query(condition, all))).toEqual(expected);
      const back = await table.query(condition, all, { ScanIndexForward: false });
      expect(sortKeys(back)).toEqual([...expected].reverse());
    });
  }

  promise('goes on from where a page ended, in both directions', async () => {
    const table = await lettered(engine());
    for (const ScanIndexForward of [true, false]) {
      const pages = await allPages((more) =>
        table.query('pk = :p', inP, { Limit: 4, ScanIndexForward, ...more }),
      );
      const expected = ScanIndexForward ? letters : [...letters].reverse();
      expect(pages.map(sortKeys)).toEqual([expected.slice(0, 4), expected.slice(4)]);
    }
  });

  promise('counts what it looked at before the filter, and what was left after it', async () => {
    const table = await lettered(engine());
    const filtered = await table.query(
      'pk = :p',
      { ...inP, ':v': n(3) },
      { FilterExpression: 'v >= :v', Limit: 4 },
    );
    expect(filtered).toMatchObject({ Count: 1, ScannedCount: 4 });
    expect(sortKeys(filtered)).toEqual(['bb']);
    expect(filtered.LastEvaluatedKey).toEqual({ pk: s('p'), sk: s('bb') });
  });

  promise('counts without showing', async () => {
    const table = await lettered(engine());
    const counted = await table.query('pk = :p', inP, { Select: 'COUNT' });
    expect(counted).toMatchObject({ Count: 6, ScannedCount: 6 });
    expect(counted).not.toHaveProperty('Items');
  });

  promise('shows only what the projection names, however deep', async () => {
    const table = await createTable(engine());
    const map = { M: { x: n(1), y: { L: [n(2), n(3)] } } };
    await table.put({ pk: s('p'), sk: s('a'), m: map, v: n(9) });
    const shown = await table.query('pk = :p', inP, { ProjectionExpression: 'sk, m.y[1]' });
    expect(shown.Items).toEqual([{ sk: s('a'), m: { M: { y: { L: [n(3)] } } } }]);
  });

  promise('stops a page at 1 MB', async () => {
    const table = await createTable(engine());
    for (const place of [0, 1, 2, 3, 4]) {
      await table.put({ pk: s('p'), sk: s(String(place)), v: s('x'.repeat(300 * 1024)) });
    }
    const pages = await allPages((more) => table.query('pk = :p', inP, more));
    expect(pages.map(sortKeys)).toEqual([['0', '1', '2', '3'], ['4']]);
  });

  promise('orders numbers by value, whatever their length and sign', async () => {
    const table = await createTable(engine(), numbered);
    const inOrder = ['-1000', '-12.5', '-12', '-0.3', '0', '0.05', '1', '9', '10', '99.9', '1e20'];
    for (const sk of [...inOrder].reverse()) await table.put({ pk: s('p'), sk: n(sk) });
    const found = async (condition: string, values: Item) => {
      const { Items } = await table.query(condition, { ...inP, ...values });
      return Items!.map((item) => Number((item['sk'] as { N: string }).N));
    };
    expect(await found('pk = :p', {})).toEqual(inOrder.map(Number));
    const between = { ':x': n('-12'), ':y': n('9.0') };
    expect(await found('pk = :p AND sk BETWEEN :x AND :y', between)).toEqual([
      -12, -0.3, 0, 0.05, 1, 9,
    ]);
    expect(await found('pk = :p AND sk > :x', { ':x': n(10) })).toEqual([99.9, 1e20]);
  });

  promise('finds by an index, in its order', async () => {
    const table = await lettered(engine());
    const found = await table.query(
      'stage = :s AND due BETWEEN :x AND :y',
      { ':s': s('open'), ':x': s('2021-12-05'), ':y': s('2021-12-08') },
      byStage,
    );
    expect(sortKeys(found)).toEqual(['c', 'bb', 'ba', 'b']);
  });

  promise('pages through an index whose keys are all equal', async () => {
    const table = await createTable(engine());
    const names = Array.from({ length: 25 }, (_, place) => `item-${place}`);
    for (const pk of names) {
      await table.put({ pk: s(pk), sk: s('x'), stage: s('same'), due: s('same') });
    }
    const pages = await allPages((more) =>
      table.query('stage = :s', { ':s': s('same') }, { ...byStage, Limit: 7, ...more }),
    );
    const found = pages.flatMap(({ Items }) =>
      Items!.map((item) => (item['pk'] as { S: string }).S),
    );
    expect(found).toHaveLength(25);
    expect(found.sort()).toEqual(names.sort());
    expect(Object.keys(pages[0]!.LastEvaluatedKey!).sort()).toEqual(['due', 'pk', 'sk', 'stage']);
  });

  promise('keeps out of an index what lacks its key, and follows changes', async () => {
    const table = await createTable(engine());
    const key = { pk: s('p'), sk: s('a') };
    const found = async (stage: string) =>
      (await table.query('stage = :s', { ':s': s(stage) }, byStage)).Count;
    await table.put({ ...key, stage: s('open') });
    expect(await found('open')).toBe(0);
    await table.update(key, 'SET due = :d', { ':d': s('today') });
    expect(await found('open')).toBe(1);
    await table.update(
      key,
      'SET #s = :s',
      { ':s': s('closed') },
      { ExpressionAttributeNames: { '#s': 'stage' } },
    );
    expect([await found('open'), await found('closed')]).toEqual([0, 1]);
    await table.update(key, 'REMOVE due');
    expect(await found('closed')).toBe(0);
    await table.put({ ...key, stage: s('closed'), due: s('now') });
    await table.call('DeleteItem', { Key: key });
    expect(await found('closed')).toBe(0);
  });

  for (const [projection, expected] of projections) {
    promise(`shows of an index what ${projection.ProjectionType} projects`, async () => {
      const [index] = definition.GlobalSecondaryIndexes;
      const table = await createTable(engine(), {
        GlobalSecondaryIndexes: [{ ...index, Projection: projection }],
      });
      await table.put({ ...whole });
      const { Items } = await table.query('stage = :s', { ':s': s('open') }, byStage);
      expect(Items!.map((item) => Object.keys(item).sort())).toEqual([[...expected].sort()]);
    });
  }

  for (const [what, [condition, values, more]] of Object.entries(unfit)) {
    promise(`refuses a query ${what}`, async () => {
      const table = await lettered(engine());
      const call = table.query(condition, { ...inP, ...values }, more);
      expect((await refusal(call)).code).toBe('ValidationException');
    });
  }
};

const byStage = { IndexName: 'by-stage' };

const numbered = {
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'N' },
  ],
  GlobalSecondaryIndexes: undefined,
};

const whole = { pk: s('p'), sk: s('a'), stage: s('open'), due: s('1'), v: n(1), w: n(2) };

const projections = [
  [{ ProjectionType: 'ALL' }, ['pk', 'sk', 'stage', 'due', 'v', 'w']],
  [{ ProjectionType: 'KEYS_ONLY' }, ['pk', 'sk', 'stage', 'due']],
  [{ ProjectionType: 'INCLUDE', NonKeyAttributes: ['w'] }, ['pk', 'sk', 'stage', 'due', 'w']],
] as const;

const unfit: Record<string, [condition: string, values?: Item, more?: object]> = {
  'without a partition': ['sk = :p'],
  'over a range of partitions': ['pk > :p'],
  'with a condition on another attribute': ['pk = :p AND v = :v', { ':v': n(1) }],
  'with either of two conditions': ['pk = :p OR sk = :x', { ':x': s('a') }],
  'with a key of another type': ['pk = :p AND sk = :x', { ':x': n(1) }],
  'between bounds the wrong way round': [
    'pk = :p AND sk BETWEEN :x AND :y',
    { ':x': s('b'), ':y': s('a') },
  ],
  'that filters by its own key': ['pk = :p', { ':x': s('a') }, { FilterExpression: 'sk = :x' }],
  'of an index that is not there': ['pk = :p', {}, { IndexName: 'by-nothing' }],
  'that wants a global index to be consistent': [
    'stage = :p',
    {},
    { IndexName: 'by-stage', ConsistentRead: true },
  ],
  'with a limit of nothing': ['pk = :p', {}, { Limit: 0 }],
  'from half a key': ['pk = :p', {}, { ExclusiveStartKey: { pk: s('p') } }],
};

/** Every page of a reading, following the key that each ended at. */
export async function allPages(read: (more: object) => Promise<Answer>): Promise<Answer[]> {
  const pages: Answer[] = [];
  let from: Item | undefined;
  do {
    const page = await read(from === undefined ? {} : { ExclusiveStartKey: from });
    pages.push(page);
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return pages;
}
