import { describe, expect, it } from 'vitest';

import {
  answerDay,
  claims,
  createAnswerChallenge,
  createChallengeDecision,
  lastDayToChallenge,
} from '#shared/approvals/index.ts';
import {
  configuredProgrammes,
  programmeById,
  programmeRegistry,
} from '#shared/programmes/index.ts';
import { refused } from '#shared/kernel/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { accountOf, openWinter, otherFamily } from '#tests/builders/winter.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

async function setup() {
  const winter = openWinter();
  await winter.fund(1_000_00);
  const challengeDecision = createChallengeDecision(winter.ports);
  const challenge = (applicationId: string, words = 'My hours were cut') =>
    challengeDecision({ applicationId, words, actor: { kind: 'family', id: applicationId } });
  const answerChallenge = createAnswerChallenge(winter.ports);
  const reopen = (applicationId: string, staffId = 'chloe') =>
    answerChallenge({ applicationId, staffId, answer: { kind: 'reopened' } });
  const stands = (applicationId: string, staffId = 'chloe') =>
    answerChallenge({ applicationId, staffId, answer: { kind: 'stands', letter: 'Still so.' } });
  const decline = (...applicationIds: string[]) =>
    winter.declineApplications({ applicationIds, staffId: 'ben', reason: 'not-in-hardship' });
  const faults = () => recordFaults(winter.memory.all(), winter.clock.now());
  const reviews = () => winter.memory.ofKind('decision-review');
  async function declined(changes = {}) {
    const id = await winter.assessed(changes);
    await decline(id);
    return id;
  }
  return { ...winter, challenge, reopen, stands, decline, declined, faults, reviews };
}

describe('challenging a decision', () => {
  it('keeps the words of the family, apart from events, and says by when it is answered', async () => {
    const { declined, challenge, reviews, events, faults } = await setup();
    const id = await declined();
    // Fourteen working days from 7 December 2021, with Christmas between.
    expect(await challenge(id)).toMatchObject({
      ok: true,
      value: {
        state: 'open',
        words: 'My hours were cut',
        answerBy: '2021-12-29',
        decidedBy: 'ben',
      },
    });
    expect(reviews()[0]).toMatchObject({ queue: 'REVIEWS#open' });
    expect(JSON.stringify(events())).not.toContain('hours');
    expect(faults()).toEqual([]);
  });

  it('is possible once for each decision; the second time says what the first said', async () => {
    const { declined, challenge, stands, reviews, counting } = await setup();
    const id = await declined();
    await challenge(id);
    const commits = counting.committed.length;
    expect(await challenge(id, 'And more')).toMatchObject({
      value: { words: 'My hours were cut' },
    });
    await stands(id);
    expect(await challenge(id, 'And more')).toMatchObject({ value: { state: 'stands' } });
    expect(counting.committed).toHaveLength(commits + 1);
    expect(reviews()).toHaveLength(1);
  });

  it('said by two at once is one challenge', async () => {
    const { declined, challenge, reviews, faults } = await setup();
    const id = await declined();
    const both = await Promise.all([challenge(id, 'One'), challenge(id, 'Two')]);
    expect(new Set(both.map((said) => said.ok && said.value.words)).size).toBe(1);
    expect(reviews()).toHaveLength(1);
    expect(faults()).toEqual([]);
  });

  it('is refused where nothing was declined', async () => {
    const { assessed, challenge } = await setup();
    expect(await challenge(await assessed())).toEqual({
      ok: false,
      failure: { kind: 'not-declined' },
    });
    expect(await challenge('NOBODY')).toEqual({
      ok: false,
      failure: { kind: 'no-such-application' },
    });
  });

  it('is for a person to see to when an award was made before', async () => {
    const { approved, changedPayee, decline, challenge, faults } = await setup();
    const id = await approved();
    await changedPayee(id);
    await decline(id);
    expect(await challenge(id)).toEqual({ ok: false, failure: { kind: 'awarded-before' } });
    expect(faults()).toEqual([]);
  });

  it('has an end only where its programme says so', async () => {
    const { declined, ports, clock } = await setup();
    const programme = programmeById('household-support-fund');
    expect(lastDayToChallenge(programme, clock.now())).toBeUndefined();
    const challenges = { withinWorkingDays: 5, answerWithinWorkingDays: 3 };
    const brief = { ...programme, challenges };
    expect(answerDay(brief, '2021-12-10T12:00:00.000Z')).toBe('2021-12-15');
    const programmes = programmeRegistry([
      ...configuredProgrammes.all.filter(({ programmeId }) => programmeId !== brief.programmeId),
      brief,
    ]);
    const id = await declined();
    clock.moveOnSeconds(8 * 24 * 3600);
    const late = await createChallengeDecision({ ...ports, programmes })({
      ...{ applicationId: id, words: 'Late', actor: { kind: 'family', id } },
    });
    expect(late).toEqual({ ok: false, failure: { kind: 'too-late', lastDay: '2021-12-14' } });
  });
});

