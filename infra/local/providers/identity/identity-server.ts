import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, Provider } from 'oidc-provider';
import { listenLocally } from '../../listen-locally.ts';
import { readBody } from '../../read-body.ts';
import { demoPersonById } from './demo-people.ts';
import type { IdentityKeys } from './identity-keys.ts';
import { oidcConfiguration, sessionCookie, signInPath } from './oidc-configuration.ts';
import { signInPage } from './sign-in-page.ts';

const directorySignOutPath = '/logout';

/** Serves OpenID Connect and its sign-in page. Answers the issuer's address. */
export async function serveIdentity(options: {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly signOutUri: string;
  readonly keys: IdentityKeys;
  readonly port: number;
  readonly trouble: (sentence: string, detail: string) => void;
}): Promise<string> {
  const server = createServer();
  const { url } = await listenLocally(server, options.port);
  const provider = new Provider(url, {
    ...oidcConfiguration(options),
    discovery: { end_session_endpoint: `${url}${directorySignOutPath}` },
  });
  provider.on('server_error', (_, error) => {
    options.trouble('The identity provider failed.', String(error.stack));
  });
  provider.use(async (ctx, next) => {
    await next();
    const cookies = [ctx.response.headers['set-cookie'] ?? []].flat().map(String);
    if (cookies.length > 0) ctx.set('set-cookie', cookies.map(withoutExpiry));
  });
  const oidc = provider.callback();
  server.on('request', (request, response) => {
    forgetSession(request);
    if ((request.url ?? '').startsWith(`${directorySignOutPath}?`)) {
      signOut(request, response, options);
      return;
    }
    if (!(request.url ?? '').startsWith(signInPath)) {
      void oidc(request, response);
      return;
    }
    signIn(provider, request, response).catch((problem: unknown) => {
      refuse(response, problem, options.trouble);
    });
  });
  return url;
}

/** As Cognito does it: the client and one of the addresses that were agreed with it, or nothing. */
function signOut(
  { url = '' }: IncomingMessage,
  response: ServerResponse,
  { clientId, signOutUri }: { readonly clientId: string; readonly signOutUri: string },
): void {
  const asked = new URL(url, signOutUri).searchParams;
  if (asked.get('client_id') !== clientId || asked.get('logout_uri') !== signOutUri) {
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('This address to go to after signing out was not agreed.');
    return;
  }
  response.writeHead(302, {
    location: signOutUri,
    'set-cookie': `${sessionCookie}=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT; httponly`,
  });
  response.end();
}

/**
 * The page lists everybody; a choice, or a `login_hint` that names somebody, ends it. Tests and the
 * replay use the hint.
 */
async function signIn(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  const hint = params['login_hint'];
  const hinted = demoPersonById(typeof hint === 'string' ? hint : undefined);
  if (request.method !== 'POST' && hinted === undefined) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(signInPage(request.url ?? ''));
    return;
  }
  const chosen = hinted ?? demoPersonById(await chosenIn(request));
  const result =
    chosen === undefined
      ? { error: 'access_denied', error_description: 'Nobody signed in.' }
      : { login: { accountId: chosen.id, remember: false } };
  await provider.interactionFinished(request, response, result);
}

async function chosenIn(request: IncomingMessage): Promise<string | undefined> {
  const form = (await readBody(request, 10_000)).toString('utf8');
  return new URLSearchParams(form).get('person') ?? undefined;
}

function refuse(
  response: ServerResponse,
  problem: unknown,
  trouble: (sentence: string, detail: string) => void,
): void {
  const expired = problem instanceof errors.SessionNotFound;
  if (!expired) {
    trouble('The sign-in page failed.', problem instanceof Error ? String(problem.stack) : '');
  }
  response.writeHead(expired ? 400 : 500, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(
    expired
      ? 'This sign-in has ended. Go back to Open Door and sign in again.'
      : 'The sign-in page failed. See platform.log.',
  );
}

/**
 * Takes the session of an earlier sign-in away, so that each one asks again: one browser can be the
 * caseworker now and the approver next.
 */
function forgetSession(request: IncomingMessage): void {
  const kept = (request.headers.cookie ?? '')
    .split(/; */)
    .filter((cookie) => !cookie.startsWith(sessionCookie));
  request.headers.cookie = kept.join('; ');
}

/**
 * A browser judges a cookie's expiry by the machine's clock, which may be years from the platform's.
 * Without one the cookie lives as long as the browser; a deletion keeps its date in 1970.
 */
function withoutExpiry(cookie: string): string {
  return cookie.replace(/; *expires=(?!Thu, 01 Jan 1970)[^;]*/gi, '');
}
