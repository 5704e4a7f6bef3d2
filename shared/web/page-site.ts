import middy from '@middy/core';
import type { Context } from 'aws-lambda';

import { invariant, keyedHash, type Clock, type Ids } from '#shared/kernel/index.ts';
import {
  isLanguageCode,
  languageByCode,
  type LanguageCode,
  type originalLanguage,
} from '#shared/languages/index.ts';

import { assetPaths, type Asset } from './assets.ts';
import { formToken } from './form-token.ts';
import { endedCookie } from './cookies.ts';
import {
  chosenNow,
  forgottenLanguageCookie,
  languageCookie,
  languageLinks,
} from './language-choice.ts';
import { en } from './locales/en.ts';
import {
  update,
  type OpenRequest,
  type PageAnswer,
  type PageResponse,
  type Route,
} from './page.ts';
import {
  createSessionKeeper,
  secondsLeft,
  type LoadedSession,
  type SessionKeeper,
  type SessionSettings,
} from './session-keeper.ts';
import { compressPages } from './stack/compress-pages.ts';
import { errorPages, type PageLog } from './stack/error-pages.ts';
import { openExchange, type Exchange, type GatewayResponse } from './stack/exchange.ts';
import { findRoute } from './stack/find-route.ts';
import { readPostedForm } from './stack/read-form.ts';
import { securityHeaders } from './stack/security-headers.ts';
import { checkForm, useSession } from './stack/use-session.ts';
import type { Templates } from './templates.ts';

/** What the layout needs to know of the page it surrounds. */
export interface Surroundings<Data> {
  readonly path: string;
  readonly language: LanguageCode;
  readonly session: Data | undefined;
}

export interface PageSiteOptions<Data> {
  readonly routes: readonly Route<Data>[];
  readonly sessions: SessionSettings<Data>;
  readonly templates: Templates;
  readonly assets: readonly Asset[];
  /**
   * The site's own words in every language it speaks, in the order they are offered; templates read
   * them as `t`, beside the kit's `t.kit`, which is English unless the words have a `kit` of their own.
   */
  readonly words: SiteWords;
  /** What the layout shows around every page, as `site`: service name, navigation, who is signed in. */
  readonly surroundings: (around: Surroundings<Data>) => object;
  /** Other origins a form may lead to, such as the sign-in page of staff. */
  readonly formTargets?: readonly string[];
  /** What the edge proves itself by, to be believed about where a request comes from. */
  readonly edgeKey?: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: PageLog;
}

export type SiteWords = Readonly<Record<typeof originalLanguage, object>> &
  Readonly<Partial<Record<LanguageCode, object>>>;

export type PageSite = (event: unknown, context: Context) => Promise<GatewayResponse>;

/** The one stack of all pages. index.ts shows how a site is made with it. */
export function createPageSite<Data>(options: PageSiteOptions<Data>): PageSite {
  const { clock, ids, log, sessions } = options;
  const { signingKey, secure } = sessions.cookie;
  const networkKeys = { signingKey, edgeKey: options.edgeKey };
  const keeper = createSessionKeeper(sessions, ids);
  const render = createRenderer(options);
  const offered = Object.keys(options.words).filter(isLanguageCode);
  const stack = middy<Exchange<Data>, GatewayResponse>()
    .use(compressPages<Data>())
    .use(rememberLanguage<Data>(offered, secure))
    .use(securityHeaders<Data>({ https: secure, formTargets: options.formTargets ?? [] }))
    .use(errorPages<Data>({ log, ids, render }))
    .use(findRoute([...options.routes, stayRoute(sessions)]))
    .use(readPostedForm<Data>())
    .use(useSession(keeper))
    .use(checkForm<Data>(signingKey))
    .handler((exchange: Exchange<Data>) => serve(exchange, { keeper, signingKey, render }));
  return (event, context) =>
    stack(openExchange<Data>(event, clock.now(), offered, networkKeys), context);
}

/** A page whose visit is about to end asks for more time here. */
function stayRoute<Data>({ stayPath, idleSeconds }: SessionSettings<Data>): Route<Data> {
  // Whatever is stored anew lasts its whole time from now.
  const session = update<Data>((data) => data);
  const handle = () => ({ kind: 'json', body: { seconds: idleSeconds }, session }) as const;
  return { method: 'GET', path: stayPath, handle };
}

/** Whoever chose a language with this request has it on the next page too. */
function rememberLanguage<Data>(
  offered: readonly LanguageCode[],
  secure: boolean,
): middy.MiddlewareObj<Exchange<Data>, GatewayResponse> {
  const remember: middy.MiddlewareFn<Exchange<Data>, GatewayResponse> = ({ event, response }) => {
    const chosen = event.method === 'GET' ? chosenNow(event, offered) : undefined;
    if (chosen !== undefined) response?.cookies.push(languageCookie(chosen, secure));
  };
  return { after: remember, onError: remember };
}

type Render<Data> = (exchange: Exchange<Data>, answer: PageResponse<Data>) => GatewayResponse;

interface Serving<Data> {
  readonly keeper: SessionKeeper<Data>;
  readonly signingKey: string;
  readonly render: Render<Data>;
}

