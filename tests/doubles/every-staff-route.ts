import { createCaseworkRoutes } from '#functions/casework-pages/handler.ts';
import { createFinanceRoutes } from '#functions/finance-pages/handler.ts';
import { createLocalityRoutes } from '#functions/locality-pages/handler.ts';
import { createConnectionSteps } from '#shared/family-connect/index.ts';
import {
  createConnectionReport,
  createConnectionsByArea,
  createSpendAgainstNeed,
} from '#shared/reporting/index.ts';
import { roleSchema, type Role } from '#shared/staff-identity/index.ts';
import type { StaffVisit } from '#shared/staff-web/index.ts';
import type { Route } from '#shared/web/index.ts';
import { createMemoryReportStore } from '#tests/doubles/memory-report-store.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';

export const platform = createStaffPlatform();
const reports = createMemoryReportStore();

/** Every page and action of staff there is, as the functions have them. */
export const pages: readonly Route<StaffVisit>[] = [
  ...createCaseworkRoutes(platform),
  ...createFinanceRoutes(platform),
  ...createLocalityRoutes({
    ...platform,
    ...createConnectionSteps(platform),
    spendAgainstNeed: createSpendAgainstNeed({ reports }),
    connectionReport: createConnectionReport({ reports }),
    connectionsByArea: createConnectionsByArea({ reports }),
  }),
];

export const roles: readonly Role[] = roleSchema.options;

/** What a page answers to a visit, whatever of its form and address is right. */
export async function answerTo(
  route: Route<StaffVisit>,
  session: StaffVisit,
  params: Readonly<Record<string, string>> = {},
) {
  const { method, path } = route;
  const open = {
    ...{ method, path, params, query: {}, form: {}, files: {} },
    ...{ languageChosen: false, network: '192.0.2' },
  };
  const asked = { ...open, language: 'en', at: platform.clock.now() } as const;
  if (route.session === 'none') return route.handle(asked);
  return route.handle({ ...asked, sessionId: 'session', session });
}

export function visitOf(role: Role, localityCode = 'hodge-hill'): StaffVisit {
  return {
    staff: {
      ...{ staffId: `one-${role}`, name: role, email: `${role}@open-door.example`, roles: [role] },
      ...(role === 'locality-lead' ? { localityCode } : {}),
    },
    kept: {},
  };
}

/** The roles that a page does not turn away. A form that is empty or a case that is not there is no matter. */
export async function lettingIn(
  route: Route<StaffVisit>,
  params: Readonly<Record<string, string>> = { code: 'hodge-hill' },
): Promise<readonly Role[]> {
  const letIn: Role[] = [];
  for (const role of roles) {
    if (!(await turnsAway(route, visitOf(role), params))) letIn.push(role);
  }
  return letIn;
}

export async function turnsAway(
  route: Route<StaffVisit>,
  visit: StaffVisit,
  params: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  try {
    const answer = await answerTo(route, visit, params);
    return answer.kind === 'page' && answer.template === 'open-door/forbidden.njk';
  } catch {
    // Whoever comes so far that something of the request is missing was let in.
    return false;
  }
}
