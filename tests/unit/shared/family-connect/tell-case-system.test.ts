import { describe, expect, it } from 'vitest';

import {
  connectionRequests,
  createConnectionSteps,
  createTellCaseSystem,
  newsForCaseSystemSchema,
  readDueNews,
  untakenNews,
  type CaseSystemAnswer,
  type CaseSystemMessage,
  type NewsForCaseSystem,
} from '#shared/family-connect/index.ts';
import { messagesFor } from '#shared/events/index.ts';
import type { Commit } from '#shared/kernel/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { keepConnections, receivedConnection } from '#tests/builders/connection-requests.ts';
import { createMovableClock } from '#tests/doubles/fixed-clock.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const nadia = receivedConnection('Nadia Hussain', {
  ...{ ownWords: 'He reads my post', reasons: ['housing', 'domestic-abuse'] },
  contact: {
    phone: '07700 900123',
    ...{ safeToText: false, safeToLeaveVoicemail: false, bestTime: 'morning' },
  },
});
const id = nadia.connectionRequestId;
const away: CaseSystemAnswer = { kind: 'not-taken', why: 'refused', status: 503 };

async function setup({ listens = true } = {}) {
  const memory = createMemoryRecords();
  const clock = createMovableClock('2026-05-06T10:00:00.000Z');
  await keepConnections(memory.commit, [nadia]);
  const ports = { records: memory.records, clock };
  const steps = createConnectionSteps({ ...ports, commit: memory.commit });
  const heard: { newsId: string; message: CaseSystemMessage }[] = [];
  let answers: CaseSystemAnswer = { kind: 'taken' };
  let lost = false;
  const happening: (() => Promise<unknown>)[] = [];
  const commit: Commit = (writes) => {
    if (lost) throw new Error('killed');
    return memory.commit(writes);
  };
  const tellCaseSystem = createTellCaseSystem({
    ...{ ...ports, commit },
    tell: listens
      ? (newsId, message) => {
          heard.push({ newsId, message });
          const meanwhile = happening.shift();
          return (meanwhile?.() ?? Promise.resolve()).then(() => answers);
        }
      : undefined,
  });
  /** What the events asked for, as the relay hands it to the queue. */
  const asked = (): readonly NewsForCaseSystem[] =>
    memory
      .all()
      .filter(isEventItem)
      .flatMap((item) => messagesFor(parseEvent(item)))
      .filter(({ target }) => target === 'case-system')
      .map(({ body }) => newsForCaseSystemSchema.parse(JSON.parse(body)));
  return {
    ...{ memory, clock, heard, asked, steps, tellCaseSystem },
    give: () =>
      steps.allocateConnections({
        ...{ connectionRequestIds: [id], allocatedTo: 'Priya Shah' },
        ...{ staffId: 'lead', localityCode: 'hodge-hill' },
      }),
    stop: () =>
      steps.withdrawConnection({ connectionRequestId: id, actor: { kind: 'family', id } }),
    answer: (answer: CaseSystemAnswer) => {
      answers = answer;
    },
    whileTelling: (happens: () => Promise<unknown>) => {
      happening.push(happens);
    },
    dieBeforeCommit: (dies: boolean) => {
      lost = dies;
    },
    request: async () =>
      (await connectionRequests.read(memory.records, keys.connection(id)))?.document,
    due: () => readDueNews(memory.records, clock.now(), 100),
    faults: () => recordFaults(memory.all(), clock.now()),
  };
}

