import { describe, expect, it } from 'vitest';

import { commitLimit, done, refused, type Commit, type Write } from '#shared/kernel/index.ts';
import { createCommitTogether } from '#shared/records/commit-together.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';

const pause = () => Promise.resolve();

const create = (name: string): Write => ({
  action: 'create',
  item: { pk: `THING#${name}`, sk: 'THING', kind: 'thing', version: 1 },
});
const check = (name: string, expecting: number): Write => ({
  ...{ action: 'check', pk: `THING#${name}`, sk: 'THING', expecting },
});

/** Commits over records in memory, with the size of every one that arrived there. */
function setup(through: (commit: Commit) => Commit = (commit) => commit) {
  const memory = createMemoryRecords();
  const sizes: number[] = [];
  const commit = createCommitTogether(
    through((writes) => {
      sizes.push(writes.length);
      return memory.commit(writes);
    }),
    { pause },
  );
  const names = () => memory.all().map(({ pk }) => pk);
  return { commit, sizes, names };
}

describe('commits that are asked for side by side', () => {
  it('arrive as one, and each is told so', async () => {
    const { commit, sizes, names } = setup();
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((name) => commit([create(name), create(`${name}2`)])),
    );
    expect(answers).toEqual([done(undefined), done(undefined), done(undefined)]);
    expect(sizes).toEqual([6]);
    expect(names()).toHaveLength(6);
  });

  it('hold nobody up by what one of them lost, and tell only that one', async () => {
    const { commit, names } = setup();
    const answers = await Promise.all([
      commit([create('a')]),
      commit([create('b'), check('nothing', 1)]),
      commit([create('c')]),
    ]);
    expect(answers).toMatchObject([
      { ok: true },
      { ok: false, failure: { lost: [{ pk: 'THING#nothing', action: 'check' }] } },
      { ok: true },
    ]);
    expect(names()).toEqual(['THING#a', 'THING#c']);
  });

  it('stay apart where they touch the same item, and the first one has it', async () => {
    const { commit, names } = setup();
    const answers = await Promise.all([commit([create('a')]), commit([create('a'), create('b')])]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
    expect(names()).toEqual(['THING#a']);
  });

  it('are no more together than a commit may carry', async () => {
    const { commit, sizes } = setup();
    const writesOf = (group: number) =>
      Array.from({ length: 40 }, (_, n) => create(`${group}-${n}`));
    await Promise.all([0, 1, 2, 3].map((group) => commit(writesOf(group))));
    expect(sizes).toEqual([80, 80]);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(commitLimit);
  });

  it('share a fault, for nobody can say whether they arrived', async () => {
    const { commit, names } = setup((inner) => async (writes) => {
      await inner(writes);
      throw new Error('The answer was lost');
    });
    const answers = await Promise.allSettled([commit([create('a')]), commit([create('b')])]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(names()).toEqual(['THING#a', 'THING#b']);
  });

  it('go alone when nobody else is there', async () => {
    const { commit, sizes } = setup(() => (writes) => {
      sizes.push(writes.length);
      return Promise.resolve(refused({ kind: 'changed-by-someone-else', lost: [] }));
    });
    expect(await commit([create('a')])).toMatchObject({ ok: false });
    expect(sizes).toEqual([1]);
  });
});
