import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  allocatedPence,
  budgetChanges,
  createConfirmBudgetChange,
  createProposeAllocation,
  createProposeMove,
  createWithdrawBudgetChange,
  entries,
  envelopes,
  readWindowEnvelopes,
  type EnvelopePlace,
} from '#shared/budget/index.ts';
import { commitLimit, sumPence } from '#shared/kernel/index.ts';
import { verifyLedger } from '#shared/ledger/index.ts';
import { queues } from '#shared/records/index.ts';
import { openWinter, type Winter } from '#tests/builders/winter.ts';

const pool: EnvelopePlace = { ringFence: 'children', localityCode: 'city' };
const hodgeHill: EnvelopePlace = { ringFence: 'children', localityCode: 'hodge-hill' };
const yardley: EnvelopePlace = { ringFence: 'children', localityCode: 'yardley' };

function setup() {
  const winter = openWinter();
  const { ports, programmeId, windowId } = winter;
  const window = { programmeId, windowId };
  const proposeMove = createProposeMove(ports);
  const proposeAllocation = createProposeAllocation(ports);
  const confirmChange = createConfirmBudgetChange(ports);
  const withdrawChange = createWithdrawBudgetChange(ports);
  return {
    winter,
    move: (changeId: string, amountPence: number, from = pool, to = hodgeHill, staffId = 'erin') =>
      proposeMove({ ...window, changeId, staffId, from, to, amountPence, reason: 'Needed there' }),
    allocate: (
      changeId: string,
      planned: { ringFence: string; localityCode: string; amountPence: number }[],
    ) => proposeAllocation({ ...window, changeId, staffId: 'erin', planned }),
    confirm: (changeId: string, staffId = 'dev') => confirmChange({ changeId, staffId }),
    withdraw: (changeId: string, staffId = 'dev') => withdrawChange({ changeId, staffId }),
    balances: (place: EnvelopePlace) =>
      winter.balances(`${programmeId}:${windowId}:${place.ringFence}:${place.localityCode}`),
    eventsOf: (changeId: string) => winter.events(`BUDGET-CHANGE#${changeId}`),
  };
}

function ledgerIn({ memory }: Winter) {
  const all = memory.ofKind('ledger-entry').map((item) => entries.parse(item).document);
  const held = memory.ofKind('envelope').map((item) => envelopes.parse(item).document);
  return {
    faults: held.flatMap(
      (envelope) =>
        verifyLedger(
          all.filter((entry) => entry.envelopeId === envelope.envelopeId),
          envelope.head,
        ).faults,
    ),
    totalPence: sumPence(held.map(allocatedPence)),
    transferPence: sumPence(held.map(({ balancesPence }) => balancesPence.transfer)),
    causes: all.map(({ cause }) => cause),
  };
}