describe('telling the case-management system', () => {
  it('happens when a worker has the family, with what a file holds of it', async () => {
    const { give, asked, tellCaseSystem, heard, request, faults, clock } = await setup();
    await give();
    const [news] = asked();
    expect(await tellCaseSystem(news!)).toEqual({ kind: 'taken' });
    expect(heard).toEqual([
      {
        newsId: news!.newsId,
        message: {
          type: 'connection_request.allocated',
          timestamp: clock.now(),
          data: expect.objectContaining({
            ...{ reference: id, worker: 'Priya Shah', ownWords: 'He reads my post' },
            contactRules: expect.objectContaining({
              ...{ mayText: false, mayLeaveVoicemail: false, askFirstIfSafe: true },
            }) as unknown,
            family: expect.objectContaining({ telephone: '07700 900123' }) as unknown,
          }) as unknown,
        },
      },
    ]);
    expect((await request())?.caseSystem).toEqual({
      ...{ newsId: news!.newsId, news: 'allocated', at: clock.now(), times: 1 },
    });
    expect(faults()).toEqual([]);
  });

  it('says nothing of money, benefits, account or home', async () => {
    const { give, asked, tellCaseSystem, heard } = await setup();
    await give();
    await tellCaseSystem(asked()[0]!);
    const { data } = heard[0]!.message;
    expect(Object.keys(data).sort()).toEqual([
      ...['askedAt', 'consent', 'contactRules', 'family', 'givenAt', 'locality'],
      ...['ownWords', 'reasons', 'reference', 'worker'],
    ]);
    expect(Object.keys(data['family'] as object).sort()).toEqual([
      ...['adults', 'children', 'name', 'telephone'],
    ]);
  });

  it('is done once, though the message comes twice', async () => {
    const { give, asked, tellCaseSystem, heard, faults } = await setup();
    await give();
    await tellCaseSystem(asked()[0]!);
    expect(await tellCaseSystem(asked()[0]!)).toEqual({ kind: 'nothing-to-tell' });
    expect(heard).toHaveLength(1);
    expect(faults()).toEqual([]);
  });

  it('is done again under the same id when the process died before it was noted', async () => {
    const { give, asked, tellCaseSystem, heard, dieBeforeCommit, request, faults } = await setup();
    await give();
    dieBeforeCommit(true);
    await expect(tellCaseSystem(asked()[0]!)).rejects.toThrow('killed');
    dieBeforeCommit(false);
    expect(await tellCaseSystem(asked()[0]!)).toEqual({ kind: 'taken' });
    expect(new Set(heard.map(({ newsId }) => newsId)).size).toBe(1);
    expect((await request())?.caseSystem?.times).toBe(1);
    expect(faults()).toEqual([]);
  });

  it('is done again later while the system is away, twice as long after each time, and stops once it took it', async () => {
    const { give, asked, tellCaseSystem, answer, due, clock, request, faults } = await setup();
    await give();
    answer(away);
    const [news] = asked();
    for (const minutes of [15, 30, 60, 120, 240, 360, 360]) {
      expect(await tellCaseSystem(news!)).toMatchObject({ kind: 'not-taken' });
      clock.moveOnSeconds(minutes * 60 - 1);
      expect(await due()).toEqual([]);
      clock.moveOnSeconds(1);
      expect(await due()).toEqual([news]);
    }
    expect(await request()).not.toHaveProperty('caseSystem');
    expect(faults()).toEqual([]);
    answer({ kind: 'taken' });
    expect(await tellCaseSystem(news!)).toEqual({ kind: 'taken' });
    expect(await due()).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('keeps of what was not taken only why, how often and until when', async () => {
    const { give, asked, tellCaseSystem, answer, memory } = await setup();
    await give();
    answer(away);
    await tellCaseSystem(asked()[0]!);
    const [kept] = memory.ofKind('untaken-news');
    expect(untakenNews.parse(kept!).document).toMatchObject({
      ...{ news: 'allocated', localityCode: 'hodge-hill', times: 1, why: 'refused', status: 503 },
    });
    expect(JSON.stringify(kept)).not.toMatch(/Nadia|07700|post/);
  });

  it('is named by verify when nobody tells it again', async () => {
    const { give, asked, tellCaseSystem, answer, clock, faults } = await setup();
    await give();
    answer(away);
    await tellCaseSystem(asked()[0]!);
    clock.moveOnSeconds(3 * 3600);
    expect(faults()).toMatchObject([
      { sentence: expect.stringMatching(/was to be told again/) as string },
    ]);
  });

  it('leaves a family to the file it is in, and a file leaves who was taken', async () => {
    const { give, asked, tellCaseSystem, answer, steps, heard, due, clock } = await setup();
    await give();
    answer(away);
    await tellCaseSystem(asked()[0]!);
    const make = (handOffId: string) =>
      steps.makeHandOff({ handOffId, localityCode: 'hodge-hill', staffId: 'lead' });
    expect(await make('F1')).toEqual({ ok: true, value: { families: 1 } });
    clock.moveOnSeconds(3600);
    expect(await tellCaseSystem(asked()[0]!)).toEqual({ kind: 'nothing-to-tell' });
    expect(await due()).toEqual([]);
    expect(heard).toHaveLength(1);

    const other = await setup();
    await other.give();
    await other.tellCaseSystem(other.asked()[0]!);
    expect(
      await other.steps.makeHandOff({
        ...{ handOffId: 'F1', localityCode: 'hodge-hill', staffId: 'lead' },
      }),
    ).toEqual({ ok: true, value: { families: 0 } });
  });

  it('says of a family that stopped only which it was, and of no family that waited for a worker', async () => {
    const { give, stop, asked, tellCaseSystem, heard, request, faults } = await setup();
    await give();
    await tellCaseSystem(asked()[0]!);
    await stop();
    const news = asked().find((each) => each.news === 'withdrawn');
    expect(await tellCaseSystem(news!)).toEqual({ kind: 'taken' });
    expect(heard[1]?.message.data).toEqual({ reference: id, locality: 'hodge-hill' });
    expect((await request())?.caseSystem).toMatchObject({ newsId: news?.newsId, times: 2 });
    expect(faults()).toEqual([]);

    const waiting = await setup();
    await waiting.stop();
    expect(waiting.asked()).toEqual([]);
  });

  it('tells nobody who a family is once it stopped, and that it stopped after whatever was on its way', async () => {
    const { give, stop, asked, tellCaseSystem, answer, heard, due, clock, faults } = await setup();
    await give();
    const [given] = asked();
    answer({ kind: 'not-taken', why: 'timed-out' });
    await tellCaseSystem(given!);
    await stop();
    answer({ kind: 'taken' });
    const stopped = asked().find((each) => each.news === 'withdrawn');
    // Its answer to the first may have been lost, so it is told of the end all the same.
    expect(await tellCaseSystem(stopped!)).toEqual({ kind: 'taken' });
    clock.moveOnSeconds(3600);
    expect(await due()).toEqual([given]);
    // And once more: what timed out may have arrived after that.
    expect(await tellCaseSystem(given!)).toEqual({ kind: 'taken' });
    expect(await due()).toEqual([]);
    expect(heard.map(({ newsId, message }) => [newsId, message.type])).toEqual([
      [given!.newsId, 'connection_request.allocated'],
      [stopped!.newsId, 'connection_request.withdrawn'],
      [`${given!.newsId}-stopped`, 'connection_request.withdrawn'],
    ]);
    expect(faults()).toEqual([]);
  });

  it('says that a family stopped while its worker’s system was being told of it', async () => {
    const { give, stop, asked, tellCaseSystem, heard, whileTelling, request, faults } =
      await setup();
    await give();
    whileTelling(stop);
    expect(await tellCaseSystem(asked()[0]!)).toEqual({ kind: 'look-again' });
    expect(await tellCaseSystem(asked()[0]!)).toEqual({ kind: 'taken' });
    expect(heard.at(-1)?.message).toMatchObject({
      ...{ type: 'connection_request.withdrawn', data: { reference: id } },
    });
    expect((await request())?.caseSystem?.news).toBe('withdrawn');
    expect(faults()).toEqual([]);
  });

  it('is nothing where no system listens, and refused of a request that does not exist', async () => {
    const { give, asked, tellCaseSystem, heard, request, faults } = await setup({ listens: false });
    await give();
    expect(await tellCaseSystem(asked()[0]!)).toEqual({ kind: 'nothing-to-tell' });
    expect(await request()).not.toHaveProperty('caseSystem');
    expect(heard).toEqual([]);
    expect(
      await tellCaseSystem({ connectionRequestId: 'C404', news: 'allocated', newsId: 'E1' }),
    ).toEqual({ kind: 'no-such-request' });
    expect(faults()).toEqual([]);
  });
});
