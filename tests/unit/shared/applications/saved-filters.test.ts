import { describe, expect, it } from 'vitest';

import {
  createForgetFilter,
  createSaveFilter,
  mostSavedFilters,
  readSavedFilters,
} from '#shared/applications/index.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';

function setup() {
  const memory = createMemoryRecords();
  const ports = { records: memory.records, commit: memory.commit };
  return {
    memory,
    save: createSaveFilter(ports),
    forget: createForgetFilter(ports),
    of: (staffId: string) => readSavedFilters(memory.records, staffId),
  };
}

describe('filters that somebody comes back to', () => {
  it('stand in the order of their names, and are nobody else’s', async () => {
    const { save, of } = setup();
    await save('amina', { name: 'Yardley', query: 'locality=yardley' });
    await save('amina', { name: 'erdington', query: 'locality=erdington' });
    await save('ben', { name: 'Waits long', query: 'waited=14' });
    expect((await of('amina')).map(({ name }) => name)).toEqual(['erdington', 'Yardley']);
    expect(await of('ben')).toEqual([{ name: 'Waits long', query: 'waited=14' }]);
    expect(await of('dev')).toEqual([]);
  });

  it('lead elsewhere when they are saved by the same name again', async () => {
    const { save, of } = setup();
    await save('amina', { name: 'Mine', query: 'waited=7' });
    await save('amina', { name: 'mine', query: 'waited=14' });
    expect(await of('amina')).toEqual([{ name: 'mine', query: 'waited=14' }]);
  });

  it('are a dozen at most, and one that is forgotten makes room', async () => {
    const { save, forget, of } = setup();
    for (let n = 0; n < mostSavedFilters; n += 1) {
      expect(await save('amina', { name: `Filter ${n}`, query: '' })).toMatchObject({ ok: true });
    }
    expect(await save('amina', { name: 'One more', query: '' })).toMatchObject({
      failure: { kind: 'too-many' },
    });
    expect(await save('amina', { name: 'Filter 3', query: 'waited=3' })).toMatchObject({
      ok: true,
    });
    await forget('amina', 'Filter 3');
    expect(await forget('amina', 'Filter 3')).toMatchObject({ ok: true });
    expect(await save('amina', { name: 'One more', query: '' })).toMatchObject({ ok: true });
    expect(await of('amina')).toHaveLength(mostSavedFilters);
  });

  it('are not lost when two windows save at once', async () => {
    const { memory, of } = setup();
    const late = createSaveFilter({
      records: memory.records,
      commit: async (writes) => {
        await createSaveFilter({ records: memory.records, commit: memory.commit })('amina', {
          ...{ name: 'First', query: '' },
        });
        return memory.commit(writes);
      },
    });
    expect(await late('amina', { name: 'Second', query: '' })).toMatchObject({
      failure: { kind: 'changed-meanwhile' },
    });
    expect((await of('amina')).map(({ name }) => name)).toEqual(['First']);
  });
});
