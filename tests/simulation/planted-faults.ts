import type { Commit, Write } from '#shared/kernel/index.ts';
import type { MemoryRecords } from '#tests/doubles/memory-records.ts';

import type { Plant } from './world.ts';

/** Faults planted behind the ports: each breaks one promise that the use cases build on. */
export const plantedFaults: Readonly<Record<string, Plant>> = {
  'a table that ignores versions': (doubles) => ({
    ...doubles,
    commit: ignoringVersions(doubles.memory),
  }),
  'a table that writes half of a commit': (doubles) => ({
    ...doubles,
    commit: (writes) => doubles.commit(writes.length > 5 ? writes.slice(0, -2) : writes),
  }),
  'a table that loses events': (doubles) => ({
    ...doubles,
    commit: (writes) => doubles.commit(writes.filter((write, at) => at === 0 || !isEvent(write))),
  }),
  'a bank that takes a file again': (doubles) => ({
    ...doubles,
    bank: {
      ...doubles.bank,
      submit: (file) => {
        const times = doubles.bank.credits.length;
        return doubles.bank.submit({ ...file, idempotencyKey: `${file.idempotencyKey}+${times}` });
      },
    },
  }),
  'a bank that says on the telephone that it does not have a file, and pays it': (doubles) => ({
    ...doubles,
    bank: {
      ...doubles.bank,
      lookUp: () => 'never',
      submit: async (file) => {
        await doubles.bank.submit(file);
        return { kind: 'unclear', reasons: ['the service cannot say'] };
      },
    },
  }),
};

/** Every write goes through, as if it expected whatever is there. */
function ignoringVersions(memory: MemoryRecords): Commit {
  return (writes) =>
    memory.commit(
      writes.flatMap((write): Write[] => {
        const held = 'item' in write ? memory.peek(write.item) : memory.peek(write);
        if (!('item' in write))
          return held === undefined ? [] : [{ ...write, expecting: held.version }];
        const { item } = write;
        return held === undefined
          ? [{ action: 'create', item }]
          : [
              {
                action: 'replace',
                item: { ...item, version: held.version + 1 },
                expecting: held.version,
              },
            ];
      }),
    );
}

function isEvent(write: Write): boolean {
  return 'item' in write && write.item.kind === 'event';
}
