import { derivedReference } from '#shared/kernel/index.ts';
import {
  createAskAboutRun,
  createDecideFinding,
  createLiftHold,
  createPlaceHold,
  createProposeFinding,
  createStartPaymentRun,
  createStopMoney,
  holds,
  paymentRuns,
  type PaymentRun,
  type RunFinding,
  type StopScope,
} from '#shared/payments/index.ts';
import type { RailName } from '#shared/programmes/index.ts';
import { createPutBack, parkedMessages } from '#shared/worker/index.ts';

import { payingByCode } from '../household.ts';
import { queueNames, type Ports } from '../ports.ts';
import type { World } from '../world.ts';
import { payers, someApplications, type Actor } from './actor.ts';

/** Finance makes payment runs, presses twice, and puts back what was parked. */
export const finance: Actor = {
  name: 'finance',
  weight: 5,
  act(world) {
    const { dice } = world;
    if (dice.chance(0.15)) {
      if (dice.chance(0.5)) placeHold(world, dice.pick(payers));
      liftHolds(world, dice.pick(payers), 1);
      return true;
    }
    if (dice.chance(0.1)) {
      stopOrLetGo(world, dice.pick(payers));
      return true;
    }
    if (findOut(world)) return true;
    if (dice.chance(0.35)) {
      return putBackOne(world, dice.pick(payers));
    }
    const payer = dice.pick(payers);
    const rail = dice.pick(railsIn(world));
    startRun(world, payer, rail);
    if (dice.chance(0.25)) startRun(world, dice.chance(0.5) ? payer : dice.pick(payers), rail);
    return true;
  },
};

/** The rails on which the programme of a world pays. */
export function railsIn({ plan }: World): readonly RailName[] {
  return plan.programmeId === payingByCode ? ['bacs', 'cash-out'] : ['bacs'];
}

export function startRun(world: World, staffId: string, rail: RailName): void {
  const { programmeId } = world.plan;
  world.start(`${staffId} starts a payment run by ${rail}`, async (ports) => {
    const started = await createStartPaymentRun(ports)({ programmeId, rail, staffId });
    if (started.ok) world.runIds.add(started.value.runId);
  });
}

/** Has an unclear run asked about again, rings the bank, or decides on what somebody found: whatever comes first. */
function findOut(world: World): boolean {
  const { dice } = world;
  const runs = unclearRuns(world);
  if (runs.length === 0 || dice.chance(0.6)) return false;
  const staffId = dice.pick(payers);
  const run = dice.pick(runs);
  const { runId } = run;
  const does = dice.pick(['asks', 'rings', 'rings', 'decides', 'decides', 'declines'] as const);
  if (does === 'asks') ask(world, runId, staffId);
  else if (does === 'rings') ring(world, run, staffId);
  else decide(world, runId, staffId, does === 'decides' ? 'confirm' : 'decline');
  return true;
}

function unclearRuns({ memory }: World): readonly PaymentRun[] {
  return memory
    .ofKind(paymentRuns.kind)
    .map((item) => paymentRuns.parse(item).document)
    .filter(({ state }) => state === 'unclear');
}

function ask(world: World, runId: string, staffId: string): void {
  world.start(`${staffId} has the bank asked about ${runId}`, (ports) =>
    createAskAboutRun(ports)({ runId, staffId }),
  );
}

/** What the bank or provider says on the telephone is true; that it does not have a file it promises for ever. */
function ring(world: World, { runId, rail }: PaymentRun, staffId: string): void {
  const side = rail === 'cash-out' ? world.codes : world.bank;
  const finding: RunFinding =
    side.lookUp(runId) === 'has-it'
      ? { kind: 'taken', submissionId: `${rail === 'cash-out' ? 'B' : 'BACS'}-${runId}` }
      : { kind: 'not-taken' };
  world.start(`${staffId} finds ${runId} ${finding.kind}`, (ports) =>
    createProposeFinding(ports)({ runId, finding, reason: 'They say so', staffId }),
  );
}

