import { describe, expect, it } from 'vitest';

import {
  createBringBack,
  createStopHeldHelp,
  setsAside,
  type ApplicationForm,
  type Signal,
} from '#shared/applications/index.ts';
import { createAnswerChallenge, createChallengeDecision } from '#shared/approvals/index.ts';
import { messagesFor } from '#shared/events/index.ts';
import { derivedReference, plusDays, plusSeconds } from '#shared/kernel/index.ts';
import { createWithdrawApplication } from '#shared/payments/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { countEvent } from '#shared/reporting/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { openWinter, otherFamily } from '#tests/builders/winter.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const fast: readonly Signal[] = [{ name: 'implausibly-fast', count: 4 }];
const wantsHelp: ApplicationForm['moreHelp'] = {
  wanted: true,
  reasons: ['housing'],
  ownWords: 'The flat is damp.',
  consent: { textVersion: 'family-connect-consent-2', language: 'en' },
};

async function setup() {
  const winter = openWinter();
  await winter.fund(1_000_00);
  let families = 0;
  async function comesIn(signals: readonly Signal[], changes: Partial<ApplicationForm> = {}) {
    families += 1;
    const applicationId = derivedReference('online', String(families));
    const { programmeId } = winter;
    const form = buildForm({ programmeId, ...otherFamily(families), ...changes });
    const actor = { kind: 'family', id: applicationId } as const;
    const request = { applicationId, form, channel: 'online', actor, signals } as const;
    const submitted = await winter.submitApplication(request);
    if (!submitted.ok) throw new Error(submitted.failure.kind);
    winter.clock.moveOnSeconds(60);
    return applicationId;
  }
  const bringBackAll = createBringBack(winter.ports);
  return {
    ...winter,
    comesIn,
    bringBack: (id: string) => bringBackAll({ applicationIds: [id], staffId: 'amina' }),
    /** What the events of a case ask of others. */
    asked: (id: string) =>
      winter.memory
        .all()
        .filter((item) => isEventItem(item) && item.pk === keys.application(id).pk)
        .flatMap((item) => messagesFor(parseEvent(item)).map(({ target }) => target)),
    /** The counters of the reports, as all events together make them. */
    counted: () => {
      const sums: Record<string, number> = {};
      for (const item of winter.memory.all().filter(isEventItem)) {
        for (const { sk, amounts } of countEvent(parseEvent(item))?.additions ?? []) {
          if (!sk.startsWith('LOCALITY')) continue;
          for (const [name, amount] of Object.entries(amounts)) {
            sums[name] = (sums[name] ?? 0) + amount;
          }
        }
      }
      return sums;
    },
    faults: () => recordFaults(winter.memory.all(), winter.clock.now()),
  };
}

describe('what sets an application aside', () => {
  it.each(['honeypot-filled', 'implausibly-fast'] as const)(
    'is what only a machine does: %s',
    (name) => {
      expect(setsAside([{ name }])).toBe(true);
    },
  );

  it('is not what a hostel with one helper and one telephone looks like', () => {
    const names = ['many-from-one-address', 'many-with-one-phone', 'same-words-as-others'] as const;
    expect(setsAside(names.map((name) => ({ name, count: 30 })))).toBe(false);
    expect(setsAside([])).toBe(false);
  });
});

