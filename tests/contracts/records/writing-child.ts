import { writeSync } from 'node:fs';
import { EngineError, openRecordsEngine } from '#infra/local/records/index.ts';
import { definition, n, s } from './record-table.ts';

/** Writes transaction after transaction and prints the number of each that was acknowledged, until it is killed. */
const [folder, first] = process.argv.slice(2);
const engine = await openRecordsEngine({ folder, now: Date.now });
try {
  await engine.call('CreateTable', { ...definition, TableName: 'writes' });
} catch (cause) {
  if (!(cause instanceof EngineError) || cause.code !== 'ResourceInUseException') throw cause;
}

const counter = { pk: s('counter'), sk: s('x') };

for (let transaction = Number(first); ; transaction += 1) {
  const puts = [0, 1, 2, 3].map((part) => ({
    Put: {
      TableName: 'writes',
      Item: {
        pk: s(`written-${transaction % 7}`),
        sk: s(`${transaction}-${part}`),
        stage: s('written'),
        due: s(String(transaction)),
        transaction: n(transaction),
        filling: s('x'.repeat(300)),
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }));
  const count = {
    Update: {
      TableName: 'writes',
      Key: counter,
      UpdateExpression: 'SET #t = :t ADD #c :one',
      ExpressionAttributeNames: { '#t': 'transaction', '#c': 'count' },
      ExpressionAttributeValues: { ':t': n(transaction), ':one': n(1) },
    },
  };
  await engine.call('TransactWriteItems', {
    TransactItems: [...puts, count],
    ClientRequestToken: `token-${transaction}`,
  });
  writeSync(1, `${transaction}\n`);
}
