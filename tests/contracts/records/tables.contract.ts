import { expect } from 'vitest';
import type { Promises } from './record-engine.contract.ts';
import { createTable, definition, n, refusal, s } from './record-table.ts';

export const tablePromises: Promises = (promise, engine) => {
  promise('describes a table it created', async () => {
    const table = await createTable(engine());
    const { Table } = await table.call('DescribeTable', {});
    expect(Table).toMatchObject({
      TableName: table.name,
      TableStatus: 'ACTIVE',
      KeySchema: definition.KeySchema,
      StreamSpecification: definition.StreamSpecification,
      GlobalSecondaryIndexes: [{ IndexName: 'by-stage', IndexStatus: 'ACTIVE' }],
    });
    expect(Table!.LatestStreamArn).toContain(`table/${table.name}/stream/`);
  });

  promise('refuses to create a table twice', async () => {
    const table = await createTable(engine());
    const again = engine().call('CreateTable', { ...definition, TableName: table.name });
    expect((await refusal(again)).code).toBe('ResourceInUseException');
  });

  promise('refuses a key that is not defined', async () => {
    const AttributeDefinitions = [{ AttributeName: 'pk', AttributeType: 'S' }];
    const created = createTable(engine(), { AttributeDefinitions });
    expect((await refusal(created)).code).toBe('ValidationException');
  });

  promise('does not know a table that was never created', async () => {
    for (const operation of ['DescribeTable', 'DeleteTable', 'Scan', 'DescribeTimeToLive']) {
      const call = engine().call(operation, { TableName: 'never-created' });
      expect((await refusal(call)).code).toBe('ResourceNotFoundException');
    }
  });

  promise('deletes a table with all that is in it', async () => {
    const table = await createTable(engine());
    await table.put({ pk: s('a'), sk: s('1'), stage: s('open'), due: s('1') });
    await table.call('DeleteTable', {});
    expect((await refusal(table.get({ pk: s('a'), sk: s('1') }))).code).toBe(
      'ResourceNotFoundException',
    );
    await engine().call('CreateTable', { ...definition, TableName: table.name });
    expect((await table.call('Scan', {})).Count).toBe(0);
    expect((await table.call('Scan', { IndexName: 'by-stage' })).Count).toBe(0);
  });

  promise('keeps a table that is protected against deletion', async () => {
    const table = await createTable(engine(), { DeletionProtectionEnabled: true });
    expect((await refusal(table.call('DeleteTable', {}))).code).toBe('ValidationException');
    await table.call('UpdateTable', { DeletionProtectionEnabled: false });
    await table.call('DeleteTable', {});
    expect((await refusal(table.call('DescribeTable', {}))).code).toBe('ResourceNotFoundException');
  });

  promise('lists tables page by page, in order', async () => {
    const names = await Promise.all(
      [1, 2, 3].map(
        async () => (await createTable(engine(), { StreamSpecification: undefined })).name,
      ),
    );
    const found: string[] = [];
    let from: string | undefined;
    do {
      const input = { Limit: 2, ...(from === undefined ? {} : { ExclusiveStartTableName: from }) };
      const page = (await engine().call('ListTables', input)) as {
        TableNames: string[];
        LastEvaluatedTableName?: string;
      };
      found.push(...page.TableNames);
      from = page.LastEvaluatedTableName;
    } while (from !== undefined);
    expect(found).toEqual(expect.arrayContaining(names));
    expect(found).toEqual([...found].sort());
  });

  promise('adds an index to a table that has items, and drops it again', async () => {
    const table = await createTable(engine());
    await table.put({ pk: s('a'), sk: s('1'), owner: s('me') });
    await table.put({ pk: s('a'), sk: s('2') });
    await table.call('UpdateTable', {
      AttributeDefinitions: [
        ...definition.AttributeDefinitions,
        { AttributeName: 'owner', AttributeType: 'S' },
      ],
      GlobalSecondaryIndexUpdates: [
        {
          Create: {
            IndexName: 'by-owner',
            KeySchema: [{ AttributeName: 'owner', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'KEYS_ONLY' },
          },
        },
      ],
    });
    const mine = { ':me': s('me') };
    expect((await table.query('#o = :me', mine, ownedBy)).Items).toEqual([
      { pk: s('a'), sk: s('1'), owner: s('me') },
    ]);
    await table.call('UpdateTable', {
      GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'by-owner' } }],
    });
    expect((await refusal(table.query('#o = :me', mine, ownedBy))).code).toBe(
      'ValidationException',
    );
  });

  promise('says whether time to live is on', async () => {
    const table = await createTable(engine());
    const status = async () => (await table.call('DescribeTimeToLive', {})).TimeToLiveDescription;
    expect(await status()).toEqual({ TimeToLiveStatus: 'DISABLED' });
    await table.call('UpdateTimeToLive', {
      TimeToLiveSpecification: { Enabled: true, AttributeName: 'expiresAt' },
    });
    expect(await status()).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' });
  });

  promise('refuses what DynamoDB has no operation for', async () => {
    expect((await refusal(engine().call('Guess', { a: n(1) }))).code).toBe(
      'UnknownOperationException',
    );
  });
};

const ownedBy = { IndexName: 'by-owner', ExpressionAttributeNames: { '#o': 'owner' } };