/** Answers a request whose route, form and session are in order. */
async function serve<Data>(
  exchange: Exchange<Data>,
  { keeper, signingKey, render }: Serving<Data>,
): Promise<GatewayResponse> {
  const fingerprint = keyedHash(signingKey, 'form', exchange.path, exchange.body);
  const earlier = earlierAnswer(exchange, fingerprint);
  if (earlier !== undefined) return render(exchange, { kind: 'redirect', to: earlier });
  const answer = await callRoute(exchange);
  if (exchange.session === undefined) return render(exchange, answer);
  const cookie = await keeper.settle(
    exchange.session,
    {
      change: 'session' in answer ? answer.session : undefined,
      answered:
        exchange.formId !== undefined && answer.kind === 'redirect'
          ? { formId: exchange.formId, fingerprint, location: answer.to }
          : undefined,
    },
    exchange.at,
  );
  const response = render(exchange, answer);
  return cookie === undefined ? response : { ...response, cookies: [cookie, ...response.cookies] };
}

/**
 * Where the very same form, with the very same answers, led before. The same form with other
 * answers is somebody who went back and changed their mind: that is a new submission.
 */
function earlierAnswer<Data>(exchange: Exchange<Data>, fingerprint: string): string | undefined {
  const answered = exchange.session?.session.answered ?? [];
  return answered.find(
    (form) => form.formId === exchange.formId && form.fingerprint === fingerprint,
  )?.location;
}

async function callRoute<Data>(exchange: Exchange<Data>): Promise<PageResponse<Data>> {
  const { found, session } = exchange;
  invariant(found !== undefined, 'A request reached the handler without a route');
  const { route } = found;
  const request: OpenRequest = {
    method: route.method,
    path: exchange.path,
    params: found.params,
    query: exchange.query,
    form: exchange.form,
    files: exchange.files,
    language: exchange.language,
    languageChosen: exchange.languageChosen,
    network: exchange.network,
    at: exchange.at,
  };
  if (route.session === 'none') return route.handle(request);
  if (route.session === 'optional') {
    return route.handle({ ...request, session: session?.session.data });
  }
  invariant(session !== undefined, 'A request that needs a session reached the handler without');
  return route.handle({ ...request, sessionId: session.id, session: session.session.data });
}

function createRenderer<Data>(options: PageSiteOptions<Data>): Render<Data> {
  const assets = assetPaths(options.assets);
  const offered = Object.keys(options.words).filter(isLanguageCode);
  const { secure } = options.sessions.cookie;
  const showPage = (exchange: Exchange<Data>, answer: PageAnswer<Data>): string => {
    const { path, language } = exchange;
    const { direction, translation } = languageByCode(language);
    const view = {
      ...answer.view,
      t: { kit: en, ...options.words[language] },
      site: options.surroundings({ path, language, session: exchange.session?.session.data }),
      page: {
        path,
        lang: language,
        dir: direction,
        languages:
          exchange.found?.route.onlyIn === undefined
            ? languageLinks(exchange, language, offered)
            : [],
        isUnreviewed: translation.kind === 'not-reviewed',
        assets,
        ...tokensFor(exchange.session, options),
        ...visitFor(exchange, options),
      },
    };
    return options.templates.render(answer.template, view, language);
  };
  return (exchange, answer) => {
    const response = toGateway(answer, () =>
      answer.kind === 'page' ? showPage(exchange, answer) : '',
    );
    if (answer.kind === 'redirect' && answer.leavesNothing === true) {
      response.cookies.push(forgottenLanguageCookie(secure));
    }
    for (const name of answer.kind === 'redirect' ? (answer.endsToo ?? []) : []) {
      response.cookies.push(endedCookie({ name, secure }));
    }
    return exchange.method === 'HEAD' ? { ...response, body: '' } : response;
  };
}

/** When the visit ends that a page belongs to, for the script that warns of it. */
function visitFor<Data>(
  { session, at }: Exchange<Data>,
  { sessions }: PageSiteOptions<Data>,
): { visit?: { readonly seconds: number; readonly stayPath: string } } {
  if (session === undefined) return {};
  const { stayPath } = sessions;
  return { visit: { seconds: secondsLeft(session, sessions, at), stayPath } };
}

/** Every rendering gets a form id of its own, so that a replayed form can be told from a new one. */
function tokensFor<Data>(
  loaded: LoadedSession<Data> | undefined,
  { ids, sessions }: PageSiteOptions<Data>,
): { formId?: string; token?: string } {
  if (loaded === undefined) return {};
  const formId = ids.opaque();
  const visit = { id: loaded.id, csrfSecret: loaded.session.csrfSecret };
  return { formId, token: formToken(sessions.cookie.signingKey, visit, formId) };
}

function toGateway<Data>(answer: PageResponse<Data>, html: () => string): GatewayResponse {
  const noStore = { 'cache-control': 'no-store' };
  const text = { cookies: [], isBase64Encoded: false };
  switch (answer.kind) {
    case 'page': {
      const headers = { ...noStore, 'content-type': 'text/html; charset=utf-8' };
      return { ...text, statusCode: answer.status ?? 200, headers, body: html() };
    }
    case 'redirect':
      return { ...text, statusCode: 303, headers: { ...noStore, location: answer.to }, body: '' };
    case 'json': {
      const headers = { ...noStore, 'content-type': 'application/json' };
      const body = JSON.stringify(answer.body);
      return { ...text, statusCode: answer.status ?? 200, headers, body };
    }
    case 'file': {
      const isText = typeof answer.body === 'string';
      return {
        cookies: [],
        statusCode: 200,
        headers: {
          'content-type': answer.contentType,
          'cache-control':
            answer.immutable === true ? 'public, max-age=31536000, immutable' : 'no-store',
          ...(answer.sandboxed === true && {
            'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
          }),
          ...(answer.downloadName !== undefined && {
            'content-disposition': `attachment; filename="${answer.downloadName.replace(/[^\w. -]/g, '-')}"`,
          }),
        },
        body: isText ? answer.body : Buffer.from(answer.body).toString('base64'),
        isBase64Encoded: !isText,
      };
    }
  }
}
