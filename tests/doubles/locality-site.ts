import { createLocalityRoutes } from '#functions/locality-pages/handler.ts';
import { createSignInRoutes } from '#functions/staff-sign-in/handler.ts';
import type { DomainEvent } from '#shared/events/index.ts';
import { createConnectionSteps } from '#shared/family-connect/index.ts';
import type { StoredItem } from '#shared/kernel/index.ts';
import { parseEvent } from '#shared/records/index.ts';
import {
  countEvent,
  createConnectionReport,
  createConnectionsByArea,
  createSpendAgainstNeed,
} from '#shared/reporting/index.ts';
import type { StaffMember } from '#shared/staff-identity/index.ts';
import { createStaffSite, type StaffVisit } from '#shared/staff-web/index.ts';
import {
  assetRoutes,
  type Asset,
  type PageSite,
  type Route,
  type Templates,
} from '#shared/web/index.ts';

import { builtTemplates } from './built-pages.ts';
import { createMemoryReportStore } from './memory-report-store.ts';
import { createMemorySessionStore } from './memory-session-store.ts';
import { createPageVisitor } from './page-visitor.ts';
import type { StaffPlatform } from './staff-platform.ts';
import { createStaffDirectory } from './staff-sites.ts';

const built = new Map<string, Templates>();

/** Templates never change during a run, and compiling them takes longer than showing them. */
function templatesOf(folder: string): Templates {
  const templates = built.get(folder) ?? builtTemplates(folder);
  built.set(folder, templates);
  return templates;
}

/** The locality pages over the records double, with counters of what happened there or was told. */
export function createLocalitySite(platform: StaffPlatform, assets: readonly Asset[]) {
  const failures: { route: string; error: unknown }[] = [];
  const sessionStore = createMemorySessionStore();
  const reports = createMemoryReportStore();
  const { records, commit, clock, countQueue, ids } = platform;
  const site = (folder: string, routes: readonly Route<StaffVisit>[]): PageSite =>
    createStaffSite({
      ...{ routes, sessionStore, assets, clock, ids },
      sessionKey: 'session-key',
      serviceOrigin: 'http://127.0.0.1',
      templates: templatesOf(`${folder}/templates`),
      log: { pageFailed: (event) => failures.push(event) },
    });
  const signIn = site(
    'functions/staff-sign-in',
    createSignInRoutes({ identity: createStaffDirectory() }),
  );
  const pages = site('functions/locality-pages', [
    ...assetRoutes<StaffVisit>(assets),
    ...createLocalityRoutes({
      ...{ records, countQueue, ids, serviceOrigin: 'http://127.0.0.1' },
      ...createConnectionSteps({ records, commit, clock }),
      spendAgainstNeed: createSpendAgainstNeed({ reports }),
      drawnByEnvelope: platform.drawnByEnvelope,
      connectionReport: createConnectionReport({ reports }),
      connectionsByArea: createConnectionsByArea({ reports }),
    }),
  ]);
  const all: PageSite = (event, context) =>
    (event as { rawPath: string }).rawPath.startsWith('/staff/sign-')
      ? signIn(event, context)
      : pages(event, context);
  return {
    site: all,
    failures,
    /** Counts events as the stream would, those of the records and those told. */
    async count(told: readonly DomainEvent[] = []): Promise<void> {
      const committed = platform.ofKind('event').map((item: StoredItem) => parseEvent(item));
      await reports.apply([...committed, ...told].flatMap((event) => countEvent(event) ?? []));
    },
    /** Somebody with a browser who has signed in, unless nobody is named. */
    async visitor(who?: StaffMember) {
      const visitor = createPageVisitor(all);
      if (who === undefined) return visitor;
      await visitor.see(`/staff/sign-in?login_hint=${who.staffId}`);
      await visitor.see(`/staff/sign-in/callback?code=${who.staffId}`);
      return visitor;
    },
  };
}
