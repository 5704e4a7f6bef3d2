import { describe, expect, it } from 'vitest';

import { createHandler } from '#functions/watch-deadlines/handler.ts';
import { toldInVain, untakenNews } from '#shared/family-connect/index.ts';
import { createCheckPayee } from '#shared/payee-checks/index.ts';
import { createLiftDueHolds } from '#shared/payments/index.ts';
import { createPark } from '#shared/worker/index.ts';
import { matchingKey, openWinter } from '#tests/builders/winter.ts';
import { createKeptLog } from '#tests/doubles/kept-log.ts';
import { createPayeeBanks } from '#tests/doubles/payee-banks.ts';

const halfAnHour = 30 * 60;

function setup({ removes = 0 } = {}) {
  const winter = openWinter();
  const asked: string[] = [];
  const log = createKeptLog();
  const send = (bodies: readonly string[]) => {
    asked.push(...bodies);
    return Promise.resolve();
  };
  const { records, clock } = winter;
  const sending = {
    assessAgain: send,
    carryOn: send,
    checkPayeesAgain: send,
    tellCaseSystemAgain: send,
  };
  const liftDueHolds = createLiftDueHolds(winter.ports);
  const endOffers = () => Promise.resolve({ lapsed: 2, warned: 1 });
  const remindContacts = () => Promise.resolve(3);
  const remindOfMoneyBack = () => Promise.resolve(4);
  const remindOfReports = () => Promise.resolve({ soon: 2, late: 1 });
  const handle = createHandler({
    ...{ records, clock, log, liftDueHolds, endOffers, remindContacts },
    remindOfReports,
    remindOfMoneyBack,
    removals: [() => Promise.resolve(removes), () => Promise.resolve(removes)],
    ...sending,
  });
  return { ...winter, asked, log, handle, park: createPark(winter.ports) };
}

