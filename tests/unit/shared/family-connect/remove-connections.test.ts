import { describe, expect, it } from 'vitest';

import {
  connectionRequests,
  createAllocateConnections,
  createRemoveConnections,
  createWithdrawConnection,
} from '#shared/family-connect/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { keepConnections, receivedConnection } from '#tests/builders/connection-requests.ts';
import { createMovableClock } from '#tests/doubles/fixed-clock.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const request = receivedConnection('Nadia Hussain', {
  ownWords: 'He reads my post',
  receivedAt: '2026-05-04T10:00:00.000Z',
});
const waiting = receivedConnection('Arthur Pemberton', { receivedAt: '2026-05-03T10:00:00.000Z' });
const id = request.connectionRequestId;

async function setup() {
  const memory = createMemoryRecords();
  const clock = createMovableClock('2026-06-05T09:00:00.000Z');
  await keepConnections(memory.commit, [waiting, request]);
  const ports = { records: memory.records, commit: memory.commit, clock };
  await createAllocateConnections(ports)({
    ...{ connectionRequestIds: [id], allocatedTo: 'Priya Shah' },
    ...{ staffId: 'lead', localityCode: 'hodge-hill' },
  });
  return {
    ...{ memory, clock },
    remove: createRemoveConnections(ports),
    withdraw: createWithdrawConnection(ports),
    read: async (connectionRequestId: string) =>
      (await connectionRequests.read(memory.records, keys.connection(connectionRequestId)))
        ?.document,
    faults: () => recordFaults(memory.all(), clock.now()),
  };
}

describe('a request for further help that a worker was given', () => {
  it('stays for twelve months after that, however long before it came', async () => {
    const { remove, clock, read } = await setup();
    clock.moveTo('2027-06-04T22:59:59.000Z');
    expect(await remove()).toBe(0);
    expect(await read(id)).toMatchObject({ state: 'allocated', fullName: 'Nadia Hussain' });
  });

  it('then names nobody, and is counted as before', async () => {
    const { remove, clock, read, memory, faults } = await setup();
    clock.moveTo('2027-06-05T09:00:00.000Z');
    expect(await remove()).toBe(1);
    const { area, reasons, consent, receivedAt } = request;
    expect(await read(id)).toEqual({
      ...{ state: 'removed', connectionRequestId: id, area, reasons, consent, receivedAt },
      allocatedAt: '2026-06-05T09:00:00.000Z',
      removedAt: '2027-06-05T09:00:00.000Z',
    });
    expect(JSON.stringify(memory.all())).not.toMatch(/Nadia|reads my post|Priya/);
    expect(faults()).toEqual([]);
  });

  it('is removed once, with one event that says by which rule', async () => {
    const { remove, clock, memory } = await setup();
    clock.moveTo('2027-06-05T09:00:00.000Z');
    await remove();
    expect(await remove()).toBe(0);
    const events = memory
      .all()
      .filter(isEventItem)
      .map((item) => parseEvent(item).body);
    expect(events.filter(({ type }) => type === 'connection-removed')).toEqual([
      {
        ...{ type: 'connection-removed', connectionRequestId: id, area: request.area },
        rule: 'twelve-months-after-allocated',
      },
    ]);
  });

  it('leaves nothing for its family to stop', async () => {
    const { remove, clock, withdraw } = await setup();
    clock.moveTo('2027-06-05T09:00:00.000Z');
    await remove();
    const actor = { kind: 'family', id } as const;
    expect(await withdraw({ connectionRequestId: id, actor })).toMatchObject({ value: 'already' });
  });

  it('is named by who verifies the records when it is kept past its time', async () => {
    const { clock, faults } = await setup();
    clock.moveTo('2027-06-08T09:00:00.000Z');
    expect(faults()).toMatchObject([{ pk: keys.connection(id).pk }]);
  });
});

describe('a request that still waits for a worker', () => {
  it('stays whole, however long it waits', async () => {
    const { remove, clock, read } = await setup();
    clock.moveTo('2029-01-01T09:00:00.000Z');
    await remove();
    expect(await read(waiting.connectionRequestId)).toEqual(waiting);
  });
});
