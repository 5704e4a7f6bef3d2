import { describe, expect, it } from 'vitest';

import type { ApplicationForm, Payee } from '#shared/applications/index.ts';
import {
  createChangePayee,
  createStopMoney,
  isPieceRail,
  pieceRailNames,
  sealCodes,
  vouchers,
  writePaymentReference,
  type PayoutChoice,
} from '#shared/payments/index.ts';
import { createSendMessage } from '#shared/messages/index.ts';
import { createFetchFloat, readBookedMonth } from '#shared/reconciliation/index.ts';
import type { RailName } from '#shared/programmes/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { askedMessages } from '#tests/builders/asked-messages.ts';
import { matchingKey, openWinter } from '#tests/builders/winter.ts';
import { createKeptMessages } from '#tests/doubles/kept-messages.ts';
import { payeesChecked } from '#tests/builders/payee-checked.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const account: Payee = {
  nameOnAccount: 'N Hussain',
  sortCode: '089999',
  accountNumber: '66374958',
};
const otherAccount: Payee = { ...account, sortCode: '200000', accountNumber: '55779911' };

/** How a family asks to be paid on a rail, and how it mends what came back from there. */
const rails: readonly (readonly [RailName, ApplicationForm['payment'], PayoutChoice])[] = [
  ['bacs', { method: 'bank-transfer', ...account }, otherAccount],
  ['faster-payments', { method: 'bank-transfer', ...account }, otherAccount],
  ['cash-out', { method: 'cash-out' }, { method: 'cash-out' }],
  ['supermarket-voucher', { method: 'supermarket-voucher' }, { method: 'cash-out' }],
  ['fuel-voucher', { method: 'fuel-voucher' }, account],
];

/** One family of the open programme, and everybody who has to do with its money. */
async function setup(payment: ApplicationForm['payment'], urgent = false) {
  const winter = openWinter('crisis-and-resilience-fund');
  const envelopeId = await winter.fund(1_000_00);
  const id = await winter.assessed({
    ...{ payment, meter: 'prepayment-key' },
    contact: { ...buildForm().contact, phone: '+447700900123', safeToText: true },
    amountsPence: { food: 100_00, 'energy-and-water': 50_00 },
  });
  await payeesChecked(winter.ports, [id]);
  const approve = (staffId: string) =>
    winter.approveAwards({ applicationIds: [id], staffId, urgent, dryRun: false });
  expect(await approve('ben')).toMatchObject([{ outcome: 'approved' }]);
  const changePayee = createChangePayee(winter.ports);
  const actor = { kind: 'family', id } as const;

  const sendMessage = createSendMessage({
    ...{ records: winter.ports.records, commit: winter.ports.commit, clock: winter.clock },
    ...{ matchingKey, sender: createKeptMessages(), serviceOrigin: 'https://open-door.example' },
  });

  /** Whatever the provider of a rail has to say; and the family is told what it is to know. */
  async function listen(rail: RailName): Promise<void> {
    if (!isPieceRail(rail)) return;
    for (const report of winter.pieces(rail).reports()) {
      const told = await winter.recordPieceOutcomes(sealCodes(report, matchingKey));
      expect(told.ok).toBe(true);
    }
    for (const cause of askedMessages(winter.memory)) {
      expect((await sendMessage(cause)).ok).toBe(true);
    }
  }

  /** The money arrives, or comes back: what a bank reports, or what becomes of each piece. */
  async function ends(rail: RailName, arrives: boolean): Promise<void> {
    if (isPieceRail(rail)) {
      const open = winter.memory.ofKind('voucher').map((item) => vouchers.parse(item).document);
      for (const { reference, state } of open) {
        if (state !== 'issued') continue;
        winter.pieces(rail).end(reference, arrives ? 'redeemed' : 'expired');
      }
      await listen(rail);
      return;
    }
    const sent = await winter.payment(id);
    const line = { reference: writePaymentReference(sent), amountPence: sent.amountPence };
    const told = await winter.recordRailOutcomes({
      reportId: `R-${line.reference}-${String(arrives)}`,
      ...{ submissionId: 'S1', idempotencyKey: 'run', kind: arrives ? 'settlement' : 'returns' },
      ...{ processingDate: '2026-05-08', producedAt: winter.clock.now() },
      lines: [
        arrives
          ? { ...line, outcome: 'settled' }
          : { ...line, outcome: 'returned', reasonCode: 'B' },
      ],
    });
    expect(told.ok).toBe(true);
  }

  /** What does not agree when every float tells what became of the money paid in advance. */
  async function floatDifferences(): Promise<readonly string[]> {
    const { records } = winter.ports;
    for (let days = 0; days < 5; days += 1) {
      winter.clock.moveOnSeconds(86_400);
      for (const rail of pieceRailNames) await fetchFloat(rail);
    }
    const month = winter.clock.now().slice(0, 7);
    const reads = await Promise.all(
      pieceRailNames.map((rail) => readBookedMonth(records, rail, month)),
    );
    return reads.flatMap(({ account, lines, movements }) =>
      [...lines, ...movements]
        .filter(({ outcome }) => outcome.kind !== 'matched')
        .map(({ outcome }) => `${account} ${outcome.kind}`),
    );
  }
  const fetchFloat = createFetchFloat({ ...winter.ports, floatNamed: winter.pieces });

  /** The family says where to pay now, and its bank is asked about an account. */
  async function mend(payee: PayoutChoice) {
    const mended = await changePayee({ applicationId: id, payee, actor });
    const isAnother = mended.ok && mended.value === 'changed';
    if (isAnother && 'sortCode' in payee) await payeesChecked(winter.ports, [id]);
    return mended;
  }
  const approveAgain = () => approve('chloe');
  const money = () => winter.balances(envelopeId);
  const faults = () => recordFaults(winter.memory.all(), winter.clock.now());
  return { ...winter, id, listen, ends, mend, approveAgain, money, faults, floatDifferences };
}

