import { keyedHash, type Clock, type Ids } from '#shared/kernel/index.ts';
import type { RecordReader } from '#shared/records/index.ts';
import {
  createPageSite,
  type Asset,
  type PageLog,
  type PageSite,
  type Route,
  type SessionSettings,
  type SessionStore,
  type Templates,
} from '#shared/web/index.ts';

import { staffSurroundings } from './navigation.ts';
import { beginStaffVisit, staffVisitSchema, type StaffVisit } from './staff-visit.ts';
import { staffKitWords } from './staff-words.ts';
import { showingStops } from './stopped-money.ts';

export interface StaffSiteOptions {
  readonly routes: readonly Route<StaffVisit>[];
  /** Where it is read what money is stopped; the sign-in site, which shows no work, has none. */
  readonly records?: RecordReader;
  readonly sessionStore: SessionStore;
  /** The platform's own; staff sites sign with a key derived from it. */
  readonly sessionKey: string;
  readonly serviceOrigin: string;
  readonly templates: Templates;
  readonly assets: readonly Asset[];
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: PageLog;
}

const workingDaySeconds = 8 * 3600;

/** The visits of everybody who signs in with the directory: one cookie for staff and for partners. */
export function signedInSessions(options: {
  readonly sessionStore: SessionStore;
  readonly sessionKey: string;
  readonly serviceOrigin: string;
}): SessionSettings<StaffVisit> {
  const { sessionStore, sessionKey, serviceOrigin } = options;
  return {
    store: sessionStore,
    dataSchema: staffVisitSchema,
    begin: beginStaffVisit,
    cookie: {
      name: 'od-staff',
      secure: serviceOrigin.startsWith('https:'),
      signingKey: keyedHash(sessionKey, 'staff-sites'),
    },
    idleSeconds: workingDaySeconds,
    // One site answers for the visit that all of them share.
    stayPath: '/staff/cases/stay',
  };
}

/**
 * A site for staff. All of them share one cookie and one visit, so that signing in on one is signing
 * in on all; families have another cookie under another key, so that neither is ever taken for the other.
 */
export function createStaffSite(options: StaffSiteOptions): PageSite {
  const { sessionStore, sessionKey, serviceOrigin, records, routes, ...rest } = options;
  return createPageSite<StaffVisit>({
    ...rest,
    routes: records === undefined ? routes : routes.map((route) => showingStops(records, route)),
    words: { en: { kit: staffKitWords } },
    surroundings: staffSurroundings,
    sessions: signedInSessions({ sessionStore, sessionKey, serviceOrigin }),
  });
}
