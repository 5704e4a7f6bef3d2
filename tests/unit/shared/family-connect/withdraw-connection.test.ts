import { describe, expect, test } from 'vitest';

import {
  connectionRequests,
  createAllocateConnections,
  createNoteWorkerTold,
  createWithdrawConnection,
} from '#shared/family-connect/index.ts';
import { isEventItem, keys, parseEvent, queues } from '#shared/records/index.ts';
import { keepConnections, receivedConnection } from '#tests/builders/connection-requests.ts';
import { createCountingCommit } from '#tests/doubles/counting-commit.ts';
import { createMovableClock } from '#tests/doubles/fixed-clock.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';

const request = receivedConnection('Nadia Hussain', { ownWords: 'He reads my post' });
const id = request.connectionRequestId;
const family = { kind: 'family', id } as const;
const lead = { kind: 'staff', id: 'lead' } as const;

async function setup() {
  const memory = createMemoryRecords();
  const clock = createMovableClock('2026-05-05T09:00:00.000Z');
  await keepConnections(memory.commit, [request]);
  const counting = createCountingCommit(memory.commit);
  const ports = { records: memory.records, commit: counting.commit, clock };
  const allocate = createAllocateConnections(ports);
  return {
    ...{ memory, clock, counting },
    withdraw: createWithdrawConnection(ports),
    told: createNoteWorkerTold(ports),
    allocate: () =>
      allocate({
        ...{ connectionRequestIds: [id], allocatedTo: 'Priya Shah' },
        ...{ staffId: 'lead', localityCode: 'hodge-hill' },
      }),
    kept: async () =>
      (await connectionRequests.read(memory.records, keys.connection(id)))?.document,
    waiting: async (state: string) =>
      (
        await memory.records.queue({
          queue: queues.connections('hodge-hill', state),
          limit: 10,
        })
      ).items.length,
    events: () =>
      memory
        .all()
        .filter(isEventItem)
        .map((item) => parseEvent(item).body.type),
  };
}

describe('a family that no longer wants its request shared', () => {
  test('is on no list any more, and named nowhere', async () => {
    const { withdraw, kept, waiting, memory, events } = await setup();
    expect(await waiting('received')).toBe(1);
    expect(await withdraw({ connectionRequestId: id, actor: family })).toEqual({
      ok: true,
      value: 'withdrawn',
    });
    expect(await waiting('received')).toBe(0);
    expect(await waiting('to-tell')).toBe(0);
    expect(await kept()).toEqual({
      state: 'withdrawn',
      connectionRequestId: id,
      receivedAt: request.receivedAt,
      area: request.area,
      reasons: request.reasons,
      consent: request.consent,
      withdrawnAt: '2026-05-05T09:00:00.000Z',
    });
    expect(JSON.stringify(memory.all())).not.toMatch(/Nadia|07700|my post/);
    expect(events()).toEqual(['connection-requested', 'connection-withdrawn']);
  });

  test('says so twice, and it is done once', async () => {
    const { withdraw, memory } = await setup();
    await withdraw({ connectionRequestId: id, actor: family });
    const before = memory.all();
    expect(await withdraw({ connectionRequestId: id, actor: lead })).toEqual({
      ok: true,
      value: 'already',
    });
    expect(memory.all()).toEqual(before);
  });

  test('that a worker has is named until somebody told the worker, and then no longer', async () => {
    const { withdraw, told, allocate, kept, waiting, memory, events } = await setup();
    await allocate();
    await withdraw({ connectionRequestId: id, actor: family });
    expect(await waiting('to-tell')).toBe(1);
    expect(await kept()).toMatchObject({
      toTell: { fullName: 'Nadia Hussain', allocatedTo: 'Priya Shah' },
    });
    expect(JSON.stringify(memory.all())).not.toMatch(/07700|my post/);
    const asked = { connectionRequestId: id, actor: lead, localityCode: 'hodge-hill' };
    expect(await told(asked)).toEqual({ ok: true, value: 'told' });
    expect(await waiting('to-tell')).toBe(0);
    expect(JSON.stringify(memory.all())).not.toContain('Nadia');
    expect(await told(asked)).toEqual({ ok: true, value: 'already' });
    expect(events().toSorted()).toEqual([
      ...['connection-allocated', 'connection-requested'],
      ...['connection-withdrawn', 'connection-worker-told'],
    ]);
  });

  test('is not given to a worker who looked at the list before', async () => {
    const { withdraw, allocate, counting, kept } = await setup();
    counting.beforeNext(() => withdraw({ connectionRequestId: id, actor: family }));
    expect(await allocate()).toMatchObject({
      ok: false,
      failure: { kind: 'changed-by-someone-else' },
    });
    expect(await allocate()).toEqual({ ok: true, value: { allocated: 0 } });
    expect(await kept()).toMatchObject({ state: 'withdrawn' });
  });

  test('is heard by its own locality and by the city, and by no other', async () => {
    const { withdraw, told } = await setup();
    const elsewhere = { connectionRequestId: id, actor: lead, localityCode: 'yardley' };
    const refusal = { ok: false, failure: { kind: 'another-locality' } };
    expect(await withdraw(elsewhere)).toEqual(refusal);
    expect(await told(elsewhere)).toEqual(refusal);
    expect(await withdraw({ ...elsewhere, localityCode: 'city' })).toMatchObject({ ok: true });
    expect(await withdraw({ connectionRequestId: 'C000000009', actor: lead })).toEqual({
      ok: false,
      failure: { kind: 'not-found' },
    });
  });
});
