import type { Clock, Ids } from '#shared/kernel/index.ts';
import {
  createPageSite,
  type Asset,
  type PageLog,
  type PageSite,
  type SessionSettings,
  type Templates,
} from '#shared/web/index.ts';

import { applicationsPath, awardedPath, grantsPath, signInPath } from './group-page.ts';
import { acceptRoutes } from './pages/accept-pages.ts';
import { accountLinkRoutes } from './pages/account-link-pages.ts';
import { accountRoutes } from './pages/account-pages.ts';
import { applicationRoutes } from './pages/application-pages.ts';
import { awardedRoutes } from './pages/awarded-page.ts';
import { changeRoutes } from './pages/change-pages.ts';
import { confirmRoutes } from './pages/confirm-pages.ts';
import { moneyBackRoutes } from './pages/money-back-pages.ts';
import { openDataRoutes } from './pages/open-data.ts';
import { paperRoutes } from './pages/paper-pages.ts';
import { peopleRoutes } from './pages/people-pages.ts';
import { offerRoutes } from './pages/offer-pages.ts';
import { reportRoutes } from './pages/report-pages.ts';
import { roundRoutes } from './pages/rounds-page.ts';
import { sectionRoutes } from './pages/section-pages.ts';
import { sendingRoutes } from './pages/sending-pages.ts';
import { signInRoutes } from './pages/sign-in-pages.ts';
import type { GroupPorts } from './ports.ts';
import { groupVisitSchema, type GroupVisit } from './visit.ts';

/** Longer than the 20 hours below which WCAG 2.2.1 wants warnings; signing out is on every page. */
const idleSeconds = 24 * 3600;

export interface GroupPagesOptions {
  readonly ports: GroupPorts;
  readonly store: SessionSettings<GroupVisit>['store'];
  readonly signingKey: string;
  /** Over https cookies are tied to the host; on this machine there is only http. */
  readonly secure: boolean;
  /** What the edge proves itself with; absent where there is none. */
  readonly edgeKey?: string;
  readonly templates: Templates;
  readonly assets: readonly Asset[];
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: PageLog;
}

/** The pages where community groups apply for a grant, in English. */
export function createGroupPages(options: GroupPagesOptions): PageSite {
  const { ports, store, signingKey, secure, templates, assets, clock, ids, log } = options;
  return createPageSite<GroupVisit>({
    routes: [
      ...roundRoutes(),
      ...awardedRoutes(ports),
      ...signInRoutes(ports),
      ...applicationRoutes(ports),
      ...peopleRoutes(ports),
      ...sendingRoutes(ports),
      ...offerRoutes(ports),
      ...paperRoutes(ports),
      ...reportRoutes(ports),
      ...moneyBackRoutes(ports),
      ...openDataRoutes(ports),
      ...sectionRoutes(ports),
      ...confirmRoutes(ports),
      ...acceptRoutes(ports),
      ...accountRoutes(ports),
      ...accountLinkRoutes(ports),
      ...changeRoutes(ports),
    ],
    sessions: {
      store,
      dataSchema: groupVisitSchema,
      begin: () => ({}),
      cookie: { name: 'od-group', secure, signingKey },
      idleSeconds,
      stayPath: '/grants/stay',
    },
    templates,
    assets,
    words: { en: {} },
    surroundings: ({ path, session }) => {
      const signedIn = session?.signedIn;
      const place = (text: string, href: string) => ({
        ...{ text, href },
        ...(path === href ? { current: true } : path.startsWith(`${href}/`) && { active: true }),
      });
      return {
        serviceName: 'Community grants',
        serviceUrl: grantsPath,
        stylesheet: 'groups.css',
        navigation: [
          { text: 'Grants', href: grantsPath, ...(path === grantsPath && { current: true }) },
          ...(signedIn === undefined
            ? [place('Sign in', signInPath)]
            : [place('Your applications', applicationsPath)]),
        ],
        ...(signedIn && {
          signedIn: { name: signedIn.email, as: 'signed in', signOutPath: '/grants/sign-out' },
        }),
        // The pages that search engines may find.
        ...(path === grantsPath && {
          description: 'Grants for community, voluntary and faith groups in Birmingham',
        }),
        ...(path === awardedPath && {
          description: 'What community grants in Birmingham have paid for, and where',
        }),
      };
    },
    ...(options.edgeKey !== undefined && { edgeKey: options.edgeKey }),
    clock,
    ids,
    log,
  });
}