it('can be challenged on its last day still', async () => {
  const { declined, ports, clock } = await setup();
  const programme = programmeById('household-support-fund');
  const brief = {
    ...programme,
    challenges: { withinWorkingDays: 5, answerWithinWorkingDays: 3 },
  };
  const others = configuredProgrammes.all.filter((other) => other !== programme);
  const challengeDecision = createChallengeDecision({
    ...ports,
    programmes: programmeRegistry([...others, brief]),
  });
  const id = await declined();
  clock.moveTo('2021-12-14T22:00:00.000Z');
  expect(
    await challengeDecision({
      ...{ applicationId: id, words: 'Now', actor: { kind: 'family', id } },
    }),
  ).toMatchObject({ ok: true, value: { answerBy: '2021-12-17' } });
});

describe('answering a challenge', () => {
  it.each([
    { madeBy: { kind: 'staff', id: 'chloe' }, channel: 'telephone', mayAnswer: false },
    { madeBy: { kind: 'staff', id: 'erin' }, channel: 'telephone', mayAnswer: true },
    { madeBy: { kind: 'partner', id: 'chloe' }, channel: 'partner', mayAnswer: true },
  ] as const)(
    'is for somebody else than who typed it in: $madeBy.kind $madeBy.id',
    async ({ madeBy, channel, mayAnswer }) => {
      const { submitApplication, assessApplication, decline, challenge, reopen } = await setup();
      const id = 'A000000001';
      const form = buildForm({ programmeId: 'household-support-fund', ...otherFamily(7) });
      await submitApplication({ applicationId: id, form, channel, actor: madeBy });
      await assessApplication(id);
      await decline(id);
      await challenge(id);
      expect(await reopen(id, 'chloe')).toMatchObject(
        mayAnswer ? { ok: true } : { ok: false, failure: { kind: 'made-by-you' } },
      );
    },
  );

  it('finds that somebody else was faster', async () => {
    const { declined, challenge, reopen, stands, counting, application, faults } = await setup();
    const id = await declined();
    await challenge(id);
    counting.beforeNext(() => stands(id, 'dev'));
    expect(await reopen(id)).toEqual({ ok: false, failure: { kind: 'nothing-to-answer' } });
    expect(await application(id)).toMatchObject({ state: 'declined' });
    expect(faults()).toEqual([]);
  });

  it('gives up loudly where every try is overtaken', async () => {
    const { declined, challenge, ports } = await setup();
    const id = await declined();
    await challenge(id);
    let tries = 0;
    const overtaken = createAnswerChallenge({
      ...ports,
      commit: () => {
        tries += 1;
        return Promise.resolve(refused({ kind: 'changed-by-someone-else', lost: [] }));
      },
    });
    const answer = { kind: 'reopened' } as const;
    await expect(overtaken({ applicationId: id, staffId: 'chloe', answer })).rejects.toThrow(
      `Application ${id} kept changing while its challenge was answered`,
    );
    expect(tries).toBe(5);
  });

  it('does not ask again about a pair that was found to be two households', async () => {
    const { assessed, compared, decline, challenge, reopen, application, faults, memory } =
      await setup();
    await assessed({ fullName: 'Amina Khan' });
    const second = await assessed({ fullName: 'Amina Khan' });
    await compared(second);
    await decline(second);
    await challenge(second);
    await reopen(second);
    expect(await application(second)).toMatchObject({ state: 'to-decide', openPairs: [] });
    const held = memory.ofKind('claim').map((item) => claims.parse(item).document);
    const taken = held.filter(({ applicationId }) => applicationId === second);
    expect(taken.map(({ alsoAwarded }) => alsoAwarded)).toEqual(taken.map(() => []));
    expect(faults()).toEqual([]);
  });

  it('is for somebody else than who declined', async () => {
    const { declined, challenge, reopen, application } = await setup();
    const id = await declined();
    await challenge(id);
    expect(await reopen(id, 'ben')).toEqual({ ok: false, failure: { kind: 'decided-by-you' } });
    expect(await application(id)).toMatchObject({ state: 'declined' });
  });

  it('leaves the decision, with a letter, once', async () => {
    const { declined, challenge, stands, reopen, reviews, application, faults } = await setup();
    const id = await declined();
    await challenge(id);
    expect(await stands(id)).toMatchObject({ ok: true, value: { letter: 'Still so.' } });
    expect(await reopen(id)).toEqual({ ok: false, failure: { kind: 'nothing-to-answer' } });
    expect(await application(id)).toMatchObject({ state: 'declined' });
    expect(reviews()[0]?.queue).toBeUndefined();
    expect(faults()).toEqual([]);
  });

  it('reopens the case with the claims of its household, for others to decide', async () => {
    const { declined, challenge, reopen, application, approveAwards, decline, ...rest } =
      await setup();
    const id = await declined();
    await challenge(id);
    expect(await reopen(id)).toMatchObject({ ok: true, value: { state: 'reopened' } });
    const reopened = await application(id);
    expect(reopened).toMatchObject({ state: 'to-decide', declinedBy: 'ben' });
    expect('claimIds' in reopened && reopened.claimIds).toHaveLength(2);
    expect(rest.faults()).toEqual([]);
    expect(await decline(id)).toEqual([{ applicationId: id, outcome: 'declined-by-you' }]);
    const approve = (staffId: string) =>
      approveAwards({ applicationIds: [id], staffId, dryRun: false });
    expect(await approve('ben')).toMatchObject([{ refusal: { kind: 'declined-by-you' } }]);
    expect(await approve('dev')).toMatchObject([{ outcome: 'approved' }]);
    expect(rest.faults()).toEqual([]);
  });

  it('makes it a likely duplicate when the household has applied again meanwhile', async () => {
    const { declined, assessed, challenge, reopen, application, faults } = await setup();
    const id = await declined({ fullName: 'Amina Khan' });
    const newer = await assessed({ fullName: 'Amina Khan' });
    await challenge(id);
    await reopen(id);
    expect(await application(id)).toMatchObject({ duplicateOf: newer, openPairs: [newer] });
    expect(faults()).toEqual([]);
  });

  it('is seen by whoever is compared while it is being reopened', async () => {
    const { declined, applied, assessApplication, challenge, reopen, counting, ...rest } =
      await setup();
    const id = await declined({ payment: accountOf(77) });
    await challenge(id);
    const newer = await applied({ payment: accountOf(77) });
    counting.beforeNext(() => reopen(id));
    await assessApplication(newer);
    expect(await rest.application(newer)).toMatchObject({ openPairs: [id] });
    expect(rest.faults()).toEqual([]);
  });

  it('leaves alone what many share: nobody is left out of that', async () => {
    const { declined, assessed, challenge, reopen, memory, faults } = await setup();
    const shared = { payment: accountOf(77) };
    for (let count = 0; count < 6; count += 1) await assessed(shared);
    const id = await declined(shared);
    const many = () => memory.ofKind('match').find(({ queue }) => queue !== undefined);
    const before = many();
    await challenge(id);
    expect(await reopen(id)).toMatchObject({ ok: true });
    expect(many()).toEqual(before);
    expect(faults()).toEqual([]);
  });

  it('has compared after all what lapsed when it was declined', async () => {
    const { assessed, decline, challenge, reopen, application, faults } = await setup();
    const first = await assessed({ fullName: 'Amina Khan' });
    const second = await assessed({ fullName: 'Amina Khan' });
    await decline(second);
    await challenge(second);
    await reopen(second);
    expect(await application(second)).toMatchObject({ openPairs: [first], duplicateOf: first });
    expect(faults()).toEqual([]);
  });

  it('finds nothing where nobody challenged', async () => {
    const { declined, assessed, reopen } = await setup();
    const nothing = { ok: false, failure: { kind: 'nothing-to-answer' } };
    expect(await reopen(await declined())).toEqual(nothing);
    expect(await reopen(await assessed())).toEqual(nothing);
    expect(await reopen('NOBODY')).toEqual(nothing);
  });
});
