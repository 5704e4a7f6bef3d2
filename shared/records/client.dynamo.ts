import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/**
 * Six tries: a table that grows with its load throttles for some seconds when a programme opens, and
 * the client's own three are over before that. The middleware is put together once for each kind of
 * command, not for each call.
 */
export const dynamoClientSettings = { maxAttempts: 6, cacheMiddleware: true } as const;

/**
 * The client of every table. What it would tell a logger is made up for each call even though there
 * is none, at a twentieth of all the time a function works; and nobody may log a document.
 */
export function createDynamoClient(): DynamoDBClient {
  const client = new DynamoDBClient(dynamoClientSettings);
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}
