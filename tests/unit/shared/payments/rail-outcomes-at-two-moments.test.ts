import { describe, expect, it } from 'vitest';

import { done } from '#shared/kernel/index.ts';
import { createRecordRailOutcomes, type RailReportLine } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import { openWinter } from '#tests/builders/winter.ts';
import { createLosingCommit, seenEarlier, withoutItems } from '#tests/doubles/other-workers.ts';

type Outcome = RailReportLine['outcome'];

/** One family whose payment is with the bank, and workers that see its records in their own way. */
async function setup() {
  const winter = openWinter();
  const envelopeId = await winter.fund(1_000_00);
  const id = await winter.approved();
  const { memory, ports } = winter;
  const envelope = memory.all().filter(({ kind }) => kind === 'envelope');
  await winter.paidOut();
  const reportWith = (changed: Partial<typeof ports>, ...outcomes: Outcome[]) =>
    createRecordRailOutcomes({ ...ports, ...changed })({
      ...{ reportId: 'R1', submissionId: 'S1', idempotencyKey: 'run', kind: 'settlement' },
      ...{ processingDate: '2021-12-09', producedAt: winter.clock.now() },
      lines: outcomes.map((outcome) => ({
        ...{ reference: `OD${id}0101`, amountPence: 150_00, outcome },
      })),
    });
  const money = () => winter.balances(envelopeId);
  return { ...winter, envelopeId, id, envelope, reportWith, money };
}

const ends = [
  ['settled', { available: 850_00, 'in-transit': 0, paid: 150_00 }],
  ['rejected', { available: 1_000_00, 'in-transit': 0, paid: 0 }],
  ['returned', { available: 1_000_00, 'in-transit': 0, paid: 0 }],
] as const;

describe('a report about a payment whose envelope was read before it was sent', () => {
  it.each(ends)('that was %s is planned again, and the money moves once', async (...end) => {
    const [outcome, left] = end;
    const { reportWith, records, envelope, money } = await setup();
    const early = seenEarlier(records, envelope, 1);
    expect(await reportWith({ records: early }, outcome)).toEqual(done({ changed: 1 }));
    expect(await money()).toMatchObject(left);
  });

  it.each(ends)('that was %s is a defect when it stays so, and nothing is written', async (end) => {
    const { reportWith, records, envelope, envelopeId, memory } = await setup();
    const before = memory.all();
    await expect(reportWith({ records: seenEarlier(records, envelope) }, end)).rejects.toThrow(
      `Envelope ${envelopeId} does not hold the money of its payments`,
    );
    expect(memory.all()).toEqual(before);
  });
});

describe('a report about a payment that others change', () => {
  it('is tried twelve times, and the twelfth counts', async () => {
    const { reportWith, ports, memory, money } = await setup();
    const before = memory.all();
    const never = createLosingCommit(ports.commit, 12);
    await expect(reportWith({ commit: never.commit }, 'settled')).rejects.toThrow(
      'Payments kept changing while a report about them was recorded',
    );
    expect(never.tries()).toBe(12);
    expect(memory.all()).toEqual(before);
    const late = createLosingCommit(ports.commit, 11);
    expect(await reportWith({ commit: late.commit }, 'settled')).toEqual(done({ changed: 1 }));
    expect(await money()).toMatchObject({ paid: 150_00 });
  });
});

describe('the case of a payment', () => {
  it.each(['rejected', 'returned'] as const)('is needed when it was %s', async (outcome) => {
    const { reportWith, records, id, memory } = await setup();
    const gone = withoutItems(records, [keys.application(id)]);
    const before = memory.all();
    await expect(reportWith({ records: gone }, outcome)).rejects.toThrow(
      `Payment ${id}-01 has no case`,
    );
    expect(memory.all()).toEqual(before);
  });

  it('is not even read when it was settled, of which there are thousands in a report', async () => {
    const { reportWith, records, id } = await setup();
    const asked: string[] = [];
    const watched = {
      ...records,
      getMany: (wanted: Parameters<typeof records.getMany>[0]) => {
        asked.push(...wanted.map(({ sk }) => sk));
        return records.getMany(wanted);
      },
    };
    await reportWith({ records: watched }, 'settled');
    expect(asked).not.toContain(keys.application(id).sk);
  });
});
