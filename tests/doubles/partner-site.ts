import { createTakeHelpList } from '#functions/partner-pages/help-list/take-help-list.ts';
import { createTakeList } from '#functions/partner-pages/list/take-list.ts';
import { createPartnerPages } from '#functions/partner-pages/handler.ts';
import { createSignInRoutes } from '#functions/staff-sign-in/handler.ts';
import {
  configuredPartners,
  createFindPartner,
  type PartnerRegistry,
} from '#shared/partners/index.ts';
import { createOpenConnection } from '#shared/family-connect/index.ts';
import type { PartnerWorker, StaffMember } from '#shared/staff-identity/index.ts';
import { createStaffSite } from '#shared/staff-web/index.ts';
import type { Asset, PageSite } from '#shared/web/index.ts';

import { builtTemplates } from './built-pages.ts';
import { createMemorySessionStore } from './memory-session-store.ts';
import { createPageVisitor } from './page-visitor.ts';
import type { StaffPlatform } from './staff-platform.ts';
import { createStaffDirectory } from './staff-sites.ts';

const templates = {
  signIn: builtTemplates('functions/staff-sign-in/templates'),
  pages: builtTemplates('functions/partner-pages/templates'),
};
const assets: readonly Asset[] = ['brand.css', 'casework.css', 'enhance.js', 'favicon.svg'].map(
  (name) => ({ name, fileName: name, contentType: 'text/plain', body: '', encoding: 'utf8' }),
);

/** The partners' pages over the records double, behind the sign-in that staff use too. */
export function createPartnerSite(
  platform: StaffPlatform,
  partners: PartnerRegistry = configuredPartners,
) {
  const failures: { route: string; error: unknown }[] = [];
  const { records, commit, clock, ids } = platform;
  const around = {
    ...{ sessionStore: createMemorySessionStore(), sessionKey: 'session-key' },
    ...{ serviceOrigin: 'http://127.0.0.1', assets, clock, ids },
    log: { pageFailed: (event: { route: string; error: unknown }) => failures.push(event) },
  };
  const signIn = createStaffSite({
    ...around,
    routes: createSignInRoutes({ identity: createStaffDirectory() }),
    templates: templates.signIn,
  });
  const pages = createPartnerPages({
    ...around,
    ports: {
      ...{ records, partners, ids, matchingKey: 'matching-key' },
      findPartner: createFindPartner({ records, partners }),
      takeList: createTakeList({ submitApplication: platform.submitApplication }),
      takeHelpList: createTakeHelpList({
        openConnection: createOpenConnection({ records, commit, clock }),
      }),
    },
    templates: templates.pages,
  });
  const site: PageSite = (event, context) =>
    (event as { rawPath: string }).rawPath.startsWith('/staff/sign-')
      ? signIn(event, context)
      : pages(event, context);
  /** Somebody with a browser who has signed in, unless nobody is named. */
  async function visitor(who?: StaffMember | PartnerWorker) {
    const browser = createPageVisitor(site);
    if (who !== undefined) {
      const id = 'staffId' in who ? who.staffId : who.workerId;
      await browser.see(`/staff/sign-in?login_hint=${id}`);
      await browser.see(`/staff/sign-in/callback?code=${id}`);
    }
    return browser;
  }
  return { visitor, failures };
}
