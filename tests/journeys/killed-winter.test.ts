import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { runKillTest } from '#tests/kill-test/run-kill-test.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'open-door-kills-'));
const spawned: (() => Promise<void>)[] = [];

afterAll(async () => {
  await spawned.at(-1)?.();
  rmSync(folder, { recursive: true, force: true });
});

describe('a platform that is killed in the middle of its work', () => {
  it('ends where an undisturbed one does: nothing lost, nobody paid twice', async () => {
    const { complaints, kills, compared } = await runKillTest({
      ...{ households: 24, days: 2, kills: 2, seed: 5, folder },
      print: () => undefined,
      onSpawned: (stop) => spawned.push(stop),
    });
    expect(complaints).toEqual([]);
    expect(kills).toBe(2);
    expect(compared).toMatchObject({ payments: 25, envelopes: 22 });
  }, 170_000);
});
