import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applications } from '#shared/applications/index.ts';
import { Defect } from '#shared/kernel/index.ts';
import { payments, type RailReportLine } from '#shared/payments/index.ts';
import { queues } from '#shared/records/index.ts';

import { recordFaults } from '#tests/doubles/record-faults.ts';

import { moneyFaults } from './money-invariants.ts';
import {
  applicationIdOf,
  applicationsIn,
  createPipeline,
  householdForm,
  programmeId,
  reportOf,
  windowId,
  type Fault,
  type Pipeline,
} from './pipeline.ts';

/** More of them by `INVARIANT_RUNS=20000 npx vitest run --project invariants`. */
const runs = Number(process.env['INVARIANT_RUNS'] ?? 1000);
const households = 12;
const staff = ['ben', 'chloe'] as const;

type Step =
  | { readonly kind: 'apply'; readonly household: number }
  | { readonly kind: 'assess'; readonly pick: number }
  | {
      readonly kind: 'approve';
      readonly who: (typeof staff)[number];
      readonly picks: readonly number[];
    }
  | { readonly kind: 'decline'; readonly pick: number }
  | { readonly kind: 'mend'; readonly pick: number; readonly account: number }
  | { readonly kind: 'start-run' }
  | { readonly kind: 'carry-on-run'; readonly pick: number }
  | { readonly kind: 'report'; readonly pick: number; readonly outcome: RailReportLine['outcome'] }
  | { readonly kind: 'fault'; readonly fault: Fault };

const pick = fc.nat({ max: 1000 });
const household = fc.nat({ max: households - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: household.map((each) => ({ kind: 'apply', household: each }) as const) },
  { weight: 5, arbitrary: pick.map((each) => ({ kind: 'assess', pick: each }) as const) },
  {
    weight: 4,
    arbitrary: fc
      .record({
        who: fc.constantFrom(...staff),
        picks: fc.array(household, { minLength: 1, maxLength: 6 }),
      })
      .map((each) => ({ kind: 'approve', ...each }) as const),
  },
  { weight: 1, arbitrary: household.map((each) => ({ kind: 'decline', pick: each }) as const) },
  {
    weight: 3,
    arbitrary: fc
      .record({ pick: household, account: fc.nat({ max: 3 }) })
      .map((each) => ({ kind: 'mend', ...each }) as const),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'start-run' } as const) },
  { weight: 4, arbitrary: pick.map((each) => ({ kind: 'carry-on-run', pick: each }) as const) },
  {
    weight: 5,
    arbitrary: fc
      .record({ pick, outcome: fc.constantFrom('settled', 'returned', 'rejected', 'accepted') })
      .map((each) => ({ kind: 'report' as const, ...each })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<Fault>('die-before', 'die-after', 'throttle', 'bank-down', 'reply-lost')
      .map((fault) => ({ kind: 'fault', fault }) as const),
  },
);

/** Carries a step out; whatever it throws is a crash of that worker, and its message stays. */
async function take(pipeline: Pipeline, each: Step): Promise<void> {
  switch (each.kind) {
    case 'apply':
      await apply(pipeline, each.household);
      return;
    case 'assess': {
      // Left on the queue, so it will be delivered again: at least once, never exactly once.
      const body = pipeline.assessments[each.pick % Math.max(1, pipeline.assessments.length)];
      if (body !== undefined) await assess(pipeline, body);
      return;
    }
    case 'approve':
      await pipeline.approveAwards({
        applicationIds: each.picks.map(applicationIdOf),
        staffId: each.who,
        dryRun: false,
      });
      return;
    case 'decline':
      await pipeline.declineApplications({
        applicationIds: [applicationIdOf(each.pick)],
        staffId: 'ben',
        reason: 'not-enough-shown',
      });
      return;
    case 'mend': {
      const applicationId = applicationIdOf(each.pick);
      await pipeline.changePayee({
        applicationId,
        payee: {
          nameOnAccount: 'A Person',
          sortCode: '200000',
          accountNumber: `5577991${each.account}`,
        },
        actor: { kind: 'family', id: applicationId },
      });
      return;
    }
    case 'start-run':
      await pipeline.startPaymentRun({ programmeId, rail: 'bacs', staffId: 'dev' });
      return;
    case 'carry-on-run': {
      const body = pipeline.runs[each.pick % Math.max(1, pipeline.runs.length)];
      if (body !== undefined) await carryOn(pipeline, body);
      return;
    }
    case 'report':
      await report(pipeline, each.pick, each.outcome);
      return;
    case 'fault':
      pipeline.arm(each.fault);
  }
}

async function apply(pipeline: Pipeline, n: number): Promise<void> {
  await pipeline.submitApplication({
    applicationId: applicationIdOf(n),
    form: householdForm(n),
    channel: 'partner',
    actor: { kind: 'partner', id: 'school' },
  });
}

async function assess(pipeline: Pipeline, body: string): Promise<void> {
  const { applicationId } = JSON.parse(body) as { applicationId: string };
  await pipeline.assessApplication(applicationId);
}

