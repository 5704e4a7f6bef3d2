import { describe, expect, it } from 'vitest';

import type { HttpClient, HttpRequest } from '#infra/local/replay/http-client.ts';
import { sendApplications } from '#infra/local/replay/send-applications.ts';
import { inventWinter, partnerIds } from '#infra/local/replay/winter/index.ts';

const winter = inventWinter({ households: 40, seed: 4, days: 3 });
const partnerKeys = new Map(partnerIds.map((partnerId) => [partnerId, `${partnerId}.key`]));

function platformThat(answer: (request: HttpRequest, time: number) => number | 'nobody') {
  const times = new Map<string, number>();
  let atOnce = 0;
  let mostAtOnce = 0;
  const client: HttpClient = {
    send: async (request) => {
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      const key = request.headers?.['idempotency-key'] ?? '';
      const time = (times.get(key) ?? 0) + 1;
      times.set(key, time);
      await Promise.resolve();
      atOnce -= 1;
      const status = answer(request, time);
      if (status === 'nobody') throw new Error('socket hang up');
      return { status, headers: {}, body: JSON.stringify({ applicationId: `id of ${key}` }) };
    },
    close: () => undefined,
  };
  return { client, times, most: () => mostAtOnce };
}

async function send(client: HttpClient, atOnce = 4) {
  const accepted: string[] = [];
  await sendApplications(winter.applications, {
    ...{ client, partnerKeys, atOnce, seed: winter.seed, platformUrl: 'http://127.0.0.1:1' },
    onAccepted: (_, { applicationId }) => accepted.push(applicationId),
  });
  return accepted;
}

describe('partners sending applications', () => {
  it('send each under its own key as the partner it came from, a few at once', async () => {
    const bearers = new Set<string>();
    const { client, times, most } = platformThat(({ headers, url }) => {
      bearers.add(headers?.['authorization'] ?? '');
      return url.endsWith('/api/v1/applications') ? 201 : 404;
    });
    const accepted = await send(client);
    expect(accepted).toHaveLength(winter.applications.length);
    expect(times.size).toBe(winter.applications.length);
    expect([...bearers].every((bearer) => /^Bearer [a-z-]+\.key$/.test(bearer))).toBe(true);
    expect(most()).toBeGreaterThan(1);
    expect(most()).toBeLessThanOrEqual(8);
  });

  it('send some of them twice, and count them once', async () => {
    const { client, times } = platformThat((_, time) => (time === 1 ? 201 : 200));
    const accepted = await send(client);
    expect(new Set(accepted).size).toBe(accepted.length);
    const twice = winter.applications.filter(({ sentTwice }) => sentTwice);
    expect([...times.values()].filter((time) => time === 2)).toHaveLength(twice.length);
  });

  it('send again whatever was not answered', async () => {
    const { client } = platformThat((_, time) => (time === 1 ? 'nobody' : time === 2 ? 503 : 201));
    expect(await send(client, 16)).toHaveLength(winter.applications.length);
  });

  it('stop at an answer that will not change', async () => {
    const { client, times } = platformThat(() => 422);
    await expect(send(client, 1)).rejects.toThrow(/winter-4-\d+ was not taken in: 422/);
    expect([...times.values()][0]).toBeLessThanOrEqual(2);
  });
});
