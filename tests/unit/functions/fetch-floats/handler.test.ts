import { expect, test } from 'vitest';

import { createHandler } from '#functions/fetch-floats/handler.ts';
import { createKeptLog } from '#tests/doubles/kept-log.ts';

test('every provider is asked, also when one of them does not answer, and somebody is told', async () => {
  const asked: string[] = [];
  const log = createKeptLog();
  const handle = createHandler({
    log,
    fetchFloat: (rail) => {
      asked.push(rail);
      if (rail === 'cash-out') return Promise.reject(new Error('The provider answered 503'));
      return Promise.resolve(rail === 'fuel-voucher' ? 'quarantined' : 'taken');
    },
  });
  await expect(handle()).rejects.toThrow('1 floats could not be fetched');
  expect(asked).toEqual(['cash-out', 'supermarket-voucher', 'fuel-voucher']);
  expect(log.lines).toMatchObject([{ code: 'float-unreadable', kind: 'fuel-voucher' }]);
});

test('what became of each float is answered', async () => {
  const handle = createHandler({
    log: createKeptLog(),
    fetchFloat: () => Promise.resolve('nothing-to-fetch'),
  });
  expect(await handle()).toEqual({
    'cash-out': 'nothing-to-fetch',
    'supermarket-voucher': 'nothing-to-fetch',
    'fuel-voucher': 'nothing-to-fetch',
  });
});