async function carryOn(pipeline: Pipeline, body: string): Promise<void> {
  const { runId } = JSON.parse(body) as { runId: string };
  await pipeline.submitPaymentRun(runId);
}

async function report(
  pipeline: Pipeline,
  which: number,
  outcome: RailReportLine['outcome'],
): Promise<void> {
  const files = [...pipeline.files];
  const file = files[which % Math.max(1, files.length)];
  if (file === undefined) return;
  const [runId, credits] = file;
  const chosen = credits.filter((_, index) => (which >> (index % 8)) % 2 === 0);
  if (chosen.length === 0) return;
  const reasonCode = outcome === 'returned' || outcome === 'rejected' ? ('B' as const) : undefined;
  const lines = chosen.map((line) => ({
    ...line,
    outcome,
    ...(reasonCode === undefined ? {} : { reasonCode }),
  }));
  await pipeline.recordRailOutcomes(reportOf(runId, 'settlement', lines));
}

/** Every message delivered, every run carried on, no more faults: what a calm night makes of it. */
async function settleDown(pipeline: Pipeline): Promise<void> {
  pipeline.disarm();
  for (const body of pipeline.assessments) await assess(pipeline, body);
  for (const body of pipeline.runs) await carryOn(pipeline, body);
  await pipeline.approveAwards({
    applicationIds: Array.from({ length: households }, (_, n) => applicationIdOf(n)),
    staffId: 'amy',
    dryRun: false,
  });
  pipeline.clock.moveOnSeconds(60);
  await pipeline.startPaymentRun({ programmeId, rail: 'bacs', staffId: 'dev' });
  for (const body of pipeline.runs) await carryOn(pipeline, body);
  for (const [runId, credits] of pipeline.files) {
    const lines = credits.map((line) => ({ ...line, outcome: 'settled' as const }));
    await pipeline.recordRailOutcomes(reportOf(runId, 'settlement', lines));
  }
}

/** Crashes and faults are what the test deals out; a broken promise of the code to itself is never fair. */
function defectsAmong(ended: readonly PromiseSettledResult<unknown>[]): readonly string[] {
  return ended.flatMap((each) =>
    each.status === 'rejected' && each.reason instanceof Defect ? [each.reason.message] : [],
  );
}

/** Runs work that waits for the scheduler, releasing whatever is ready in the order it chooses. */
async function release<Value>(scheduler: fc.Scheduler, work: Promise<Value>): Promise<Value> {
  return scheduler.waitFor(work);
}

describe('the whole pipeline under random interleavings and faults', () => {
  it('loses, doubles and overspends no pound', async () => {
    let paidSomewhere = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 5, maxLength: 25 }),
        async (scheduler, rounds) => {
          const pipeline = createPipeline(scheduler);
          await pipeline.fundEnvelopes({
            programmeId,
            windowId,
            planned: [
              { ringFence: 'children', localityCode: 'hodge-hill', amountPence: 600_00 },
              { ringFence: 'children', localityCode: 'city', amountPence: 300_00 },
            ],
          });
          for (const round of rounds) {
            pipeline.clock.moveOnSeconds(60);
            // The steps of a round are under way together; each may die without the others.
            const underWay = round.map((each) => take(pipeline, each));
            const ended = await release(scheduler, Promise.allSettled(underWay));
            expect(defectsAmong(ended)).toEqual([]);
            expect(moneyFaults(pipeline.memory.all(), pipeline.bank)).toEqual([]);
          }
          await release(scheduler, settleDown(pipeline));
          expect(moneyFaults(pipeline.memory.all(), pipeline.bank)).toEqual([]);
          expect(recordFaults(pipeline.memory.all(), pipeline.clock.now())).toEqual([]);
          paidSomewhere += expectNothingStuck(pipeline);
        },
      ),
      { numRuns: runs },
    );
    // A pipeline that refuses everything would keep every promise: most of these must have paid.
    expect(paidSomewhere).toBeGreaterThan(runs);
  });
});

/** Every application is decided on or waits for a person; every asked-for connection exists; answers payments made. */
function expectNothingStuck(pipeline: Pipeline): number {
  const items = pipeline.memory.all();
  const cases = applicationsIn(items).map((item) => applications.parse(item).document);
  expect(cases.filter((each) => each.state === 'submitted')).toEqual([]);
  const connections = new Set(
    items.filter((item) => item.kind === 'connection-request').map((item) => item.pk),
  );
  for (const each of cases) {
    if (each.connectionRequestId === undefined) continue;
    expect(connections).toContain(`CONNECTION#${each.connectionRequestId}`);
  }
  const ready = items.filter(
    (item) => item.queue === queues.payments(programmeId, 'bacs', 'ready'),
  );
  expect(ready).toEqual([]);
  return items.filter(
    (item) => item.kind === payments.kind && payments.parse(item).document.state === 'settled',
  ).length;
}
