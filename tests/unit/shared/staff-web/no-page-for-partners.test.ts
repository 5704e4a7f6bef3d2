import { describe, expect, test } from 'vitest';

import type { StaffVisit } from '#shared/staff-web/index.ts';
import { answerTo, pages } from '#tests/doubles/every-staff-route.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, workers } from '#tests/doubles/staff-sites.ts';

const platform = createStaffPlatform();
const teachersVisit: StaffVisit = { partnerWorker: workers.teacher, kept: {} };

describe('somebody who works for a partner', () => {
  test.each(pages)('is turned away from $method $path', async (route) => {
    expect(await answerTo(route, teachersVisit)).toMatchObject({
      ...{ kind: 'page', template: 'open-door/forbidden.njk', status: 403 },
      view: { why: expect.stringContaining('for the staff of BVSC') as string },
    });
  });

  test('is turned away from every page that staff have', () => {
    expect(pages.length).toBeGreaterThan(70);
  });

  test('is told where their own pages are', async () => {
    const visitor = await createStaffSites(platform).visitor(workers.teacher);
    const seen = await visitor.see('/staff');
    expect(seen.statusCode).toBe(403);
    expect(seen.body).toContain('your own families are at /partners');
  });

  test.each([
    ['/staff/cases', '/partners'],
    ['/partnership', '/partners'],
    ['/partners/new', '/partners/new'],
  ])('who asked for %s comes to %s by signing in', async (asked, led) => {
    const visitor = await createStaffSites(platform).visitor();
    const { workerId } = workers.teacher;
    await visitor.see(`/staff/sign-in?login_hint=${workerId}&returnTo=${asked}`);
    const back = await visitor.see(`/staff/sign-in/callback?code=${workerId}`);
    expect(back.headers['location']).toBe(led);
  });
});
