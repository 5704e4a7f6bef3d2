import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import {
  createPayeeCheckSimulator,
  type RunningPayeeChecks,
} from '#infra/local/providers/payee-check-simulator.ts';
import { payeeCheckCodes, type ConfirmPayee } from '#shared/payee-checks/index.ts';
import {
  createConfirmPayee,
  payeeCheckToken,
} from '#shared/payee-checks/payee-check-provider.http.ts';

import { createWoundClock } from './wound-clock.ts';

const railKey = 'a-rail-key-for-tests';
const family = { nameOnAccount: 'Amina Yusuf', sortCode: '089999', accountNumber: '66374958' };
let folder: string;
let banks: RunningPayeeChecks;

function asking(
  change: { token?: string; endpoint?: string; timeoutMs?: number } = {},
): ConfirmPayee {
  return createConfirmPayee({
    ...{ endpoint: banks.url, token: payeeCheckToken(railKey), timeoutMs: 5_000 },
    ...change,
  });
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'open-door-payees-'));
  banks = await createPayeeCheckSimulator({ railKey }).start({
    clock: createWoundClock('2026-05-06T09:30:00.000Z').clock,
    dataFolder: folder,
    log: { note: () => undefined, trouble: () => undefined },
    serviceOrigin: 'http://127.0.0.1:1',
  });
});

afterEach(async () => {
  await banks.stop();
  rmSync(folder, { recursive: true });
});

describe('asking whose account it is', () => {
  it('matches every account that is none of the special ones', async () => {
    expect(await asking()(family)).toEqual({ kind: 'answered', code: 'MTCH' });
    expect(await asking()({ ...family, rollNumber: 'D/12345' })).toMatchObject({ code: 'MTCH' });
  });

  it('has an account for each code there is', async () => {
    const found = new Set<string>();
    for (let ending = 1; ending <= 12; ending += 1) {
      const accountNumber = `123980${String(ending).padStart(2, '0')}`;
      const answer = await asking()({ ...family, accountNumber });
      if (answer.kind === 'answered') found.add(answer.code);
    }
    expect([...found].toSorted()).toEqual(
      payeeCheckCodes.filter((code) => code !== 'MTCH' && code !== 'OTHER').toSorted(),
    );
  });

  it('answers by a word in the name where the number has to pass the modulus check', async () => {
    const ask = (nameOnAccount: string) => asking()({ ...family, nameOnAccount });
    expect(await ask('Nearly Yusuf')).toEqual({ kind: 'answered', code: 'MBAM' });
    expect(await ask('A Stranger')).toEqual({ kind: 'answered', code: 'ANNM' });
  });

  it('drops the name that comes with a close match where it comes in', async () => {
    const close = { ...family, accountNumber: '12398001' };
    const response = await fetch(`${banks.url}/confirmation-of-payee`, {
      method: 'POST',
      headers: { authorization: `Bearer ${payeeCheckToken(railKey)}` },
      body: JSON.stringify({ ...close, name: 'R Held', accountType: 'personal' }),
    });
    expect(await response.json()).toMatchObject({ name: 'R Heldname' });
    expect(await asking()(close)).toEqual({ kind: 'answered', code: 'MBAM' });
  });
});

describe('an answer that does not come', () => {
  it('is one too, when the provider is down', async () => {
    banks.change({ outage: true });
    expect(await asking()(family)).toEqual({ kind: 'no-answer', why: 'unreachable' });
    banks.change({ outage: false });
    expect(await asking()(family)).toMatchObject({ kind: 'answered' });
  });

  it('when it is slow', async () => {
    banks.change({ lateMs: 2_000 });
    expect(await asking({ timeoutMs: 50 })(family)).toEqual({
      kind: 'no-answer',
      why: 'timed-out',
    });
  });

  it('when nobody listens', async () => {
    expect(await asking({ endpoint: 'http://127.0.0.1:1' })(family)).toEqual({
      kind: 'no-answer',
      why: 'unreachable',
    });
  });

  it('when it does not know us', async () => {
    expect(await asking({ token: 'made up' })(family)).toEqual({
      kind: 'no-answer',
      why: 'not-understood',
    });
    expect(banks.answered()).toBe(0);
  });
});

describe('what is broken on purpose', () => {
  const faults = (body: unknown) =>
    fetch(`${banks.url}/faults`, { method: 'POST', body: JSON.stringify(body) });

  it('is switched over HTTP, one fault at a time', async () => {
    expect(await (await faults({ outage: true })).json()).toEqual({ outage: true, lateMs: 0 });
    expect(await (await faults({ lateMs: 5 })).json()).toEqual({ outage: true, lateMs: 5 });
    expect(await (await fetch(`${banks.url}/faults`)).json()).toEqual({ outage: true, lateMs: 5 });
  });

  it('is refused when there is no such fault', async () => {
    expect((await faults({ fire: true })).status).toBe(422);
    expect((await faults({ lateMs: -1 })).status).toBe(422);
  });
});
