import { describe, expect, it } from 'vitest';

import type { Payee } from '#shared/applications/index.ts';
import type { StoredItem } from '#shared/kernel/index.ts';
import {
  createChangePayee,
  createSubmitPaymentRun,
  paymentRuns,
  runAccounts,
  writePaymentReference,
  type PaymentRun,
} from '#shared/payments/index.ts';
import type { RailName } from '#shared/programmes/index.ts';
import { keys } from '#shared/records/index.ts';
import { payeesChecked } from '#tests/builders/payee-checked.ts';
import { originator } from '#tests/builders/originator.ts';
import { openWinter } from '#tests/builders/winter.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const otherAccount: Payee = {
  nameOnAccount: 'N Hussain',
  sortCode: '200000',
  accountNumber: '55779911',
};

/** Two families in a run whose answer was lost: the bank has the file, and our side does not know. */
async function setup(rail: RailName = 'bacs') {
  const winter = openWinter('crisis-and-resilience-fund');
  const { programmeId, clock, memory, bank, submitPaymentRun } = winter;
  await winter.fund(1_000_00);
  const ids: string[] = [];
  for (let family = 0; family < 2; family += 1) {
    const id = await winter.assessed();
    await winter.compared(id);
    await payeesChecked(winter.ports, [id]);
    const asked = { applicationIds: [id], staffId: 'ben', reason: 'seen', dryRun: false };
    await winter.approveAwards({ ...asked, urgent: rail === 'faster-payments' });
    ids.push(id);
  }
  clock.moveOnSeconds(60);
  const started = await winter.startPaymentRun({ programmeId, rail, staffId: 'dev' });
  if (!started.ok) throw new Error('No run');
  const { runId } = started.value;
  bank.next('reply-lost');
  await expect(submitPaymentRun(runId)).rejects.toThrow('socket hang up');

  /** The bank tells of one payment that came back, and its family gives another account. */
  async function mended(id: string): Promise<void> {
    const sent = await winter.payment(id);
    await winter.recordRailOutcomes({
      ...{ reportId: 'R1', submissionId: 'S1', idempotencyKey: runId, kind: 'returns' },
      ...{ processingDate: '2026-05-08', producedAt: clock.now() },
      lines: [
        {
          reference: writePaymentReference(sent),
          ...{ amountPence: sent.amountPence, outcome: 'returned', reasonCode: 'B' },
        },
      ],
    });
    const actor = { kind: 'family', id } as const;
    const change = createChangePayee(winter.ports);
    const changed = await change({ applicationId: id, payee: otherAccount, actor });
    expect(changed).toEqual({ ok: true, value: 'changed' });
  }

  const run = async () => (await paymentRuns.read(winter.records, keys.run(runId)))?.document;
  const sealed = () => memory.ofKind(runAccounts.kind);
  const faults = () => recordFaults(memory.all(), clock.now());
  return { ...winter, ids, runId, run, mended, sealed, faults };
}

describe('a file whose answer was lost', () => {
  it.each(['bacs', 'faster-payments'] as const)(
    'goes out by %s again as it was, though a payment came back and its family gave another account',
    async (rail) => {
      const { ids, runId, run, mended, bank, submitPaymentRun, payment, faults } =
        await setup(rail);
      const sent = structuredClone(bank.files.get(runId));
      await mended(ids[0]!);
      expect(faults()).toEqual([]);
      expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'submitted' });
      expect(bank.calls()).toBe(2);
      expect(bank.files.get(runId)).toEqual(sent);
      expect(sent?.credits).toHaveLength(2);
      expect(await run()).toMatchObject({ state: 'acknowledged' });
      expect(await payment(ids[0]!)).toMatchObject({ state: 'returned', rail });
      expect(await payment(ids[1]!)).toMatchObject({ state: 'submitted', rail });
      expect(faults()).toEqual([]);
    },
  );

  it('goes out again as it was, though our own account was changed meanwhile', async () => {
    const { runId, run, bank, ports, faults } = await setup();
    const moved = { ...originator, accountNumber: '11112222', serviceUserNumber: '888888' };
    const submit = createSubmitPaymentRun({
      ...{ ...ports, railNamed: () => bank, payeeSecret: ports.matchingKey, originator: moved },
    });
    const sent = structuredClone(bank.files.get(runId));
    expect(sent?.originator).toEqual(originator);
    expect(await submit(runId)).toEqual({ ok: true, value: 'submitted' });
    expect(bank.files.get(runId)).toEqual(sent);
    expect(await run()).toMatchObject({ state: 'acknowledged' });
    expect(faults()).toEqual([]);
  });

  it('is paid again into the new account once that was approved, in another run', async () => {
    const { ids, runId, mended, bank, submitPaymentRun, approveAwards, paidOut, faults } =
      await setup();
    await mended(ids[0]!);
    await submitPaymentRun(runId);
    await approveAwards({ applicationIds: [ids[0]!], staffId: 'chloe', dryRun: false });
    const next = await paidOut();
    expect(bank.files.get(next)?.credits).toEqual([
      {
        reference: `OD${ids[0]}0102`,
        ...{ amountPence: 150_00, payeeName: 'N Hussain' },
        ...{ sortCode: '200000', accountNumber: '55779911' },
      },
    ]);
    expect(faults()).toEqual([]);
  });
});

