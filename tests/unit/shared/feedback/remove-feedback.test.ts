import { describe, expect, it } from 'vitest';

import { createGiveFeedback, createRemoveFeedback, feedbacks } from '#shared/feedback/index.ts';
import { keys, parseEvent, queues } from '#shared/records/index.ts';
import { createMovableClock } from '#tests/doubles/fixed-clock.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

async function setup() {
  const memory = createMemoryRecords();
  const clock = createMovableClock('2026-05-05T09:00:00.000Z');
  const ports = { records: memory.records, commit: memory.commit, clock };
  const give = createGiveFeedback(ports);
  const said = { language: 'en', satisfaction: 'bad', helpedBy: 'worker' } as const;
  await give({ ...said, feedbackId: 'F1', words: 'My sister Farah could not read it' });
  clock.moveTo('2026-08-01T09:00:00.000Z');
  await give({ ...said, feedbackId: 'F2', words: 'It was long' });
  return {
    ...{ memory, clock },
    remove: createRemoveFeedback(ports),
    listed: async () => {
      const { items } = await memory.records.queue({ queue: queues.feedback(), limit: 10 });
      return items.map((item) => feedbacks.parse(item).document.feedbackId);
    },
    faults: () => recordFaults(memory.all(), clock.now()),
  };
}

describe('feedback on the pages', () => {
  it('stays for twelve months to the day', async () => {
    const { remove, clock, listed } = await setup();
    clock.moveTo('2027-05-04T22:59:59.000Z');
    expect(await remove()).toBe(0);
    expect(await listed()).toEqual(['F1', 'F2']);
  });

  it('then leaves how satisfied somebody was, and nothing that they wrote', async () => {
    const { remove, clock, listed, memory, faults } = await setup();
    clock.moveTo('2027-05-05T09:00:00.000Z');
    expect(await remove()).toBe(1);
    expect(await listed()).toEqual(['F2']);
    const left = await feedbacks.read(memory.records, keys.feedback('F1'));
    expect(left?.document).toEqual({
      ...{ feedbackId: 'F1', satisfaction: 'bad' },
      ...{ givenAt: '2026-05-05T09:00:00.000Z', removedAt: '2027-05-05T09:00:00.000Z' },
    });
    expect(JSON.stringify(memory.all())).not.toContain('Farah');
    expect(faults()).toEqual([]);
  });

  it('is removed once, with one event that says by which rule', async () => {
    const { remove, clock, memory } = await setup();
    clock.moveTo('2027-05-05T09:00:00.000Z');
    await remove();
    expect(await remove()).toBe(0);
    const events = memory.ofKind('event').map((item) => parseEvent(item).body);
    expect(events.filter(({ type }) => type === 'feedback-removed')).toEqual([
      {
        ...{ type: 'feedback-removed', feedbackId: 'F1' },
        ...{ rule: 'twelve-months-after-given', hadWords: true },
      },
    ]);
  });

  it('is named by who verifies the records when it is kept past its time', async () => {
    const { clock, faults } = await setup();
    clock.moveTo('2027-05-06T09:00:00.000Z');
    expect(faults()).toEqual([]);
    clock.moveTo('2027-05-08T09:00:00.000Z');
    expect(faults()).toMatchObject([{ pk: 'FEEDBACK#F1' }]);
  });
});
