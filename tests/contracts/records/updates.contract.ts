import { expect } from 'vitest';
import type { Promises } from './record-engine.contract.ts';
import type { Item } from './record-table.ts';
import { createTable, n, refusal, s } from './record-table.ts';

const key = { pk: s('a'), sk: s('1') };

const before = {
  ...key,
  count: n(5),
  a: s('first'),
  b: s('second'),
  list: { L: [n(0), n(1), n(2), n(3)] },
  set: { SS: ['x', 'y'] },
  nothing: { NULL: true },
  map: { M: { core: { M: { leaf: n(1) } } } },
};

interface Change {
  readonly does: string;
  readonly by: string;
  readonly values?: Item;
  readonly to: Item;
}

const changes: readonly Change[] = [
  { does: 'sets an attribute', by: 'SET fresh = :v', values: { ':v': n(1) }, to: { fresh: n(1) } },
  {
    does: 'adds and subtracts exactly',
    by: 'SET #c = #c + :up, fewer = #c - :down',
    values: { ':up': n('0.1'), ':down': n('0.2') },
    to: { count: n('5.1'), fewer: n('4.8') },
  },
  {
    does: 'starts a count where there is none',
    by: 'SET started = if_not_exists(started, :zero) + :one, #c = if_not_exists(#c, :zero)',
    values: { ':zero': n(0), ':one': n(1) },
    to: { started: n(1) },
  },
  {
    does: 'reads every operand from the item as it was',
    by: 'SET a = b, b = a',
    to: { a: s('second'), b: s('first') },
  },
  {
    does: 'appends to a list and puts before it',
    by: 'SET #l = list_append(:front, #l), blank = list_append(if_not_exists(blank, :none), :front)',
    values: { ':front': { L: [n(9)] }, ':none': { L: [] } },
    to: { list: { L: [n(9), n(0), n(1), n(2), n(3)] }, blank: { L: [n(9)] } },
  },
  {
    does: 'sets places within lists and maps',
    by: 'SET #l[1] = :v, #m.core.leaf = :v, #m.fresh = :v',
    values: { ':v': s('new') },
    to: {
      list: { L: [n(0), s('new'), n(2), n(3)] },
      map: { M: { core: { M: { leaf: s('new') } }, fresh: s('new') } },
    },
  },
  {
    does: 'appends what is set beyond the end of a list',
    by: 'SET #l[20] = :b, #l[10] = :a',
    values: { ':a': s('a'), ':b': s('b') },
    to: { list: { L: [n(0), n(1), n(2), n(3), s('a'), s('b')] } },
  },
  {
    does: 'removes list places counted in the old list',
    by: 'REMOVE #l[0], #l[1]',
    to: { list: { L: [n(2), n(3)] } },
  },
  {
    does: 'removes nested attributes and ignores missing ones',
    by: 'REMOVE #m.core.leaf, nowhere',
    to: { map: { M: { core: { M: {} } } } },
  },
  {
    does: 'adds to numbers and sets, making them where there are none',
    by: 'ADD #c :n, #s :more, fresh :n, extras :more',
    values: { ':n': n(-7), ':more': { SS: ['y', 'z'] } },
    to: {
      count: n(-2),
      set: { SS: ['x', 'y', 'z'] },
      fresh: n(-7),
      extras: { SS: ['y', 'z'] },
    },
  },
  {
    does: 'takes members out of a set',
    by: 'DELETE #s :gone',
    values: { ':gone': { SS: ['x', 'never'] } },
    to: { set: { SS: ['y'] } },
  },
  {
    does: 'takes several clauses at once',
    by: 'SET a = :v REMOVE b ADD #c :n',
    values: { ':v': s('changed'), ':n': n(1) },
    to: { a: s('changed'), b: undefined as unknown as object, count: n(6) },
  },
];

const aliases = { '#c': 'count', '#l': 'list', '#s': 'set', '#m': 'map' };

