import { describe, expect, test } from 'vitest';

import {
  createReceiveStatement,
  createTakeStatement,
  statementRecords,
} from '#shared/reconciliation/index.ts';
import { createCountingCommit } from '#tests/doubles/counting-commit.ts';
import { createMovableClock } from '#tests/doubles/fixed-clock.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';

const lines = 250;
const file = new TextEncoder().encode(
  ['Date,Amount,Description']
    .concat(Array.from({ length: lines }, (_, index) => `2021-12-08,${index + 1},Line ${index}`))
    .join('\n'),
);

function setup() {
  const memory = createMemoryRecords();
  const counting = createCountingCommit(memory.commit);
  const clock = createMovableClock('2021-12-09T09:00:00.000Z');
  const ports = { records: memory.records, commit: counting.commit, clock };
  return {
    ...{ memory, counting },
    receive: createReceiveStatement(ports),
    take: createTakeStatement(ports),
    state: () =>
      memory.ofKind('bank-statement').map((item) => statementRecords.parse(item).document)[0],
  };
}

async function received() {
  const all = setup();
  const answer = await all.receive({
    ...{ account: 'bank', content: file },
    by: { kind: 'staff', id: 'dev' },
  });
  if (!answer.ok) throw new Error('too large');
  return { ...all, statementId: answer.value.statementId };
}

describe('taking a large statement in', () => {
  test('goes in bounded commits that each move its progress on', async () => {
    const { take, statementId, counting, memory } = await received();
    await take(statementId);
    const sizes = counting.committed.slice(1).map((writes) => writes.length);
    expect(sizes).toEqual([96, 96, 65]);
    expect(memory.ofKind('bank-line')).toHaveLength(lines);
  });

  test.each(['before', 'after'] as const)(
    'goes on where it died %s a commit, and brings every line once',
    async (when) => {
      const { take, statementId, counting, memory, state } = await received();
      counting.dieAt(2, when);
      await expect(take(statementId)).rejects.toThrow('died');
      expect(state()).toMatchObject({ state: 'taking', takenLines: when === 'before' ? 94 : 188 });
      await take(statementId);
      expect(state()).toMatchObject({ state: 'taken', takenLines: lines, knownLines: 0 });
      expect(memory.ofKind('bank-line')).toHaveLength(lines);
    },
  );

  test('done twice at the same moment brings every line once', async () => {
    const { take, statementId, memory, state } = await received();
    await Promise.all([take(statementId), take(statementId)]);
    expect(state()).toMatchObject({ state: 'taken', takenLines: lines, knownLines: 0 });
    expect(memory.ofKind('bank-line')).toHaveLength(lines);
  });

  test('of a statement there is not is refused', async () => {
    expect(await setup().take('none')).toEqual({
      ok: false,
      failure: { kind: 'no-such-statement' },
    });
  });
});
