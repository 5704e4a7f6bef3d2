import type { Clock, Ids } from '#shared/kernel/index.ts';
import { takesApplications, type Programme } from '#shared/programmes/index.ts';
import {
  assetRoutes,
  createPageSite,
  page,
  redirect,
  type Asset,
  type PageLog,
  type PageSite,
  type Route,
  type SessionSettings,
  type Templates,
} from '#shared/web/index.ts';

import { createJourney, createQuestions, startPath } from './journey.ts';
import { en } from './locales/en/index.ts';
import type { ApplyPorts } from './ports.ts';
import { questionRoutes } from './question-pages.ts';
import { sendingRoutes } from './sending-pages.ts';
import { statusRoutes } from './status-pages.ts';
import { beginVisit, visitSchema, type Visit } from './visit.ts';

/** Where *Exit this page* goes: what anybody might look at. */
const harmlessPage = 'https://www.bbc.co.uk/weather';

/** Longer than the 20 hours below which WCAG 2.2.1 wants warnings. */
const idleSeconds = 24 * 3600;

export interface ApplyPagesOptions {
  readonly ports: ApplyPorts;
  readonly programme: Programme;
  readonly store: SessionSettings<Visit>['store'];
  readonly signingKey: string;
  /** Over https cookies are tied to the host; on this machine there is only http. */
  readonly secure: boolean;
  readonly templates: Templates;
  readonly assets: readonly Asset[];
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: PageLog;
}

/** The pages a family sees. */
export function createApplyPages(options: ApplyPagesOptions): PageSite {
  const { ports, programme, ids, clock, log, templates, assets } = options;
  const questions = createQuestions(en.questions, programme.capPence);
  const journey = createJourney(questions);
  return createPageSite<Visit>({
    routes: [
      ...assetRoutes<Visit>(assets),
      ...startRoutes(programme),
      ...questionRoutes({ journey, questions, ports, programme }),
      ...sendingRoutes({ journey, questions, ports, programme, ids }),
      ...statusRoutes(ports),
    ],
    sessions: {
      store: options.store,
      dataSchema: visitSchema,
      begin: beginVisit,
      cookie: { name: 'od-family', secure: options.secure, signingKey: options.signingKey },
      idleSeconds,
    },
    templates,
    assets,
    words: en,
    surroundings: ({ path }) => ({
      serviceName: en.serviceName,
      serviceUrl: startPath,
      exitThisPage: path !== startPath,
    }),
    clock,
    ids,
    log,
  });
}

function startRoutes(programme: Programme): Route<Visit>[] {
  const aboutPages = ['privacy', 'accessibility', 'cookies'];
  return [
    { method: 'GET', path: '/', session: 'none', handle: () => redirect(startPath) },
    {
      method: 'GET',
      path: startPath,
      session: 'none',
      handle: ({ at }) =>
        page('start.njk', {
          fund: programme.familyName,
          capPence: programme.capPence,
          open: takesApplications(programme, at, 'public'),
        }),
    },
    {
      method: 'GET',
      path: '/leave',
      session: 'optional',
      handle: () => redirect(harmlessPage, { kind: 'end' }),
    },
    ...aboutPages.map((name): Route<Visit> => ({
      method: 'GET',
      path: `/${name}`,
      session: 'none',
      handle: () => page(`${name}.njk`),
    })),
  ];
}
