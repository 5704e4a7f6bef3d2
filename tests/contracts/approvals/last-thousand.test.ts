import { afterEach, describe, expect, it } from 'vitest';

import {
  createApproveAwards,
  type ApprovalDecision,
  type ApprovePorts,
} from '#shared/approvals/index.ts';
import { entries, readEnvelopes } from '#shared/budget/index.ts';
import { sumPence, systemWaiting, type Commit } from '#shared/kernel/index.ts';
import { verifyLedger } from '#shared/ledger/index.ts';
import { plannedPayment } from '#shared/payments/index.ts';
import { openWinter } from '#tests/builders/winter.ts';

import { bringOver, recordsPlaces, type RecordsPlace } from './records-on-engines.ts';

const writers = 64;
/** What takes five seconds alone takes a minute on a machine that has other work. */
const patience = { timeout: 240_000 };
const awardPence = 100_00;
const hundredPounds = { amountsPence: { food: awardPence } };

let place: RecordsPlace | undefined;
afterEach(async () => {
  await place?.close();
  place = undefined;
});

/** Families whose award is £100 each, and two envelopes that carry some of them. */
async function setup(
  open: () => Promise<RecordsPlace>,
  holding: { readonly own: number; readonly pool: number },
  families = writers,
) {
  const winter = openWinter();
  const own = await winter.fund(holding.own);
  const pool = await winter.fund(holding.pool, 'city');
  const applicationIds: string[] = [];
  for (let n = 0; n < families; n += 1) applicationIds.push(await winter.assessed(hundredPounds));
  place = await open();
  const { records, commit, engine } = place;
  await bringOver(winter.memory.all(), commit);
  let tries = 0;
  const counted: Commit = (writes) => {
    tries += 1;
    return commit(writes);
  };
  const ports: ApprovePorts = {
    ...{ records, commit: counted, clock: winter.clock, waiting: systemWaiting },
    plannedPayment,
  };
  return {
    ...{ applicationIds, records, engine, tries: () => tries },
    /** Somebody with a process of their own, who knows nothing of the others. */
    approve: (ids: readonly string[], staffId: string) =>
      createApproveAwards(ports)({ applicationIds: ids, staffId, dryRun: false }),
    balances: async () => {
      const found = await readEnvelopes(records, [own, pool]);
      return found.map(({ document }) => document.balancesPence);
    },
    ledgerFaults: async () => {
      const found = await readEnvelopes(records, [own, pool]);
      const readings = found.map(async ({ document: { envelopeId, head } }) => {
        const items = await records.partition(`ENVELOPE#${envelopeId}`, 'ENTRY#');
        return verifyLedger(
          items.map((item) => entries.parse(item).document),
          head,
        ).faults;
      });
      return (await Promise.all(readings)).flat();
    },
  };
}

const outcomes = (decisions: readonly ApprovalDecision[]) =>
  decisions.map((decision) =>
    decision.outcome === 'refused' ? decision.refusal.kind : decision.outcome,
  );

describe.each(Object.entries(recordsPlaces))('on %s', patience, (_, open) => {
  it('64 people after the last £1,000 of an envelope and its pool share out exactly that', async () => {
    const holding = { own: 600_00, pool: 400_00 };
    const { applicationIds, approve, balances, ledgerFaults } = await setup(open, holding);
    const decided = await Promise.all(
      applicationIds.map((id, n) => approve([id], `approver-${n}`)),
    );
    const answers = outcomes(decided.flat());
    expect(answers).toHaveLength(writers);
    expect(answers.filter((answer) => answer === 'approved')).toHaveLength(10);
    expect(answers.filter((answer) => answer === 'envelope-cannot-carry')).toHaveLength(54);
    expect(await balances()).toMatchObject([
      { available: 0, reserved: 600_00 },
      { available: 0, reserved: 400_00 },
    ]);
    expect(await ledgerFaults()).toEqual([]);
  });

  it('64 people on one envelope that carries them all are all served, and nobody gives up', async () => {
    const holding = { own: writers * awardPence, pool: 1 };
    const { applicationIds, approve, balances, ledgerFaults } = await setup(open, holding);
    const decided = await Promise.all(
      applicationIds.map((id, n) => approve([id], `approver-${n}`)),
    );
    expect(new Set(outcomes(decided.flat()))).toEqual(new Set(['approved']));
    expect(await balances()).toMatchObject([{ available: 0, reserved: writers * awardPence }, {}]);
    expect(await ledgerFaults()).toEqual([]);
  });

  it('two hundred in bulk are eight commits, and go through while others approve one by one', async () => {
    const holding = { own: 240 * awardPence, pool: 1 };
    const { applicationIds, approve, balances, tries } = await setup(open, holding, 240);
    const alone = await approve(applicationIds.slice(0, 200), 'alone');
    expect(new Set(outcomes(alone))).toEqual(new Set(['approved']));
    expect(tries()).toBeLessThanOrEqual(8);
    const left = applicationIds.slice(200);
    const together = await Promise.all([
      approve(left.slice(0, 28), 'bulk'),
      ...left.slice(28).map((id, n) => approve([id], `approver-${n}`)),
    ]);
    expect(new Set(outcomes(together.flat()))).toEqual(new Set(['approved']));
    const [own] = await balances();
    expect(own).toMatchObject({ available: 0, reserved: 240 * awardPence });
  });
});

it(
  'conflicts and throttling between the 64 lose nobody and spend nothing twice',
  patience,
  async () => {
    const open = recordsPlaces['the engine in process']!;
    const holding = { own: 600_00, pool: 400_00 };
    const { applicationIds, approve, balances, engine } = await setup(open, holding);
    engine?.faults.set({ conflictRate: 0.3, throttleRate: 0.1 });
    const decided = await Promise.all(
      applicationIds.map((id, n) => approve([id], `approver-${n}`)),
    );
    engine?.faults.clear();
    const answers = outcomes(decided.flat());
    expect(answers.filter((answer) => answer === 'approved')).toHaveLength(10);
    expect(answers.filter((answer) => answer === 'envelope-cannot-carry')).toHaveLength(54);
    expect(sumPence((await balances()).map(({ reserved }) => reserved))).toBe(1_000_00);
  },
);