describe('an application that is set aside', () => {
  it('stands apart with what was seen of it, and asks nothing of anybody', async () => {
    const { comesIn, application, asked, assessApplication, memory, counted, faults } =
      await setup();
    const id = await comesIn(fast);
    expect(await application(id)).toMatchObject({ state: 'submitted', signals: fast });
    expect(memory.peek(keys.application(id))).toMatchObject({
      queue: 'CASES#household-support-fund#maybe-machine',
    });
    expect(asked(id)).toEqual([]);
    expect(await assessApplication(id)).toEqual({ ok: true, value: 'set-aside' });
    expect(counted()).toEqual({});
    expect(faults()).toEqual([]);
  });

  it('holds no household’s award and is nobody’s duplicate', async () => {
    const { comesIn, application, assessApplication } = await setup();
    const same = otherFamily(99);
    await assessApplication(await comesIn(fast, same));
    const real = await comesIn([], same);
    await assessApplication(real);
    const found = await application(real);
    expect(found).toMatchObject({ state: 'to-decide', openPairs: [] });
    expect(found).not.toHaveProperty('duplicateOf');
  });

  it('passes on no request for further help, and keeps it where nobody who decides can read it', async () => {
    const { comesIn, memory } = await setup();
    await comesIn(fast, { moreHelp: wantsHelp });
    expect(memory.ofKind('connection-request')).toEqual([]);
    expect(JSON.stringify(memory.all())).not.toContain('The flat is damp');
  });

  it('is not set aside for what a crowd looks like, but shows it', async () => {
    const { comesIn, application, asked } = await setup();
    const signals: readonly Signal[] = [{ name: 'many-from-one-address', count: 13 }];
    const id = await comesIn(signals);
    expect(await application(id)).toMatchObject({ signals });
    expect(asked(id)).toEqual(['applications', 'payee-checks']);
  });

  it('goes the way of every other once a person says that it looks real', async () => {
    const { comesIn, bringBack, application, asked, assessApplication, memory, counted, faults } =
      await setup();
    const id = await comesIn(fast, { moreHelp: wantsHelp });
    expect(await bringBack(id)).toEqual([{ applicationId: id, outcome: 'brought-back' }]);
    expect(asked(id)).toEqual(['applications', 'payee-checks']);
    expect(await assessApplication(id)).toEqual({ ok: true, value: 'assessed' });
    const found = await application(id);
    expect(found).toMatchObject({ state: 'to-decide', signals: fast });
    expect(found).not.toHaveProperty('heldHelp');
    expect(memory.peek(keys.application(id))?.queue).toMatch(/#to-decide-/);
    const [request] = memory.ofKind('connection-request');
    expect(request?.['document']).toMatchObject({
      ...{ connectionRequestId: found.connectionRequestId, ownWords: 'The flat is damp.' },
      receivedAt: found.submittedAt,
    });
    const [opened] = memory
      .all()
      .filter(({ pk }) => pk.startsWith('CONNECTION#'))
      .filter(isEventItem);
    expect(parseEvent(opened!).body).toMatchObject({ askedAt: found.submittedAt });
    expect(counted()).toMatchObject({ submitted: 1, opened: 1 });
    expect(faults()).toEqual([]);
  });

  it('is brought back once, however often it is asked', async () => {
    const { comesIn, bringBack } = await setup();
    const id = await comesIn(fast);
    await bringBack(id);
    expect(await bringBack(id)).toEqual([{ applicationId: id, outcome: 'not-set-aside' }]);
    expect(await bringBack('A000000001')).toEqual([
      { applicationId: 'A000000001', outcome: 'no-such-application' },
    ]);
  });

  it('is not declined for a reason about a family: that is one for a family that looks real', async () => {
    const { comesIn, application, declineApplications } = await setup();
    const id = await comesIn(fast);
    expect(
      await declineApplications({
        ...{ applicationIds: [id], staffId: 'ben', reason: 'not-in-birmingham' },
      }),
    ).toEqual([{ applicationId: id, outcome: 'looks-real-first' }]);
    expect(await application(id)).toMatchObject({ state: 'submitted', setAside: true });
  });

  it('is declined by a person alone, without being counted, and can be challenged like every “no”', async () => {
    const { comesIn, application, declineApplications, ports, counted, faults, memory } =
      await setup();
    const id = await comesIn(fast, { moreHelp: wantsHelp });
    const [declined] = await declineApplications({
      ...{ applicationIds: [id], staffId: 'ben', reason: 'may-be-a-machine' },
    });
    expect(declined?.outcome).toBe('declined');
    expect(await application(id)).toMatchObject({ state: 'declined', claimIds: [] });
    expect(counted()).toEqual({});
    expect(faults()).toEqual([]);
    const actor = { kind: 'family', id } as const;
    await createChallengeDecision(ports)({ applicationId: id, words: 'It was me', actor });
    const answer = { kind: 'reopened' } as const;
    await createAnswerChallenge(ports)({ applicationId: id, staffId: 'chloe', answer });
    const reopened = await application(id);
    expect(reopened).toMatchObject({ state: 'to-decide' });
    expect(reopened).not.toHaveProperty('setAside');
    expect(memory.ofKind('connection-request')).toHaveLength(1);
    expect(counted()).toMatchObject({ submitted: 1 });
    expect(counted()['declined'] ?? 0).toBe(0);
    expect(faults()).toEqual([]);
  });

  it('can be taken back by its family, and is counted neither before nor after', async () => {
    const { comesIn, ports, counted, faults } = await setup();
    const id = await comesIn(fast);
    const actor = { kind: 'family', id } as const;
    await createWithdrawApplication(ports)({ applicationId: id, actor });
    expect(counted()).toEqual({});
    expect(faults()).toEqual([]);
  });

  it('lets its family stop the further help that came with it, and passes it on to nobody then', async () => {
    const { comesIn, ports, application, bringBack, faults, memory } = await setup();
    const id = await comesIn(fast, { moreHelp: wantsHelp });
    const stop = createStopHeldHelp(ports);
    expect(await stop(id)).toBe('stopped');
    expect(await stop(id)).toBe('not-held');
    expect(await stop('A000000001')).toBe('not-held');
    expect(await application(id)).not.toHaveProperty('heldHelp');
    expect(faults()).toEqual([]);
    await bringBack(id);
    expect(memory.ofKind('connection-request')).toEqual([]);
    expect(await application(id)).not.toHaveProperty('connectionRequestId');
    expect(faults()).toEqual([]);
  });

  it('lets its family stop that after it was declined, too', async () => {
    const { comesIn, ports, application, declineApplications, faults } = await setup();
    const id = await comesIn(fast, { moreHelp: wantsHelp });
    await declineApplications({
      ...{ applicationIds: [id], staffId: 'ben', reason: 'may-be-a-machine' },
    });
    expect(await createStopHeldHelp(ports)(id)).toBe('stopped');
    expect(await application(id)).not.toHaveProperty('heldHelp');
    expect(faults()).toEqual([]);
  });

  it('leaves what was passed on meanwhile to the request itself', async () => {
    const { comesIn, ports, bringBack, memory } = await setup();
    const id = await comesIn(fast, { moreHelp: wantsHelp });
    await bringBack(id);
    expect(await createStopHeldHelp(ports)(id)).toBe('not-held');
    expect(memory.ofKind('connection-request')).toHaveLength(1);
  });

  it('is due for its assessment from when it was brought back, not from when it came', async () => {
    const { comesIn, clock, bringBack, application, faults } = await setup();
    const id = await comesIn(fast);
    const { submittedAt } = await application(id);
    clock.moveTo(plusDays(submittedAt, 3));
    await bringBack(id);
    expect((await application(id)).broughtBackAt).toBe(clock.now());
    expect(faults()).toEqual([]);
    clock.moveTo(plusSeconds(clock.now(), 16 * 60));
    expect(faults().map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('never assessed'),
    ]);
  });

  it('taken back passes on the further help that came with it, after all others', async () => {
    const { comesIn, ports, application, faults, memory } = await setup();
    const id = await comesIn(fast, { moreHelp: wantsHelp });
    expect(memory.ofKind('connection-request')).toEqual([]);
    const actor = { kind: 'family', id } as const;
    const withdraw = createWithdrawApplication(ports);
    await withdraw({ applicationId: id, actor });
    expect(await withdraw({ applicationId: id, actor })).toMatchObject({ value: 'already' });
    const taken = await application(id);
    expect(taken).toMatchObject({ state: 'withdrawn' });
    expect(taken).not.toHaveProperty('heldHelp');
    const [request] = memory.ofKind('connection-request');
    expect(request).toMatchObject({
      document: { connectionRequestId: taken.connectionRequestId, mayBeMachine: true },
    });
    expect(request?.queueOrder).toMatch(/^~/);
    expect(faults()).toEqual([]);
  });
});
