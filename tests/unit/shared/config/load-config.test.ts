import { expect, it } from 'vitest';
import * as z from 'zod';

import { loadConfig } from '#shared/config/index.ts';

const schema = z.object({ RECORDS_TABLE: z.string().min(1), QUEUE_URL: z.url() });

it('reads what the schema asks for and leaves the rest of the environment', () => {
  const environment = {
    RECORDS_TABLE: 'records',
    QUEUE_URL: 'https://sqs.example/1',
    PATH: '/bin',
  };
  expect(loadConfig(schema, environment)).toEqual({
    RECORDS_TABLE: 'records',
    QUEUE_URL: 'https://sqs.example/1',
  });
});

it('names what is missing or misspelt, never its value', () => {
  const load = () => loadConfig(schema, { RECORDS_TABLE: '', QUEUE_URL: 'secret-value' });
  expect(load).toThrow('RECORDS_TABLE, QUEUE_URL');
  expect(load).not.toThrow(/secret-value/);
});