describe('watching deadlines', () => {
  it('asks again for an application nobody assessed for half an hour', async () => {
    const { applied, handle, clock, asked, log } = setup();
    const id = await applied();
    clock.moveOnSeconds(halfAnHour - 1);
    expect(await handle()).toMatchObject({ assessAgain: 0, carryOn: 0 });
    clock.moveOnSeconds(2);
    expect(await handle()).toMatchObject({ assessAgain: 1, carryOn: 0 });
    expect(asked).toEqual([JSON.stringify({ applicationId: id })]);
    expect(log.lines).toEqual([{ code: 'deadline-missed', applicationId: id }]);
  });

  it('ends offers of grants, and warns of their end', async () => {
    expect(await setup().handle()).toMatchObject({ offersLapsed: 2, offersWarned: 1 });
  });

  it('reminds groups of their reports', async () => {
    expect(await setup().handle()).toMatchObject({ reportsReminded: 3 });
  });

  it('removes what is kept no longer, and says how much', async () => {
    const { handle, log } = setup({ removes: 2 });
    expect(await handle()).toMatchObject({ removed: 4 });
    expect(log.lines).toEqual([{ code: 'personal-data-removed', count: 4 }]);
  });

  it('has families reminded of the code that they have not typed in', async () => {
    expect(await setup().handle()).toMatchObject({ reminded: 3 });
  });

  it('leaves alone what was assessed', async () => {
    const { assessed, handle, clock } = setup();
    await assessed();
    clock.moveOnSeconds(halfAnHour * 10);
    expect(await handle()).toMatchObject({ assessAgain: 0, carryOn: 0 });
  });

  it('carries on a run that still collects and one the bank has not taken', async () => {
    const {
      fund,
      approved,
      startPaymentRun,
      submitPaymentRun,
      bank,
      programmeId,
      handle,
      ...rest
    } = setup();
    const { clock, asked, log } = rest;
    await fund(1_000_00);
    await approved();
    const start = () => startPaymentRun({ programmeId, rail: 'bacs', staffId: 'dev' });
    await start();
    bank.next('down');
    const first = 'household-support-fund-bacs-2021-12-07-1';
    await expect(submitPaymentRun(first)).rejects.toThrow('503');
    await start();
    clock.moveOnSeconds(halfAnHour + 1);
    expect(await handle()).toMatchObject({ assessAgain: 0, carryOn: 2 });
    expect(asked.map((body) => (JSON.parse(body) as { runId: string }).runId).sort()).toEqual([
      first,
      'household-support-fund-bacs-2021-12-07-2',
    ]);
    expect(log.lines.map(({ code }) => code)).toEqual(['deadline-missed', 'deadline-missed']);
  });

  it('leaves alone runs that are over, and runs that have just begun', async () => {
    const { paidOut, startPaymentRun, programmeId, handle, clock } = setup();
    await paidOut();
    clock.moveOnSeconds(halfAnHour * 2);
    await startPaymentRun({ programmeId, rail: 'bacs', staffId: 'dev' });
    expect(await handle()).toMatchObject({ assessAgain: 0, carryOn: 0 });
  });

  it('does not ask again for what already waits for a person', async () => {
    const { applied, startPaymentRun, programmeId, handle, clock, park, asked } = setup();
    const id = await applied();
    const started = await startPaymentRun({ programmeId, rail: 'bacs', staffId: 'dev' });
    const runId = started.ok ? started.value.runId : '';
    const reason = 'It was tried several times.';
    await park({
      ...{ queueName: 'applications', messageId: 'M1', reason },
      body: JSON.stringify({ applicationId: id, causationId: 'E1' }),
    });
    await park({
      queueName: 'payment-runs',
      messageId: 'M2',
      reason,
      body: JSON.stringify({ runId }),
    });
    await park({ queueName: 'payment-runs', messageId: 'M3', reason, body: 'no JSON' });
    clock.moveOnSeconds(halfAnHour + 1);
    expect(await handle()).toMatchObject({ assessAgain: 0, carryOn: 0 });
    expect(asked).toEqual([]);
  });

  it('asks again, at once and every time, for a payee that no bank has answered for', async () => {
    const { assessed, handle, asked, ports, park } = setup();
    const banks = createPayeeBanks();
    const { confirmPayee } = banks;
    const checkPayee = createCheckPayee({ ...ports, confirmPayee, payeeSecret: matchingKey });
    const ids = [await assessed(), await assessed(), await assessed()];
    await checkPayee(ids[0] ?? '');
    banks.say({ kind: 'no-answer', why: 'timed-out' });
    for (const id of ids) await checkPayee(id);
    await park({
      ...{ queueName: 'payee-checks', messageId: 'M1', reason: 'strange' },
      body: JSON.stringify({ applicationId: ids[2] }),
    });
    expect(await handle()).toMatchObject({
      ...{ assessAgain: 0, carryOn: 0, checkPayeesAgain: 1, lifted: 0 },
    });
    expect(asked).toEqual([JSON.stringify({ applicationId: ids[1] })]);
    expect((await handle()).checkPayeesAgain).toBe(1);
    banks.say({ kind: 'answered', code: 'MTCH' });
    await checkPayee(ids[1] ?? '');
    expect((await handle()).checkPayeesAgain).toBe(0);
  });

  it('has the case-management system told again of what it did not take, once that is due', async () => {
    const { handle, asked, clock, ports } = setup();
    const news = { connectionRequestId: 'C1', news: 'allocated', newsId: 'E1' } as const;
    const at = clock.now();
    const told = { ...news, localityCode: 'yardley' };
    const untaken = toldInVain(undefined, told, { kind: 'not-taken', why: 'timed-out' }, at);
    await ports.commit([untakenNews.create(untaken)]);
    clock.moveOnSeconds(15 * 60 - 1);
    expect(await handle()).toMatchObject({ caseSystemToldAgain: 0 });
    clock.moveOnSeconds(1);
    expect(await handle()).toMatchObject({ caseSystemToldAgain: 1 });
    expect(asked).toEqual([JSON.stringify(news)]);
  });
});
