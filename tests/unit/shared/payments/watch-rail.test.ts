import { describe, expect, it } from 'vitest';

import { done, refused } from '#shared/kernel/index.ts';
import {
  closeRail,
  createStopMoney,
  createSubmitPaymentRun,
  railBreakers,
  readBars,
  whyNotSent,
  type StopScope,
} from '#shared/payments/index.ts';
import { noteAnswer, noteFailure, takeTry } from '#shared/payments/watch-rail.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { originator } from '#tests/builders/originator.ts';
import { matchingKey, openWinter } from '#tests/builders/winter.ts';
import { createLosingCommit } from '#tests/doubles/other-workers.ts';

const erin = { kind: 'staff', id: 'erin' } as const;
const system = { kind: 'system', id: 'submit-payments' } as const;
const rail: StopScope = { kind: 'rail', rail: 'bacs' };

function setup() {
  const winter = openWinter();
  const { ports, records, memory } = winter;
  const breaker = async () =>
    (await railBreakers.read(records, keys.railBreaker('bacs')))?.document;
  const said = () =>
    memory
      .all()
      .filter(isEventItem)
      .map((item) => parseEvent(item));
  const fail = async (times: number) => {
    for (let time = 0; time < times; time += 1) await noteFailure(ports, 'bacs');
  };
  return { ...winter, breaker, said, fail };
}

describe('what is taken down of a provider', () => {
  it('is each time that it did not answer, and that it answers again', async () => {
    const { fail, said, ports, clock, breaker } = setup();
    await fail(3);
    const at = clock.now();
    const about = { at, correlationId: 'MONEY-STOP#rail#bacs' };
    const changed = (to: string, failures: number) => ({
      ...{ type: 'rail-breaker-changed', rail: 'bacs', to, failures },
    });
    expect(said()).toMatchObject([
      { ...about, actor: system, body: changed('closed', 1) },
      { ...about, actor: system, body: changed('closed', 2) },
      { ...about, actor: system, body: changed('open', 3) },
    ]);
    await closeRail(ports, 'bacs', erin);
    expect(said().at(-1)).toMatchObject({ ...about, actor: erin, body: changed('closed', 0) });
    expect(await breaker()).toEqual({ state: 'closed', rail: 'bacs', failures: 0 });
  });

  it('is nothing when it was well before', async () => {
    const { ports, fail, memory, records } = setup();
    await closeRail(ports, 'bacs', erin);
    await noteAnswer(ports, undefined);
    expect(memory.all()).toEqual([]);
    await fail(1);
    await closeRail(ports, 'bacs', erin);
    const before = memory.all();
    await closeRail(ports, 'bacs', erin);
    await noteAnswer(ports, await railBreakers.read(records, keys.railBreaker('bacs')));
    expect(memory.all()).toEqual(before);
  });

  it('is that it answers after a single failure, by the worker that heard it', async () => {
    const { ports, fail, said, records, breaker } = setup();
    await fail(1);
    await noteAnswer(ports, await railBreakers.read(records, keys.railBreaker('bacs')));
    expect(await breaker()).toMatchObject({ state: 'closed', failures: 0 });
    expect(said().at(-1)).toMatchObject({ actor: system, body: { to: 'closed', failures: 0 } });
  });

  it('is tried eight times while others write, and the eighth counts', async () => {
    const { ports, breaker } = setup();
    const losing = (times: number) => ({
      ...ports,
      commit: createLosingCommit(ports.commit, times).commit,
    });
    await noteFailure(losing(8), 'bacs');
    expect(await breaker()).toBeUndefined();
    await noteFailure(losing(7), 'bacs');
    expect(await breaker()).toMatchObject({ failures: 1 });
    await closeRail(losing(8), 'bacs', erin);
    expect(await breaker()).toMatchObject({ failures: 1 });
    await closeRail(losing(7), 'bacs', erin);
    expect(await breaker()).toMatchObject({ failures: 0 });
  });
});

