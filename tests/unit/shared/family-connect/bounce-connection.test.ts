import { describe, expect, it } from 'vitest';

import {
  connectionRequests,
  createAllocateConnections,
  createBounceConnection,
  createWithdrawConnection,
} from '#shared/family-connect/index.ts';
import { keys } from '#shared/records/index.ts';
import { openWinter } from '#tests/builders/winter.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const moreHelp = {
  wanted: true as const,
  reasons: ['money' as const],
  ownWords: 'We cannot heat the flat',
  consent: { textVersion: '1', language: 'en' },
};

async function setup() {
  const winter = openWinter();
  const home = { kind: 'address' as const, line1: '1 High Street', postcode: 'B8 3BB' };
  const { connectionRequestId } = await winter.application(
    await winter.applied({ moreHelp, home }),
  );
  const id = connectionRequestId!;
  const bounce = createBounceConnection(winter.ports);
  const sendOn = (to: string, localityCode = 'hodge-hill') =>
    bounce({ connectionRequestId: id, to, reason: 'lives-there', staffId: 'lead', localityCode });
  const read = async () =>
    (await connectionRequests.read(winter.records, keys.connection(id)))?.document;
  return { ...winter, id, sendOn, read };
}

describe('a request that came to the wrong team', () => {
  it('stands with the right one, at the place of the day on which the family asked', async () => {
    const { id, sendOn, read, memory, clock, events } = await setup();
    const before = memory.ofKind('connection-request')[0]?.queueOrder;
    clock.moveOnSeconds(2 * 86_400);
    expect(await sendOn('yardley')).toEqual({ ok: true, value: 'sent-on' });
    expect(await read()).toMatchObject({
      state: 'received',
      area: { localityCode: 'yardley' },
      bounces: [{ from: 'hodge-hill', to: 'yardley', reason: 'lives-there', by: 'lead' }],
    });
    expect(memory.ofKind('connection-request')[0]).toMatchObject({
      queue: 'CONNECTIONS#yardley#received',
      queueOrder: before,
    });
    expect(events(`CONNECTION#${id}`).at(-1)).toMatchObject({
      type: 'connection-bounced',
      from: 'hodge-hill',
      area: { localityCode: 'yardley' },
    });
  });

  it('is sent on once, however often the form comes', async () => {
    const { id, sendOn, events } = await setup();
    await sendOn('yardley');
    expect(await sendOn('yardley')).toEqual({ ok: true, value: 'already' });
    expect(events(`CONNECTION#${id}`)).toHaveLength(2);
  });

  it('is sent on by the team that has it, or by who works for the city, and by nobody else', async () => {
    const { sendOn } = await setup();
    expect(await sendOn('erdington', 'yardley')).toMatchObject({
      failure: { kind: 'another-locality' },
    });
    await sendOn('yardley');
    expect(await sendOn('erdington')).toMatchObject({ failure: { kind: 'another-locality' } });
    expect(await sendOn('erdington', 'city')).toMatchObject({ ok: true });
  });

  it('stays with the worker who has it', async () => {
    const { id, sendOn, ports } = await setup();
    await createAllocateConnections(ports)({
      ...{ connectionRequestIds: [id], allocatedTo: 'Priya', staffId: 'lead' },
      localityCode: 'hodge-hill',
    });
    expect(await sendOn('yardley')).toMatchObject({ failure: { kind: 'waits-no-longer' } });
  });

  it('is refused when two send it on at the same moment', async () => {
    const { sendOn } = await setup();
    const sent = await Promise.all([sendOn('yardley'), sendOn('erdington')]);
    expect(sent.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('can be given out and stopped where it is, and every step has its event', async () => {
    const { id, sendOn, ports, memory } = await setup();
    await sendOn('yardley');
    await sendOn('erdington', 'yardley');
    await createAllocateConnections(ports)({
      ...{ connectionRequestIds: [id], allocatedTo: 'Priya', staffId: 'lead' },
      localityCode: 'erdington',
    });
    await createWithdrawConnection(ports)({
      connectionRequestId: id,
      actor: { kind: 'staff', id: 'lead' },
      localityCode: 'erdington',
    });
    expect(recordFaults(memory.all(), ports.clock.now())).toEqual([]);
  });
});
