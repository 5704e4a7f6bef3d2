import { createCaseworkRoutes } from '#functions/casework-pages/handler.ts';
import { createFinanceRoutes } from '#functions/finance-pages/handler.ts';
import { createSignInRoutes } from '#functions/staff-sign-in/handler.ts';
import { done, refused } from '#shared/kernel/index.ts';
import type {
  PartnerWorker,
  Role,
  StaffIdentity,
  StaffMember,
} from '#shared/staff-identity/index.ts';
import { createStaffSite } from '#shared/staff-web/index.ts';
import { assetRoutes, type Asset, type PageSite, type Route } from '#shared/web/index.ts';
import type { StaffVisit } from '#shared/staff-web/index.ts';

import { builtTemplates } from './built-pages.ts';
import { createMemorySessionStore } from './memory-session-store.ts';
import { createPageVisitor } from './page-visitor.ts';
import type { StaffPlatform } from './staff-platform.ts';

const person = (staffId: string, name: string, ...roles: Role[]): StaffMember => ({
  ...{ staffId, name, email: `${staffId}@open-door.example`, roles },
});

export const staff = {
  caseworker: person('amina-rahman', 'Amina Rahman', 'caseworker'),
  approver: person('ben-okafor', 'Ben Okafor', 'approver'),
  otherApprover: person('chloe-evans', 'Chloe Evans', 'approver'),
  finance: person('dev-patel', 'Dev Patel', 'finance'),
  manager: person('erin-walsh', 'Erin Walsh', 'manager'),
  lead: {
    ...person('lead-hodge-hill', 'Imran Hussain', 'locality-lead'),
    localityCode: 'hodge-hill',
  },
  scorer: person('grace-osei', 'Grace Osei', 'scorer'),
  otherScorer: person('harold-pike', 'Harold Pike', 'scorer'),
  panelChair: person('jean-baptiste', 'Jean Baptiste', 'panel-chair'),
  auditor: person('ola-nowak', 'Ola Nowak', 'auditor'),
} as const satisfies Record<string, StaffMember>;

const worker = (workerId: string, name: string, partnerId: string): PartnerWorker => ({
  ...{ workerId, name, email: `${workerId}@open-door.example`, partnerId },
});

/** Two who work for one partner, and one who works for another. */
export const workers = {
  teacher: worker('tariq-mahmood', 'Tariq Mahmood', 'acorn-primary-school'),
  colleague: worker('una-byrne', 'Una Byrne', 'acorn-primary-school'),
  supporter: worker('wendy-clarke', 'Wendy Clarke', 'lantern-family-charity'),
} as const satisfies Record<string, PartnerWorker>;

/** A directory that signs in whoever the hint names, and nobody else. */
export function createStaffDirectory(): StaffIdentity {
  return {
    beginSignIn: ({ returnTo, loginHint = '' }) =>
      Promise.resolve({
        redirectTo: `/staff/sign-in/callback?code=${loginHint}`,
        kept: { state: 's', nonce: 'n', codeVerifier: 'v'.repeat(43), returnTo },
      }),
    signOutAddress: () => Promise.resolve('/staff/sign-out?client_id=a&logout_uri=b'),
    finishSignIn: (callbackUrl) => {
      const code = new URL(callbackUrl, 'http://127.0.0.1').searchParams.get('code');
      const found = Object.values(staff).find(({ staffId }) => staffId === code);
      if (found !== undefined) return Promise.resolve(done({ kind: 'staff', staff: found }));
      const partner = Object.values(workers).find(({ workerId }) => workerId === code);
      return Promise.resolve(
        partner === undefined
          ? refused({ kind: 'no-role' })
          : done({ kind: 'partner', worker: partner }),
      );
    },
  };
}

/** Names without content, for tests that look at no style. */
const plainAssets: readonly Asset[] = [
  'brand.css',
  'casework.css',
  'enhance.js',
  'fetch-parts.js',
  'favicon.svg',
].map((name) => ({ name, fileName: name, contentType: 'text/plain', body: '', encoding: 'utf8' }));

/** The three sites of staff behind one address, as API Gateway has them. */
export function createStaffSites(platform: StaffPlatform, assets = plainAssets) {
  const failures: { route: string; error: unknown }[] = [];
  const sessionStore = createMemorySessionStore();
  const site = (folder: string, routes: readonly Route<StaffVisit>[]): PageSite =>
    createStaffSite({
      routes,
      records: platform.records,
      sessionStore,
      sessionKey: 'session-key',
      serviceOrigin: 'http://127.0.0.1',
      templates: builtTemplates(`${folder}/templates`),
      assets,
      clock: platform.clock,
      ids: platform.ids,
      log: { pageFailed: (event) => failures.push(event) },
    });
  const identity = createStaffDirectory();
  const signIn = site('functions/staff-sign-in', createSignInRoutes({ identity }));
  const finance = site('functions/finance-pages', createFinanceRoutes(platform));
  const casework = site('functions/casework-pages', [
    ...assetRoutes<StaffVisit>(assets),
    ...createCaseworkRoutes(platform),
  ]);
  const all: PageSite = (event, context) => {
    const { rawPath } = event as { rawPath: string };
    if (rawPath.startsWith('/staff/sign-')) return signIn(event, context);
    if (
      /^\/staff\/(budget|programmes|payment-runs|holds|stops|bank|policy|returns)/.test(rawPath)
    ) {
      return finance(event, context);
    }
    return casework(event, context);
  };
  /** Somebody with a browser who has signed in, unless nobody is named. */
  async function visitor(who?: StaffMember | PartnerWorker) {
    const browser = createPageVisitor(all);
    if (who !== undefined) {
      const id = 'staffId' in who ? who.staffId : who.workerId;
      await browser.see(`/staff/sign-in?login_hint=${id}`);
      await browser.see(`/staff/sign-in/callback?code=${id}`);
    }
    return Object.assign(browser, {
      /** Sends a form of a page just opened, with these fields and no others. */
      async act(path: string, fields: Record<string, string>) {
        await browser.see('/staff');
        const { _token = '', _form = '' } = browser.lastForm;
        return browser.send(path, fields, { _token, _form });
      },
    });
  }
  return { site: all, failures, visitor };
}
