import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { Defect } from '#shared/kernel/index.ts';
import { documentKind, eventRecord, isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';

const cats = documentKind({
  kind: 'cat',
  schema: z.strictObject({ name: z.string(), waiting: z.boolean() }),
  key: ({ name }) => ({ pk: `CAT#${name}`, sk: 'CAT' }),
  place: ({ name, waiting }) => (waiting ? { queue: 'CATS', queueOrder: name } : undefined),
});
const tom = { name: 'tom', waiting: true };

describe('a kind of document', () => {
  it('is created in its first version, replaced in the next, and read with the version it has', async () => {
    const { commit, records } = createMemoryRecords();
    await commit([cats.create(tom)]);
    expect(await cats.read(records, { pk: 'CAT#tom', sk: 'CAT' })).toEqual({
      document: tom,
      version: 1,
    });
    await commit([cats.replace({ ...tom, waiting: false }, 1)]);
    expect(await cats.read(records, { pk: 'CAT#tom', sk: 'CAT' })).toEqual({
      document: { ...tom, waiting: false },
      version: 2,
    });
  });

  it('leaves its queue when it no longer waits', async () => {
    const { commit, records } = createMemoryRecords();
    await commit([cats.create(tom)]);
    await commit([cats.replace({ ...tom, waiting: false }, 1)]);
    expect((await records.queue({ queue: 'CATS', limit: 5 })).items).toEqual([]);
  });

  it('is undefined where there is none', async () => {
    const { records } = createMemoryRecords();
    expect(await cats.read(records, { pk: 'CAT#none', sk: 'CAT' })).toBeUndefined();
  });

  it.each([
    ['of another kind', { kind: 'dog', document: tom }],
    ['with a field too few', { kind: 'cat', document: { name: 'tom' } }],
    ['with a field too many', { kind: 'cat', document: { ...tom, colour: 'red' } }],
    ['without a document', { kind: 'cat' }],
  ])('stops whoever reads one %s', (_, item) => {
    expect(() => cats.parse({ pk: 'CAT#tom', sk: 'CAT', version: 1, ...item })).toThrow(Defect);
  });

  it('parses what cannot change once, and lets nobody change what others are given', async () => {
    const { commit, records } = createMemoryRecords();
    await commit([cats.create(tom)]);
    const first = await cats.read(records, { pk: 'CAT#tom', sk: 'CAT' });
    expect(await cats.read(records, { pk: 'CAT#tom', sk: 'CAT' })).toBe(first);
    expect(() => Object.assign(first!.document, { name: 'thomas' })).toThrow(TypeError);
    const loose = { pk: 'CAT#tom', sk: 'CAT', kind: 'cat', version: 1, document: { ...tom } };
    expect(cats.parse(loose).document.waiting).toBe(true);
    loose.document.waiting = false;
    expect(cats.parse(loose).document.waiting).toBe(false);
  });

  it('says what is wrong without saying what stands there', () => {
    const item = { pk: 'CAT#1', sk: 'CAT', kind: 'cat', version: 1, document: { name: 7 } };
    expect(() => cats.parse(item)).toThrow(/CAT#1 CAT does not parse as cat/);
    const secret = { ...item, document: { name: 'tom', waiting: 'Nadia Hussain' } };
    expect(() => cats.parse(secret)).not.toThrow(/Nadia/);
  });

  it('is checked and removed by its key and version', () => {
    const key = { pk: 'CAT#tom', sk: 'CAT' };
    expect(cats.check(tom, 3)).toEqual({ action: 'check', ...key, expecting: 3 });
    expect(cats.remove(tom, 3)).toEqual({ action: 'remove', ...key, expecting: 3 });
  });
});

describe('an event', () => {
  const subject = keys.run('run-1');
  const body = { type: 'payment-run-started', runId: 'run-1', programmeId: 'fund' } as const;
  const context = {
    at: '2021-12-07T09:00:00.000Z',
    actor: { kind: 'staff', id: 'dev' },
    correlationId: 'run-1',
  } as const;
  const itemOf = (version: number) => {
    const write = eventRecord(subject, version, body, context);
    if (!('item' in write)) throw new Error('An event is created');
    return write.item;
  };

  it('stands beside what it is about, in the order it happened, and reads back', () => {
    const item = itemOf(1);
    expect(item).toMatchObject({ pk: 'RUN#run-1', kind: 'event', version: 1 });
    expect(item.sk).toMatch(/^EVENT#2021-12-07T09:00:00.000Z#\w{10}$/);
    expect(isEventItem(item)).toBe(true);
    expect(parseEvent(item)).toMatchObject({ ...context, body });
  });

  it('of the same change has the same id, of another change another', () => {
    expect(itemOf(1).sk).toBe(itemOf(1).sk);
    expect(itemOf(1).sk).not.toBe(itemOf(2).sk);
  });

  it('is a defect when it carries what no event may carry', () => {
    expect(() =>
      eventRecord(subject, 1, { ...body, name: 'Nadia' } as typeof body, context),
    ).toThrow();
    expect(() => parseEvent({ event: { ...parseEvent(itemOf(1)), name: 'Nadia' } })).toThrow(
      Defect,
    );
    expect(() => parseEvent({})).toThrow(Defect);
  });
});
