import { describe, expect, test } from 'vitest';

import {
  connectionRequests,
  createOpenConnection,
  createWithdrawConnection,
  type OpenConnection,
} from '#shared/family-connect/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { createMovableClock } from '#tests/doubles/fixed-clock.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';

const id = '7K3QD9XW2M';
const asked: OpenConnection = {
  request: {
    connectionRequestId: id,
    fullName: 'Nadia Hussain',
    contact: {
      phone: '+447700900123',
      safeToText: false,
      safeToLeaveVoicemail: false,
      bestTime: 'morning',
    },
    language: 'ur',
    interpreterNeeded: true,
    adults: 1,
    children: 3,
    reasons: ['housing'],
    ownWords: 'The flat is damp.',
    form: { version: 'family-connect-form-1', answers: { 'access-needs': 'I hear badly' } },
    consent: { textVersion: 'family-connect-consent-2', language: 'ur', channel: 'online' },
  },
  home: { kind: 'address', postcode: 'B8 3BB' },
  actor: { kind: 'family', id },
};

function setup() {
  const memory = createMemoryRecords();
  const clock = createMovableClock('2026-05-05T09:00:00.000Z');
  const ports = { ...memory, clock };
  const request = async () =>
    (await connectionRequests.read(memory.records, keys.connection(id)))?.document;
  const events = () =>
    memory
      .all()
      .filter(isEventItem)
      .map((item) => parseEvent(item));
  return {
    ...{ memory, clock, request, events },
    open: createOpenConnection(ports),
    withdraw: createWithdrawConnection(ports),
  };
}

describe('a request for further help by itself', () => {
  test('goes to the team of the family’s locality, and keeps no address', async () => {
    const { open, request, events, memory } = setup();
    expect(await open(asked)).toEqual({ ok: true, value: { already: false } });
    expect(await request()).toMatchObject({
      ...{ state: 'received', receivedAt: '2026-05-05T09:00:00.000Z' },
      ...{ fullName: 'Nadia Hussain', area: { localityCode: 'hodge-hill' } },
      consent: { givenAt: '2026-05-05T09:00:00.000Z', language: 'ur' },
    });
    expect(JSON.stringify(memory.all())).not.toContain('B8 3BB');
    expect(events()).toMatchObject([
      {
        actor: { kind: 'family', id },
        body: { type: 'connection-requested', reasons: ['housing'] },
      },
    ]);
    expect(JSON.stringify(events())).not.toMatch(/Nadia|damp|7700/);
  });

  test.each([
    [{ kind: 'refuge' } as const],
    [{ kind: 'no-fixed-address' } as const],
    [{ kind: 'address', postcode: 'CV1 1AA' } as const],
    [{ kind: 'address', postcode: 'ZZ99 9ZZ' } as const],
  ])('from %j goes to those who work for the whole city', async (home) => {
    const { open, request } = setup();
    await open({ ...asked, home });
    expect((await request())?.area).toEqual({ localityCode: 'city' });
  });

  test('sent twice is one request, whatever became of it since', async () => {
    const { open, withdraw, events, clock } = setup();
    await open(asked);
    clock.moveOnSeconds(60);
    expect(await open(asked)).toEqual({ ok: true, value: { already: true } });
    await withdraw({ connectionRequestId: id, actor: asked.actor });
    expect(await open(asked)).toEqual({ ok: true, value: { already: true } });
    expect(events().map(({ body }) => body.type)).toEqual([
      'connection-requested',
      'connection-withdrawn',
    ]);
  });

  test('under an id that came with other answers is refused, and changes nothing', async () => {
    const { open, request } = setup();
    await open(asked);
    const other = { ...asked, request: { ...asked.request, ownWords: 'Something else' } };
    expect(await open(other)).toEqual({
      ok: false,
      failure: { kind: 'id-used-for-another-form' },
    });
    expect(await request()).toMatchObject({ ownWords: 'The flat is damp.' });
  });
});
