import { describe, expect, it } from 'vitest';

import {
  connectionRequests,
  createConnectionSteps,
  handOffs,
  type HandOff,
} from '#shared/family-connect/index.ts';
import type { Commit } from '#shared/kernel/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { keepConnections, receivedConnection } from '#tests/builders/connection-requests.ts';
import { createMovableClock } from '#tests/doubles/fixed-clock.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const family = (number: number) =>
  receivedConnection(`Family ${number}`, {
    receivedAt: new Date(Date.UTC(2026, 4, 4, 10, 0, number)).toISOString(),
  });
const idOf = (number: number) => family(number).connectionRequestId;

async function setup(families: number, { lost = 0 } = {}) {
  const memory = createMemoryRecords();
  const clock = createMovableClock('2026-05-06T10:00:00.000Z');
  await keepConnections(
    memory.commit,
    Array.from({ length: families }, (_, number) => family(number)),
  );
  let commits = 0;
  /** The commit of this number since the hand-off began fails as if the process had died. */
  const commit: Commit = (writes) => {
    commits += 1;
    if (commits === lost) throw new Error('killed');
    return memory.commit(writes);
  };
  const ports = { records: memory.records, clock };
  const steps = createConnectionSteps({ ...ports, commit });
  await createConnectionSteps({ ...ports, commit: memory.commit }).allocateConnections({
    connectionRequestIds: Array.from({ length: families }, (_, number) => idOf(number)),
    ...{ allocatedTo: 'Priya Shah', staffId: 'lead', localityCode: 'hodge-hill' },
  });
  const file = async (handOffId: string): Promise<HandOff | undefined> =>
    (await handOffs.read(memory.records, keys.connectionHandOff(handOffId)))?.document;
  return {
    ...{ memory, clock, steps, file },
    make: (handOffId: string) =>
      steps.makeHandOff({ handOffId, localityCode: 'hodge-hill', staffId: 'lead' }),
    answer: (handOffId: string, missing: readonly string[] = [], localityCode = 'hodge-hill') =>
      steps.answerHandOff({ handOffId, localityCode, staffId: 'lead', missing }),
    request: async (number: number) =>
      (await connectionRequests.read(memory.records, keys.connection(idOf(number))))?.document,
    types: () =>
      memory
        .all()
        .filter((item) => isEventItem(item))
        .map((item) => parseEvent(item).body.type),
    faults: () => recordFaults(memory.all(), clock.now()),
  };
}

describe('a file for the case-management system', () => {
  it('holds every family with a worker once, oldest first, in parts that fit a commit', async () => {
    const { make, file, faults } = await setup(100);
    expect(await make('F1')).toEqual({ ok: true, value: { families: 100 } });
    const made = await file('F1');
    expect(made?.connectionRequestIds).toEqual(
      Array.from({ length: 100 }, (_, number) => idOf(number)),
    );
    expect(await make('F2')).toEqual({ ok: true, value: { families: 0 } });
    expect(await file('F2')).toBeUndefined();
    expect(faults()).toEqual([]);
  });

  it('is made once, though its form comes twice', async () => {
    const { make, types } = await setup(3);
    await make('F1');
    expect(await make('F1')).toEqual({ ok: true, value: { families: 3 } });
    expect(types().filter((type) => type === 'connection-handed-off')).toHaveLength(3);
  });

  it('that was cut off in the middle holds whom it marked, and the next one the others', async () => {
    const { make, file, faults } = await setup(100, { lost: 2 });
    await expect(make('F1')).rejects.toThrow('killed');
    expect((await file('F1'))?.connectionRequestIds).toHaveLength(45);
    expect(faults()).toEqual([]);
    await make('F2');
    expect((await file('F2'))?.connectionRequestIds).toHaveLength(55);
    expect(faults()).toEqual([]);
  });

  it('says in its events who fetched it, by its own team alone, before and after its answer', async () => {
    const { make, answer, steps, file, types, faults } = await setup(2);
    await make('F1');
    const fetched = (localityCode: string) =>
      steps.fetchHandOff({ handOffId: 'F1', localityCode, staffId: 'lead' });
    expect(await fetched('yardley')).toMatchObject({ failure: { kind: 'not-found' } });
    expect(await fetched('hodge-hill')).toMatchObject({ ok: true });
    await answer('F1');
    expect(await fetched('city')).toMatchObject({ ok: true });
    expect((await file('F1'))?.fetchedTimes).toBe(2);
    expect(types().filter((type) => type === 'connection-file-fetched')).toHaveLength(2);
    expect(faults()).toEqual([]);
  });

  it('leaves out who waits for a worker', async () => {
    const { make, memory, file } = await setup(1);
    await keepConnections(memory.commit, [receivedConnection('Still waiting')]);
    await make('F1');
    expect((await file('F1'))?.connectionRequestIds).toEqual([idOf(0)]);
  });
});

