import { describe, expect, test } from 'vitest';

import { createChallengeDecision } from '#shared/approvals/index.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

async function setup() {
  const platform = createStaffPlatform();
  await platform.fund(500_000_00);
  const [applicationId = ''] = await platform.families(1);
  await platform.declineApplications({
    ...{ applicationIds: [applicationId], staffId: staff.approver.staffId },
    reason: 'not-in-hardship',
  });
  await createChallengeDecision(platform)({
    ...{ applicationId, words: 'My <hours> were cut' },
    actor: { kind: 'family', id: applicationId },
  });
  const sites = createStaffSites(platform);
  const path = `/staff/cases/${applicationId}`;
  return { platform, applicationId, sites, path };
}

describe('challenged decisions', { timeout: 60_000 }, () => {
  test('are listed with the family’s words and by when to answer', async () => {
    const { sites, applicationId } = await setup();
    const visitor = await sites.visitor(staff.caseworker);
    const { body } = await visitor.see('/staff/cases/reviews');
    expect(body).toContain(`href="/staff/cases/${applicationId}#review"`);
    expect(body).toContain('“My &lt;hours&gt; were cut”');
    expect(body).toContain('to be answered by');
    expect((await visitor.see('/staff')).body).toContain('Challenged decisions');
  });

  test('say when they are late, and which are for a colleague', async () => {
    const { sites, platform } = await setup();
    platform.clock.moveOnSeconds(40 * 24 * 3600);
    const visitor = await sites.visitor(staff.approver);
    const { body } = await visitor.see('/staff/cases/reviews');
    expect(body).toContain('should have been answered by');
    expect(body).toContain('this is for a colleague');
  });

  test('are not answered by who declined', async () => {
    const { sites, path } = await setup();
    const visitor = await sites.visitor(staff.approver);
    expect((await visitor.see(path)).body).toContain('somebody else must look at it again');
    const sent = await visitor.send(`${path}/review`, { answer: 'reopened' });
    expect(sent.statusCode).toBe(409);
    expect(sent.body).toContain('You declined this application');
  });

  test('stand only with words that the family reads', async () => {
    const { sites, path } = await setup();
    const visitor = await sites.visitor(staff.caseworker);
    expect((await visitor.see(path)).body).toContain('The family challenged the decision');
    expect((await visitor.send(`${path}/review`, {})).body).toContain('Say whether the decision');
    const mute = await visitor.send(`${path}/review`, { answer: 'stands', letter: ' ' });
    expect(mute.statusCode).toBe(400);
    expect(mute.body).toContain('Write why the decision stands');
    const sent = await visitor.send(`${path}/review`, { answer: 'stands', letter: 'It is so.' });
    const { body } = await visitor.see(sent.headers['location'] ?? '');
    expect(body).toContain('Answered. The family reads your words on its status page.');
    expect(body).toContain('The family reads: “It is so.”');
    expect((await visitor.see('/staff/cases/reviews')).body).toContain('No family waits');
    const again = await visitor.send(`${path}/review`, { answer: 'reopened' });
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('Somebody has answered this family already.');
  });

  test('are reopened to be decided by somebody else', async () => {
    const { sites, path } = await setup();
    const caseworker = await sites.visitor(staff.caseworker);
    await caseworker.see(path);
    const sent = await caseworker.send(`${path}/review`, { answer: 'reopened' });
    const { body } = await caseworker.see(sent.headers['location'] ?? '');
    expect(body).toContain('Reopened. Somebody other than who declined it decides it now.');
    expect(body).toContain('The case was reopened.');
    const approver = await sites.visitor(staff.approver);
    expect((await approver.see(path)).body).toContain('You declined this before');
    const declined = await approver.send(`${path}/decline`, { reason: 'had-an-award' });
    expect(declined.statusCode).toBe(409);
    expect(declined.body).toContain('Somebody else must decide this time.');
  });
});