export const updatePromises: Promises = (promise, engine) => {
  for (const { does, by, values, to } of changes) {
    promise(does, async () => {
      const table = await createTable(engine());
      await table.put(before);
      const { Attributes } = await table.update(key, by, values, {
        ...namesIn(by),
        ReturnValues: 'ALL_NEW',
      });
      const after = ordered({ ...before, ...to });
      expect(ordered(Attributes!)).toEqual(after);
      expect(ordered((await table.get(key))!)).toEqual(after);
    });
  }

  promise('makes the item when there is none', async () => {
    const table = await createTable(engine());
    await table.update(key, 'ADD visits :one', { ':one': n(1) });
    expect(await table.get(key)).toEqual({ ...key, visits: n(1) });
  });

  promise('drops a set with its last member', async () => {
    const table = await createTable(engine());
    await table.put(before);
    await table.update(key, 'DELETE #s :all', { ':all': { SS: ['x', 'y'] } }, namesIn('#s'));
    expect(await table.get(key)).not.toHaveProperty('set');
  });

  promise('shows what an update changed, before and after', async () => {
    const table = await createTable(engine());
    await table.put(before);
    const change = (ReturnValues: string) =>
      table.update(
        key,
        'SET #c = #c + :n, #m.core.leaf = :n',
        { ':n': n(1) },
        { ...namesIn('#c #m'), ReturnValues },
      );
    expect((await change('UPDATED_OLD')).Attributes).toEqual({
      count: n(5),
      map: { M: { core: { M: { leaf: n(1) } } } },
    });
    expect((await change('UPDATED_NEW')).Attributes).toEqual({
      count: n(7),
      map: { M: { core: { M: { leaf: n(1) } } } },
    });
    expect((await change('ALL_OLD')).Attributes).toMatchObject({ count: n(7) });
    expect(await change('NONE')).toEqual({});
  });

  promise('changes nothing when the condition fails', async () => {
    const table = await createTable(engine());
    await table.put(before);
    const withdrawn = table.update(
      key,
      'SET #c = #c - :n',
      { ':n': n(6) },
      { ...namesIn('#c'), ConditionExpression: '#c >= :n' },
    );
    expect((await refusal(withdrawn)).code).toBe('ConditionalCheckFailedException');
    expect(await table.get(key)).toEqual(before);
  });

  for (const [what, [expression, values]] of Object.entries(unfit)) {
    promise(`refuses an update that ${what}`, async () => {
      const table = await createTable(engine());
      await table.put(before);
      const update = table.update(key, expression, values, namesIn(expression));
      expect((await refusal(update)).code).toBe('ValidationException');
      expect(await table.get(key)).toEqual(before);
    });
  }
};

const unfit: Record<string, [expression: string, values?: Item]> = {
  'changes a key': ['SET sk = :v', { ':v': s('2') }],
  'reads an attribute that is missing': ['SET fresh = nowhere'],
  'reaches into a map that is missing': ['SET nowhere.deep = :v', { ':v': n(1) }],
  'adds a number to a text': ['SET a = a + :v', { ':v': n(1) }],
  'adds to a set of another type': ['ADD #s :v', { ':v': { NS: ['1'] } }],
  'appends to what is no list': ['SET a = list_append(a, :v)', { ':v': { L: [] } }],
  'removes a key': ['REMOVE sk'],
  'removes from within what is missing': ['REMOVE nowhere.deep'],
  'sets a place of what is no list': ['SET nothing[0] = :v', { ':v': n(1) }],
  'names one place twice': ['SET a = :v, a = :v', { ':v': n(1) }],
  'is not an update at all': ['CHANGE a TO b'],
  'gives an index key another type': ['SET due = :v', { ':v': n(1) }],
  'copies another type into an index key': ['SET due = #c'],
  'makes the item too large': ['SET fresh = :v', { ':v': s('x'.repeat(400 * 1024 - 50)) }],
};

/** The aliases an expression uses: unused ones are refused. */
function namesIn(expression: string): object {
  const used = Object.entries(aliases).filter(([alias]) => expression.includes(alias));
  return used.length === 0 ? {} : { ExpressionAttributeNames: Object.fromEntries(used) };
}

/** Sets have no order; attributes set to undefined are not there. */
function ordered(item: Item): Item {
  return Object.fromEntries(
    Object.entries(item)
      .filter(([, value]) => (value as object | undefined) !== undefined)
      .map(([name, value]) => [name, sortedSet(value)]),
  );
}

function sortedSet(value: object): object {
  return 'SS' in value ? { SS: [...(value.SS as string[])].sort() } : value;
}