describe('the single try of a rail that is left alone', () => {
  it('is taken by one run, which says so', async () => {
    const { fail, ports, records, clock, said, breaker } = setup();
    await fail(3);
    const found = await railBreakers.read(records, keys.railBreaker('bacs'));
    const openedAt = clock.now();
    clock.moveOnSeconds(600);
    expect(await takeTry(ports, found, 'run-1')).toBe(true);
    expect(await breaker()).toEqual({
      ...{ state: 'trying', rail: 'bacs', failures: 3, openedAt },
      ...{ runId: 'run-1', tryingSince: clock.now() },
    });
    expect(said().at(-1)).toMatchObject({ actor: system, body: { to: 'trying', failures: 3 } });
    expect(await takeTry(ports, found, 'run-2')).toBe(false);
    expect(await breaker()).toMatchObject({ runId: 'run-1' });
  });

  it('needs not be taken of a rail that is well', async () => {
    const { ports, fail, records, memory } = setup();
    expect(await takeTry(ports, undefined, 'run-1')).toBe(true);
    await fail(1);
    const before = memory.all();
    const found = await railBreakers.read(records, keys.railBreaker('bacs'));
    expect(await takeTry(ports, found, 'run-1')).toBe(true);
    expect(memory.all()).toEqual(before);
  });

  it('keeps a run back that did not get it, and nothing is sent', async () => {
    const { fund, approved, paidOut, bank, ports, clock, submitPaymentRun } = setup();
    await fund(1_000_00);
    await approved();
    bank.next('down');
    await expect(paidOut()).rejects.toThrow('503');
    const runId = 'household-support-fund-bacs-2021-12-07-1';
    for (let time = 0; time < 2; time += 1) {
      bank.next('down');
      await expect(submitPaymentRun(runId)).rejects.toThrow('503');
    }
    clock.moveOnSeconds(600);
    const beaten = createSubmitPaymentRun({
      ...{ ...ports, railNamed: () => bank, payeeSecret: matchingKey, originator },
      commit: createLosingCommit(ports.commit, 1).commit,
    });
    expect(await beaten(runId)).toEqual(done('stopped'));
    expect(bank.calls()).toBe(3);
  });
});

describe('why a run is not sent', () => {
  it('is what a person said before what a provider did', async () => {
    const { fail, ports, records, clock } = setup();
    const about = { runId: 'run-1', programmeId: 'household-support-fund', rail: 'bacs' } as const;
    const why = async () => whyNotSent(await readBars(records, about), about, clock.now());
    expect(await why()).toBeUndefined();
    await fail(2);
    expect(await why()).toBeUndefined();
    await fail(1);
    expect(await why()).toMatchObject({
      kind: 'no-answer',
      rail: 'bacs',
      breaker: { failures: 3 },
    });
    const stop = { scope: rail, to: 'stopped', reason: 'To be sure', staffId: 'erin' } as const;
    await createStopMoney(ports)(stop);
    expect(await why()).toEqual({
      ...{ kind: 'stopped', scope: rail },
      since: { to: 'stopped', by: 'erin', at: clock.now(), reason: 'To be sure' },
    });
  });
});

describe('stopping money', () => {
  const programme: StopScope = { kind: 'programme', programmeId: 'household-support-fund' };

  it.each([
    ['a rail', rail, 'rail', 'bacs'],
    ['a programme', programme, 'programme', 'household-support-fund'],
  ] as const)('of %s is an event, and letting it go another', async (_, scope, kind, name) => {
    const { ports, said, clock } = setup();
    const say = (to: 'stopped' | 'running') =>
      createStopMoney(ports)({ scope, to, reason: 'The bank rang', staffId: 'erin' });
    const about = {
      ...{ at: clock.now(), actor: erin, correlationId: `MONEY-STOP#${kind}#${name}` },
    };
    const body = { scopeKind: kind, scopeName: name };
    expect(await say('stopped')).toEqual(done('changed'));
    expect(said()).toMatchObject([{ ...about, body: { type: 'money-stopped', ...body } }]);
    expect(await say('running')).toEqual(done('changed'));
    expect(said().at(-1)).toMatchObject({ ...about, body: { type: 'money-let-go', ...body } });
  });

  it('names nobody when it was never stopped', async () => {
    const { ports, memory } = setup();
    const letGo = { scope: rail, to: 'running', reason: 'Well again', staffId: 'erin' } as const;
    expect(await createStopMoney(ports)(letGo)).toEqual(
      refused({ kind: 'so-already', by: undefined }),
    );
    expect(memory.all()).toEqual([]);
  });

  it('is tried eight times while others change it, and the eighth counts', async () => {
    const { ports } = setup();
    const stop = { scope: rail, to: 'stopped', reason: 'To be sure', staffId: 'erin' } as const;
    const stopWith = (times: number) =>
      createStopMoney({ ...ports, commit: createLosingCommit(ports.commit, times).commit })(stop);
    await expect(stopWith(8)).rejects.toThrow('The stop of MONEY-STOP#rail#bacs kept changing');
    expect(await stopWith(7)).toEqual(done('changed'));
  });
});
