import { expect, it } from 'vitest';

import type { Commit, StoredItem, Write } from '#shared/kernel/index.ts';
import type { RecordReader } from '#shared/records/index.ts';

/** A records table, empty, however it is kept. */
export interface OpenRecords {
  readonly records: RecordReader;
  readonly commit: Commit;
}

export const keyOf = (n: number | string) => ({ pk: `THING#${n}`, sk: 'THING' });

export function thing(n: number | string, more: object = {}): StoredItem {
  return { ...keyOf(n), kind: 'thing', version: 1, ...more };
}

export const create = (item: StoredItem): Write => ({ action: 'create', item });
export const replace = (item: StoredItem, expecting: number): Write => ({
  action: 'replace',
  item: { ...item, version: expecting + 1 },
  expecting,
});
const check = (n: number, expecting: number): Write => ({
  action: 'check',
  ...keyOf(n),
  expecting,
});
const remove = (n: number, expecting: number): Write => ({
  action: 'remove',
  ...keyOf(n),
  expecting,
});

const lost = (...writes: { n: number; action: Write['action'] }[]) => ({
  ok: false,
  failure: {
    kind: 'changed-by-someone-else',
    lost: writes.map(({ n, action }) => ({ ...keyOf(n), action })),
  },
});
const done = { ok: true, value: undefined };

/** What the use cases rely on, of the real table and of its double alike. */
export function recordsPromises(open: () => Promise<OpenRecords>): void {
  commitPromises(open);
  readPromises(open);
  queuePromises(open);
}

