import { describe, expect, it } from 'vitest';

import { findPlatform } from '#infra/local/replay/find-platform.ts';
import type { HttpClient } from '#infra/local/replay/http-client.ts';

const url = 'http://localhost:3000';
const choice = { url, ownPort: 0, dataFolder: 'never used', onSpawned: () => undefined };

function platformAt(now: string, items: readonly object[] = []): HttpClient {
  return {
    send: ({ url: asked }) => {
      const body = asked.endsWith('/dev/clock') ? { now } : { items };
      return Promise.resolve({ status: 200, headers: {}, body: JSON.stringify(body) });
    },
    close: () => undefined,
  };
}

describe('finding a platform to play on', () => {
  it('takes a running one whose winter has not begun', async () => {
    const said: string[] = [];
    const client = platformAt('2021-12-06T06:10:00.000Z');
    const found = await findPlatform(client, choice, (line) => said.push(line));
    expect(found).toMatchObject({ url, own: false });
    expect(said).toEqual([`Playing on the platform at ${url}.`]);
  });

  it('says in one sentence that a clock only goes forwards', async () => {
    const client = platformAt('2026-11-22T10:00:00.000Z');
    await expect(findPlatform(client, choice, () => undefined)).rejects.toThrow(
      /is at 2026-11-22, past the winter’s start on 2021-12-06, and its clock only goes forwards: stop it and let the replay start its own, or start it with npm start -- --fresh --begin 2021-12-06T06:00/,
    );
  });

  it('does not play into records that are there already', async () => {
    const client = platformAt('2021-12-06T06:10:00.000Z', [{ pk: { S: 'X' } }]);
    await expect(findPlatform(client, choice, () => undefined)).rejects.toThrow(
      'holds records already: start it with --fresh.',
    );
  });

  it('does not take just any server for a platform', async () => {
    const client: HttpClient = {
      send: () => Promise.resolve({ status: 200, headers: {}, body: '<h1>Hello</h1>' }),
      close: () => undefined,
    };
    await expect(findPlatform(client, choice, () => undefined)).rejects.toThrow(
      `What answers at ${url} is not a local platform.`,
    );
  });
});
