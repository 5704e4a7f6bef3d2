import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeInCycle } from '#infra/local/providers/bank/bank-cycle.ts';
import { planCredits, planReports } from '#infra/local/providers/bank/credit-outcomes.ts';
import { railReportSchema } from '#shared/payments/rails/rail-report.ts';

const receivedAt = '2021-12-06T09:30:00.000Z';
const placed = placeInCycle(receivedAt, '2021-12-07');
const starts = ['9990', '9991', '9992', '9993', '9994', '9995', '9997', '1234'];

it('reports every credit to its end, each line once, whatever the accounts are', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...starts), { minLength: 1, maxLength: 700 }), (given) => {
      if (!placed.ok) throw new Error(placed.failure);
      const credits = given.map((start, index) => ({
        ...{ sortCode: '089999', accountNumber: `${start}5678`, amountPence: 100 + index },
        ...{ reference: `REF-${index}`, payeeName: 'A TESTER' },
      }));
      const planned = planReports(
        { submissionId: 'S', idempotencyKey: 'K', receivedAt, cycle: placed.value },
        planCredits(credits, placed.value, false),
      );
      const reports = planned.map(({ report }) => railReportSchema.parse(report));
      expect(new Set(reports.map(({ reportId }) => reportId)).size).toBe(reports.length);
      const lines = reports.flatMap((report) => report.lines);
      for (const { reference, amountPence, accountNumber } of credits) {
        const told = lines.filter((line) => line.reference === reference);
        expect(told.every((line) => line.amountPence === amountPence)).toBe(true);
        expect(told.map(({ outcome }) => outcome)).toEqual(expectedOf(accountNumber.slice(0, 4)));
      }
    }),
    { numRuns: 20 },
  );
});

function expectedOf(start: string): string[] {
  if (start === '9997') return ['rejected'];
  if (start === '9994') return ['accepted', 'settled', 'returned'];
  if (['9990', '9991', '9992', '9993'].includes(start)) return ['accepted', 'returned'];
  return ['accepted', 'settled'];
}
