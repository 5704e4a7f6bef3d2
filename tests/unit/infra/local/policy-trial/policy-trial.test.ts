import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { gatherCases } from '#infra/local/policy-trial/gather-cases.ts';
import { runPolicyTrial } from '#infra/local/policy-trial/run-policy-trial.ts';
import { problemsInLines, trialInLines } from '#infra/local/policy-trial/trial-lines.ts';
import { policyByVersion, policySchema, type Policy } from '#shared/eligibility/index.ts';
import { tryPolicy } from '#shared/policy-trials/index.ts';
import { programmeById } from '#shared/programmes/index.ts';
import { openWinter } from '#tests/builders/winter.ts';

const programme = programmeById('household-support-fund');
const inForce = policyByVersion('household-support-fund-2021-12');
const half: Policy = {
  ...inForce,
  version: 'half',
  awards: { ...inForce.awards, oneAdultPence: 75_00, moreAdultsPence: 75_00 },
};

/** A winter of one approved family, one that waits and one that nobody has looked at yet. */
async function keptWinter() {
  const winter = openWinter();
  await winter.fund(200_00);
  await winter.approved();
  await winter.assessed();
  await winter.applied();
  const items = winter.memory.all();
  return {
    items,
    async *pages() {
      for (let from = 0; from < items.length; from += 4)
        yield await Promise.resolve(items.slice(from, from + 4));
    },
  };
}

async function gathered(days: { from?: string; to?: string } = {}) {
  const kept = await keptWinter();
  const told: number[] = [];
  const wanted = { programme, from: days.from, to: days.to };
  const found = await gatherCases(kept, wanted, ({ items }) => told.push(items));
  return { ...found, told, items: kept.items.length };
}

describe('gathering the cases of a trial', () => {
  it('finds what was assessed, the envelopes it draws on, and tells how far it is', async () => {
    const { cases, envelopes, notAssessed, otherDays, told, items } = await gathered();
    expect(cases.map(({ decision }) => decision).sort()).toEqual(['approved', 'waiting']);
    expect(envelopes).toMatchObject([{ localityCode: 'hodge-hill', allocatedPence: 200_00 }]);
    expect([notAssessed, otherDays]).toEqual([1, 0]);
    expect(told.at(-1)).toBe(items);
    expect(told).toEqual([...told].sort((one, other) => one - other));
  });

  it('leaves other days out and counts what it left', async () => {
    expect(await gathered({ to: '2021-12-06' })).toMatchObject({ cases: [], otherDays: 2 });
    expect(await gathered({ from: '2021-12-08' })).toMatchObject({ cases: [], otherDays: 2 });
    const { cases } = await gathered({ from: '2021-12-07', to: '2021-12-07' });
    expect(cases).toHaveLength(2);
  });

  it('keeps another programme’s applications out', async () => {
    const kept = await keptWinter();
    const other = programmeById('crisis-and-resilience-fund');
    const wanted = { programme: other, from: undefined, to: undefined };
    const found = await gatherCases(kept, wanted, () => undefined);
    expect(found).toEqual({ cases: [], envelopes: [], notAssessed: 0, otherDays: 0 });
  });
});

describe('a trial on a terminal', () => {
  it('says who loses, what it costs and when each envelope would have run dry', async () => {
    const { cases, envelopes } = await gathered();
    const policyOf = policyByVersion;
    const trial = tryPolicy({ programme, inForce, candidate: half, policyOf, cases, envelopes });
    const text = trialInLines(trial).join('\n');
    expect(text).toMatch(/Everybody +2 +2 +2 +£300 +£150 +0 +£0 +2 +£150/);
    expect(text).toMatch(/Hodge Hill +2 +2 +2 +£300 +£150/);
    expect(text).toMatch(
      /Households with children, Hodge Hill +£200 +2021-12-07 +never +1 +0 +£50 +£50/,
    );
    expect(text).not.toContain('verify');
  });

  it('says so when no money was put in', async () => {
    const { cases } = await gathered();
    const policyOf = policyByVersion;
    const trial = tryPolicy({
      programme,
      inForce,
      candidate: half,
      policyOf,
      cases,
      envelopes: [],
    });
    expect(trialInLines(trial)).toContain('No money was put in, so no envelope could run dry.');
  });

  it('says what is wrong with a file, part by part', () => {
    const message = 'Too big';
    const problem = { path: 'awards.capPence', message, given: '9', inForce: '8' };
    expect(problemsInLines([problem])).toEqual([
      '  awards.capPence: Too big. The file has 9. The policy in force has 8.',
    ]);
  });
});

describe('the command', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'policy-try-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  async function run(...args: string[]): Promise<string> {
    const lines: string[] = [];
    await runPolicyTrial(args, {
      print: (line) => lines.push(line),
      progress: { write: () => true },
    });
    return lines.join('\n');
  }

  function written(text: string): string {
    const file = path.join(folder, 'policy.json');
    writeFileSync(file, text);
    return file;
  }

  it('shows the policy in force as a file to begin from', async () => {
    const shown = await run('--programme', 'household-support-fund', '--show');
    expect(policySchema.parse(JSON.parse(shown))).toEqual(inForce);
  });

  it('shows how it is used', async () => {
    expect(await run('--help')).toContain('Nothing is written.');
  });

  it.each([
    [['--policy', 'x.json'], 'Name the programme'],
    [['--programme', 'winter-wonderland'], 'There is no programme winter-wonderland'],
    [['--programme', 'household-support-fund'], 'Name the policy'],
    [['--from', '2021-02-30'], '2021-02-30 is no date'],
    [['--url', 'nowhere'], '--url takes an address'],
    [['--polcy', 'x'], "Unknown option '--polcy'"],
    [
      ['--programme', 'household-support-fund', '--policy', 'gone.json'],
      'gone.json cannot be read',
    ],
  ])('refuses %j in words', async (args, words) => {
    await expect(run(...args)).rejects.toThrow(words);
  });

  it('refuses a file that is no JSON, before it opens any data', async () => {
    const file = written('{ "awards": ');
    const args = ['--programme', 'household-support-fund', '--policy', file, '--data', folder];
    await expect(run(...args)).rejects.toThrow('is not JSON');
  });
});
