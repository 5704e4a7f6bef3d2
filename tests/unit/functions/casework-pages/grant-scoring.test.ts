import { describe, expect, test } from 'vitest';

import { allPoints } from '#tests/builders/scored-grant.ts';
import { createRoundToScore } from '#tests/builders/round-to-score.ts';
import { htmlFaultsOf } from '#tests/doubles/html-faults.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const criteria = ['need', 'difference', 'reach', 'delivery', 'value'];
const typed = (points: number) =>
  Object.fromEntries(
    criteria.flatMap((id) => [
      [`points-${id}`, String(points)],
      [`why-${id}`, `Because of ${id}.`],
    ]),
  );

async function setup() {
  const { platform, groups } = await createRoundToScore();
  const sites = createStaffSites(platform);
  const [first, second, third] = groups;
  const visit = (who: keyof typeof staff) => sites.visitor(staff[who]);
  const give = (id: string, points: number, staffId: string) =>
    platform.saveScores({
      ...{ grantApplicationId: id, staffId, noInterest: true, give: true },
      ...allPoints(points),
    });
  return {
    ...{ platform, sites, first, second, third, visit, give },
    bothGive: async (id: string, points: number, otherPoints = points) => {
      await give(id, points, 'one');
      await give(id, otherPoints, 'two');
    },
    fund: (id: string, amountPence: number) =>
      platform.decideInPanel({
        ...{ grantApplicationId: id, staffId: 'chair', outcome: 'fund', amountPence, why: 'w' },
      }),
  };
}

describe('somebody who scores', () => {
  test('goes through the list, saves, and gives their scores', async () => {
    const { visit, first } = await setup();
    const grace = await visit('scorer');
    const { body: list } = await grace.see('/staff/grants/scoring');
    expect(list).toContain('Ward End Saturday Table');
    expect(htmlFaultsOf({ path: 'list', body: list })).toEqual([]);
    const path = `/staff/grants/${first.id}/score`;
    const { body } = await grace.see(path);
    expect(body).toContain('How clearly does it show that families here need this?');
    expect(htmlFaultsOf({ path, body })).toEqual([]);
    const silent = await grace.send(path, { ...typed(3), step: 'give' });
    expect(silent.statusCode).toBe(409);
    expect(silent.body).toContain('Say that you have no interest in this group');
    expect(silent.body).toContain('Because of need.');
    const half = { 'points-need': '4', 'why-need': 'Two schools say so.' };
    const saved = await grace.send(path, { ...half, noInterest: 'yes', step: 'save' });
    expect(saved.headers['location']).toBe(`${path}?done=saved`);
    const again = await grace.see(path);
    expect(again.body).toContain('Two schools say so.');
    expect(again.body).not.toContain('I have no interest in this group');
    expect((await grace.see('/staff/grants/scoring')).body).toContain('You have begun');
    const early = await grace.send(path, { ...half, step: 'give' });
    expect(early.body).toContain('Reach: choose a number, and write why');
    expect(htmlFaultsOf({ path, body: early.body })).toEqual([]);
    const given = await grace.send(path, { ...typed(4), step: 'give' });
    expect(given.headers['location']).toContain('done=given');
    const kept = await grace.see(path);
    expect(kept.body).toContain('<strong>80</strong> of 100');
    expect(htmlFaultsOf({ path, body: kept.body })).toEqual([]);
  });

  test('reads nothing of what the other gave, wherever they look', async () => {
    const { visit, give, first } = await setup();
    await give(first.id, 2, 'one');
    for (const [who, path] of [
      ['caseworker', `/staff/grants/${first.id}/score`],
      ['caseworker', `/staff/grants/${first.id}`],
      ['approver', `/staff/grants/${first.id}/panel`],
      ['approver', '/staff/grants/panel'],
    ] as const) {
      const { statusCode, body } = await (await visit(who)).see(path);
      expect(statusCode).toBe(200);
      expect(body).not.toContain('The plan shows it.');
      expect(body).not.toContain('40 of 100');
      expect(body).not.toContain('one</dt>');
    }
  });

  test('is told when two others score it already', async () => {
    const { visit, bothGive, first } = await setup();
    await bothGive(first.id, 3);
    const grace = await visit('scorer');
    expect((await grace.see('/staff/grants/scoring')).body).not.toContain(first.name);
    expect((await grace.see(`/staff/grants/${first.id}/score`)).body).toContain(
      'Two others score this.',
    );
  });

  test('declares an interest from there, and sees no more of it', async () => {
    const { visit, first } = await setup();
    const grace = await visit('scorer');
    const path = `/staff/grants/${first.id}/interest`;
    const { body } = await grace.see(path);
    expect(body).toContain('href="/staff/grants/scoring"');
    await grace.send(path, { nature: 'works-there' });
    expect((await grace.see(`/staff/grants/${first.id}/score`)).statusCode).toBe(403);
    expect((await grace.see('/staff/grants/scoring')).body).not.toContain(first.name);
  });

  test('sees no family and no money', async () => {
    const { visit, first } = await setup();
    for (const who of ['scorer', 'panelChair'] as const) {
      const visitor = await visit(who);
      for (const path of ['/staff/cases', '/staff/budget', `/staff/grants/${first.id}`]) {
        expect((await visitor.see(path)).statusCode).toBe(403);
      }
      expect((await visitor.see('/staff')).body).not.toContain('href="/staff/cases"');
    }
  });
});

