import * as openid from 'openid-client';
import * as z from 'zod';
import { epochSeconds, invariant, refused, systemClock } from '#shared/kernel/index.ts';
import type { Clock, Result } from '#shared/kernel/index.ts';
import { signInCallbackPath, signOutPath, staffFrontPage } from './sign-in-paths.ts';
import { whoFromClaims } from './staff-claims.ts';
import type { ClaimsRefusal, SignedIn } from './staff-claims.ts';

/** What the session keeps between the two halves of one sign-in; good for one try. */
export const keptSignInSchema = z.strictObject({
  state: z.string().min(1),
  nonce: z.string().min(1),
  codeVerifier: z.string().min(43),
  returnTo: z.string().startsWith('/'),
});

export type KeptSignIn = z.infer<typeof keptSignInSchema>;

export type SignInRefusal =
  /** They chose not to, or the directory does not let them. */
  | { readonly kind: 'cancelled' }
  /** The directory refused; `error` is its OAuth code. */
  | { readonly kind: 'refused-by-provider'; readonly error: string }
  /** The answer is not to what this browser asked, or its token does not hold. Begin again. */
  | { readonly kind: 'answer-not-valid'; readonly code: string }
  | ClaimsRefusal;

export interface StaffIdentity {
  /** Where to send the browser, and what to keep until it comes back. */
  readonly beginSignIn: (wish: {
    /** Path in the service to go on to; anything else becomes the front page of staff. */
    readonly returnTo: string;
    /** Whom to suggest; the provider of this machine signs them straight in. */
    readonly loginHint?: string;
  }) => Promise<{ readonly redirectTo: string; readonly kept: KeptSignIn }>;
  /** Takes the browser back in with the full address it came to. Throws when the provider is down. */
  readonly finishSignIn: (
    callbackUrl: string,
    kept: KeptSignIn,
  ) => Promise<Result<SignedIn, SignInRefusal>>;
  /**
   * Where the browser has to go to be signed out of the directory too, or the next person at it is signed in
   * without a password. Undefined when the directory says no such place, or does not answer.
   */
  readonly signOutAddress: () => Promise<string | undefined>;
}

export interface StaffIdentityOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly serviceOrigin: string;
  readonly clock: Clock;
}

const timeoutSeconds = 10;

/**
 * Signs staff and partners' workers in with OpenID Connect: authorization code, PKCE, state and nonce. The provider's
 * description is fetched once and kept while the function lives.
 */
export function createStaffIdentity(options: StaffIdentityOptions): StaffIdentity {
  const issuer = new URL(options.issuer);
  invariant(
    issuer.protocol === 'https:' || isThisMachine(issuer),
    'Staff sign in over https, except on this machine',
  );
  const configuration = keptConfiguration(issuer, options);
  return {
    beginSignIn: async ({ returnTo, loginHint }) => {
      const kept: KeptSignIn = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        codeVerifier: openid.randomPKCECodeVerifier(),
        returnTo: pathInService(returnTo),
      };
      const address = openid.buildAuthorizationUrl(await configuration(), {
        redirect_uri: `${options.serviceOrigin}${signInCallbackPath}`,
        scope: 'openid email profile',
        state: kept.state,
        nonce: kept.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(kept.codeVerifier),
        code_challenge_method: 'S256',
        ...(loginHint === undefined ? {} : { login_hint: loginHint }),
      });
      return { redirectTo: address.href, kept };
    },
    finishSignIn: async (callbackUrl, kept) => {
      try {
        const tokens = await openid.authorizationCodeGrant(
          await configuration(),
          ownCallback(callbackUrl, options.serviceOrigin),
          {
            expectedState: kept.state,
            expectedNonce: kept.nonce,
            pkceCodeVerifier: kept.codeVerifier,
            idTokenExpected: true,
          },
        );
        return whoFromClaims(tokens.claims());
      } catch (problem) {
        return refused(refusalOf(problem));
      }
    },
    signOutAddress: async () => {
      const found = await configuration().catch(() => undefined);
      const endpoint = found?.serverMetadata().end_session_endpoint;
      if (endpoint === undefined) return undefined;
      const address = new URL(endpoint);
      // The names are Cognito's own: its directory does not take those of the standard.
      address.searchParams.set('client_id', options.clientId);
      address.searchParams.set('logout_uri', `${options.serviceOrigin}${signOutPath}`);
      return address.href;
    },
  };
}

/**
 * Discovers the provider once. Tokens are judged by the clock that everything else goes by; when
 * that clock has moved against the one the library reads, the client is made anew.
 */
function keptConfiguration(
  issuer: URL,
  { clientId, clock }: StaffIdentityOptions,
): () => Promise<openid.Configuration> {
  let kept: { skewSeconds: number; found: Promise<openid.Configuration> } | undefined;
  return () => {
    const skewSeconds = epochSeconds(clock.now()) - epochSeconds(systemClock.now());
    if (kept !== undefined && Math.abs(kept.skewSeconds - skewSeconds) <= 1) return kept.found;
    const found = openid.discovery(
      issuer,
      clientId,
      { [openid.clockSkew]: skewSeconds },
      openid.None(),
      {
        timeout: timeoutSeconds,
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to be noticed; only for an issuer on this machine
        execute: isThisMachine(issuer) ? [openid.allowInsecureRequests] : [],
      },
    );
    const keeping = { skewSeconds, found };
    kept = keeping;
    // A provider that was down for a moment is asked again, not remembered as down.
    found.catch(() => {
      if (kept === keeping) kept = undefined;
    });
    return found;
  };
}

/** What went wrong as a refusal; what is a fault of the network or the provider is thrown again. */
function refusalOf(problem: unknown): SignInRefusal {
  if (problem instanceof openid.AuthorizationResponseError) {
    return problem.error === 'access_denied'
      ? { kind: 'cancelled' }
      : { kind: 'refused-by-provider', error: problem.error };
  }
  if (problem instanceof openid.ResponseBodyError && problem.status < 500) {
    return { kind: 'refused-by-provider', error: problem.error };
  }
  if (problem instanceof openid.ClientError && answerFaults.has(problem.code ?? '')) {
    return { kind: 'answer-not-valid', code: problem.code ?? '' };
  }
  throw problem;
}

/** The library's codes for an answer or a token that does not hold. */
const answerFaults = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_INVALID_REQUEST',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
]);

/** The service's own address with what came back: behind a gateway the host of the request is another. */
function ownCallback(callbackUrl: string, serviceOrigin: string): URL {
  const given = new URL(callbackUrl, serviceOrigin);
  return new URL(`${signInCallbackPath}${given.search}`, serviceOrigin);
}

/** Never another site: a link to our sign-in must not lead elsewhere afterwards. */
function pathInService(returnTo: string): string {
  return /^\/(?![/\\])[^\s\\]*$/.test(returnTo) ? returnTo : staffFrontPage;
}

function isThisMachine(address: URL): boolean {
  return ['127.0.0.1', 'localhost'].includes(address.hostname);
}
