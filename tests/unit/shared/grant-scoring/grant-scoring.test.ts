import { describe, expect, test } from 'vitest';

import { grantAssessments, grantPanels } from '#shared/grant-assessments/index.ts';
import {
  createCommentOnGrant,
  createDecideInPanel,
  createModerateScores,
  createRankInPanel,
  createSaveScores,
} from '#shared/grant-scoring/index.ts';
import { createDeclareInterest } from '#shared/interests/index.ts';
import { keys } from '#shared/records/index.ts';
import { allPoints } from '#tests/builders/scored-grant.ts';
import { createSubmittedGrant, fittingOffer } from '#tests/doubles/submitted-grant.ts';

async function setup() {
  const grant = await createSubmittedGrant({ scored: false });
  const { platform, grantApplicationId } = grant;
  const on = (staffId: string) => ({ grantApplicationId, staffId });
  const saveScores = createSaveScores(platform);
  const moderateScores = createModerateScores(platform);
  const decideInPanel = createDecideInPanel(platform);
  const commentOnGrant = createCommentOnGrant(platform);
  return {
    ...grant,
    on,
    saveScores,
    give: (staffId: string, points = 4) =>
      saveScores({ ...on(staffId), ...allPoints(points), noInterest: true, give: true }),
    moderate: (staffId: string, points = 3) =>
      moderateScores({ ...on(staffId), points: allPoints(points).points, why: 'The hall.' }),
    fund: (amountPence = 1_500_00, staffId = 'chair') =>
      decideInPanel({ ...on(staffId), outcome: 'fund', amountPence, why: 'Close by.' }),
    say: (outcome: 'reserve' | 'no') => decideInPanel({ ...on('chair'), outcome, why: 'Money.' }),
    comment: (words: string, localityCode = 'hodge-hill') =>
      commentOnGrant({ ...on('lead'), localityCode, view: 'supports', words }),
    declare: (staffId: string) =>
      createDeclareInterest(platform)({
        ...{ subject: 'grant', applicationId: grantApplicationId, staffId, nature: 'relative' },
      }),
    versionOf: async () =>
      (await platform.records.get(keys.grantAssessment(grantApplicationId)))?.version,
    assessment: async () => {
      const key = keys.grantAssessment(grantApplicationId);
      return (await grantAssessments.read(platform.records, key))?.document;
    },
  };
}

describe('scoring an application', () => {
  test('goes on where it was saved, and counts once it is given', async () => {
    const { saveScores, on, give, assessment, faults } = await setup();
    const first = { points: { need: 3 }, why: { need: 'Two schools say so.' }, give: false };
    expect(await saveScores({ ...on('a'), ...first, noInterest: true })).toMatchObject({
      value: 'saved',
    });
    expect(await saveScores({ ...on('a'), ...first, noInterest: false })).toMatchObject({
      value: 'saved',
    });
    const half = await saveScores({ ...on('a'), ...first, noInterest: false, give: true });
    expect(half).toEqual({
      ok: false,
      failure: {
        ...{ kind: 'incomplete', criterionIds: ['difference', 'reach', 'delivery', 'value'] },
      },
    });
    expect(await give('a')).toMatchObject({ value: 'given' });
    expect(await give('a')).toMatchObject({ value: 'given' });
    const late = await saveScores({ ...on('a'), ...allPoints(5), noInterest: true, give: false });
    expect(late).toMatchObject({ failure: { kind: 'given-already' } });
    expect((await assessment())?.scorecards).toMatchObject([
      { staffId: 'a', points: { need: 4 }, givenAt: expect.any(String) as string },
    ]);
    expect(faults()).toEqual([]);
  });

  test('begins by saying that there is no interest', async () => {
    const { saveScores, on, assessment } = await setup();
    const silent = { ...on('a'), ...allPoints(4), noInterest: false, give: true };
    expect(await saveScores(silent)).toMatchObject({ failure: { kind: 'interest-not-answered' } });
    expect(await assessment()).toBeUndefined();
  });

  test('takes two, and no third', async () => {
    const { give, saveScores, on } = await setup();
    await saveScores({ ...on('a'), points: {}, why: {}, noInterest: true, give: false });
    await give('b');
    expect(await give('c')).toMatchObject({ failure: { kind: 'enough-score-it' } });
    expect(await give('a')).toMatchObject({ ok: true });
  });

  test('is not for whoever has an interest; what they gave before counts no longer', async () => {
    const { give, declare, fund, faults, assessment } = await setup();
    await give('a');
    await give('b');
    await declare('b');
    expect(await give('b')).toMatchObject({ failure: { kind: 'has-interest' } });
    expect(await fund()).toMatchObject({ failure: { kind: 'not-scored' } });
    expect(await give('c')).toMatchObject({ ok: true });
    expect((await assessment())?.scorecards.map(({ staffId }) => staffId)).toEqual(['a', 'c']);
    expect(await fund()).toMatchObject({ ok: true });
    expect(faults()).toEqual([]);
  });

  test('ends when something is proposed', async () => {
    const { give, fund, propose, say, comment } = await setup();
    await give('a');
    await give('b');
    await fund();
    await propose();
    const decided = { failure: { kind: 'decided-already', state: 'proposed' } };
    expect(await give('c')).toMatchObject(decided);
    expect(await say('no')).toMatchObject(decided);
    expect(await comment('Late.')).toMatchObject(decided);
  });
});

