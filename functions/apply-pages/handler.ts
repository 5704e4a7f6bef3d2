import type { Clock, Ids } from '#shared/kernel/index.ts';
import type { ProgrammeRegistry } from '#shared/programmes/index.ts';
import {
  assetRoutes,
  createPageSite,
  fill,
  page,
  redirect,
  type Asset,
  type PageLog,
  type PageSite,
  type Route,
  type SessionSettings,
  type Templates,
} from '#shared/web/index.ts';

import { challengeRoutes } from './challenge-pages.ts';
import { createJourney, createQuestions, startPath } from './journey.ts';
import { en } from './locales/en/index.ts';
import { mendRoutes } from './mend-pages.ts';
import type { ApplyPorts } from './ports.ts';
import { filesOf, proofRoutes } from './proof-pages.ts';
import { questionRoutes } from './question-pages.ts';
import { receivedRoutes } from './received-pages.ts';
import { returnPath, savingRoutes } from './saving-pages.ts';
import { sendingRoutes } from './sending-pages.ts';
import { statusRoutes } from './status-pages.ts';
import { withdrawRoutes } from './withdraw-pages.ts';
import { beginVisit, visitSchema, type Visit } from './visit.ts';

/** Where *Exit this page* goes: what anybody might look at. */
const harmlessPage = 'https://www.bbc.co.uk/weather';

const eitherOf = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** Longer than the 20 hours below which WCAG 2.2.1 wants warnings. */
const idleSeconds = 24 * 3600;

export interface ApplyPagesOptions {
  readonly ports: ApplyPorts;
  readonly programmes: ProgrammeRegistry;
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
  const { ports, programmes, ids, clock, log, templates, assets } = options;
  // Which funds are open is known when the answers are sent; until then the most generous one bounds them.
  const mostPence = Math.max(...programmes.all.map(({ capPence }) => capPence));
  const keptDays = Math.max(...programmes.all.map(({ evidenceKeptDays }) => evidenceKeptDays));
  const questions = createQuestions(en.questions, mostPence);
  const journey = createJourney(questions);
  return createPageSite<Visit>({
    routes: [
      ...assetRoutes<Visit>(assets),
      ...startRoutes(ports, keptDays),
      ...questionRoutes({ journey, questions, ports }),
      ...proofRoutes({ journey, questions, ports, keptDays }),
      ...sendingRoutes({ journey, questions, ports, programmes, ids }),
      ...savingRoutes({ journey, questions, ports }),
      ...statusRoutes(ports),
      ...mendRoutes(ports),
      ...receivedRoutes(ports),
      ...withdrawRoutes(ports),
      ...challengeRoutes(ports),
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
      comeBack: { text: en.saving.comeBack, href: returnPath },
    }),
    clock,
    ids,
    log,
  });
}

function startRoutes(ports: ApplyPorts, keptDays: number): Route<Visit>[] {
  const keepProof = fill(en.about.privacy.keep4, { days: keptDays });
  const aboutPages = ['privacy', 'accessibility', 'cookies'];
  return [
    { method: 'GET', path: '/', session: 'none', handle: () => redirect(startPath) },
    {
      method: 'GET',
      path: startPath,
      session: 'none',
      handle: async ({ at }) => {
        const open = (await ports.readOpenWindows(at)).map(({ programme }) => programme);
        return page('start.njk', {
          open: open.length > 0,
          fund: eitherOf.format(open.map(({ familyName }) => familyName)),
          capPence: Math.max(0, ...open.map(({ capPence }) => capPence)),
        });
      },
    },
    {
      method: 'GET',
      path: '/leave',
      session: 'optional',
      handle: async ({ session }) => {
        // What was saved is kept, with its files, for whoever comes back with the code.
        if (session !== undefined && session.saved === undefined) {
          for (const fileId of filesOf(session)) {
            await ports.withdrawEvidence(session.applicationId, fileId);
          }
        }
        return redirect(harmlessPage, { kind: 'end' });
      },
    },
    ...aboutPages.map((name): Route<Visit> => ({
      method: 'GET',
      path: `/${name}`,
      session: 'none',
      handle: () => page(`${name}.njk`, { keepProof }),
    })),
  ];
}
