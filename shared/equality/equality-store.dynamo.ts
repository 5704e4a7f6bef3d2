import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

import { createDynamoClient } from '#shared/records/client.dynamo.ts';

import type { EqualityStore } from './equality-answers.ts';

/** The table of equality answers, opened once when a function starts. Our role may write to it and not read. */
export function openEqualityStore(TableName: string): EqualityStore {
  const client = createDynamoClient();
  return {
    async keep({ key, ...kept }) {
      const item = { pk: `EQUALITY#${key}`, ...kept };
      const Item = marshall(item, { removeUndefinedValues: true });
      await client.send(new PutItemCommand({ TableName, Item }));
    },
  };
}
