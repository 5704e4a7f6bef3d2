import { expect, test } from 'vitest';

import { createHandler } from '#functions/fetch-floats/handler.ts';
import type { FloatStanding } from '#shared/month-close/index.ts';
import { createKeptLog } from '#tests/doubles/kept-log.ts';

const low: FloatStanding = {
  ...{ rail: 'supermarket-voucher', balancePence: 10_00, on: '2026-05-06' },
  ...{ readyPence: 60_00, usualPence: 0, until: '2026-05-14', shortPence: 50_00 },
};

test('every provider is asked, also when one of them does not answer, and somebody is told', async () => {
  const asked: string[] = [];
  const log = createKeptLog();
  const handle = createHandler({
    log,
    readLowFloats: () => Promise.resolve([low]),
    fetchFloat: (rail) => {
      asked.push(rail);
      if (rail === 'cash-out') return Promise.reject(new Error('The provider answered 503'));
      return Promise.resolve(rail === 'fuel-voucher' ? 'quarantined' : 'taken');
    },
  });
  await expect(handle()).rejects.toThrow('1 floats could not be fetched');
  expect(asked).toEqual(['cash-out', 'supermarket-voucher', 'fuel-voucher']);
  expect(log.lines).toMatchObject([
    { code: 'float-unreadable', kind: 'fuel-voucher' },
    { code: 'float-low', kind: 'supermarket-voucher' },
  ]);
});

test('what became of each float is answered', async () => {
  const handle = createHandler({
    log: createKeptLog(),
    readLowFloats: () => Promise.resolve([]),
    fetchFloat: () => Promise.resolve('nothing-to-fetch'),
  });
  expect(await handle()).toEqual({
    'cash-out': 'nothing-to-fetch',
    'supermarket-voucher': 'nothing-to-fetch',
    'fuel-voucher': 'nothing-to-fetch',
  });
});
