import { describe, expect, test } from 'vitest';

import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const programme = 'crisis-and-resilience-fund';
const eligible = { programme, queue: 'to-decide-eligible', limit: '500', decision: 'approve' };

async function setup(families = 24, who: keyof typeof staff = 'approver', fundPence = 500_000_00) {
  const platform = createStaffPlatform();
  if (fundPence > 0) await platform.fund(fundPence);
  await platform.families(families, programme, 5);
  const sites = createStaffSites(platform);
  const visitor = await sites.visitor(staff[who]);
  return {
    platform,
    sites,
    visitor,
    decide: (fields: Record<string, string>) => visitor.act('/staff/cases/bulk', fields),
    confirm: async (fields: Record<string, string>) => {
      const answer = await visitor.act('/staff/cases/bulk', { ...fields, step: 'confirm' });
      expect(answer.statusCode).toBe(303);
      return (await visitor.see(answer.headers['location'] ?? '')).body;
    },
    inState: (state: string) =>
      platform
        .ofKind('application')
        .map((item) => item['document'] as { state: string; applicationId: string })
        .filter((application) => application.state === state),
  };
}

function counts(body: string): Record<string, number> {
  return Object.fromEntries(
    [...body.matchAll(/<data id="([\w-]+)" value="(\d+)">/g)].map(([, name = '', count]) => [
      name,
      Number(count),
    ]),
  );
}

function hiddenIds(body: string): string {
  return /name="ids" value="([^"]*)"/.exec(body)?.[1] ?? '';
}

describe('a dry run', () => {
  test('shows what would happen, and changes nothing', async () => {
    const { platform, decide } = await setup();
    const before = platform.all();
    const { body } = await decide({ ...eligible, step: 'dry-run' });
    expect(counts(body)).toEqual({
      'dry-run-count': 12,
      'approved-count': 9,
      'first-approval-count': 3,
      'refused-count': 0,
      'passed-over-count': 3,
    });
    expect(body).toContain('Households with children, Hodge Hill');
    expect(body).toContain('Approve 12 cases');
    expect(platform.all()).toEqual(before);
  });

  test('of declining shows the words every family will read', async () => {
    const { platform, decide } = await setup();
    const before = platform.all();
    const fields = { ...eligible, queue: 'to-decide-not-eligible', decision: 'decline' };
    const { body } = await decide({ ...fields, reason: 'not-in-birmingham', step: 'dry-run' });
    expect(counts(body)).toMatchObject({ 'dry-run-count': 3, 'declined-count': 3 });
    expect(body).toContain('You live outside Birmingham');
    expect(platform.all()).toEqual(before);
  });
});