function commitPromises(open: () => Promise<OpenRecords>): void {
  it('creates, replaces, removes and checks in one commit', async () => {
    const { records, commit } = await open();
    await commit([create(thing(1)), create(thing(2)), create(thing(3))]);
    expect(
      await commit([
        ...[create(thing(4)), replace(thing(1, { colour: 'red' }), 1), remove(2, 1), check(3, 1)],
      ]),
    ).toEqual(done);
    expect(await records.get(keyOf(1))).toEqual(thing(1, { colour: 'red', version: 2 }));
    expect(await records.get(keyOf(2))).toBeUndefined();
    expect(await records.get(keyOf(3))).toEqual(thing(3));
    expect(await records.get(keyOf(4))).toEqual(thing(4));
  });

  it.each([
    ['create', 'exists', create(thing(1))],
    ['replace', 'was replaced', replace(thing(1), 7)],
    ['remove', 'was replaced', remove(1, 7)],
    ['check', 'was replaced', check(1, 7)],
  ] as const)('refuses to %s what %s, and names the write that lost', async (action, _, write) => {
    const { commit } = await open();
    await commit([create(thing(1))]);
    expect(await commit([write])).toEqual(lost({ n: 1, action }));
  });

  it.each([
    ['replace', replace(thing(9), 1)],
    ['remove', remove(9, 1)],
    ['check', check(9, 1)],
  ] as const)('refuses to %s what is not there', async (action, write) => {
    const { commit, records } = await open();
    expect(await commit([write])).toEqual(lost({ n: 9, action }));
    expect(await records.get(keyOf(9))).toBeUndefined();
  });

  it('does all or nothing, and names every write that lost in order', async () => {
    const { commit, records } = await open();
    await commit([create(thing(1)), create(thing(2))]);
    expect(
      await commit([
        ...[
          create(thing(3)),
          create(thing(1)),
          replace(thing(2), 1),
          check(8, 1),
          remove(2_000, 1),
        ],
      ]),
    ).toEqual(
      lost({ n: 1, action: 'create' }, { n: 8, action: 'check' }, { n: 2_000, action: 'remove' }),
    );
    expect(await records.get(keyOf(3))).toBeUndefined();
    expect(await records.get(keyOf(2))).toEqual(thing(2));
  });

  it('lets one of two replacements of a version through', async () => {
    const { commit, records } = await open();
    await commit([create(thing(1))]);
    const answers = await Promise.all([
      commit([replace(thing(1, { by: 'amy' }), 1)]),
      commit([replace(thing(1, { by: 'ben' }), 1)]),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await records.get(keyOf(1))).toMatchObject({ version: 2 });
  });

  it('takes a hundred writes and no more, no fewer than one, and none twice', async () => {
    const { commit } = await open();
    const many = (count: number) => Array.from({ length: count }, (_, n) => create(thing(n)));
    expect(await commit(many(100))).toEqual(done);
    await expect(async () => commit(many(101))).rejects.toThrow();
    await expect(async () => commit([])).rejects.toThrow();
    await expect(async () => commit([create(thing('a')), create(thing('a'))])).rejects.toThrow();
  });

  it('keeps what an item holds, and nothing of what is undefined', async () => {
    const { commit, records } = await open();
    const document = {
      ...{ name: 'Zoë', amountPence: 150_00, rank: 66.45, negative: -1, yes: true, none: null },
      list: [1, 'two', { three: 3 }, []],
      empty: '',
    };
    const holes = { inside: { kept: 1, left: undefined }, left: undefined };
    await commit([create(thing(1, { document, ...holes }))]);
    expect(await records.get(keyOf(1))).toStrictEqual(thing(1, { document, inside: { kept: 1 } }));
  });
}

function readPromises(open: () => Promise<OpenRecords>): void {
  it('reads many in the order asked for, however many, and leaves out what is missing', async () => {
    const { commit, records } = await open();
    for (let from = 0; from < 230; from += 100) {
      const count = Math.min(100, 230 - from);
      await commit(Array.from({ length: count }, (_, n) => create(thing(from + n))));
    }
    const wanted = [...Array(230).keys()].reverse();
    const asked = [keyOf('missing'), ...wanted.map(keyOf), keyOf('missing too')];
    const found = await records.getMany(asked);
    expect(found.map(({ pk }) => pk)).toEqual(wanted.map((n) => `THING#${n}`));
    expect(await records.getMany([])).toEqual([]);
  });

  it('reads what is asked for twice twice', async () => {
    const { commit, records } = await open();
    await commit([create(thing(1)), create(thing(2))]);
    const found = await records.getMany([keyOf(1), keyOf(2), keyOf(1)]);
    expect(found.map(({ pk }) => pk)).toEqual(['THING#1', 'THING#2', 'THING#1']);
  });

  it('reads a partition in the order of its sort keys, whole or from one beginning', async () => {
    const { commit, records } = await open();
    const of = (sk: string) => ({ ...thing(1), sk });
    await commit([create(of('PAYMENT#02')), create(of('EVENT#2')), create(of('EVENT#1'))]);
    await commit([create(of('PAYMENT#01')), create(thing(2))]);
    const sks = (items: readonly StoredItem[]) => items.map(({ sk }) => sk);
    expect(sks(await records.partition('THING#1'))).toEqual([
      ...['EVENT#1', 'EVENT#2', 'PAYMENT#01', 'PAYMENT#02'],
    ]);
    expect(sks(await records.partition('THING#1', 'PAYMENT#'))).toEqual([
      'PAYMENT#01',
      'PAYMENT#02',
    ]);
    expect(await records.partition('THING#nobody')).toEqual([]);
    // Nothing is no beginning: whoever means the whole partition leaves it out.
    await expect(records.partition('THING#1', '')).rejects.toThrow();
  });

  it('reads a partition of more than a page, more than a megabyte, whole', async () => {
    const { commit, records } = await open();
    const long = 'x'.repeat(60_000);
    for (let n = 0; n < 40; n += 10) {
      await commit(
        Array.from({ length: 10 }, (_, m) =>
          create({ ...thing(1), sk: `PART#${String(n + m).padStart(3, '0')}`, long }),
        ),
      );
    }
    const parts = await records.partition('THING#1', 'PART#');
    expect(parts).toHaveLength(40);
    expect(parts.at(-1)).toMatchObject({ sk: 'PART#039', long });
  });
}

function queuePromises(open: () => Promise<OpenRecords>): void {
  /** Seven in one queue, in no order, two of them at one place; one in another; one in none. */
  async function queued() {
    const opened = await open();
    const orders = ['05', '03', '01', '04', '02', '06', '03'];
    await opened.commit([
      ...orders.map((queueOrder, n) => create(thing(n, { queue: 'CASES', queueOrder }))),
      create(thing('other', { queue: 'CASES#ELSE', queueOrder: '00' })),
      create(thing('none')),
    ]);
    return opened;
  }

  async function pages(records: RecordReader, request: object) {
    const found: string[][] = [];
    let after: string | undefined;
    do {
      const page = await records.queue({
        ...{ queue: 'CASES', limit: 3, ...request },
        ...(after === undefined ? {} : { after }),
      });
      found.push(page.items.map(({ queueOrder = '' }) => queueOrder));
      after = page.next;
    } while (after !== undefined);
    return found;
  }

  it('pages through a queue from the first to the last, each item once', async () => {
    const { records } = await queued();
    expect((await pages(records, {})).flat()).toEqual(['01', '02', '03', '03', '04', '05', '06']);
    expect((await pages(records, { limit: 1 })).flat()).toHaveLength(7);
  });

  it('pages through it from the last to the first', async () => {
    const { records } = await queued();
    const backwards = { order: 'last-to-first' };
    expect((await pages(records, backwards))[0]).toEqual(['06', '05', '04']);
    expect((await pages(records, backwards)).flat()).toEqual([
      ...['06', '05', '04', '03', '03', '02', '01'],
    ]);
  });

  it('shows the part of it that begins in one way', async () => {
    const { records } = await queued();
    expect((await pages(records, { beginning: '03', limit: 1 })).flat()).toEqual(['03', '03']);
    expect((await pages(records, { beginning: '9' })).flat()).toEqual([]);
  });

  it('shows an item at its new place when it moved, and nowhere when it left', async () => {
    const { records, commit } = await queued();
    await commit([replace(thing(2, { queue: 'DONE', queueOrder: '01' }), 1), replace(thing(4), 1)]);
    expect((await pages(records, {})).flat()).toEqual(['03', '03', '04', '05', '06']);
    expect((await pages(records, { queue: 'DONE' })).flat()).toEqual(['01']);
  });

  it('brings only the parts of a document that are asked for', async () => {
    const { commit, records } = await open();
    const facts = { children: 2, state: 'well' };
    const document = { state: 'new', name: 'Amina', assessment: { facts, notes: 'long' } };
    await commit([create(thing(1, { queue: 'CASES', queueOrder: '01', document }))]);
    const parts = ['state', 'assessment.facts', 'assessment.awardPence', 'decidedAt'];
    const { items } = await records.queue({ queue: 'CASES', limit: 5, parts });
    expect(items).toEqual([
      {
        ...{ pk: 'THING#1', sk: 'THING', kind: 'thing', version: 1 },
        ...{ queue: 'CASES', queueOrder: '01' },
        document: { state: 'new', assessment: { facts } },
      },
    ]);
    const none = await records.queue({ queue: 'CASES', limit: 5, parts: ['decidedAt'] });
    expect(none.items[0]).not.toHaveProperty('document');
  });

  it('pages through the part of a queue that belongs to one locality, in the same order', async () => {
    const { records, commit } = await open();
    const placed = (n: number, localQueue: string) =>
      create(thing(n, { queue: 'CASES', queueOrder: `0${n}`, localQueue }));
    await commit([5, 2, 4, 1].map((n) => placed(n, 'CASES#north')));
    await commit([
      placed(3, 'CASES#south'),
      create(thing(6, { queue: 'CASES', queueOrder: '06' })),
    ]);
    const north = { queue: 'CASES#north', index: 'byLocality' } as const;
    expect(await pages(records, north)).toEqual([['01', '02', '04'], ['05']]);
    const [first] = (await records.queue({ ...north, limit: 1, parts: ['name'] })).items;
    expect(first).toMatchObject({ queue: 'CASES', localQueue: 'CASES#north', queueOrder: '01' });
    await commit([replace(thing(2, { queue: 'DONE', queueOrder: '02' }), 1)]);
    expect((await pages(records, north)).flat()).toEqual(['01', '04', '05']);
  });

  it('shows nothing of a queue that nothing stands in', async () => {
    const { records } = await open();
    expect(await records.queue({ queue: 'NOBODY', limit: 5 })).toEqual({ items: [] });
  });
}
