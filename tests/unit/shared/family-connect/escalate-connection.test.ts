import { describe, expect, it } from 'vitest';

import {
  connectionRequests,
  createConnectionSteps,
  createRemoveConnections,
  type ConnectionRequest,
} from '#shared/family-connect/index.ts';
import { isEventItem, keys, parseEvent, queues } from '#shared/records/index.ts';
import { keepConnections, receivedConnection } from '#tests/builders/connection-requests.ts';
import { createMovableClock } from '#tests/doubles/fixed-clock.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const request = receivedConnection('Nadia Hussain', {
  receivedAt: '2026-05-04T10:00:00.000Z',
  ownWords: 'He reads my post',
});
const id = request.connectionRequestId;
const told = {
  saidOn: '2026-05-06',
  saidAt: '09:45',
  route: 'telephone',
  said: { toWhom: 'Duty worker', whatWasSaid: 'The child has not eaten', reference: 'MASH-7' },
} as const;

async function setup() {
  const memory = createMemoryRecords();
  const clock = createMovableClock('2026-05-06T10:00:00.000Z');
  await keepConnections(memory.commit, [request]);
  const ports = { records: memory.records, commit: memory.commit, clock };
  const steps = createConnectionSteps(ports);
  const asked = { connectionRequestId: id, staffId: 'lead', localityCode: 'hodge-hill' };
  const bodies = () =>
    memory
      .all()
      .filter((item) => isEventItem(item))
      .map((item) => parseEvent(item).body);
  return {
    ...{ memory, clock, asked, steps, bodies },
    remove: createRemoveConnections(ports),
    allocate: () =>
      steps.allocateConnections({
        ...{ connectionRequestIds: [id], allocatedTo: 'Priya Shah' },
        ...{ staffId: 'lead', localityCode: 'hodge-hill' },
      }),
    read: async (): Promise<ConnectionRequest | undefined> =>
      (await connectionRequests.read(memory.records, keys.connection(id)))?.document,
    queue: () => memory.ofKind('connection-request')[0]?.queue,
    types: () => bodies().map(({ type }) => type),
    faults: () => recordFaults(memory.all(), clock.now()),
  };
}

describe('how much help a family needs', () => {
  it('is chosen, chosen anew, and the same again changes nothing', async () => {
    const { steps, asked, read, bodies, faults } = await setup();
    const { triageConnection } = steps;
    expect(await triageConnection({ ...asked, layer: 'universal' })).toMatchObject({
      value: 'triaged',
    });
    expect(await triageConnection({ ...asked, layer: 'universal' })).toMatchObject({
      value: 'already',
    });
    await triageConnection({ ...asked, layer: 'additional' });
    expect(await read()).toMatchObject({ state: 'received', layer: 'additional', triages: 2 });
    expect(bodies().at(-1)).toMatchObject({ before: 'universal', layer: 'additional' });
    expect(faults()).toEqual([]);
  });

  it('is for its own team, and while the family waits or has a worker', async () => {
    const { steps, asked, allocate, faults } = await setup();
    const elsewhere = { ...asked, localityCode: 'yardley', layer: 'universal' } as const;
    expect(await steps.triageConnection(elsewhere)).toMatchObject({
      failure: { kind: 'another-locality' },
    });
    await allocate();
    expect(await steps.triageConnection({ ...asked, layer: 'universal' })).toMatchObject({
      ok: true,
    });
    await steps.closeConnection({ ...asked, outcome: 'helped' });
    expect(await steps.triageConnection({ ...asked, layer: 'additional' })).toMatchObject({
      failure: { kind: 'is-over' },
    });
    expect(faults()).toEqual([]);
  });
});