describe('confirming', () => {
  test('decides what the dry run showed, and nothing that moved up since', async () => {
    const { platform, visitor, decide, inState } = await setup();
    const { body } = await decide({ ...eligible, limit: '5', step: 'dry-run' });
    const ids = hiddenIds(body);
    const [taken = '', ...others] = ids.split(',');
    const decline = { applicationIds: [taken], staffId: 'amina-rahman' };
    await platform.declineApplications({ ...decline, reason: 'had-an-award' });
    await visitor.act('/staff/cases/bulk', { ...eligible, limit: '5', step: 'confirm', ids });
    const decided = [...inState('approved'), ...inState('second-approval')];
    expect(decided.map((each) => each.applicationId).sort()).toEqual(others.sort());
  });

  test('without a list decides the top of the queue as it is', async () => {
    const { confirm, inState } = await setup();
    const body = await confirm({ ...eligible, limit: '4' });
    const { 'approved-count': approved = 0, 'first-approval-count': first = 0 } = counts(body);
    expect(approved + first).toBe(4);
    expect(counts(body)['remaining-count']).toBe(11);
    expect(inState('approved')).toHaveLength(approved);
    expect(inState('second-approval')).toHaveLength(first);
  });

  test('passes over families nobody can pay, and names them with what to do', async () => {
    const { confirm, inState } = await setup();
    const body = await confirm({ ...eligible, limit: '12' });
    expect(counts(body)).toMatchObject({ 'passed-over-count': 3, 'refused-count': 0 });
    expect(body).toContain('The family has no bank account to pay into');
    expect(inState('approved').length + inState('second-approval').length).toBe(12);
  });

  test('refuses what its envelope cannot carry, by envelope', async () => {
    const { confirm } = await setup(24, 'approver', 0);
    const body = await confirm(eligible);
    expect(counts(body)).toMatchObject({ 'approved-count': 0, 'refused-count': 9 });
    expect(body).toContain('Ask your manager to put money in');
  });

  test('that runs out of time says what is left, and goes on from there', async () => {
    const { platform, inState } = await setup();
    const hurried: typeof platform = {
      ...platform,
      approveAwards: (request) =>
        platform.approveAwards({
          ...request,
          applicationIds: request.dryRun
            ? request.applicationIds
            : request.applicationIds.slice(0, 5),
        }),
    };
    const visitor = await createStaffSites(hurried).visitor(staff.approver);
    const answer = await visitor.act('/staff/cases/bulk', { ...eligible, step: 'confirm' });
    const { body } = await visitor.see(answer.headers['location'] ?? '');
    expect(body).toContain('There was no time left for these.');
    expect(body).toContain('Decide more of this queue');
    expect(inState('approved').length + inState('second-approval').length).toBe(5);
    await visitor.act('/staff/cases/bulk', { ...eligible, step: 'confirm' });
    expect(inState('approved').length + inState('second-approval').length).toBe(10);
  });

  test('sent twice decides once', async () => {
    const { visitor, inState } = await setup();
    await visitor.see('/staff/cases/bulk');
    const { _token = '', _form = '' } = visitor.lastForm;
    const fields = { ...eligible, limit: '3', step: 'confirm' };
    const first = await visitor.send('/staff/cases/bulk', fields, { _token, _form });
    const second = await visitor.send('/staff/cases/bulk', fields, { _token, _form });
    expect(second.headers['location']).toBe(first.headers['location']);
    expect(inState('approved').length + inState('second-approval').length).toBe(3);
  });

  test('gives second approvals by another person', async () => {
    const { platform, confirm, sites } = await setup();
    await confirm(eligible);
    const queue = { ...eligible, queue: 'second-approval' };
    expect(counts(await confirm(queue))).toMatchObject({
      'approved-count': 0,
      'passed-over-count': 3,
    });
    const manager = await sites.visitor(staff.manager);
    const answer = await manager.act('/staff/cases/bulk', { ...queue, step: 'confirm' });
    const { body } = await manager.see(answer.headers['location'] ?? '');
    expect(counts(body)).toMatchObject({ 'approved-count': 3, 'remaining-count': 0 });
    expect(platform.ofKind('payment')).toHaveLength(12);
  });

  test('declines many with one reason', async () => {
    const { confirm, inState } = await setup(24, 'caseworker');
    const fields = { ...eligible, queue: 'to-decide-not-eligible', decision: 'decline' };
    const body = await confirm({ ...fields, reason: 'not-in-birmingham' });
    expect(counts(body)).toMatchObject({ 'declined-count': 3, 'remaining-count': 0 });
    expect(inState('declined')).toHaveLength(3);
  });

  test('tells what somebody else decided in between', async () => {
    const { platform, decide, confirm } = await setup();
    const { body } = await decide({ ...eligible, limit: '2', step: 'dry-run' });
    const ids = hiddenIds(body);
    const [taken = ''] = ids.split(',');
    const decline = { applicationIds: [taken], staffId: 'amina-rahman' };
    await platform.declineApplications({ ...decline, reason: 'had-an-award' });
    const result = await confirm({ ...eligible, limit: '2', ids });
    expect(counts(result)['refused-count']).toBe(1);
    expect(result).toContain('This case is declined already.');
  });

  test('approves what a person looked at only with a written reason', async () => {
    const { decide, confirm } = await setup();
    const fields = { ...eligible, queue: 'to-decide-refer' };
    const without = await decide({ ...fields, step: 'confirm' });
    expect(without.statusCode).toBe(400);
    expect(without.body).toContain('Write why it is right to approve these cases');
    const body = await confirm({ ...fields, approveReason: 'Checked by telephone.' });
    const { 'approved-count': approved = 0, 'first-approval-count': first = 0 } = counts(body);
    expect(approved + first).toBe(6);
  });

  test.each(['to-decide-duplicate', 'to-decide-not-eligible'])(
    'never approves the queue %s many at once',
    async (queue) => {
      const { platform, decide } = await setup();
      const before = platform.all();
      const seen = await decide({
        ...eligible,
        queue,
        step: 'confirm',
        approveReason: 'All fine.',
      });
      expect(seen.statusCode).toBe(400);
      expect(seen.body).toContain('Open these cases one by one to approve them');
      expect(platform.all()).toEqual(before);
    },
  );

  test.each([
    [{ limit: '0' }, 'Enter a number from 1 to 500'],
    [{ limit: '501' }, 'Enter a number from 1 to 500'],
    [{ limit: '' }, 'Enter a number from 1 to 500'],
    [{ decision: 'decline' }, 'Choose why you decline'],
    [{ decision: '' }, 'Choose what to do with them'],
    [{ decision: 'looks-real' }, 'Choose whether to approve or decline'],
    [{ queue: 'maybe-machine', decision: 'approve' }, 'Say first that they look real'],
  ])('says what is wrong with %j', async (wrong, words) => {
    const { decide } = await setup(0);
    const seen = await decide({ ...eligible, step: 'dry-run', ...wrong });
    expect(seen.statusCode).toBe(400);
    expect(seen.body).toContain(words);
  });

  test('takes no list of what are not references', async () => {
    const { platform, decide } = await setup();
    const before = platform.all();
    const seen = await decide({ ...eligible, step: 'confirm', ids: 'one,two' });
    expect(seen.statusCode).toBe(400);
    expect(platform.all()).toEqual(before);
  });
});

test('a result that is not kept any more points to the history of each case', async () => {
  const { visitor } = await setup(0);
  const { body } = await visitor.see('/staff/cases/bulk/result?id=gone');
  expect(body).toContain('This result is not kept any more.');
});
