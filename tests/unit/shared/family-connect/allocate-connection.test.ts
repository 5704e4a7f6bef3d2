import { describe, expect, it } from 'vitest';

import {
  clockColour,
  connectionRequests,
  createAllocateConnections,
} from '#shared/family-connect/index.ts';
import { keys } from '#shared/records/index.ts';
import { openWinter } from '#tests/builders/winter.ts';

const moreHelp = {
  wanted: true as const,
  reasons: ['money' as const],
  ownWords: 'We cannot heat the flat',
  consent: { textVersion: '1', language: 'en' },
};

function setup() {
  const winter = openWinter();
  const allocateConnections = createAllocateConnections(winter.ports);
  async function requested(postcode = 'B8 3BB'): Promise<string> {
    const home = { kind: 'address' as const, line1: '1 High Street', postcode };
    const application = await winter.application(await winter.applied({ moreHelp, home }));
    return application.connectionRequestId!;
  }
  const allocate = (connectionRequestIds: readonly string[], localityCode = 'hodge-hill') =>
    allocateConnections({
      ...{ connectionRequestIds, localityCode },
      allocatedTo: 'worker-7',
      staffId: 'lead',
    });
  const request = async (id: string) =>
    (await connectionRequests.read(winter.records, keys.connection(id)))?.document;
  return { ...winter, requested, allocate, request };
}

describe('allocating a request for further help', () => {
  it('gives it to a worker and says how long it waited', async () => {
    const { requested, allocate, request, clock, events, memory } = setup();
    const id = await requested();
    clock.moveOnSeconds(3 * 86_400 - 1);
    expect(await allocate([id])).toEqual({ ok: true, value: { allocated: 1 } });
    expect(await request(id)).toMatchObject({
      state: 'allocated',
      ...{ allocatedTo: 'worker-7', allocatedBy: 'lead' },
    });
    expect(events(`CONNECTION#${id}`).at(-1)).toMatchObject({
      type: 'connection-allocated',
      waitedDays: 3,
      withinTarget: true,
    });
    expect(memory.ofKind('connection-request')[0]).toMatchObject({
      queue: 'CONNECTIONS#hodge-hill#allocated',
    });
  });

  it('after more than seven days is outside the target', async () => {
    const { requested, allocate, clock, events } = setup();
    const id = await requested();
    clock.moveOnSeconds(7 * 86_400);
    await allocate([id]);
    expect(events(`CONNECTION#${id}`).at(-1)).toMatchObject({ withinTarget: false });
  });

  it('leaves one alone that was allocated before: the first answer stands', async () => {
    const { requested, allocate, memory } = setup();
    const id = await requested();
    await allocate([id]);
    const before = memory.all();
    expect(await allocate([id, id])).toEqual({ ok: true, value: { allocated: 0 } });
    expect(memory.all()).toEqual(before);
  });

  it('writes no word of the family into its event', async () => {
    const { requested, allocate, memory } = setup();
    await allocate([await requested()]);
    expect(JSON.stringify(memory.ofKind('event'))).not.toMatch(/Nadia|07700|heat the flat/);
  });

  it('takes more than one commit holds', async () => {
    const { requested, allocate, counting } = setup();
    const ids: string[] = [];
    for (let family = 0; family < 60; family += 1) ids.push(await requested());
    const before = counting.committed.length;
    expect(await allocate(ids)).toEqual({ ok: true, value: { allocated: 60 } });
    expect(counting.committed.slice(before).map((writes) => writes.length)).toEqual([100, 20]);
  });

  it('is refused to a lead of another locality, and to nobody who works for the city', async () => {
    const { requested, allocate, request } = setup();
    const id = await requested('B30 1AA');
    expect(await allocate([id])).toEqual({
      ok: false,
      failure: { kind: 'another-locality', connectionRequestId: id },
    });
    expect(await request(id)).toMatchObject({ state: 'received' });
    expect(await allocate([id], 'city')).toMatchObject({ ok: true });
  });

  it('is refused for a request that does not exist', async () => {
    const { allocate } = setup();
    expect(await allocate(['C000000009'])).toEqual({
      ok: false,
      failure: { kind: 'not-found', connectionRequestId: 'C000000009' },
    });
  });

  it('is refused when somebody else was faster, and names what was lost', async () => {
    const { requested, allocate, counting } = setup();
    const id = await requested();
    counting.beforeNext(() => allocate([id], 'city'));
    expect(await allocate([id])).toMatchObject({
      ok: false,
      failure: {
        kind: 'changed-by-someone-else',
        lost: [{ pk: `CONNECTION#${id}`, sk: 'CONNECTION' }, { action: 'create' }],
      },
    });
  });
});

describe('the clock of a request', () => {
  it.each([
    [0, 'green'],
    [3.99, 'green'],
    [4, 'amber'],
    [7, 'amber'],
    [7.01, 'red'],
  ])('after %d days is %s', (days, colour) => {
    const at = Date.parse('2021-12-07T09:00:00.000Z');
    const now = new Date(at + days * 86_400_000).toISOString();
    expect(clockColour(new Date(at).toISOString(), now)).toBe(colour);
  });
});