describe('a move between envelopes', () => {
  it('takes from one what it gives another in one commit, and both entries name both people', async () => {
    const { winter, move, confirm, balances, eventsOf } = setup();
    await winter.fund(1_000_00, 'city');
    await move('M1', 400_00);
    expect(await balances(pool)).toMatchObject({ available: 1_000_00 });
    const commits = winter.counting.committed.length;
    expect(await confirm('M1')).toMatchObject({ ok: true, value: { state: 'carried-out' } });
    expect(winter.counting.committed).toHaveLength(commits + 1);
    expect(await balances(pool)).toMatchObject({ available: 600_00, transfer: 400_00 });
    expect(await balances(hodgeHill)).toMatchObject({ available: 400_00, transfer: -400_00 });
    const ledger = ledgerIn(winter);
    expect(ledger).toMatchObject({ faults: [], totalPence: 1_000_00, transferPence: 0 });
    expect(ledger.causes.slice(-2)).toEqual([
      'move to household-support-fund:winter-2021:children:hodge-hill: change M1, proposed by erin, confirmed by dev',
      'move from household-support-fund:winter-2021:children:city: change M1, proposed by erin, confirmed by dev',
    ]);
    expect(eventsOf('M1')).toMatchObject([
      { type: 'budget-change-proposed', change: 'move', amountPence: 400_00 },
      { type: 'budget-moved', amountPence: 400_00, proposedBy: 'erin' },
    ]);
    expect(JSON.stringify(eventsOf('M1'))).not.toContain('Needed there');
  });

  it('is not confirmed by whoever proposed it', async () => {
    const { winter, move, confirm, balances } = setup();
    await winter.fund(1_000_00, 'city');
    await move('M1', 400_00);
    expect(await confirm('M1', 'erin')).toMatchObject({ failure: { kind: 'proposed-by-you' } });
    expect(await balances(pool)).toMatchObject({ available: 1_000_00 });
  });

  it('is carried out once, however often it is proposed and confirmed, and wherever somebody dies', async () => {
    for (const when of ['before', 'after'] as const) {
      const { winter, move, confirm, balances } = setup();
      await winter.fund(1_000_00, 'city');
      winter.counting.dieAt(1, when);
      await expect(move('M1', 400_00)).rejects.toThrow('died');
      expect(await move('M1', 400_00)).toMatchObject({ ok: true });
      winter.counting.dieAt(1, when);
      await expect(confirm('M1')).rejects.toThrow('died');
      expect(await confirm('M1')).toMatchObject({ ok: true, value: { state: 'carried-out' } });
      expect(await confirm('M1')).toMatchObject({ ok: true, value: { confirmedBy: 'dev' } });
      expect(await confirm('M1', 'finn')).toMatchObject({
        failure: { kind: 'decided-already', state: 'carried-out' },
      });
      expect(await move('M1', 400_00)).toMatchObject({ ok: true, value: { state: 'carried-out' } });
      expect(await balances(hodgeHill)).toMatchObject({ available: 400_00 });
    }
  });

  it('never takes what is not there: neither when proposed nor when confirmed', async () => {
    const { winter, move, confirm, balances } = setup();
    await winter.fund(1_000_00, 'city');
    expect(await move('M0', 1_000_01)).toMatchObject({
      failure: { kind: 'envelope-cannot-carry', availablePence: 1_000_00 },
    });
    await move('M1', 700_00);
    await move('M2', 700_00, pool, yardley);
    await confirm('M1');
    expect(await confirm('M2')).toMatchObject({
      failure: { kind: 'envelope-cannot-carry', availablePence: 300_00, neededPence: 700_00 },
    });
    expect(await balances(pool)).toMatchObject({ available: 300_00 });
    await expect(balances(yardley)).rejects.toThrow('No envelope');
    await winter.fund(400_00, 'city');
    expect(await confirm('M2')).toMatchObject({ ok: true });
  });

  it('plans again when an award was approved from its envelope at the same moment', async () => {
    const { winter, move, confirm, balances } = setup();
    await winter.fund(1_000_00, 'city');
    const id = await winter.assessed();
    await move('M1', 850_00);
    winter.counting.beforeNext(() =>
      winter.approveAwards({ applicationIds: [id], staffId: 'ben', dryRun: false }),
    );
    expect(await confirm('M1')).toMatchObject({ ok: true });
    expect(await balances(pool)).toMatchObject({ available: 0, reserved: 150_00 });
  });

  it('of all that there is may be proposed, and proposed again when it is no longer there', async () => {
    const { winter, move, confirm } = setup();
    await winter.fund(1_000_00, 'city');
    expect(await move('M1', 1_000_00)).toMatchObject({ ok: true });
    await move('M2', 1, pool, yardley);
    await confirm('M2');
    expect(await move('M1', 1_000_00)).toMatchObject({ ok: true, value: { state: 'proposed' } });
  });

  it('refuses one envelope with itself, and an id that something else was proposed with', async () => {
    const { winter, move } = setup();
    await winter.fund(1_000_00, 'city');
    expect(await move('M1', 1_00, pool, pool)).toMatchObject({
      failure: { kind: 'same-envelope' },
    });
    await move('M1', 1_00);
    expect(await move('M1', 2_00)).toMatchObject({ failure: { kind: 'another-change' } });
    expect(await move('M1', 1_00, pool, hodgeHill, 'finn')).toMatchObject({
      failure: { kind: 'another-change' },
    });
  });

  it('that was withdrawn is never carried out, and one that was carried out never withdrawn', async () => {
    const { winter, move, confirm, withdraw, eventsOf, balances } = setup();
    await winter.fund(1_000_00, 'city');
    await move('M1', 1_00);
    expect(await withdraw('M1', 'erin')).toMatchObject({
      ok: true,
      value: { withdrawnBy: 'erin' },
    });
    expect(await withdraw('M1')).toMatchObject({ ok: true, value: { withdrawnBy: 'erin' } });
    expect(await confirm('M1')).toMatchObject({
      failure: { kind: 'decided-already', state: 'withdrawn' },
    });
    expect(eventsOf('M1').map(({ type }) => type)).toEqual([
      'budget-change-proposed',
      'budget-change-withdrawn',
    ]);
    await move('M2', 1_00);
    winter.counting.beforeNext(() => confirm('M2'));
    expect(await withdraw('M2')).toMatchObject({ failure: { kind: 'under-way-or-done' } });
    expect(await balances(hodgeHill)).toMatchObject({ available: 1_00 });
    expect(await withdraw('none')).toMatchObject({ failure: { kind: 'no-such-change' } });
    expect(await confirm('none')).toMatchObject({ failure: { kind: 'no-such-change' } });
  });

  it('of any number in any order leaves the total as it was and nothing below nothing', async () => {
    const places = [pool, hodgeHill, yardley];
    const amount = fc.integer({ min: 1, max: 800_00 });
    const one = fc.record({ from: fc.nat(2), to: fc.nat(2), amount });
    await fc.assert(
      fc.asyncProperty(fc.array(one, { maxLength: 12 }), async (moves) => {
        const { winter, move, confirm } = setup();
        await winter.fund(1_000_00, 'city');
        await winter.fund(500_00);
        for (const [n, { from, to, amount: pence }] of moves.entries()) {
          await move(`M${n}`, pence, places[from], places[to]);
        }
        await Promise.all(moves.flatMap((_, n) => [confirm(`M${n}`), confirm(`M${n}`)]));
        expect(ledgerIn(winter)).toMatchObject({
          ...{ faults: [], totalPence: 1_500_00, transferPence: 0 },
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('the changes of a window', () => {
  it('are listed in the order in which they were proposed, whatever became of them', async () => {
    const { winter, move, allocate, confirm, withdraw } = setup();
    await winter.fund(1_000_00, 'city');
    for (const changeId of ['Z', 'M', 'A']) {
      winter.clock.moveOnSeconds(60);
      await (changeId === 'M'
        ? allocate(changeId, [{ ...pool, amountPence: 1 }])
        : move(changeId, 1));
    }
    await confirm('Z');
    await withdraw('M');
    const queue = queues.budgetChanges(winter.programmeId, winter.windowId);
    const { items } = await winter.records.queue({ queue, limit: 10 });
    const listed = items.map((item) => budgetChanges.parse(item).document);
    expect(listed.slice(-3).map(({ changeId, state }) => `${changeId} ${state}`)).toEqual([
      ...['Z carried-out', 'M withdrawn', 'A proposed'],
    ]);
  });
});

describe('an allocation', () => {
  const planned = [
    { ringFence: 'children', localityCode: 'yardley', amountPence: 700_00 },
    { ringFence: 'children', localityCode: 'city', amountPence: 0 },
  ];
  const large = ['children', 'pensioners', 'others', 'single-parents'].flatMap((ringFence) =>
    Array.from({ length: 30 }, (_, n) => ({
      ...{ ringFence, localityCode: `locality-${n}`, amountPence: n + 1 },
    })),
  );
  const largePence = sumPence(large.map(({ amountPence }) => amountPence));

  it('puts money in with an entry and an event each, and makes no empty envelopes', async () => {
    const { winter, allocate, confirm, balances } = setup();
    await allocate('A1', planned);
    expect(await confirm('A1')).toMatchObject({ ok: true, value: { amountPence: 700_00 } });
    expect(winter.memory.ofKind('envelope')).toHaveLength(1);
    expect(await balances(yardley)).toMatchObject({ funding: -700_00, available: 700_00 });
    expect(
      winter
        .events()
        .map(({ type }) => type)
        .sort(),
    ).toEqual(['budget-allocated', 'budget-allocation-confirmed', 'budget-change-proposed']);
  });

  it('is never proposed twice for one envelope', async () => {
    const { allocate } = setup();
    const twice = [...planned, { ...yardley, amountPence: 1 }];
    await expect(allocate('A1', twice)).rejects.toThrow('A plan names each envelope once');
  });

  it('adds to what an envelope holds, later in the year, with an entry that follows on', async () => {
    const { winter, allocate, confirm, balances } = setup();
    await allocate('A1', planned);
    await confirm('A1');
    await allocate('A2', planned);
    await confirm('A2');
    expect(await balances(yardley)).toMatchObject({ available: 1_400_00 });
    expect(ledgerIn(winter).faults).toEqual([]);
  });

  it('too large for one commit takes as few as go, and goes on where somebody died', async () => {
    for (const [nth, when] of [
      [1, 'before'],
      [1, 'after'],
      [2, 'before'],
      [3, 'after'],
      [4, 'before'],
    ] as const) {
      const { winter, allocate, confirm, eventsOf } = setup();
      await allocate('A1', large);
      const before = winter.counting.committed.length;
      winter.counting.dieAt(nth, when);
      await expect(confirm('A1')).rejects.toThrow('died');
      const confirmedBy = nth === 1 && when === 'before' ? 'finn' : 'dev';
      expect(await confirm('A1', 'finn')).toMatchObject({ ok: true, value: { confirmedBy } });
      const confirmations = eventsOf('A1').filter(({ type }) => type !== 'budget-change-proposed');
      expect(confirmations.map(({ type }) => type)).toEqual(['budget-allocation-confirmed']);
      const commits = winter.counting.committed.slice(before);
      expect(commits.length).toBeLessThanOrEqual(5);
      expect(Math.max(...commits.map((writes) => writes.length))).toBeLessThanOrEqual(commitLimit);
      const { causes, ...ledger } = ledgerIn(winter);
      expect(ledger).toMatchObject({ faults: [], totalPence: largePence });
      expect([...new Set(causes)]).toEqual([
        `allocation: change A1, proposed by erin, confirmed by ${confirmedBy}`,
      ]);
    }
  });

  it('makes envelopes that are all found again, however many a window has', async () => {
    const { winter, allocate, confirm } = setup();
    await allocate('A1', large);
    await confirm('A1');
    const { programmeId, windowId } = winter;
    const read = await readWindowEnvelopes(winter.records, { programmeId, windowId });
    const place = (each: { ringFence: string; localityCode: string }) =>
      `${each.ringFence} ${each.localityCode}`;
    expect(read.map(place).sort()).toEqual(large.map(place).sort());
    const other = await readWindowEnvelopes(winter.records, { programmeId, windowId: 'next' });
    expect(other).toEqual([]);
  });

  it('that somebody else confirmed may be gone on with by whoever proposed it', async () => {
    const { winter, allocate, confirm } = setup();
    await allocate('A1', large);
    winter.counting.dieAt(1, 'after');
    await expect(confirm('A1')).rejects.toThrow('died');
    expect(await confirm('A1', 'erin')).toMatchObject({ ok: true, value: { confirmedBy: 'dev' } });
    expect(ledgerIn(winter)).toMatchObject({ faults: [], totalPence: largePence });
  });

  it('confirmed by several at once is put in once', async () => {
    const { winter, allocate, confirm } = setup();
    await allocate('A1', large);
    await Promise.all(['dev', 'dev', 'finn', 'gill'].map((who) => confirm('A1', who)));
    expect(ledgerIn(winter)).toMatchObject({ faults: [], totalPence: largePence });
  });

  it('plans again when awards are approved from its envelopes, and answers when that never ends', async () => {
    const { winter, allocate, confirm, balances } = setup();
    await winter.fund(300_00);
    const id = await winter.assessed();
    await allocate('A1', [{ ...hodgeHill, amountPence: 500_00 }]);
    winter.counting.beforeNext(() =>
      winter.approveAwards({ applicationIds: [id], staffId: 'ben', dryRun: false }),
    );
    expect(await confirm('A1')).toMatchObject({ ok: true });
    expect(await balances(hodgeHill)).toMatchObject({ available: 650_00, reserved: 150_00 });
    await allocate('A2', planned);
    let tries = 0;
    const never = createConfirmBudgetChange({
      ...winter.ports,
      commit() {
        tries += 1;
        const failure = { kind: 'changed-by-someone-else', lost: [] } as const;
        return Promise.resolve({ ok: false, failure });
      },
    });
    expect(await never({ changeId: 'A2', staffId: 'dev' })).toEqual({
      ok: false,
      failure: { kind: 'changed-by-someone-else' },
    });
    expect(tries).toBe(24);
  });
});
