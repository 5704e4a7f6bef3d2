import { describe, expect, it } from 'vitest';

import { payees } from '#shared/applications/index.ts';
import { done } from '#shared/kernel/index.ts';
import type { LedgerEntry } from '#shared/ledger/index.ts';
import { createSubmitPaymentRun, runAccounts, runParts } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import { originator } from '#tests/builders/originator.ts';
import { refusedRun, runId } from '#tests/builders/refused-run.ts';
import { matchingKey } from '#tests/builders/winter.ts';
import { createLosingCommit, seenEarlier } from '#tests/doubles/other-workers.ts';

/** A run that is about to begin, and families whose bank details nobody can read. */
async function setup(count = 2) {
  const given = await refusedRun(count);
  const { records, ports, bank, memory } = given;
  const unreadable = async (id: string) => {
    const found = await payees.read(records, keys.payee(id));
    await ports.commit([payees.replace({ ...found!.document, sealed: 'AAAA' }, found!.version)]);
  };
  const submitWith = (changed: Partial<typeof ports>) =>
    createSubmitPaymentRun({
      ...{ ...ports, railNamed: () => bank, payeeSecret: matchingKey, originator },
      ...changed,
    })(runId);
  const held = () => memory.ofKind('hold').map((item) => item['document']);
  const lines = () =>
    memory.ofKind('payment-run-part').map((item) => runParts.parse(item).document.lines.length);
  return { ...given, unreadable, submitWith, held, lines };
}

describe('a payment whose bank details nobody can read', () => {
  it('leaves its run with its money, into a hold that says why', async () => {
    const given = await setup();
    const { ids, unreadable, start, submitPaymentRun, held, run, memory, clock, bank } = given;
    const [id] = ids as [string];
    await unreadable(id);
    await start();
    expect(await submitPaymentRun(runId)).toEqual(done('submitted'));
    const [hold, ...others] = held();
    expect(others).toEqual([]);
    expect(hold).toMatchObject({
      ...{ state: 'in-force', category: 'bank-account-anomaly' },
      ...{ programmeId: 'household-support-fund', parts: 1, count: 1 },
      ...{ placedBy: { kind: 'system', id: 'submit-payments' }, placedAt: clock.now() },
      reason: `The bank details of case ${id} are missing or cannot be read.`,
    });
    expect(await run()).toMatchObject({ state: 'acknowledged', count: 1, totalPence: 150_00 });
    expect(bank.files.get(runId)?.credits).toMatchObject([{ reference: `OD${ids[1]}0101` }]);
    expect(given.faults()).toEqual([]);
    const entries = memory.ofKind('ledger-entry').map((item) => item['document'] as LedgerEntry);
    expect(entries.at(-1)).toMatchObject({
      cause: `run ${runId} cannot carry OD${id}0101`,
      lines: [
        { account: 'in-transit', amountPence: -150_00, paymentId: `${id}-01` },
        { account: 'reserved', amountPence: 150_00, paymentId: `${id}-01` },
      ],
    });
  });

  it('is found in whichever part of the file it is', async () => {
    const { ids, unreadable, start, submitPaymentRun, lines, run, bank, stateOf } = await setup(60);
    const last = ids.at(-1)!;
    await unreadable(last);
    await start();
    expect(await submitPaymentRun(runId)).toEqual(done('submitted'));
    expect(await stateOf(last)).toBe('held');
    expect(lines()).toHaveLength(2);
    expect(lines().reduce((sum, count) => sum + count, 0)).toBe(59);
    expect(await run()).toMatchObject({ parts: 2, count: 59, totalPence: 59 * 150_00 });
    expect(bank.files.get(runId)?.credits).toHaveLength(59);
  });

  it('is left out by the next delivery when somebody was faster, and nothing is sent before', async () => {
    const { ids, unreadable, start, submitWith, ports, bank, stateOf, run, faults } = await setup();
    await unreadable(ids[0]!);
    await start();
    // What is ready is collected and the file closed; then others are faster.
    const lost = createLosingCommit(ports.commit, 1, 2);
    expect(await submitWith({ commit: lost.commit })).toEqual(done('left-to-another'));
    expect(await stateOf(ids[0]!)).toBe('submitted');
    expect(await run()).toMatchObject({ state: 'submitting', count: 2 });
    expect(bank.calls()).toBe(0);
    expect(await submitWith({})).toEqual(done('submitted'));
    expect([await stateOf(ids[0]!), await stateOf(ids[1]!)]).toEqual(['held', 'submitted']);
    expect(faults()).toEqual([]);
  });

  it('waits for the next delivery when its envelope was read too early', async () => {
    const { ids, unreadable, start, submitWith, memory, records, ports, bank } = await setup();
    await unreadable(ids[0]!);
    await start();
    const envelope = memory.all().filter(({ kind }) => kind === 'envelope');
    await expect(
      submitWith({ commit: createLosingCommit(ports.commit, 1, 2).commit }),
    ).resolves.toEqual(done('left-to-another'));
    const before = memory.all();
    const early = seenEarlier(records, envelope);
    expect(await submitWith({ records: early })).toEqual(done('left-to-another'));
    expect(memory.all()).toEqual(before);
    expect(bank.calls()).toBe(0);
  });

  it('is a defect once its file was sent: the bank may have it', async () => {
    const { start, submitPaymentRun, bank, memory, ports, held } = await setup();
    await start();
    bank.next('down');
    await expect(submitPaymentRun(runId)).rejects.toThrow('503');
    const [item] = memory.ofKind(runAccounts.kind);
    const { document, version } = runAccounts.parse(item!);
    await ports.commit([runAccounts.remove(document, version)]);
    await expect(submitPaymentRun(runId)).rejects.toThrow(
      `Run ${runId} was sent, and not all of its bank details can be read`,
    );
    expect(held()).toEqual([]);
    expect(bank.files.size).toBe(0);
  });

  it('is held with up to four others of its part; six mean that the key is wrong', async () => {
    const { ids, unreadable, start, submitPaymentRun, bank, stateOf, memory } = await setup(7);
    for (const id of ids.slice(0, 5)) await unreadable(id);
    await start();
    expect(await submitPaymentRun(runId)).toEqual(done('submitted'));
    expect(bank.files.get(runId)?.credits).toHaveLength(2);
    expect(await Promise.all(ids.map(stateOf))).toEqual([
      ...Array<string>(5).fill('held'),
      ...['submitted', 'submitted'],
    ]);
    const other = await setup(6);
    for (const id of other.ids) await other.unreadable(id);
    await other.start();
    await expect(other.submitPaymentRun(runId)).rejects.toThrow(
      `6 bank details of run ${runId} cannot be read, so nothing is collected`,
    );
    expect(await other.statesOf()).toEqual(new Set(['ready']));
    expect(other.held()).toEqual([]);
    expect(memory.ofKind('hold')).toHaveLength(5);
  });

  it('ends the run with nothing sent when nobody can read any of them', async () => {
    const { ids, unreadable, start, submitPaymentRun, statesOf, run, bank, faults } = await setup();
    for (const id of ids) await unreadable(id);
    await start();
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'nothing-to-do' });
    expect(await statesOf()).toEqual(new Set(['held']));
    expect(await run()).toMatchObject({ state: 'empty', parts: 1 });
    expect(bank.calls()).toBe(0);
    expect(faults()).toEqual([]);
  });
});