describe('a family of whom CASS was told', () => {
  it('leaves the queue, and no worker is given it until CASS has answered', async () => {
    const { steps, asked, queue, allocate, read, faults } = await setup();
    await steps.triageConnection({ ...asked, layer: 'universal' });
    expect(await steps.escalateConnection({ ...asked, told })).toMatchObject({
      value: 'escalated',
    });
    expect(queue()).toBe(queues.connections('hodge-hill', 'with-cass'));
    expect(await read()).toMatchObject({ state: 'received', layer: 'complex' });
    expect(await allocate()).toMatchObject({ failure: { kind: 'with-cass' } });
    expect(await steps.triageConnection({ ...asked, layer: 'universal' })).toMatchObject({
      failure: { kind: 'with-cass' },
    });
    expect(faults()).toEqual([]);
  });

  it('is noted once, though the form comes twice', async () => {
    const { steps, asked, types } = await setup();
    await Promise.all([
      steps.escalateConnection({ ...asked, told }),
      steps.escalateConnection({ ...asked, told }),
    ]);
    expect(await steps.escalateConnection({ ...asked, told })).toMatchObject({ value: 'already' });
    const other = { ...told, said: { ...told.said, whatWasSaid: 'Something else' } };
    expect(await steps.escalateConnection({ ...asked, told: other })).toMatchObject({
      failure: { kind: 'with-cass' },
    });
    expect(types().filter((type) => type === 'connection-escalated')).toHaveLength(1);
  });

  it('keeps what was said out of its events', async () => {
    const { steps, asked, bodies } = await setup();
    await steps.escalateConnection({ ...asked, told });
    await steps.noteCassAnswer({ ...asked, answer: 'took-on', words: 'A social worker goes' });
    expect(JSON.stringify(bodies())).not.toMatch(/eaten|Duty|MASH|social worker/);
  });

  it('waits again by the day on which it asked, when CASS sends it back', async () => {
    const { steps, asked, queue, read, allocate, faults } = await setup();
    await steps.escalateConnection({ ...asked, told });
    await steps.noteCassAnswer({ ...asked, answer: 'sent-back', words: 'Early help' });
    expect(queue()).toBe(queues.connections('hodge-hill', 'received'));
    expect(await read()).toMatchObject({ layer: 'additional', receivedAt: request.receivedAt });
    expect(await allocate()).toMatchObject({ value: { allocated: 1 } });
    expect(await steps.noteCassAnswer({ ...asked, answer: 'sent-back' })).toMatchObject({
      value: 'already',
    });
    expect(await steps.noteCassAnswer({ ...asked, answer: 'took-on' })).toMatchObject({
      failure: { kind: 'nothing-to-answer' },
    });
    expect(faults()).toEqual([]);
  });

  it('is closed when CASS takes it on, with or without a worker', async () => {
    for (const withWorker of [false, true]) {
      const { steps, asked, read, allocate, queue, faults, clock } = await setup();
      if (withWorker) await allocate();
      await steps.escalateConnection({ ...asked, told });
      expect(await steps.closeConnection({ ...asked, outcome: 'helped' })).toMatchObject({
        failure: { kind: withWorker ? 'with-cass' : 'has-no-worker' },
      });
      clock.moveTo('2026-05-08T10:00:00.000Z');
      await steps.noteCassAnswer({ ...asked, answer: 'took-on' });
      expect(await read()).toMatchObject({ state: 'closed', outcome: 'passed-to-cass' });
      expect(queue()).toBe(queues.connections('hodge-hill', 'closed'));
      expect(faults()).toEqual([]);
    }
  });

  it('can be told of again once CASS has answered', async () => {
    const { steps, asked, read, faults } = await setup();
    await steps.escalateConnection({ ...asked, told });
    await steps.noteCassAnswer({ ...asked, answer: 'sent-back' });
    const later = { ...told, saidOn: '2026-05-07' };
    expect(await steps.escalateConnection({ ...asked, told: later })).toMatchObject({ ok: true });
    expect((await read())?.escalations).toHaveLength(2);
    expect(faults()).toEqual([]);
  });

  it('is told of and followed when it was closed before', async () => {
    const { steps, asked, allocate, queue, read, clock, remove, faults } = await setup();
    await allocate();
    await steps.closeConnection({ ...asked, outcome: 'not-reached' });
    await steps.escalateConnection({ ...asked, told });
    expect(queue()).toBe(queues.connections('hodge-hill', 'with-cass'));
    clock.moveTo('2027-06-06T10:00:00.000Z');
    expect(await remove()).toBe(0);
    await steps.noteCassAnswer({ ...asked, answer: 'took-on' });
    expect(await read()).toMatchObject({ state: 'closed', outcome: 'not-reached' });
    expect(faults()).toMatchObject([{ pk: keys.connection(id).pk }]);
    expect(await remove()).toBe(1);
    expect(faults()).toEqual([]);
  });
});

describe('what was said to CASS', () => {
  it('stays when the family stops its request, and waits for the answer', async () => {
    const { steps, asked, read, queue, faults } = await setup();
    await steps.escalateConnection({ ...asked, told });
    await steps.withdrawConnection({ connectionRequestId: id, actor: { kind: 'family', id } });
    const left = await read();
    expect(left).toMatchObject({ state: 'withdrawn', escalations: [told] });
    expect(JSON.stringify(left)).not.toMatch(/Nadia|07700|my post/);
    expect(queue()).toBe(queues.connections('hodge-hill', 'with-cass'));
    await steps.noteCassAnswer({ ...asked, answer: 'took-on' });
    expect(await read()).toMatchObject({ state: 'withdrawn' });
    expect(queue()).toBe(queues.connections('hodge-hill', 'words-kept'));
    expect(faults()).toEqual([]);
  });

  it('can be noted after the family stopped, and its worker is told first', async () => {
    const { steps, asked, allocate, queue, faults } = await setup();
    await allocate();
    const actor = { kind: 'family', id } as const;
    await steps.withdrawConnection({ connectionRequestId: id, actor });
    expect(await steps.escalateConnection({ ...asked, told })).toMatchObject({ ok: true });
    expect(queue()).toBe(queues.connections('hodge-hill', 'to-tell'));
    await steps.noteWorkerTold({ connectionRequestId: id, actor });
    expect(queue()).toBe(queues.connections('hodge-hill', 'with-cass'));
    expect(faults()).toEqual([]);
  });

  it('outlives the request, and goes six years after it was said', async () => {
    const { steps, asked, clock, remove, read, queue, bodies, faults } = await setup();
    await steps.escalateConnection({ ...asked, told });
    await steps.noteCassAnswer({ ...asked, answer: 'took-on', words: 'Thank you' });
    clock.moveTo('2027-05-06T10:00:00.000Z');
    expect(await remove()).toBe(1);
    expect(await read()).toMatchObject({ state: 'removed', escalations: [told] });
    expect(JSON.stringify(await read())).not.toMatch(/Nadia|my post/);
    expect(queue()).toBe(queues.connections('hodge-hill', 'words-kept'));
    expect(await remove()).toBe(0);
    clock.moveTo('2032-05-05T10:00:00.000Z');
    expect(await remove()).toBe(0);
    expect(faults()).toEqual([]);
    clock.moveTo('2032-05-10T10:00:00.000Z');
    expect(faults()).toMatchObject([{ pk: keys.connection(id).pk }]);
    expect(await remove()).toBe(1);
    expect(JSON.stringify(await read())).not.toMatch(/eaten|Duty|MASH|Thank/);
    expect(await read()).toMatchObject({ escalations: [{ saidOn: '2026-05-06' }] });
    expect(queue()).toBeUndefined();
    expect(bodies().at(-1)).toMatchObject({ rule: 'six-years-after-cass-was-told' });
    expect(await remove()).toBe(0);
    expect(faults()).toEqual([]);
  });
});
