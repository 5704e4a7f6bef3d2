import { describe, expect, it } from 'vitest';

import { done, refused } from '#shared/kernel/index.ts';
import { createRecordRailOutcomes, payments, type RailReportLine } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import { runId, unclearRun } from '#tests/builders/unclear-run.ts';
import { openWinter, type Winter } from '#tests/builders/winter.ts';

type Line = Partial<RailReportLine> & Pick<RailReportLine, 'reference' | 'outcome'>;

const about = { reportId: 'R1', submissionId: 'S1', idempotencyKey: runId } as const;

function reportTo({ ports, clock }: Winter, changed: Partial<Winter['ports']> = {}) {
  return (...lines: Line[]) =>
    createRecordRailOutcomes({ ...ports, ...changed })({
      ...{ ...about, kind: 'settlement', processingDate: '2021-12-09', producedAt: clock.now() },
      lines: lines.map((line) => ({ amountPence: 150_00, ...line })),
    });
}

const strange = (...lines: readonly (readonly [string, string])[]) =>
  refused({ kind: 'strange-lines', lines: lines.map(([reference, why]) => ({ reference, why })) });

describe('what a bank tells of a payment that two people found it never took', () => {
  it('is for a person, but for a no, which says the same', async () => {
    const given = await unclearRun(1);
    const report = reportTo(given);
    const [id] = given.ids as [string];
    const reference = `OD${id}0101`;
    await given.cancelled();
    const before = given.memory.all();
    for (const again of [false, true]) {
      if (again) await given.approveAwards({ applicationIds: [id], staffId: 'ben', dryRun: false });
      for (const outcome of ['accepted', 'settled', 'returned'] as const) {
        const contradiction = strange([reference, 'contradicts-itself']);
        expect(await report({ reference, outcome })).toEqual(contradiction);
      }
      expect(await report({ reference, outcome: 'rejected' })).toEqual(done({ changed: 0 }));
      if (!again) expect(given.memory.all()).toEqual(before);
    }
  });

  it('does not make a later attempt that came back one that was never taken', async () => {
    const given = await unclearRun(1);
    const { ids, cancelled, approveAwards, paidOut, changedPayee } = given;
    const report = reportTo(given);
    const [id] = ids as [string];
    const approve = () => approveAwards({ applicationIds: [id], staffId: 'ben', dryRun: false });
    await cancelled();
    await approve();
    await paidOut();
    await report({ reference: `OD${id}0102`, outcome: 'returned' });
    await changedPayee(id);
    await approve();
    for (const outcome of ['accepted', 'settled', 'returned', 'rejected'] as const) {
      expect(await report({ reference: `OD${id}0102`, outcome })).toEqual(done({ changed: 0 }));
    }
    expect(await given.payment(id)).toMatchObject({ state: 'ready', attemptNumber: 3 });
  });
});

it('changes nothing when a payment that was rejected is called accepted late', async () => {
  const winter = openWinter();
  await winter.fund(1_000_00);
  const id = await winter.approved();
  await winter.paidOut();
  const report = reportTo(winter);
  const reference = `OD${id}0101`;
  expect(await report({ reference, outcome: 'rejected' })).toEqual(done({ changed: 1 }));
  expect(await report({ reference, outcome: 'accepted' })).toEqual(done({ changed: 0 }));
});

describe('a report of many lines', () => {
  it('names its strange lines in its own order, whichever envelope they are of', async () => {
    const winter = openWinter();
    await winter.fund(1_000_00);
    const ids = [await winter.approved(), await winter.approved(), await winter.approved()];
    await winter.paidOut();
    const [first, second, third] = ids.map((id) => `OD${id}0101`) as [string, string, string];
    const outcome = 'settled';
    const answer = await reportTo(winter)(
      { reference: 'WAGES', outcome },
      { reference: first, outcome, amountPence: 1 },
      { reference: 'RENT', outcome },
      { reference: second, outcome },
      { reference: third, outcome, amountPence: 2 },
      { reference: 'ODABCDE123450101', outcome },
    );
    expect(answer).toEqual(
      strange(
        ['WAGES', 'not-our-reference'],
        [first, 'wrong-amount'],
        ['RENT', 'not-our-reference'],
        [third, 'wrong-amount'],
        ['ODABCDE123450101', 'no-such-payment'],
      ),
    );
    expect(await winter.payment(ids[1]!)).toMatchObject({ state: 'settled' });
  });

  it('reads each payment once when nobody is in the way', async () => {
    const winter = openWinter();
    await winter.fund(1_000_00);
    const id = await winter.approved();
    await winter.paidOut();
    let reads = 0;
    const own = keys.payment(id, 1);
    const counted = {
      ...winter.records,
      getMany: (wanted: Parameters<typeof winter.records.getMany>[0]) => {
        reads += wanted.filter(({ pk, sk }) => pk === own.pk && sk === own.sk).length;
        return winter.records.getMany(wanted);
      },
    };
    const report = reportTo(winter, { records: counted });
    expect(await report({ reference: `OD${id}0101`, outcome: 'settled' })).toEqual(
      done({ changed: 1 }),
    );
    expect(reads).toBe(1);
    const found = await payments.read(winter.records, own);
    expect(found?.version).toBe(3);
  });
});
