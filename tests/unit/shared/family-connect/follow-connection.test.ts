import { describe, expect, it } from 'vitest';

import {
  connectionRequests,
  createAllocateConnections,
  createCloseConnection,
  createNoteFirstContact,
  createRemoveConnections,
  createWithdrawConnection,
} from '#shared/family-connect/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { keepConnections, receivedConnection } from '#tests/builders/connection-requests.ts';
import { createMovableClock } from '#tests/doubles/fixed-clock.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const request = receivedConnection('Nadia Hussain', { receivedAt: '2026-05-04T10:00:00.000Z' });
const id = request.connectionRequestId;

async function setup({ allocated = true } = {}) {
  const memory = createMemoryRecords();
  const clock = createMovableClock('2026-05-06T10:00:00.000Z');
  await keepConnections(memory.commit, [request]);
  const ports = { records: memory.records, commit: memory.commit, clock };
  if (allocated) {
    await createAllocateConnections(ports)({
      ...{ connectionRequestIds: [id], allocatedTo: 'Priya Shah' },
      ...{ staffId: 'lead', localityCode: 'hodge-hill' },
    });
  }
  const asked = { connectionRequestId: id, staffId: 'lead', localityCode: 'hodge-hill' };
  return {
    ...{ memory, clock, asked },
    contact: createNoteFirstContact(ports),
    close: createCloseConnection(ports),
    withdraw: createWithdrawConnection(ports),
    remove: createRemoveConnections(ports),
    read: async () =>
      (await connectionRequests.read(memory.records, keys.connection(id)))?.document,
    types: () =>
      memory
        .all()
        .filter((item) => isEventItem(item))
        .map((item) => parseEvent(item).body.type),
    faults: () => recordFaults(memory.all(), clock.now()),
  };
}

describe('a family whom a worker has', () => {
  it('is noted once as spoken with, with the days since the worker had it', async () => {
    const { contact, asked, clock, read, types, memory, faults } = await setup();
    clock.moveTo('2026-05-09T10:00:00.000Z');
    expect(await contact(asked)).toEqual({ ok: true, value: 'contacted' });
    clock.moveTo('2026-05-10T10:00:00.000Z');
    expect(await contact(asked)).toEqual({ ok: true, value: 'already' });
    expect(await read()).toMatchObject({
      state: 'allocated',
      contactedAt: '2026-05-09T10:00:00.000Z',
    });
    expect(types().filter((type) => type === 'connection-contacted')).toHaveLength(1);
    const event = memory
      .all()
      .filter((item) => isEventItem(item))
      .map((item) => parseEvent(item).body)
      .find(({ type }) => type === 'connection-contacted');
    expect(event).toMatchObject({ waitedDays: 3 });
    expect(faults()).toEqual([]);
  });

  it('leaves the list of its team with how it ended, and the first ending stands', async () => {
    const { contact, close, asked, read, memory, faults } = await setup();
    await contact(asked);
    expect(await close({ ...asked, outcome: 'helped' })).toEqual({ ok: true, value: 'closed' });
    expect(await close({ ...asked, outcome: 'declined' })).toEqual({ ok: true, value: 'already' });
    expect(await read()).toMatchObject({ state: 'closed', outcome: 'helped', closedBy: 'lead' });
    expect(memory.ofKind('connection-request')[0]).toMatchObject({
      queue: 'CONNECTIONS#hodge-hill#closed',
    });
    expect(faults()).toEqual([]);
  });

  it('is followed by its own team or who works for the city, and once a worker has it', async () => {
    const { close, contact, asked } = await setup();
    const elsewhere = { ...asked, localityCode: 'yardley' };
    expect(await contact(elsewhere)).toMatchObject({ failure: { kind: 'another-locality' } });
    expect(await close({ ...elsewhere, outcome: 'helped' })).toMatchObject({
      failure: { kind: 'another-locality' },
    });
    expect(await contact({ ...asked, localityCode: 'city' })).toMatchObject({ ok: true });
    const waits = await setup({ allocated: false });
    expect(await waits.contact(asked)).toMatchObject({ failure: { kind: 'has-no-worker' } });
    expect(await waits.close({ ...asked, outcome: 'helped' })).toMatchObject({
      failure: { kind: 'has-no-worker' },
    });
    expect(
      await waits.close({ ...asked, connectionRequestId: 'X', outcome: 'helped' }),
    ).toMatchObject({
      failure: { kind: 'not-found' },
    });
  });

  it('is closed once when two close it at the same moment', async () => {
    const { close, asked, types } = await setup();
    await Promise.all([
      close({ ...asked, outcome: 'helped' }),
      close({ ...asked, outcome: 'passed-on' }),
    ]);
    expect(types().filter((type) => type === 'connection-closed')).toHaveLength(1);
  });

  it('can still stop it, and its worker is told', async () => {
    const { contact, close, asked, withdraw, read, faults } = await setup();
    await contact(asked);
    await close({ ...asked, outcome: 'not-reached' });
    await withdraw({ connectionRequestId: id, actor: { kind: 'family', id } });
    const left = await read();
    expect(left).toMatchObject({ state: 'withdrawn', toTell: { allocatedTo: 'Priya Shah' } });
    expect(JSON.stringify(left)).not.toContain('07700');
    expect(faults()).toEqual([]);
  });

  it('is removed twelve months after it was closed, not after it was given out', async () => {
    const { close, asked, clock, remove, read, types, faults } = await setup();
    clock.moveTo('2026-08-01T10:00:00.000Z');
    await close({ ...asked, outcome: 'helped' });
    clock.moveTo('2027-07-31T10:00:00.000Z');
    expect(await remove()).toBe(0);
    clock.moveTo('2027-08-04T10:00:00.000Z');
    expect(faults()).toMatchObject([{ pk: keys.connection(id).pk }]);
    expect(await remove()).toBe(1);
    expect(await read()).toMatchObject({ state: 'removed', closedAt: '2026-08-01T10:00:00.000Z' });
    expect(types().at(-1)).toBe('connection-removed');
    expect(faults()).toEqual([]);
  });
});
