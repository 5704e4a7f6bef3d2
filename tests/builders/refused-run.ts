import {
  createLiftHold,
  deliveryLivesSeconds,
  holds,
  paymentRuns,
} from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

import { openWinter } from './winter.ts';

export const runId = 'household-support-fund-bacs-2021-12-07-1';
export const reasons = ['line 5: no such sort code'];

/** A winter of so many families that may be paid by Bacs, and a bank that may refuse their file. */
export async function refusedRun(count = 2) {
  const winter = openWinter();
  const envelopeId = await winter.fund(100 * 150_00);
  const ids: string[] = [];
  for (let family = 0; family < count; family += 1) ids.push(await winter.approved());
  const lifting = createLiftHold(winter.ports);
  const lift = (holdId: string) =>
    lifting({ holdId, actor: { kind: 'staff', id: 'erin' }, reason: 'It is in order' });
  const hold = async (holdId: string) =>
    (await holds.read(winter.records, keys.hold(holdId)))?.document;
  const stateOf = async (id: string) => (await winter.payment(id)).state;
  const statesOf = async () => new Set(await Promise.all(ids.map(stateOf)));
  const run = async () => (await paymentRuns.read(winter.records, keys.run(runId)))?.document;
  const faults = () => recordFaults(winter.memory.all(), winter.clock.now());
  const start = async () => {
    winter.clock.moveOnSeconds(60);
    const { programmeId } = winter;
    await winter.startPaymentRun({ programmeId, rail: 'bacs', staffId: 'dev' });
  };
  const anHourLater = () => {
    winter.clock.moveOnSeconds(deliveryLivesSeconds);
  };
  /** A run that the bank refuses, and refuses again when it is asked long after. */
  const refusedTwice = async () => {
    await start();
    winter.bank.next({ refuse: reasons });
    winter.bank.next({ refuse: reasons });
    await winter.submitPaymentRun(runId);
    anHourLater();
  };
  const own = { envelopeId, ids, lift, hold, stateOf, statesOf, run, faults, start };
  return { ...winter, ...own, anHourLater, refusedTwice };
}
