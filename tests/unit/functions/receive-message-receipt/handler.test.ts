import { describe, expect, it } from 'vitest';

import { createHandler } from '#functions/receive-message-receipt/handler.ts';
import { createKeptLog } from '#tests/doubles/kept-log.ts';

const token = 'token-for-tests';
const receipt = {
  id: '740e5834-3a29-46b4-9a6f-16142fde533a',
  reference: 'ABCDEFGHJK-MNPQRSTVWX',
  to: '07700900123',
  status: 'delivered',
  created_at: '2026-05-06T09:00:00.000Z',
};

function setup() {
  const queued: string[] = [];
  const handle = createHandler({
    token,
    enqueue: (body) => {
      queued.push(body);
      return Promise.resolve();
    },
    log: createKeptLog(),
  });
  const post = (body: unknown, shown = `Bearer ${token}`) =>
    handle({ headers: { authorization: shown }, body: JSON.stringify(body) });
  return { queued, post };
}

describe('receiving what became of a message', () => {
  it.each([
    ['delivered', true],
    ['received', true],
    ['permanent-failure', false],
    ['temporary-failure', false],
    ['technical-failure', false],
  ])('takes in %s, without the address it went to', async (status, arrived) => {
    const { post, queued } = setup();
    expect(await post({ ...receipt, status })).toEqual({ statusCode: 202 });
    expect(queued.map((body): unknown => JSON.parse(body))).toEqual([
      { kind: 'receipt', reference: receipt.reference, arrived },
    ]);
  });

  it.each([{ status: 'sending' }, { reference: null }])(
    'has nothing to record for %o',
    async (changes) => {
      const { post, queued } = setup();
      expect(await post({ ...receipt, ...changes })).toEqual({ statusCode: 202 });
      expect(queued).toEqual([]);
    },
  );

  it.each(['', 'Bearer', 'Bearer another-token-here', `Basic ${token}`])(
    'refuses whoever shows %o',
    async (shown) => {
      const { post, queued } = setup();
      expect(await post(receipt, shown)).toEqual({ statusCode: 401 });
      expect(queued).toEqual([]);
    },
  );

  it('refuses what is no receipt', async () => {
    const { post, queued } = setup();
    expect(await post({ hello: 'there' })).toEqual({ statusCode: 422 });
    expect(queued).toEqual([]);
  });
});