describe('the accounts that a run was collected with', () => {
  it('are kept sealed until the bank has answered, and then no more', async () => {
    const { sealed, submitPaymentRun, runId, faults } = await setup();
    const [kept, ...more] = sealed();
    expect(more).toEqual([]);
    expect(kept).toMatchObject({ pk: `PAYEE#RUN#${runId}`, sk: 'PART#00001' });
    expect(JSON.stringify(kept)).not.toMatch(/10000001|089999|Hussain/);
    await submitPaymentRun(runId);
    expect(sealed()).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('are forgotten by the next delivery when a worker died before it could', async () => {
    const { sealed, submitPaymentRun, runId, counting } = await setup();
    // That it is sent, that the bank answers again, that it took the file; the fourth forgets.
    counting.dieAt(4, 'before');
    await expect(submitPaymentRun(runId)).rejects.toThrow('died');
    expect(sealed()).toHaveLength(1);
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'nothing-to-do' });
    expect(sealed()).toEqual([]);
  });

  it('do not trouble a delivery that comes when another is done and has forgotten them', async () => {
    const { sealed, submitPaymentRun, runId, ports, bank } = await setup();
    const { records } = ports;
    const late = createSubmitPaymentRun({
      ...{ ...ports, railNamed: () => bank, payeeSecret: ports.matchingKey, originator },
      records: {
        ...records,
        partition: async (pk, beginning) => {
          if (sealed().length > 0) await submitPaymentRun(runId);
          return records.partition(pk, beginning);
        },
      },
    });
    expect(await late(runId)).toEqual({ ok: true, value: 'left-to-another' });
    expect(bank.calls()).toBe(2);
  });

  it('are forgotten when two people found that the bank has the file', async () => {
    const { sealed, submitPaymentRun, runId, bank, proposeFinding, decideFinding, run } =
      await setup();
    bank.next({ unclear: ['the service cannot say'] });
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'unclear' });
    expect(sealed()).toHaveLength(1);
    const finding = { kind: 'taken', submissionId: 'B-1' } as const;
    await proposeFinding({ runId, finding, reason: 'Mr Ali says so', staffId: 'dev' });
    await decideFinding({ runId, decision: 'confirm', staffId: 'erin' });
    expect(await run()).toMatchObject({ state: 'acknowledged' });
    // The message that the acknowledgement by staff leads to.
    expect(await submitPaymentRun(runId)).toEqual({ ok: true, value: 'nothing-to-do' });
    expect(sealed()).toEqual([]);
  });
});

interface Broken extends StoredItem {
  readonly document: { references: string[] };
}

describe('verifying the accounts of runs', () => {
  it.each<[string, (items: Broken[], kept: Broken) => StoredItem[], RegExp]>([
    ['whose part is missing', (items, kept) => items.filter((item) => item !== kept), /says where/],
    [
      'of which one is missing',
      (items, kept) => {
        kept.document.references.pop();
        return items;
      },
      /was sent, and its account is not kept/,
    ],
    [
      'that are nobody’s',
      (items, kept) => {
        kept.document.references.push('ODSOMEBODY0101');
        return items;
      },
      /ODSOMEBODY0101, which is not in that part/,
    ],
    [
      'of a run that does not exist',
      (items) => items.filter(({ kind }) => kind !== 'payment-run'),
      /Its run .* does not exist/,
    ],
  ])('finds those %s', async (_, breaks, says) => {
    const { memory, clock } = await setup();
    const items = structuredClone(memory.all()) as Broken[];
    const kept = items.find(({ kind }) => kind === runAccounts.kind)!;
    const found = recordFaults(breaks(items, kept), clock.now());
    expect(found.filter(({ pk }) => pk.startsWith('PAYEE#RUN#'))).not.toEqual([]);
    expect(found.map(({ sentence }) => sentence).join()).toMatch(says);
  });

  it('finds those of a run that is over for a day', async () => {
    const { memory, clock, sealed, submitPaymentRun, runId, run } = await setup();
    const kept = sealed();
    await submitPaymentRun(runId);
    const faults = () => recordFaults([...memory.all(), ...kept], clock.now());
    expect(faults()).toEqual([]);
    clock.moveOnSeconds(24 * 3600);
    const over = (await run()) as Extract<PaymentRun, { state: 'acknowledged' }>;
    expect(faults()).toMatchObject([
      {
        sentence: `Its run is acknowledged since ${over.acknowledgedAt}, and accounts are kept still.`,
      },
    ]);
  });
});
