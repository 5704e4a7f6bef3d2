import type { Clock, Ids } from '#shared/kernel/index.ts';
import type { ProgrammeRegistry } from '#shared/programmes/index.ts';
import {
  assetRoutes,
  createPageSite,
  familyCookie,
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
import { connectRoutes } from './connect/connect-pages.ts';
import { createSpeakConnect } from './connect/connect-speech.ts';
import { connectStatusRoutes } from './connect/connect-status-pages.ts';
import { equalityRoutes } from './equality-pages.ts';
import { feedbackRoutes } from './feedback-pages.ts';
import type { FamilyPages } from './family-pages.ts';
import { startPath } from './journey.ts';
import { familyWords } from './locales/index.ts';
import { mendRoutes } from './mend-pages.ts';
import type { ApplyPorts } from './ports.ts';
import { proofRoutes } from './proof-pages.ts';
import { questionRoutes } from './question-pages.ts';
import { bannerOf, onBehalfRoutes, withdrawFiles } from './on-behalf-pages.ts';
import { receivedRoutes } from './received-pages.ts';
import { contactCodeRoutes } from './contact-code-pages.ts';
import { returnPath, savingRoutes } from './saving-pages.ts';
import { sendingRoutes } from './sending-pages.ts';
import { statusRoutes } from './status-pages.ts';
import { createSpeak } from './speech.ts';
import { withdrawRoutes } from './withdraw-pages.ts';
import { beginVisit, visitSchema, type Visit } from './visit.ts';

/** Where *Exit this page* goes: what anybody might look at. */
const harmlessPage = 'https://www.bbc.co.uk/weather';

/** Longer than the 20 hours below which WCAG 2.2.1 wants warnings; it is warned of all the same. */
const idleSeconds = 24 * 3600;

export interface ApplyPagesOptions {
  readonly ports: ApplyPorts;
  readonly programmes: ProgrammeRegistry;
  readonly store: SessionSettings<Visit>['store'];
  readonly signingKey: string;
  /** What the edge proves itself by; without it, nobody is taken for the edge. */
  readonly edgeKey?: string;
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
  const pages = { ports, speak: createSpeak(mostPence) };
  return createPageSite<Visit>({
    routes: [
      ...assetRoutes<Visit>(assets),
      ...startRoutes(pages, keptDays),
      ...onBehalfRoutes(pages),
      ...questionRoutes(pages),
      ...proofRoutes({ ...pages, keptDays }),
      ...sendingRoutes({ ...pages, programmes, ids }),
      ...savingRoutes(pages),
      ...contactCodeRoutes(pages),
      ...statusRoutes(pages),
      ...mendRoutes(pages),
      ...receivedRoutes(ports),
      ...withdrawRoutes(ports),
      ...challengeRoutes(pages),
      ...equalityRoutes(ports),
      ...feedbackRoutes({ ports, ids }),
      ...connectRoutes({ ports, speakConnect: createSpeakConnect(), ids }),
      ...connectStatusRoutes(ports),
    ],
    sessions: {
      store: options.store,
      dataSchema: visitSchema,
      begin: beginVisit,
      cookie: { name: familyCookie, secure: options.secure, signingKey: options.signingKey },
      idleSeconds,
      stayPath: '/apply/stay',
    },
    ...(options.edgeKey !== undefined && { edgeKey: options.edgeKey }),
    templates,
    assets,
    words: familyWords,
    surroundings: ({ path, language, session }) => {
      const { serviceName, saving, start } = familyWords[language];
      return {
        serviceName,
        serviceUrl: startPath,
        exitThisPage: path !== startPath,
        comeBack: { text: saving.comeBack, href: returnPath },
        onBehalf: bannerOf(session),
        // Where people arrive, the languages are there to be seen.
        showsLanguages: path === startPath,
        // The one page that search engines may find: those that follow belong to whoever fills them in.
        ...(path === startPath && { description: start.title }),
      };
    },
    clock,
    ids,
    log,
  });
}

function startRoutes({ ports, speak }: FamilyPages, keptDays: number): Route<Visit>[] {
  const aboutPages = ['privacy', 'accessibility', 'cookies'];
  return [
    { method: 'GET', path: '/', session: 'none', handle: () => redirect(startPath) },
    {
      method: 'GET',
      path: '/robots.txt',
      session: 'none',
      // Which page may be found stands on the pages themselves.
      handle: () => ({
        kind: 'file',
        contentType: 'text/plain',
        body: 'User-agent: *\nAllow: /\n',
      }),
    },
    {
      method: 'GET',
      path: startPath,
      session: 'none',
      handle: async (ask) => {
        const { at } = ask;
        const open = (await ports.readOpenWindows(at, 'public')).map(({ programme }) => programme);
        return page('start.njk', {
          open: open.length > 0,
          fund: speak(ask).formats.either(open.map(({ familyName }) => familyName)),
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
          await withdrawFiles(ports, session);
        }
        return { ...redirect(harmlessPage, { kind: 'end' }), leavesNothing: true };
      },
    },
    ...aboutPages.map((name): Route<Visit> => ({
      method: 'GET',
      path: `/${name}`,
      session: 'none',
      handle: () => page(`${name}.njk`, { keptDays }),
    })),
  ];
}