describe('the panel', () => {
  test('reads the order with what it takes together, and where the money ends', async () => {
    const { visit, bothGive, first, second, third } = await setup();
    await bothGive(first.id, 3);
    await bothGive(second.id, 4);
    await bothGive(third.id, 5, 1);
    const chair = await visit('panelChair');
    const { body } = await chair.see('/staff/grants/panel');
    expect(htmlFaultsOf({ path: 'panel', body })).toEqual([]);
    const [line, a, b, talk] = [
      body.indexOf('Here the £4,000 that is left ends.'),
      body.indexOf(second.name),
      body.indexOf(first.name),
      body.indexOf('To talk over</h2>'),
    ];
    expect(a).toBeGreaterThan(0);
    expect(line).toBeGreaterThan(a);
    expect(b).toBeGreaterThan(line);
    expect(body.indexOf(third.name)).toBeGreaterThan(talk);
    expect(body).toContain('£5,800');
  });

  test('moves one up with a button, and is told when somebody else was faster', async () => {
    const { visit, bothGive, first, second, third, platform } = await setup();
    await bothGive(first.id, 3);
    await bothGive(second.id, 4);
    await bothGive(third.id, 2);
    const chair = await visit('panelChair');
    await chair.see('/staff/grants/panel');
    const old = chair.lastForm;
    const up = { move: `${first.id} 1` };
    const moved = await chair.send('/staff/grants/panel/move', up);
    expect(moved.headers['location']).toContain(`#a-${first.id}`);
    const { body } = await chair.see('/staff/grants/panel');
    expect(body.indexOf(first.name)).toBeLessThan(body.indexOf(second.name));
    const late = await chair.send('/staff/grants/panel/move', { move: `${third.id} 1` }, old);
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Somebody has moved one since you read the page');
    expect(platform.ofKind('grant-panel')).toHaveLength(1);
    const rubbish = await chair.send('/staff/grants/panel/move', { move: 'x' });
    expect(rubbish.statusCode).toBe(303);
  });

  test('writes down what two agreed who lay far apart, and then what it says', async () => {
    const { visit, bothGive, first } = await setup();
    await bothGive(first.id, 5, 2);
    const chair = await visit('panelChair');
    const path = `/staff/grants/${first.id}/panel`;
    const { body } = await chair.see(path);
    expect(body).toContain('The two scores lie far apart');
    expect(htmlFaultsOf({ path, body })).toEqual([]);
    const points = Object.fromEntries(criteria.map((id) => [`points-${id}`, '4']));
    const noWhy = await chair.send(`${path}/moderate`, points);
    expect(noWhy.body).toContain('Write what made the difference');
    const { 'points-reach': _left, ...open } = points;
    const half = await chair.send(`${path}/moderate`, { ...open, agreedWhy: 'The hall.' });
    expect(half.body).toContain('Reach: choose the number that the two agreed');
    expect(htmlFaultsOf({ path, body: half.body })).toEqual([]);
    const agreed = await chair.send(`${path}/moderate`, { ...points, agreedWhy: 'The hall.' });
    expect(agreed.headers['location']).toBe(`${path}?done=moderated`);
    const scored = await chair.see(path);
    expect(scored.body).toContain('80 of 100');
    expect(htmlFaultsOf({ path, body: scored.body })).toEqual([]);
    const say = `${path}/decide`;
    const wrong = await chair.send(say, { outcome: 'fund', amount: '9,000', panelWhy: 'Near.' });
    expect(wrong.statusCode).toBe(409);
    expect(wrong.body).toContain('The group asked for £1,800: give that or less');
    expect((await chair.send(say, {})).body).toContain('Choose what the panel says');
    await chair.send(say, { outcome: 'fund', amount: '1,500', panelWhy: 'Near.' });
    const { body: list } = await chair.see('/staff/grants/panel');
    expect(list).toContain('asked £1,800');
    const amina = await visit('caseworker');
    const { body: grant } = await amina.see(`/staff/grants/${first.id}`);
    expect(grant).toContain('Propose an award');
    expect((await amina.see(`/staff/grants/${first.id}/award`)).body).toContain('value="1,500"');
  });

  test('shows nothing of a group to whoever of it has an interest there', async () => {
    const { platform, visit, bothGive, first, second } = await setup();
    await bothGive(first.id, 3);
    await platform.declareInterest({
      ...{ subject: 'grant', applicationId: first.id, staffId: 'jean-baptiste', nature: 'gains' },
    });
    const chair = await visit('panelChair');
    const { body } = await chair.see('/staff/grants/panel');
    expect(body).not.toContain(first.name);
    expect(body).toContain('You have an interest in this');
    expect(body).toContain('not by you');
    const moved = await chair.act('/staff/grants/panel/move', {
      ...{ round: 'closer-to-home-2026', move: `${first.id} 2` },
      seen: `${first.id} ${second.id}`,
    });
    expect(moved.statusCode).toBe(409);
    expect((await chair.see(`/staff/grants/${first.id}/panel`)).statusCode).toBe(403);
  });
});

