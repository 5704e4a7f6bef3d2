import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { dynoxideProgram } from '#infra/local/records/index.ts';
import {
  buildSmallService,
  removeSmallService,
  startSmall,
  type SmallService,
} from '#tests/infra/local/small-stack/build.ts';

/**
 * The same service on each engine that this machine has: whatever stands in for DynamoDB, the
 * platform around it behaves the same.
 */
const engines = ['in-process', ...(dynoxideProgram() === undefined ? [] : ['dynoxide'])] as const;

let service: SmallService;

beforeAll(async () => {
  service = await buildSmallService();
});
afterAll(() => {
  removeSmallService(service);
});

describe.each(engines)('on %s', (records) => {
  test('every order reaches the worker once, also after a restart', async () => {
    const dataFolder = mkdtempSync(path.join(service.folder, 'data-'));
    for (const [round, ids] of [
      ['a', 'b', 'c'],
      ['d', 'e'],
    ].entries()) {
      const platform = await startSmall(service, {
        dataFolder,
        records: records as 'in-process' | 'dynoxide',
      });
      try {
        const body = JSON.stringify(ids);
        await fetch(`${platform.url}/orders`, { method: 'POST', body });
        await platform.drained();
        const done = (await (await fetch(`${platform.url}/orders/done`)).json()) as string[];
        const expected = round === 0 ? ['a', 'b', 'c'] : ['a', 'b', 'c', 'd', 'e'];
        expect(done.sort()).toEqual(expected.map((id) => `done#${id}`));
      } finally {
        await platform.stop();
      }
    }
  });

  test('an access refused by the role never reaches the engine', async () => {
    const platform = await startSmall(service, { records: records as 'in-process' | 'dynoxide' });
    try {
      const response = await fetch(`${platform.url}/try/delete-order`, { method: 'POST' });
      expect(await response.json()).toMatchObject({ refused: { name: 'AccessDeniedException' } });
    } finally {
      await platform.stop();
    }
  });
});
