import { deliveryLivesSeconds, paymentRuns } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

import { openWinter } from './winter.ts';

export const runId = 'household-support-fund-bacs-2021-12-07-1';
export const unclear = ['the bank took 1 pence in all'];
export const notTaken = { kind: 'not-taken' } as const;
export const taken = { kind: 'taken', submissionId: 'B-1' } as const;

/** A run of so many families of which the bank says neither yes nor no. */
export async function unclearRun(count = 2) {
  const winter = openWinter();
  const { bank, clock, memory, programmeId, submitPaymentRun } = winter;
  const envelopeId = await winter.fund(100 * 150_00);
  const ids: string[] = [];
  for (let family = 0; family < count; family += 1) ids.push(await winter.approved());
  const run = async () => (await paymentRuns.read(winter.records, keys.run(runId)))?.document;
  const statesOf = async () =>
    new Set(await Promise.all(ids.map(async (id) => (await winter.payment(id)).state)));
  const faults = () => recordFaults(memory.all(), clock.now());
  const find = (finding: typeof notTaken | typeof taken, staffId = 'dev') =>
    winter.proposeFinding({ runId, finding, reason: 'Mr Ali at the bank says so', staffId });
  const confirm = (staffId = 'erin') =>
    winter.decideFinding({ runId, decision: 'confirm', staffId });
  const report = (outcome: 'accepted' | 'settled' | 'returned' | 'rejected', attempt = 1) =>
    winter.recordRailOutcomes({
      ...{ reportId: `R-${outcome}`, submissionId: 'S1', idempotencyKey: runId },
      ...{ kind: 'settlement', processingDate: '2021-12-09', producedAt: clock.now() },
      lines: ids.map((id) => ({
        ...{ reference: `OD${id}010${attempt}`, amountPence: 150_00, outcome },
      })),
    });
  const anHourLater = () => {
    clock.moveOnSeconds(deliveryLivesSeconds);
  };
  clock.moveOnSeconds(60);
  /** Every item as it was before anything was sent. */
  const beforeSent = memory.all();
  await winter.startPaymentRun({ programmeId, rail: 'bacs', staffId: 'dev' });
  bank.next({ unclear });
  await submitPaymentRun(runId);
  /** Two people find that the bank never took it: its payments are to be given back, and then are. */
  const cancelling = async () => {
    anHourLater();
    for (const said of [await find(notTaken), await confirm()]) {
      if (!said.ok) throw new Error(`Not cancelled: ${said.failure.kind}`);
    }
  };
  const cancelled = async () => {
    await cancelling();
    return submitPaymentRun(runId);
  };
  const own = { envelopeId, ids, run, statesOf, faults, find, confirm, report, anHourLater };
  return { ...winter, ...own, beforeSent, cancelling, cancelled };
}