describe('two who lie far apart', () => {
  test('are talked over by somebody else before the panel decides', async () => {
    const { give, moderate, fund, assessment, faults, versionOf } = await setup();
    expect(await moderate('chair')).toMatchObject({ failure: { kind: 'nothing-to-moderate' } });
    await give('a', 5);
    await give('b', 2);
    expect(await fund()).toMatchObject({ failure: { kind: 'to-moderate' } });
    expect(await moderate('a')).toMatchObject({ failure: { kind: 'scored-by-you' } });
    expect(await moderate('chair')).toEqual({ ok: true, value: 'moderated' });
    expect((await assessment())?.moderation).toMatchObject({ moderatedBy: 'chair' });
    expect(await moderate('chair')).toEqual({ ok: true, value: 'moderated' });
    expect(await moderate('other')).toMatchObject({ failure: { kind: 'nothing-to-moderate' } });
    expect(await fund()).toMatchObject({ ok: true });
    // Each was pressed twice, and is told of once.
    await fund();
    expect(await versionOf()).toBe(4);
    expect(faults()).toEqual([]);
  });
});

describe('the word of the panel', () => {
  test('is no more than was asked for, within the round, and not of who scored', async () => {
    const { give, fund, say } = await setup();
    expect(await fund()).toMatchObject({ failure: { kind: 'not-scored' } });
    await give('a');
    await give('chair');
    expect(await fund()).toMatchObject({ failure: { kind: 'scored-by-you' } });
    expect(await fund(1_800_01, 'other')).toMatchObject({ failure: { kind: 'above-asked' } });
    expect(await fund(499_99, 'other')).toMatchObject({ failure: { kind: 'outside-limits' } });
    expect(await fund(1_800_00, 'other')).toMatchObject({ ok: true });
    expect(await say('no')).toMatchObject({ failure: { kind: 'scored-by-you' } });
  });

  test('comes before an award, and bounds it', async () => {
    const { give, fund, say, propose, proposeNo, withdraw, confirm, faults } = await setup();
    const notByPanel = { failure: { kind: 'not-by-panel' } };
    expect(await propose()).toMatchObject(notByPanel);
    await give('a');
    await give('b');
    expect(await propose()).toMatchObject(notByPanel);
    await say('reserve');
    expect(await propose()).toMatchObject(notByPanel);
    await fund(1_000_00);
    expect(await propose()).toMatchObject({
      failure: { faults: [{ kind: 'above-panel', panelPence: 1_000_00 }] },
    });
    await fund(1_500_00);
    expect(await propose('P1', fittingOffer)).toMatchObject({ ok: true });
    await withdraw();
    // A group that is not eligible need not be scored to be told so.
    expect(await proposeNo('P2')).toMatchObject({ ok: true });
    expect(await confirm('P2')).toMatchObject({ value: 'refused' });
    expect(faults()).toEqual([]);
  });

  test('holds a proposal back that it no longer stands behind', async () => {
    const { platform, give, fund, propose, confirm, assessment, grantApplicationId } =
      await setup();
    await give('a');
    await give('b');
    await fund();
    await propose();
    // As if it had been said in the instant in which it was proposed.
    const document = (await assessment())!;
    const key = keys.grantAssessment(grantApplicationId);
    const { version } = (await platform.records.get(key))!;
    const no = { outcome: 'no', why: 'w', decidedBy: 'chair', decidedAt: 't' } as const;
    await platform.commit([grantAssessments.replace({ ...document, panel: no }, version)]);
    expect(await confirm()).toMatchObject({ failure: { kind: 'not-by-panel' } });
  });

  test('is not needed for what was begun before its round was scored', async () => {
    const { platform, application, propose, grantApplicationId, give } = await setup();
    const key = keys.grantApplication(grantApplicationId);
    const item = (await platform.records.get(key))!;
    const document = { ...(await application()), roundVersion: 1 };
    await platform.commit([
      {
        action: 'replace',
        expecting: item.version,
        item: { ...item, document, version: item.version + 1 },
      },
    ]);
    expect(await give('a')).toMatchObject({ failure: { kind: 'not-scored-at-all' } });
    expect(await propose()).toMatchObject({ ok: true });
  });
});

