import { describe, expect, test } from 'vitest';

import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

async function setup(queueName = 'applications') {
  const platform = createStaffPlatform();
  const body = JSON.stringify({
    applicationId: 'A',
    padding: 'x'.repeat(600),
    last: 'never-shown',
  });
  await platform.park({ queueName, messageId: 'm-1', reason: 'It does not parse.', body });
  const [item] = platform.ofKind('parked-message');
  const { parkedId } = item?.['document'] as { parkedId: string };
  return { platform, parkedId, sites: createStaffSites(platform) };
}

describe('parked messages', () => {
  test('are listed with their reason and the queue they came from', async () => {
    const { sites, parkedId } = await setup();
    const visitor = await sites.visitor(staff.finance);
    const { body } = await visitor.see('/staff/parked');
    expect(body).toContain('It does not parse.');
    expect(body).toContain('from the queue applications');
    expect(body).toContain(parkedId);
  });

  test('are read by the manager only, and no further than 500 characters', async () => {
    const { sites } = await setup();
    const finance = await (await sites.visitor(staff.finance)).see('/staff/parked');
    expect(finance.body).not.toContain('applicationId');
    const manager = await (await sites.visitor(staff.manager)).see('/staff/parked');
    expect(manager.body).toContain('applicationId');
    expect(manager.body).not.toContain('never-shown');
  });

  test('go back to their queue whole', async () => {
    const { sites, platform, parkedId } = await setup();
    const visitor = await sites.visitor(staff.manager);
    const answer = await visitor.act(`/staff/parked/${parkedId}/put-back`, {});
    expect(answer.headers['location']).toBe('/staff/parked?done=put-back');
    expect(platform.sent[0]?.body).toContain('never-shown');
    const { body } = await visitor.see('/staff/parked?done=put-back');
    expect(body).toContain('Nothing is parked.');
    expect(body).toContain('back on its queue');
  });

  test('go back once', async () => {
    const { sites, platform, parkedId } = await setup();
    const visitor = await sites.visitor(staff.manager);
    await visitor.act(`/staff/parked/${parkedId}/put-back`, {});
    const again = await visitor.act(`/staff/parked/${parkedId}/put-back`, {});
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('put back already, by erin-walsh');
    expect(platform.sent).toHaveLength(1);
  });

  test('stay where they are when nothing sends to their queue', async () => {
    const { sites, platform, parkedId } = await setup('nobody-knows');
    const visitor = await sites.visitor(staff.manager);
    const seen = await visitor.act(`/staff/parked/${parkedId}/put-back`, {});
    expect(seen.statusCode).toBe(409);
    expect(seen.body).toContain('Nothing here sends to the queue nobody-knows');
    expect(seen.body).toContain('It does not parse.');
    expect(platform.sent).toHaveLength(0);
  });

  test('that do not exist are refused', async () => {
    const { sites } = await setup();
    const visitor = await sites.visitor(staff.manager);
    const seen = await visitor.act('/staff/parked/0000000000/put-back', {});
    expect(seen.statusCode).toBe(409);
    expect(seen.body).toContain('There is no such message.');
  });

  test('are only looked at by the auditor', async () => {
    const { sites } = await setup();
    const { body } = await (await sites.visitor(staff.auditor)).see('/staff/parked');
    expect(body).toContain('It does not parse.');
    expect(body).not.toContain('put-back');
  });
});
