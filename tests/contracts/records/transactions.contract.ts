import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Promises } from './record-engine.contract.ts';
import type { RecordTable } from './record-table.ts';
import { createTable, n, reasons, refusal, s } from './record-table.ts';

const at = (place: number) => ({ pk: s('t'), sk: s(String(place).padStart(3, '0')) });
const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };

export const transactionPromises: Promises = (promise, engine) => {
  promise('puts, updates, deletes and checks in one step', async () => {
    const table = await createTable(engine());
    await table.put({ ...at(1), v: n(1) });
    await table.put({ ...at(2), v: n(2) });
    await table.put({ ...at(3), v: n(3) });
    await table.transact([
      { Put: { Item: { ...at(0), v: n(0) }, ...isNew } },
      {
        Update: {
          Key: at(1),
          UpdateExpression: 'ADD v :n',
          ExpressionAttributeValues: { ':n': n(10) },
        },
      },
      { Delete: { Key: at(2) } },
      { ConditionCheck: { Key: at(3), ConditionExpression: 'attribute_exists(pk)' } },
    ]);
    const { Items } = await table.call('Scan', {});
    expect(Items).toEqual(
      expect.arrayContaining([
        { ...at(0), v: n(0) },
        { ...at(1), v: n(11) },
        { ...at(3), v: n(3) },
      ]),
    );
    expect(Items).toHaveLength(3);
  });

  promise('changes nothing when one condition fails, and says which, in order', async () => {
    const table = await createTable(engine());
    await table.put({ ...at(2), v: n(2) });
    const cancelled = table.transact([
      { Put: { Item: at(1), ...isNew } },
      { Put: { Item: at(2), ...isNew } },
      {
        Update: {
          Key: at(3),
          UpdateExpression: 'SET v = v + :n',
          ExpressionAttributeValues: { ':n': n(1) },
        },
      },
      { ConditionCheck: { Key: at(4), ConditionExpression: 'attribute_exists(pk)' } },
      { Delete: { Key: at(5) } },
    ]);
    expect(await reasons(cancelled)).toEqual([
      'None',
      'ConditionalCheckFailed',
      'ValidationError',
      'ConditionalCheckFailed',
      'None',
    ]);
    expect((await table.call('Scan', {})).Items).toEqual([{ ...at(2), v: n(2) }]);
    expect((await table.records()).map(({ eventName }) => eventName)).toEqual(['INSERT']);
  });

  promise('shows the item a condition failed on only where asked', async () => {
    const table = await createTable(engine());
    await table.put({ ...at(1), v: n(1) });
    await table.put({ ...at(2), v: n(2) });
    const ask = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };
    const { body } = await refusal(
      table.transact([
        { Put: { Item: at(1), ...isNew } },
        { Put: { Item: at(2), ...isNew, ...ask } },
        { ConditionCheck: { Key: at(9), ConditionExpression: 'attribute_exists(pk)', ...ask } },
      ]),
    );
    expect(body.CancellationReasons?.map(({ Item }) => Item)).toEqual([
      undefined,
      { ...at(2), v: n(2) },
      undefined,
    ]);
  });

  promise(
    'gives what does not suit the table as a reason, like what does not suit the item',
    async () => {
      const table = await createTable(engine());
      const cancelled = table.transact([
        { Put: { Item: { ...at(1), stage: n(1) } } },
        { Put: { Item: { pk: s('t') } } },
        { Put: { Item: at(2) } },
      ]);
      expect(await reasons(cancelled)).toEqual(['ValidationError', 'ValidationError', 'None']);
    },
  );

  promise('takes a hundred actions and no more', async () => {
    const table = await createTable(engine());
    const puts = (count: number) =>
      Array.from({ length: count }, (_, place) => ({ Put: { Item: at(place), ...isNew } }));
    await table.transact(puts(100));
    expect((await table.call('Scan', { Select: 'COUNT' })).Count).toBe(100);
    expect((await refusal(table.transact(puts(101)))).code).toBe('ValidationException');
    expect((await refusal(table.transact([]))).code).toBe('ValidationException');
  });

  promise('refuses a transaction that names one item twice', async () => {
    const table = await createTable(engine());
    const twice = table.transact([{ Put: { Item: at(1) } }, { Delete: { Key: at(1) } }]);
    expect((await refusal(twice)).code).toBe('ValidationException');
    expect(await table.get(at(1))).toBeUndefined();
  });

  promise('refuses an action that is two', async () => {
    const table = await createTable(engine());
    const two = table.transact([{ Put: { Item: at(1) }, Delete: { Key: at(2) } }]);
    expect((await refusal(two)).code).toBe('ValidationException');
  });

  promise('refuses more than 4 MB', async () => {
    const table = await createTable(engine());
    const large = Array.from({ length: 11 }, (_, place) => ({
      Put: { Item: { ...at(place), v: s('x'.repeat(390 * 1024)) } },
    }));
    expect((await refusal(table.transact(large))).code).toBe('ValidationException');
    expect((await table.call('Scan', {})).Count).toBe(0);
  });

  promise('refuses a table that does not exist', async () => {
    const table = await createTable(engine());
    const lost = table.transact([
      { Put: { Item: at(1) } },
      { Put: { TableName: 'nowhere', Item: at(1) } },
    ]);
    expect((await refusal(lost)).code).toBe('ResourceNotFoundException');
    expect(await table.get(at(1))).toBeUndefined();
  });

  promise('answers a repeated token without doing it again', async () => {
    const table = await createTable(engine());
    const ClientRequestToken = randomUUID().slice(0, 36);
    const add = () => table.transact([counting(1)], { ClientRequestToken });
    await add();
    await add();
    expect(await table.get(at(1))).toEqual({ ...at(1), v: n(1) });
  });

  promise('refuses a token that comes back with something else', async () => {
    const table = await createTable(engine());
    const ClientRequestToken = randomUUID().slice(0, 36);
    await table.transact([counting(1)], { ClientRequestToken });
    const other = table.transact([counting(2)], { ClientRequestToken });
    expect((await refusal(other)).code).toBe('IdempotentParameterMismatchException');
  });

  promise('lets a token be used again after a cancelled transaction', async () => {
    const table = await createTable(engine());
    const ClientRequestToken = randomUUID().slice(0, 36);
    const wait = { Put: { Item: at(2), ConditionExpression: 'attribute_exists(pk)' } };
    expect(await reasons(table.transact([wait], { ClientRequestToken }))).toHaveLength(1);
    await table.put(at(2));
    await table.transact([wait], { ClientRequestToken });
    expect(await table.get(at(2))).toEqual(at(2));
  });

  promise('never spends more than there is, however many spend at once', async () => {
    const table = await createTable(engine());
    await table.put({ ...at(0), available: n(10) });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, place) => spend(table, place + 1)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(await table.get(at(0))).toEqual({ ...at(0), available: n(0) });
    expect((await table.call('Scan', {})).Count).toBe(11);
  });

  promise('reads several items as of one moment, in order', async () => {
    const table = await createTable(engine());
    await table.put({ ...at(1), v: n(1), w: n(2) });
    await table.put({ ...at(3), v: n(1), w: n(3) });
    const get = (place: number, more = {}) => ({
      Get: { TableName: table.name, Key: at(place), ...more },
    });
    const read = await engine().call('TransactGetItems', {
      TransactItems: [get(1), get(2), get(3, { ProjectionExpression: 'w' })],
    });
    expect(read).toMatchObject({
      Responses: [{ Item: { ...at(1), v: n(1), w: n(2) } }, {}, { Item: { w: n(3) } }],
    });
    const twice = engine().call('TransactGetItems', { TransactItems: [get(1), get(1)] });
    expect((await refusal(twice)).code).toBe('ValidationException');
  });
};

function counting(place: number): object {
  return {
    Update: {
      Key: at(place),
      UpdateExpression: 'ADD v :n',
      ExpressionAttributeValues: { ':n': n(1) },
    },
  };
}

function spend(table: RecordTable, place: number): Promise<unknown> {
  return table.transact([
    {
      Update: {
        Key: at(0),
        UpdateExpression: 'SET available = available - :one',
        ConditionExpression: 'available >= :one',
        ExpressionAttributeValues: { ':one': n(1) },
      },
    },
    { Put: { Item: at(place), ...isNew } },
  ]);
}
