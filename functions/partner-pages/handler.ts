import { partnerFrontPage } from '#shared/staff-identity/index.ts';
import {
  signedInSessions,
  staffKitWords,
  type StaffSiteOptions,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { createPageSite, type PageSite, type Route, type Surroundings } from '#shared/web/index.ts';

import { familiesRoutes } from './pages/families-page.ts';
import { helpListRoutes } from './pages/help-list-page.ts';
import { listRoutes } from './pages/list-page.ts';
import { newApplicationRoutes } from './pages/new-application.ts';
import type { PartnerPorts } from './ports.ts';

/** Where schools and charities apply for families, and follow those of their own. */
export function createPartnerRoutes(ports: PartnerPorts): Route<StaffVisit>[] {
  return [
    ...familiesRoutes(ports),
    ...newApplicationRoutes(ports),
    ...listRoutes(ports),
    ...helpListRoutes(ports),
  ];
}

const places = [
  { text: 'Your families', href: partnerFrontPage },
  { text: 'Apply for a family', href: '/partners/new' },
  { text: 'Apply for many', href: '/partners/list' },
  { text: 'Further help', href: '/partners/further-help' },
];

/** The site around them: signed in by the same directory and cookie as staff, with places of its own. */
export function createPartnerPages({
  ports,
  ...options
}: Omit<StaffSiteOptions, 'routes' | 'records'> & { readonly ports: PartnerPorts }): PageSite {
  const { sessionStore, sessionKey, serviceOrigin, ...rest } = options;
  return createPageSite<StaffVisit>({
    ...rest,
    routes: createPartnerRoutes(ports),
    words: { en: { kit: { ...staffKitWords, brandOf: 'For those who apply for families' } } },
    surroundings: (around) => surroundings(ports, around),
    sessions: signedInSessions({ sessionStore, sessionKey, serviceOrigin }),
  });
}

function surroundings({ partners }: PartnerPorts, { path, session }: Surroundings<StaffVisit>) {
  const common = {
    casework: true,
    serviceName: 'Open Door for partners',
    serviceUrl: partnerFrontPage,
    helpLine: 'Questions, or a family that cannot wait? Call BVSC on',
  };
  const worker = session?.partnerWorker;
  if (worker === undefined) return common;
  return {
    ...common,
    navigation: places.map((place) => ({ ...place, current: place.href === path })),
    signedIn: {
      name: worker.name,
      as: partners.find(worker.partnerId)?.name ?? worker.partnerId,
      signOutPath: '/staff/sign-out',
    },
  };
}
