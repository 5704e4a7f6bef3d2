import { beforeAll, describe, expect, test } from 'vitest';

import { contraReference } from '#shared/payments/index.ts';
import type { BankStatement, StatementLine } from '#shared/reconciliation/index.ts';
import { checkStatement, gatherRecords, type GatheredRecords } from '#shared/verification/index.ts';
import { keepWinter, type KeptWinter } from '#tests/builders/kept-winter.ts';

let kept: KeptWinter;
let gathered: GatheredRecords;
let lines: readonly StatementLine[];

beforeAll(async () => {
  kept = await keepWinter();
  const records = gatherRecords();
  for (const item of kept.items) records.add(item);
  gathered = records.gathered;
  const files = [...gathered.runs.values()].flatMap(({ run }) =>
    run.state === 'acknowledged' ? [line(-run.totalPence, contraReference(run.runId))] : [],
  );
  const back = [`OD${kept.ids.rejected}0101`, `OD${kept.ids.returned}0101`];
  lines = [...files, ...back.map((reference) => line(150_00, reference))];
});

function line(amountPence: number, reference: string, bookedOn = '2021-12-09'): StatementLine {
  return { bookedOn, amountPence, reference, description: '', carrierIds: {} };
}

function statement(changes: Partial<BankStatement> = {}): BankStatement {
  return { format: 'csv', from: '2021-12-01', to: '2021-12-31', lines, ...changes };
}

function sentences(changes: Partial<BankStatement>): readonly string[] {
  return checkStatement(gathered, statement(changes)).faults.map(({ sentence }) => sentence);
}

describe('records against a statement', () => {
  test('agree when the bank booked each file once and each credit that came back', () => {
    const check = checkStatement(gathered, statement());
    expect(check.faults).toEqual([]);
    expect(check.looked).toBe(4);
  });

  test('differ by a fee, by a wrong amount and by what is booked twice', () => {
    const [contra, ...rest] = lines;
    const returned = `OD${kept.ids.returned}0101`;
    const changed = [{ ...contra!, amountPence: contra!.amountPence - 1 }, ...rest];
    const extra = [line(-500, 'CHARGES'), line(150_00, returned, '2021-12-10')];
    expect(sentences({ lines: [...changed, ...extra] })).toEqual([
      expect.stringContaining(`our ledger says ${contra!.amountPence} pence.`),
      '2021-12-09 -500 pence “CHARGES”: our ledger knows nothing of it.',
      `2021-12-10 15000 pence “${returned}”: the bank booked this already.`,
    ]);
  });

  test('miss what the statement covers and does not hold, and wait for what it does not cover', () => {
    expect(sentences({ lines: [] })).toHaveLength(4);
    expect(sentences({ lines: lines.slice(1) })).toEqual([
      expect.stringMatching(
        /^-60000 pence “GRANTS \w{6}” of 2021-12-\d\d should be on the statement/,
      ),
    ]);
    expect(sentences({ lines: [], to: '2021-12-08' })).toEqual([]);
  });
});
