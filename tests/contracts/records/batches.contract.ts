import { expect } from 'vitest';
import type { Promises } from './record-engine.contract.ts';
import { createTable, n, refusal, s } from './record-table.ts';

const at = (place: number) => ({ pk: s('batch'), sk: s(String(place).padStart(3, '0')) });
const places = (count: number) => Array.from({ length: count }, (_, place) => place);

export const batchPromises: Promises = (promise, engine) => {
  promise('writes and reads many items in one request', async () => {
    const table = await createTable(engine());
    const puts = places(25).map((place) => ({
      PutRequest: { Item: { ...at(place), v: n(place) } },
    }));
    const written = await engine().call('BatchWriteItem', { RequestItems: { [table.name]: puts } });
    expect(written).toMatchObject({ UnprocessedItems: {} });
    const read = (await engine().call('BatchGetItem', {
      RequestItems: {
        [table.name]: {
          Keys: places(30).map(at),
          ProjectionExpression: '#v',
          ExpressionAttributeNames: { '#v': 'v' },
        },
      },
    })) as { Responses: Record<string, object[]>; UnprocessedKeys: object };
    const values = read.Responses[table.name]!.map((item) =>
      Number((item as { v: { N: string } }).v.N),
    );
    expect(values.sort((a, b) => a - b)).toEqual(places(25));
    expect(read.UnprocessedKeys).toEqual({});
  });

  promise('deletes in a batch', async () => {
    const table = await createTable(engine());
    await table.put(at(1));
    await engine().call('BatchWriteItem', {
      RequestItems: {
        [table.name]: [{ DeleteRequest: { Key: at(1) } }, { PutRequest: { Item: at(2) } }],
      },
    });
    expect(await table.get(at(1))).toBeUndefined();
    expect(await table.get(at(2))).toEqual(at(2));
  });

  promise('refuses batches that are empty, too long or name one item twice', async () => {
    const table = await createTable(engine());
    const put = (place: number) => ({ PutRequest: { Item: at(place) } });
    const write = (requests: object[]) =>
      engine().call('BatchWriteItem', { RequestItems: { [table.name]: requests } });
    const read = (Keys: object[]) =>
      engine().call('BatchGetItem', { RequestItems: { [table.name]: { Keys } } });
    for (const call of [
      () => write([]),
      () => write(places(26).map(put)),
      () => write([put(1), put(1)]),
      () => read([]),
      () => read(places(101).map(at)),
      () => read([at(1), at(1)]),
      () => engine().call('BatchGetItem', { RequestItems: {} }),
    ]) {
      expect((await refusal(call())).code).toBe('ValidationException');
    }
    expect((await table.call('Scan', {})).Count).toBe(0);
  });
};
