import { describe, expect, it } from 'vitest';

import { createPark, createPutBack, parkedMessages } from '#shared/worker/index.ts';
import { createCountingCommit } from '#tests/doubles/counting-commit.ts';
import { createMovableClock } from '#tests/doubles/fixed-clock.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';

const message = {
  queueName: 'applications',
  messageId: 'M1',
  reason: 'There is no application A000000009.',
  body: '{"applicationId":"A000000009"}',
};

function setup() {
  const memory = createMemoryRecords();
  const { records } = memory;
  const clock = createMovableClock('2021-12-07T09:00:00.000Z');
  const counting = createCountingCommit(memory.commit);
  const { commit } = counting;
  const sent: (readonly [string, string])[] = [];
  const sendTo = (queueName: string, body: string) => {
    if (queueName !== 'applications') return Promise.resolve(false);
    sent.push([queueName, body]);
    return Promise.resolve(true);
  };
  const parked = () =>
    memory.ofKind('parked-message').map((item) => parkedMessages.parse(item).document);
  return {
    ...{ memory, records, clock, counting, sent, parked },
    park: createPark({ commit, clock }),
    putBack: createPutBack({ records, commit, clock, sendTo }),
  };
}

describe('parking a message', () => {
  it('keeps it whole with its reason, where staff look', async () => {
    const { park, parked, records } = setup();
    await park(message);
    const page = await records.queue({ queue: 'PARKED#waiting', limit: 10 });
    expect(page.items).toHaveLength(1);
    expect(parked()).toEqual([
      {
        state: 'waiting',
        ...message,
        parkedId: expect.any(String) as string,
        parkedAt: '2021-12-07T09:00:00.000Z',
      },
    ]);
  });

  it('parks it once, however often it comes', async () => {
    const { park, parked, clock } = setup();
    await park(message);
    clock.moveOnSeconds(60);
    await park(message);
    expect(parked()).toHaveLength(1);
  });

  it('parks the same body again when it is another message', async () => {
    const { park, parked } = setup();
    await park(message);
    await park({ ...message, messageId: 'M2' });
    await park({ ...message, queueName: 'payment-runs' });
    expect(parked()).toHaveLength(3);
  });

  it.each([
    ['body', 'x'.repeat(1_000_000)],
    ['body', '€'.repeat(300_000)],
    ['reason', 'line 5: no such sort code; '.repeat(30_000)],
  ])('cuts a monstrous %s and says so, so that it fits an item', async (field, text) => {
    const { park, parked, memory } = setup();
    await park({ ...message, [field]: text });
    const kept = parked().map((each) => (field === 'body' ? each.body : each.reason).slice(-40));
    expect(kept).toEqual([expect.stringMatching(/ \[cut after \d+ characters\]$/)]);
    expect(Buffer.byteLength(JSON.stringify(memory.all()))).toBeLessThan(390_000);
  });
});

describe('putting a message back', () => {
  it('sends it to its queue and takes it out of the list', async () => {
    const { park, putBack, parked, sent, records } = setup();
    await park(message);
    const { parkedId } = parked()[0]!;
    expect(await putBack({ parkedId, staffId: 'erin' })).toMatchObject({
      ok: true,
      value: { state: 'put-back', putBackBy: 'erin' },
    });
    expect(sent).toEqual([['applications', message.body]]);
    expect((await records.queue({ queue: 'PARKED#waiting', limit: 10 })).items).toEqual([]);
  });

  it('is done once: the second is told by whom', async () => {
    const { park, putBack, parked, sent } = setup();
    await park(message);
    const { parkedId } = parked()[0]!;
    await putBack({ parkedId, staffId: 'erin' });
    expect(await putBack({ parkedId, staffId: 'dev' })).toEqual({
      ok: false,
      failure: { kind: 'already-put-back', by: 'erin' },
    });
    expect(sent).toHaveLength(1);
  });

  it('sends it twice rather than never when it dies in between', async () => {
    const { park, putBack, parked, sent, counting } = setup();
    await park(message);
    const { parkedId } = parked()[0]!;
    counting.dieAt(1, 'before');
    await expect(putBack({ parkedId, staffId: 'erin' })).rejects.toThrow('died');
    expect(await putBack({ parkedId, staffId: 'erin' })).toMatchObject({ ok: true });
    expect(sent).toHaveLength(2);
  });

  it('is refused for a message that does not exist', async () => {
    const { putBack } = setup();
    expect(await putBack({ parkedId: 'P000000009', staffId: 'erin' })).toEqual({
      ok: false,
      failure: { kind: 'no-such-message' },
    });
  });

  it('is refused for a queue nobody knows, and it goes on waiting', async () => {
    const { park, putBack, parked } = setup();
    await park({ ...message, queueName: 'long-gone' });
    const { parkedId } = parked()[0]!;
    expect(await putBack({ parkedId, staffId: 'erin' })).toEqual({
      ok: false,
      failure: { kind: 'queue-unknown', queueName: 'long-gone' },
    });
    expect(parked()[0]).toMatchObject({ state: 'waiting' });
  });
});