describe('a locality’s comment', () => {
  test('is one of each, said anew until the panel decides', async () => {
    const { give, comment, say, assessment, faults } = await setup();
    await comment('A hall stands empty here.');
    await comment('Two schools wait for it.');
    await comment('Two schools wait for it.');
    await comment('We have none.', 'yardley');
    expect((await assessment())?.comments).toMatchObject([
      { localityCode: 'hodge-hill', words: 'Two schools wait for it.' },
      { localityCode: 'yardley', words: 'We have none.' },
    ]);
    await give('a');
    await give('b');
    await say('reserve');
    expect(await comment('Late.')).toMatchObject({ failure: { kind: 'panel-decided' } });
    expect(faults()).toEqual([]);
  });
});

describe('the order of a round', () => {
  test('is changed within the order that was seen, and by one at a time', async () => {
    const { platform, faults } = await setup();
    const rank = createRankInPanel(platform);
    const by = { roundId: 'closer-to-home-2026', staffId: 'chair' };
    const seen = ['A', 'B', 'C'];
    const up = { ...by, grantApplicationId: 'C', toPlace: 1, seen };
    expect(await rank(up)).toEqual({ ok: true, value: 'ranked' });
    // A button pressed twice carries the order from before: nothing is moved again.
    expect(await rank(up)).toEqual({ ok: true, value: 'ranked' });
    expect(platform.ofKind(grantPanels.kind).map(({ version }) => version)).toEqual([1]);
    const late = { ...by, grantApplicationId: 'B', toPlace: 1, seen };
    expect(await rank(late)).toMatchObject({ failure: { kind: 'another-order' } });
    const down = { ...by, grantApplicationId: 'C', toPlace: 9, seen: ['D', 'C', 'A', 'B'] };
    expect(await rank(down)).toMatchObject({ ok: true });
    const nobody = { ...by, grantApplicationId: 'X', toPlace: 1, seen };
    expect(await rank(nobody)).toMatchObject({ failure: { kind: 'not-in-order' } });
    const found = await grantPanels.read(platform.records, keys.grantPanel(by.roundId));
    expect(found?.document.order).toEqual(['D', 'A', 'B', 'C']);
    expect(faults()).toEqual([]);
  });
});

describe('whoever has an interest in a group', () => {
  test('does not move it in the order', async () => {
    const { platform, declare, grantApplicationId } = await setup();
    await declare('chair');
    const moved = await createRankInPanel(platform)({
      ...{ roundId: 'closer-to-home-2026', staffId: 'chair', toPlace: 1 },
      ...{ grantApplicationId, seen: ['A', grantApplicationId] },
    });
    expect(moved).toMatchObject({ failure: { kind: 'has-interest' } });
  });

  test('takes the word of the panel back that rested on their scores', async () => {
    const { give, fund, declare, propose, confirm, faults } = await setup();
    await give('a');
    await give('b');
    await fund();
    await declare('b');
    expect(await propose()).toMatchObject({ failure: { kind: 'not-by-panel' } });
    await give('c');
    expect(await propose()).toMatchObject({ failure: { kind: 'not-by-panel' } });
    await fund();
    expect(await propose()).toMatchObject({ ok: true });
    await declare('c');
    expect(await confirm()).toMatchObject({ failure: { kind: 'not-by-panel' } });
    expect(faults()).toEqual([]);
  });
});

describe('what is promised without the panel', () => {
  test('is found', async () => {
    const { platform, give, fund, propose, confirm, faults, assessment, grantApplicationId } =
      await setup();
    await give('a');
    await give('b');
    await fund();
    await propose();
    await confirm();
    expect(faults()).toEqual([]);
    const document = (await assessment())!;
    const key = keys.grantAssessment(grantApplicationId);
    const { version } = (await platform.records.get(key))!;
    const [first] = document.scorecards;
    await platform.commit([
      grantAssessments.replace({ ...document, scorecards: [first!, first!] }, version),
    ]);
    expect(JSON.stringify(faults())).toContain('One person scored it twice.');
    const fewer = { ...document, scorecards: [first!] };
    await platform.commit([grantAssessments.replace(fewer, version + 1)]);
    expect(JSON.stringify(faults())).toContain('two have not scored it');
    const less = { ...document, panel: { ...document.panel!, outcome: 'fund', amountPence: 1 } };
    await platform.commit([grantAssessments.replace(less as typeof document, version + 2)]);
    expect(JSON.stringify(faults())).toContain('More is promised than the panel gave.');
  });
});
