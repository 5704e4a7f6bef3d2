import { describe, expect, test } from 'vitest';

import { createCaseworkRoutes } from '#functions/casework-pages/handler.ts';
import { createFinanceRoutes } from '#functions/finance-pages/handler.ts';
import { createLocalityRoutes } from '#functions/locality-pages/handler.ts';
import {
  createAllocateConnections,
  createNoteWorkerTold,
  createWithdrawConnection,
} from '#shared/family-connect/index.ts';
import {
  createConnectionReport,
  createConnectionsByArea,
  createSpendAgainstNeed,
} from '#shared/reporting/index.ts';
import type { StaffVisit } from '#shared/staff-web/index.ts';
import type { Route } from '#shared/web/index.ts';
import { createMemoryReportStore } from '#tests/doubles/memory-report-store.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, workers } from '#tests/doubles/staff-sites.ts';

const platform = createStaffPlatform();
const reports = createMemoryReportStore();
const pages: readonly Route<StaffVisit>[] = [
  ...createCaseworkRoutes(platform),
  ...createFinanceRoutes(platform),
  ...createLocalityRoutes({
    ...platform,
    allocateConnections: createAllocateConnections(platform),
    withdrawConnection: createWithdrawConnection(platform),
    noteWorkerTold: createNoteWorkerTold(platform),
    spendAgainstNeed: createSpendAgainstNeed({ reports }),
    connectionReport: createConnectionReport({ reports }),
    connectionsByArea: createConnectionsByArea({ reports }),
  }),
];
const teachersVisit: StaffVisit = { partnerWorker: workers.teacher, kept: {} };

/** What a page answers to a visit, whatever of its form and address is right. */
async function answerTo(route: Route<StaffVisit>, session: StaffVisit) {
  const { method, path } = route;
  const open = {
    method,
    path,
    params: {},
    query: {},
    form: {},
    files: {},
    languageChosen: false,
    network: '192.0.2',
  };
  const asked = { ...open, language: 'en', at: platform.clock.now() } as const;
  if (route.session === 'none') return route.handle(asked);
  return route.handle({ ...asked, sessionId: 'session', session });
}

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