describe('an award in a round that is scored', () => {
  test('is not proposed before the panel funds it', async () => {
    const { visit, bothGive, first, fund } = await setup();
    const amina = await visit('caseworker');
    const path = `/staff/grants/${first.id}`;
    const { body } = await amina.see(path);
    expect(body).toContain('0 of 2 have scored it.');
    expect(body).not.toContain('Propose an award');
    expect(body).toContain('Propose to give no grant');
    await bothGive(first.id, 4);
    await fund(first.id, 1_000_00);
    const after = await amina.see(path);
    expect(after.body).toContain('Scored 80 of 100.');
    expect(htmlFaultsOf({ path, body: after.body })).toEqual([]);
  });
});

describe('a locality lead', () => {
  test('says what the panel should know of what happens there', async () => {
    const { visit, bothGive, first } = await setup();
    const lead = await visit('lead');
    const { body } = await lead.see('/staff/grants/comments');
    expect(body).toContain('Groups that apply: Hodge Hill');
    expect(htmlFaultsOf({ path: 'comments', body })).toEqual([]);
    const path = `/staff/grants/${first.id}/comment`;
    const wrong = await lead.send(path, { view: 'supports' });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.body).toContain('Write what the panel should know');
    expect(htmlFaultsOf({ path, body: wrong.body })).toEqual([]);
    await lead.send(path, { view: 'concerned', words: 'Nobody here knows of it.' });
    expect((await lead.see('/staff/grants/comments')).body).toContain('you commented');
    await bothGive(first.id, 3);
    const chair = await visit('panelChair');
    expect((await chair.see('/staff/grants/panel')).body).toContain('Hodge Hill is concerned');
    expect((await chair.see(`/staff/grants/${first.id}/panel`)).body).toContain(
      'Nobody here knows of it.',
    );
  });
});