describe('a family', () => {
  it.each(rails)('is paid once by %s', async (rail, payment) => {
    const urgent = rail === 'faster-payments';
    const all = await setup(payment, urgent);
    const { paidOut, listen, ends, money, payment: read, id, faults } = all;
    await paidOut('dev', rail);
    await listen(rail);
    await ends(rail, true);
    await ends(rail, true);
    expect(await read(id)).toMatchObject({ rail, state: 'settled', attemptNumber: 1 });
    expect(await money()).toMatchObject({ paid: 150_00, 'in-transit': 0, reserved: 0 });
    expect(await all.floatDifferences()).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it.each(rails)(
    'whose money comes back from %s mends it, and is paid once, as the next attempt',
    async (rail, payment, mended) => {
      const all = await setup(payment, rail === 'faster-payments');
      const { paidOut, listen, ends, money, id, faults } = all;
      await paidOut('dev', rail);
      await listen(rail);
      await ends(rail, false);
      expect(await all.application(id)).toMatchObject({ state: 'payment-returned' });
      expect(await money()).toMatchObject({ available: 1_000_00, 'in-transit': 0 });

      expect(await all.mend(mended)).toEqual({ ok: true, value: 'changed' });
      expect(await all.application(id)).toMatchObject({ state: 'repaired' });
      await all.approveAgain();
      const next = await all.payment(id);
      expect(next).toMatchObject({ state: 'ready', attemptNumber: 2, amountPence: 150_00 });
      await paidOut('dev', next.rail);
      await listen(next.rail);
      await ends(next.rail, true);
      expect(await all.payment(id)).toMatchObject({ state: 'settled', attemptNumber: 2 });
      expect(await money()).toMatchObject({ available: 850_00, paid: 150_00, 'in-transit': 0 });
      expect(all.events().filter(({ type }) => type === 'award-approved')).toHaveLength(1);
      expect(await all.floatDifferences()).toEqual([]);
      expect(faults()).toEqual([]);
    },
  );
});

describe('what is paid again', () => {
  it.each(rails)('after %s waits while its programme is stopped', async (rail, payment, mended) => {
    const all = await setup(payment, rail === 'faster-payments');
    await all.paidOut('dev', rail);
    await all.listen(rail);
    await all.ends(rail, false);
    await all.mend(mended);
    await all.approveAgain();
    const next = await all.payment(all.id);
    const scope = { kind: 'programme', programmeId: all.programmeId } as const;
    const stopMoney = createStopMoney(all.ports);
    await stopMoney({ scope, to: 'stopped', staffId: 'erin', reason: 'An audit' });
    const runId = await all.paidOut('dev', next.rail);
    expect(await all.payment(all.id)).toMatchObject({ state: 'ready', attemptNumber: 2 });
    expect(await all.money()).toMatchObject({ reserved: 150_00, 'in-transit': 0 });
    await stopMoney({ scope, to: 'running', staffId: 'erin', reason: 'It is over' });
    await all.submitPaymentRun(runId);
    expect(await all.payment(all.id)).toMatchObject({ state: 'submitted', attemptNumber: 2 });
    expect(all.faults()).toEqual([]);
  });
});

describe('choosing another way', () => {
  it('that its programme does not offer, or that could not be sent to it, is refused', async () => {
    const { mend, memory } = await setup({ method: 'bank-transfer', ...account });
    const before = memory.all();
    const unreachable = openWinter('crisis-and-resilience-fund');
    const id = await unreachable.assessed({
      contact: { ...buildForm().contact, safeToText: false, safeToLeaveVoicemail: false },
    });
    const changePayee = createChangePayee(unreachable.ports);
    const actor = { kind: 'family', id } as const;
    expect(
      await changePayee({ applicationId: id, payee: { method: 'cash-out' }, actor }),
    ).toMatchObject({ failure: { kind: 'way-not-offered' } });
    const winter = openWinter();
    const old = await winter.assessed();
    const change = createChangePayee(winter.ports);
    expect(
      await change({ applicationId: old, payee: { method: 'cash-out' }, actor }),
    ).toMatchObject({ failure: { kind: 'way-not-offered' } });
    expect(await mend(account)).toEqual({ ok: true, value: 'unchanged' });
    expect(memory.all()).toEqual(before);
  });

  it('before it was paid makes the payment void, and leaves no account to compare', async () => {
    const { mend, application, payment, id, money, faults } = await setup({
      ...{ method: 'bank-transfer', ...account },
    });
    expect(await mend({ method: 'cash-out' })).toEqual({ ok: true, value: 'changed' });
    expect(await payment(id)).toMatchObject({ state: 'void' });
    const { matching, form } = await application(id);
    expect(matching.account).toBeUndefined();
    expect(form.payment).toEqual({ method: 'cash-out' });
    expect(await money()).toMatchObject({ available: 1_000_00, reserved: 0 });
    expect(faults()).toEqual([]);
  });
});
