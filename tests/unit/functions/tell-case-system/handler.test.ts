import { expect, it } from 'vitest';

import { createHandler, newsSchema } from '#functions/tell-case-system/handler.ts';
import type { ToldCaseSystem, UntakenNews } from '#shared/family-connect/index.ts';
import { createKeptLog } from '#tests/doubles/kept-log.ts';

const news = { connectionRequestId: 'C1', news: 'allocated', newsId: 'E1' } as const;
const untaken: UntakenNews = {
  ...{ ...news, localityCode: 'yardley', times: 2, why: 'refused', status: 503 },
  firstToldAt: '2026-05-06T10:00:00.000Z',
  lastToldAt: '2026-05-06T10:15:00.000Z',
  dueAt: '2026-05-06T10:45:00.000Z',
};

function handling(told: ToldCaseSystem) {
  const log = createKeptLog();
  const handle = createHandler({ tellCaseSystem: () => Promise.resolve(told), log });
  return { handle, log };
}

it.each([{ kind: 'taken' }, { kind: 'nothing-to-tell' }] as const)(
  'is finished when it is $kind',
  async (told) => {
    const { handle, log } = handling(told);
    expect(await handle(news)).toEqual({ kind: 'done' });
    expect(log.lines).toEqual([]);
  },
);

it('leaves what was not taken to the watch, and says so without a name', async () => {
  const { handle, log } = handling({ kind: 'not-taken', news: untaken });
  expect(await handle(news)).toEqual({ kind: 'done' });
  expect(log.lines).toEqual([
    { code: 'news-not-taken', reference: 'C1', kind: 'refused', count: 2 },
  ]);
});

it('wakes somebody when it was not taken for a day', async () => {
  const dueAt = '2026-05-07T10:00:01.000Z';
  const { handle, log } = handling({ kind: 'not-taken', news: { ...untaken, dueAt } });
  await handle(news);
  expect(log.lines).toMatchObject([{ code: 'news-long-untaken' }]);
});

it('comes again when somebody changed the request meanwhile', async () => {
  expect(await handling({ kind: 'look-again' }).handle(news)).toMatchObject({ kind: 'retry' });
});

it('shows somebody a message about a request that there is not', async () => {
  expect(await handling({ kind: 'no-such-request' }).handle(news)).toEqual({
    kind: 'park',
    reason: expect.stringContaining('C1') as string,
  });
});

it('takes what the relay and the watch send, and nothing else', () => {
  expect(newsSchema.safeParse(news).success).toBe(true);
  expect(newsSchema.safeParse({ ...news, news: 'closed' }).success).toBe(false);
  expect(newsSchema.safeParse({ ...news, newsId: '' }).success).toBe(false);
  expect(newsSchema.safeParse({ applicationId: 'A' }).success).toBe(false);
});