function decide(
  world: World,
  runId: string,
  staffId: string,
  decision: 'confirm' | 'decline',
): void {
  world.start(`${staffId} would ${decision} what was found of ${runId}`, (ports) =>
    createDecideFinding(ports)({ runId, decision, staffId }),
  );
}

/** Two people find out about every run that is unclear still: one rings the bank, the other confirms. */
export function findOutAll(world: World, step: 'rings' | 'confirms'): void {
  for (const run of unclearRuns(world)) {
    if (step === 'rings') ring(world, run, 'dev-patel');
    else
      for (const staffId of ['erin-walsh', 'dev-patel'])
        decide(world, run.runId, staffId, 'confirm');
  }
}

function placeHold(world: World, staffId: string): void {
  const { programmeId } = world.plan;
  const applicationIds = someApplications(world, 3);
  if (applicationIds.length === 0) return;
  const holdId = derivedReference('hold', String(world.dice.whole(0, 1_000_000_000)));
  const ids = { reference: () => holdId, opaque: () => holdId };
  world.start(`${staffId} holds ${applicationIds.join(' ')}`, (ports) =>
    createPlaceHold({ ...ports, ids })({
      ...{ programmeId, applicationIds, staffId, category: 'manual', reason: 'To be sure' },
      dryRun: false,
    }),
  );
}

/** Stops the programme or its rail, or lets it go: whatever it is not. */
function stopOrLetGo(world: World, staffId: string): void {
  const { dice, plan } = world;
  const scope: StopScope = dice.chance(0.5)
    ? { kind: 'rail', rail: dice.pick(railsIn(world)) }
    : { kind: 'programme', programmeId: plan.programmeId };
  const to = dice.chance(0.7) ? 'running' : 'stopped';
  const stop = { scope, to, staffId, reason: 'To be sure' } as const;
  world.start(`${staffId} says ${scope.kind} ${to}`, (ports) => createStopMoney(ports)(stop));
}

export function letAllGo(world: World): void {
  const { programmeId } = world.plan;
  const scopes: StopScope[] = [
    ...railsIn(world).map((rail) => ({ kind: 'rail', rail }) as const),
    { kind: 'programme', programmeId },
  ];
  for (const scope of scopes) {
    const go = { scope, to: 'running', staffId: 'erin-walsh', reason: 'All is well' } as const;
    world.start(`all of ${scope.kind} is let go`, (ports) => createStopMoney(ports)(go));
  }
}

/** Another person lifts what holds money, the oldest first. */
export function liftHolds(world: World, staffId: string, most: number): void {
  const inForce = world.memory
    .ofKind(holds.kind)
    .map((item) => holds.parse(item).document)
    .filter(({ state }) => state === 'in-force')
    .slice(0, most);
  for (const { holdId } of inForce) {
    world.start(`${staffId} lifts ${holdId}`, (ports) =>
      createLiftHold(ports)({
        holdId,
        actor: { kind: 'staff', id: staffId },
        reason: 'It is in order',
      }),
    );
  }
}

function putBackOne(world: World, staffId: string): boolean {
  const waiting = parkedIn(world);
  if (waiting.length === 0) return false;
  const parkedId = world.dice.pick(waiting);
  world.start(`${staffId} puts ${parkedId} back`, (ports) => putBack(ports, parkedId, staffId));
  return true;
}

/** Everything that waits for a person goes back to its queue. */
export function putBackAll(world: World): void {
  for (const parkedId of parkedIn(world)) {
    world.start(`erin-walsh puts ${parkedId} back`, (ports) =>
      putBack(ports, parkedId, 'erin-walsh'),
    );
  }
}

function parkedIn({ memory }: World): readonly string[] {
  return memory
    .ofKind(parkedMessages.kind)
    .map((item) => parkedMessages.parse(item).document)
    .filter(({ state }) => state === 'waiting')
    .map(({ parkedId }) => parkedId);
}

async function putBack(ports: Ports, parkedId: string, staffId: string): Promise<void> {
  await createPutBack({
    ...ports,
    sendTo: async (name, body) => {
      const queue = queueNames.find((each) => each === name);
      if (queue !== undefined) await ports.sendAll(queue, [body]);
      return queue !== undefined;
    },
  })({ parkedId, staffId });
}
