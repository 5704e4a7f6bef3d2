import { expect } from 'vitest';
import type { Promises } from './record-engine.contract.ts';
import { createTable, n, refusal, s } from './record-table.ts';

const key = { pk: s('a'), sk: s('1') };

export const writePromises: Promises = (promise, engine) => {
  promise('keeps every type of value as it was given', async () => {
    const table = await createTable(engine());
    const item = {
      ...key,
      text: s('Ünïcode ✓ 😀'),
      empty: s(''),
      number: n('-12.5'),
      bytes: { B: Buffer.from([0, 255, 7]).toString('base64') },
      yes: { BOOL: true },
      nothing: { NULL: true },
      texts: { SS: ['b', 'a'] },
      numbers: { NS: ['2', '1'] },
      list: { L: [s('x'), n(1), { L: [] }, { M: {} }] },
      map: { M: { deep: { M: { deeper: { L: [{ BOOL: false }] } } } } },
    };
    await table.put(item);
    expect(await table.get(key)).toEqual(item);
  });

  promise('spells numbers in one way, without losing a digit', async () => {
    const table = await createTable(engine());
    const written = [
      '1e3',
      '-0.50',
      '007',
      '0.1',
      '12345678901234567890123456789012345678',
      '1E-5',
    ];
    await table.put({ ...key, numbers: { L: written.map((one) => n(one)) } });
    expect((await table.get(key))?.['numbers']).toEqual({
      L: ['1000', '-0.5', '7', '0.1', '12345678901234567890123456789012345678', '0.00001'].map(
        (one) => n(one),
      ),
    });
  });

  promise('replaces the whole item on put, and shows the old one when asked', async () => {
    const table = await createTable(engine());
    await table.put({ ...key, a: n(1) });
    const { Attributes } = await table.put({ ...key, b: n(2) }, { ReturnValues: 'ALL_OLD' });
    expect(Attributes).toEqual({ ...key, a: n(1) });
    expect(await table.get(key)).toEqual({ ...key, b: n(2) });
  });

  promise('deletes an item and shows it when asked; deleting nothing is no error', async () => {
    const table = await createTable(engine());
    await table.put({ ...key, a: n(1) });
    const deleted = await table.call('DeleteItem', { Key: key, ReturnValues: 'ALL_OLD' });
    expect(deleted.Attributes).toEqual({ ...key, a: n(1) });
    expect(await table.get(key)).toBeUndefined();
    expect(await table.call('DeleteItem', { Key: key, ReturnValues: 'ALL_OLD' })).toEqual({});
  });

  promise('claims a key once', async () => {
    const table = await createTable(engine());
    const claim = (by: string) =>
      table.put({ ...key, by: s(by) }, { ConditionExpression: 'attribute_not_exists(pk)' });
    await claim('first');
    expect((await refusal(claim('second'))).code).toBe('ConditionalCheckFailedException');
    expect(await table.get(key)).toEqual({ ...key, by: s('first') });
  });

  promise('lets one of many simultaneous claims through', async () => {
    const table = await createTable(engine());
    const claims = Array.from({ length: 20 }, (_, by) =>
      table.put({ ...key, by: n(by) }, { ConditionExpression: 'attribute_not_exists(pk)' }),
    );
    const outcomes = await Promise.allSettled(claims);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  promise('shows the item that a condition failed on only when asked', async () => {
    const table = await createTable(engine());
    await table.put({ ...key, version: n(2) });
    const replace = (more: object) =>
      table.put(
        { ...key, version: n(2) },
        {
          ConditionExpression: 'version = :seen',
          ExpressionAttributeValues: { ':seen': n(1) },
          ...more,
        },
      );
    expect((await refusal(replace({}))).body.Item).toBeUndefined();
    const shown = await refusal(replace({ ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }));
    expect(shown.body.Item).toEqual({ ...key, version: n(2) });
  });

  for (const [condition, values, holds] of conditions) {
    promise(`finds that ${condition} is ${holds}`, async () => {
      const table = await createTable(engine());
      await table.put(conditioned);
      const checked = table.call('DeleteItem', {
        Key: key,
        ConditionExpression: condition,
        ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
      });
      const outcome = await checked.then(
        () => true,
        () => false,
      );
      expect(outcome).toBe(holds);
    });
  }

  for (const [what, item] of Object.entries(unfit)) {
    promise(`refuses ${what}`, async () => {
      const table = await createTable(engine());
      expect((await refusal(table.put({ ...key, ...item }))).code).toBe('ValidationException');
    });
  }

  promise('refuses a reserved word that is not hidden behind a name', async () => {
    const table = await createTable(engine());
    const written = table.put(key, {
      ConditionExpression: 'state = :s',
      ExpressionAttributeValues: { ':s': s('x') },
    });
    expect((await refusal(written)).code).toBe('ValidationException');
  });

  promise('refuses names and values that no expression uses', async () => {
    const table = await createTable(engine());
    const unused = { ConditionExpression: 'attribute_exists(pk)' };
    for (const more of [
      { ExpressionAttributeValues: { ':left': n(1) } },
      { ExpressionAttributeNames: { '#left': 'over' } },
    ]) {
      const call = table.put(key, { ...unused, ...more });
      expect((await refusal(call)).code).toBe('ValidationException');
    }
  });

  promise('refuses an item without its sort key', async () => {
    const table = await createTable(engine());
    expect((await refusal(table.put({ pk: s('a') }))).code).toBe('ValidationException');
  });

  promise('refuses a key that does not match the table', async () => {
    const table = await createTable(engine());
    const wrong = [{ pk: s('a') }, { ...key, more: s('x') }, { pk: n(1), sk: s('1') }];
    for (const Key of wrong)
      expect((await refusal(table.get(Key))).code).toBe('ValidationException');
  });
};

const conditioned = {
  ...key,
  amount: n(10),
  tags: { SS: ['urgent', 'new'] },
  entries: { L: [n(1), { M: { a: n(2), b: s('x') } }] },
  place: { M: { ward: s('Aston'), code: n(7) } },
  isOpen: { BOOL: true },
};

const conditions: readonly (readonly [string, Record<string, object>, boolean])[] = [
  ['amount = :v', { ':v': n('10.0') }, true],
  ['amount > :v', { ':v': n(9) }, true],
  ['amount > :v', { ':v': s('9') }, false],
  ['amount BETWEEN :low AND :high', { ':low': n(2), ':high': n(10) }, true],
  ['amount IN (:a, :b)', { ':a': n(3), ':b': n(4) }, false],
  ['absent = :v', { ':v': n(1) }, false],
  ['absent <> :v', { ':v': n(1) }, true],
  ['NOT absent = :v', { ':v': n(1) }, true],
  ['attribute_exists(place.ward)', {}, true],
  ['attribute_not_exists(place.nowhere)', {}, true],
  ['attribute_type(tags, :t)', { ':t': s('SS') }, true],
  ['begins_with(place.ward, :v)', { ':v': s('As') }, true],
  ['contains(tags, :v)', { ':v': s('new') }, true],
  ['contains(entries, :v)', { ':v': n(1) }, true],
  ['contains(place.ward, :v)', { ':v': s('sto') }, true],
  ['size(entries) = :v', { ':v': n(2) }, true],
  ['size(tags) < :v', { ':v': n(2) }, false],
  ['entries[1].a = :v', { ':v': n(2) }, true],
  ['entries[5] = :v', { ':v': n(2) }, false],
  ['tags = :v', { ':v': { SS: ['new', 'urgent'] } }, true],
  ['place = :v', { ':v': { M: { code: n(7), ward: s('Aston') } } }, true],
  [
    'isOpen = :yes AND (amount = :v OR amount = :w)',
    { ':yes': { BOOL: true }, ':v': n(1), ':w': n(10) },
    true,
  ],
];

const unfit: Record<string, Record<string, object>> = {
  'an empty sort key': { sk: s('') },
  'a key of another type': { sk: n(1) },
  'an index key of another type': { stage: n(1) },
  'an empty index key': { stage: s('') },
  'a value without a type': { a: {} },
  'a value of two types': { a: { S: 'x', N: '1' } },
  'a word for a number': { a: n('ten') },
  'a number of 39 digits': { a: n('1'.repeat(39)) },
  'a number that is too large': { a: n('1e126') },
  'an empty set': { a: { SS: [] } },
  'a set that repeats itself': { a: { NS: ['1', '1.0'] } },
  'an item of more than 400 KB': { a: s('x'.repeat(400 * 1024)) },
};
