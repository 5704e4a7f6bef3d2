import { describe, expect, it } from 'vitest';

import { payees } from '#shared/applications/index.ts';
import { done } from '#shared/kernel/index.ts';
import {
  createChangePayee,
  createRemoveFamilyAccounts,
  writePaymentReference,
} from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import { accountOf, matchingKey, openWinter } from '#tests/builders/winter.ts';
import { createLosingCommit } from '#tests/doubles/other-workers.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const account = accountOf(4_711);
const theDay = '2023-01-13T00:00:00.000Z';

/** A family whose award arrives on 13 December 2021. */
async function setup() {
  const winter = openWinter();
  await winter.fund(1_000_00);
  const id = await winter.approved({ payment: account });
  await winter.paidOut();
  const reported = async (kind: 'settlement' | 'returns') => {
    const { rail: _rail, ...payment } = await winter.payment(id);
    const reference = writePaymentReference(payment);
    const at = winter.clock.now();
    const outcome =
      kind === 'settlement'
        ? ({ outcome: 'settled' } as const)
        : ({ outcome: 'returned', reasonCode: 'B' } as const);
    await winter.recordRailOutcomes({
      ...{ reportId: `R-${kind}-${at}`, submissionId: 'S1', idempotencyKey: 'run', kind },
      ...{ processingDate: at.slice(0, 10), producedAt: at },
      lines: [{ reference, amountPence: 150_00, ...outcome }],
    });
  };
  winter.clock.moveTo('2021-12-13T09:00:00.000Z');
  await reported('settlement');
  const kept = async () => (await payees.read(winter.records, keys.payee(id)))?.document;
  const found = async () =>
    (await winter.records.get(keys.searchEntry(id, 'account', 1)))?.queue !== undefined;
  return {
    ...{ ...winter, id, kept, found, reported },
    remove: createRemoveFamilyAccounts(winter.ports),
    faults: () => recordFaults(winter.memory.all(), winter.clock.now()),
  };
}

describe('the account of a family that was paid', () => {
  it('stays for thirteen months after its money arrived', async () => {
    const { remove, clock, kept, found, application, id } = await setup();
    clock.moveTo('2023-01-12T23:59:59.000Z');
    expect(await remove()).toBe(0);
    expect(await kept()).toBeDefined();
    expect(await found()).toBe(true);
    expect(await application(id)).toMatchObject({ form: { payment: { accountEnding: '4711' } } });
  });

  it('then is gone, with its last digits and with what staff found the case by', async () => {
    const { remove, clock, kept, found, application, id, memory, faults } = await setup();
    clock.moveTo(theDay);
    expect(await remove()).toBe(1);
    expect(await kept()).toBeUndefined();
    expect(await found()).toBe(false);
    const { form } = await application(id);
    expect(form.payment).toEqual({ method: 'bank-transfer' });
    const ofCase = memory.all().filter(({ pk }) => pk === keys.application(id).pk);
    expect(JSON.stringify(ofCase)).not.toContain('4711');
    expect(faults()).toEqual([]);
  });

  it('is removed once, with one event that says by which rule', async () => {
    const { remove, clock, id, events } = await setup();
    clock.moveTo(theDay);
    await remove();
    expect(await remove()).toBe(0);
    expect(events().filter(({ type }) => type === 'family-account-removed')).toEqual([
      { type: 'family-account-removed', applicationId: id, rule: 'thirteen-months-after-paid' },
    ]);
  });

  it('is left for the next run when somebody else changes the case', async () => {
    const { clock, kept, ports, remove, faults } = await setup();
    clock.moveTo(theDay);
    const losing = createLosingCommit(ports.commit, 1);
    expect(await createRemoveFamilyAccounts({ ...ports, commit: losing.commit })()).toBe(0);
    expect(await kept()).toBeDefined();
    expect(await remove()).toBe(1);
    expect(faults()).toEqual([]);
  });

  it('stays while the money is on its way, or came back and is not mended', async () => {
    const { clock, reported, remove, kept } = await setup();
    clock.moveTo('2021-12-20T09:00:00.000Z');
    await reported('returns');
    clock.moveTo('2024-01-01T00:00:00.000Z');
    expect(await remove()).toBe(0);
    expect(await kept()).toBeDefined();
  });

  it('stays while another application is compared with its case', async () => {
    const { clock, remove, kept, assessed, compared, faults } = await setup();
    clock.moveTo('2022-01-10T09:00:00.000Z');
    const laterId = await assessed({ payment: account });
    clock.moveTo(theDay);
    expect(await remove()).toBe(0);
    expect(await kept()).toBeDefined();
    expect(faults().filter(({ sentence }) => sentence.includes('removed'))).toEqual([]);
    await compared(laterId);
    expect(await remove()).toBe(1);
  });

  it('is given anew when the money comes back even after that', async () => {
    const { clock, remove, reported, id, ports, kept, found, faults } = await setup();
    clock.moveTo(theDay);
    await remove();
    clock.moveTo('2023-01-20T09:00:00.000Z');
    await reported('returns');
    expect(faults()).toEqual([]);
    const payee = { nameOnAccount: 'N Hussain', sortCode: '200000', accountNumber: '55779911' };
    const actor = { kind: 'family', id } as const;
    const changed = await createChangePayee({ ...ports, matchingKey })({
      ...{ applicationId: id, payee, actor },
    });
    expect(changed).toEqual(done('changed'));
    expect(await kept()).toMatchObject({ accountEnding: '9911' });
    expect(await found()).toBe(true);
  });
});

describe('verifying the records', () => {
  it('names an account that is here two days after its time', async () => {
    const { clock, faults, id } = await setup();
    clock.moveTo('2023-01-15T09:00:00.000Z');
    expect(faults()).toEqual([]);
    clock.moveTo('2023-01-16T09:00:00.000Z');
    expect(faults()).toMatchObject([{ pk: keys.payee(id).pk }]);
  });

  it('names one that went before its time, one that is kept still, and one that is found still', async () => {
    const { clock, faults, id, memory, remove } = await setup();
    const entry = await memory.records.get(keys.searchEntry(id, 'account', 1));
    const payee = await memory.records.get(keys.payee(id));
    clock.moveTo(theDay);
    await remove();
    const rest = memory.all();
    const early = rest.map((item) =>
      item.kind === 'payment'
        ? {
            ...item,
            document: { ...Object(item['document']), accountRemovedAt: '2023-01-11T00:00:00.000Z' },
          }
        : item,
    );
    const sentences = (items: typeof rest) =>
      recordFaults(items, clock.now()).map(({ sentence }) => sentence);
    expect(faults()).toEqual([]);
    expect(sentences(early)).toContain('Its account was removed before its time.');
    if (payee === undefined || entry === undefined) throw new Error('Nothing was kept');
    expect(sentences([...rest, payee])).toContain('Its account counts as removed, and is kept.');
    const found = rest.map((item) => (item.sk === entry.sk ? entry : item));
    expect(sentences(found)).toContain('Its account counts as removed, and finds it.');
  });
});