describe('what arrived of a file', () => {
  it('is noted with each family, and who is missing stands in the next file', async () => {
    const { make, answer, request, file, faults } = await setup(3);
    await make('F1');
    expect(await answer('F1', [idOf(1)])).toEqual({ ok: true, value: 'answered' });
    expect(await request(0)).toMatchObject({
      handOff: { handOffId: 'F1', arrivedAt: '2026-05-06T10:00:00.000Z' },
    });
    expect(await request(1)).not.toHaveProperty('handOff');
    expect(faults()).toEqual([]);
    expect(await make('F2')).toMatchObject({ value: { families: 1 } });
    expect((await file('F2'))?.connectionRequestIds).toEqual([idOf(1)]);
    expect(await answer('F1')).toEqual({ ok: true, value: 'already' });
    expect(faults()).toEqual([]);
  });

  it('is finished after a fault in the middle, by the first answer whatever the next one says', async () => {
    // The file is made in three parts; then comes the answer, and the first of its three parts.
    const { make, answer, types, faults, file, request, clock } = await setup(100, { lost: 6 });
    await make('F1');
    await expect(answer('F1', [idOf(0), idOf(99)])).rejects.toThrow('killed');
    expect(await request(0)).not.toHaveProperty('handOff');
    expect(await request(99)).toHaveProperty('handOff');
    expect(faults()).toEqual([]);
    clock.moveTo('2026-05-06T10:20:00.000Z');
    expect(faults()).toHaveLength(55);
    expect(await answer('F1', [idOf(50)])).toEqual({ ok: true, value: 'answered' });
    expect((await file('F1'))?.answered?.missing).toEqual([idOf(0), idOf(99)]);
    expect(types().filter((type) => type === 'connection-hand-off-answered')).toHaveLength(100);
    expect(types().filter((type) => type === 'connection-file-answered')).toHaveLength(1);
    expect(faults()).toEqual([]);
    await make('F2');
    expect((await file('F2'))?.connectionRequestIds).toEqual([idOf(0), idOf(99)]);
    expect(await answer('F1')).toEqual({ ok: true, value: 'already' });
  });

  it('is one answer when two answer differently at once, and nobody falls between them', async () => {
    const { make, answer, file, request, faults } = await setup(60);
    await make('F1');
    await Promise.all([answer('F1', [idOf(0)]), answer('F1', [idOf(59)])]);
    await answer('F1');
    const missing = (await file('F1'))?.answered?.missing;
    expect(missing).toHaveLength(1);
    for (const number of [0, 59]) {
      const marked = await request(number);
      expect('handOff' in marked!).toBe(missing?.[0] !== idOf(number));
    }
    expect(faults()).toEqual([]);
  });

  it('is said by its own team, of families in the file', async () => {
    const { make, answer } = await setup(1);
    await make('F1');
    expect(await answer('F1', [], 'yardley')).toMatchObject({ failure: { kind: 'not-found' } });
    expect(await answer('F9')).toMatchObject({ failure: { kind: 'not-found' } });
    expect(await answer('F1', [idOf(7)])).toMatchObject({ failure: { kind: 'not-in-file' } });
  });

  it('says nothing of who stopped meanwhile, whose worker is told to take them out there', async () => {
    const { make, answer, request, steps, faults } = await setup(2);
    await make('F1');
    await steps.withdrawConnection({
      connectionRequestId: idOf(0),
      actor: { kind: 'family', id: idOf(0) },
    });
    expect(await request(0)).toMatchObject({ toTell: { handedOff: true } });
    expect(JSON.stringify(await request(0))).not.toContain('07700');
    expect(await answer('F1')).toMatchObject({ ok: true });
    expect(faults()).toEqual([]);
  });
});
