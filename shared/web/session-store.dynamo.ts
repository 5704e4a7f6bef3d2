import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';

import { done, epochSeconds, refused } from '#shared/kernel/index.ts';
import { createDynamoClient } from '#shared/records/client.dynamo.ts';

import type { SessionStore } from './session.ts';

const itemSchema = z.object({
  session: z.string(),
  version: z.int().positive(),
  expiresAt: z.int().positive(),
});

/** What lies in the table: visits, the answers that somebody comes back for, and the codes of groups. */
type KeptKind = 'SESSION' | 'GROUP-SESSION' | 'SAVED' | 'GROUP-SIGN-IN' | 'CONTACT-CODE';

/**
 * Sessions in a table of their own: `pk` is `SESSION#id`, or `SAVED#id` for what is kept longer, `expiresAt` (epoch seconds) is the
 * table's TTL attribute. The visit is one JSON text, so that DynamoDB's own types change nothing in
 * what a family wrote.
 */
export function createDynamoSessionStore(options: {
  client: DynamoDBClient;
  tableName: string;
  kind?: KeptKind;
}): SessionStore {
  const { client, tableName: TableName, kind = 'SESSION' } = options;
  const pkOf = (id: string) => `${kind}#${id}`;
  const keyOf = (id: string) => marshall({ pk: pkOf(id) });
  return {
    async load(id) {
      const found = await client.send(
        new GetItemCommand({ TableName, Key: keyOf(id), ConsistentRead: true }),
      );
      if (found.Item === undefined) return undefined;
      const item = itemSchema.parse(unmarshall(found.Item));
      return {
        session: JSON.parse(item.session),
        version: item.version,
        expiresAt: new Date(item.expiresAt * 1000).toISOString(),
      };
    },
    async save(id, session, expiresAt, expectingVersion) {
      const item = {
        pk: pkOf(id),
        session: JSON.stringify(session),
        version: expectingVersion + 1,
        expiresAt: epochSeconds(expiresAt),
      };
      try {
        await client.send(
          new PutItemCommand({ TableName, Item: marshall(item), ...expecting(expectingVersion) }),
        );
        return done(undefined);
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) {
          return refused({ kind: 'session-changed-meanwhile' });
        }
        throw error;
      }
    },
    async destroy(id) {
      await client.send(new DeleteItemCommand({ TableName, Key: keyOf(id) }));
    },
  };
}

/** The sessions table, opened once when a function starts. */
export function openSessionStore(tableName: string, kind?: KeptKind): SessionStore {
  return createDynamoSessionStore({
    client: createDynamoClient(),
    tableName,
    ...(kind !== undefined && { kind }),
  });
}

function expecting(version: number) {
  if (version === 0) return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: marshall({ ':version': version }),
  };
}
