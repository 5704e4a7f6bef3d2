import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { demoPersonById } from './demo-people.ts';
import type { IdentityKeys } from './identity-keys.ts';
import { createIdentityMemory } from './identity-memory.ts';

/** Where the sign-in page of one sign-in is; the rest of the path is its id. */
export const signInPath = '/sign-in/';

export const sessionCookie = 'identity_session';

/** Signing in as Cognito does it: code and PKCE, one public client, groups and locality in the token. */
export function oidcConfiguration(options: {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly keys: IdentityKeys;
}): Configuration {
  return {
    adapter: createIdentityMemory(),
    clients: [
      {
        client_id: options.clientId,
        redirect_uris: [options.redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'none',
      },
    ],
    jwks: { keys: [options.keys.signing] },
    claims: {
      openid: ['sub', 'cognito:groups', 'custom:locality', 'custom:partner'],
      email: ['email', 'email_verified'],
      profile: ['name'],
    },
    // Cognito puts all claims into the id token; by the letter they would be asked for separately.
    conformIdTokenClaims: false,
    findAccount: (_, id) => accountOf(id),
    loadExistingGrant: grantEverythingAsked,
    interactions: { url: (_, interaction) => `${signInPath}${interaction.uid}` },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    cookies: {
      keys: options.keys.cookies,
      // Other servers on 127.0.0.1 share its cookies, whatever their port.
      names: {
        session: sessionCookie,
        interaction: 'identity_interaction',
        resume: 'identity_resume',
      },
    },
    ttl: { Session: 3600, Interaction: 3600, Grant: 3600, IdToken: 3600, AccessToken: 3600 },
  };
}

function accountOf(id: string) {
  const person = demoPersonById(id);
  if (person === undefined) return undefined;
  return {
    accountId: person.id,
    claims: () => ({
      sub: person.id,
      name: person.name,
      email: person.email,
      email_verified: true,
      'cognito:groups': [...person.groups],
      ...(person.locality === undefined ? {} : { 'custom:locality': person.locality }),
      ...(person.partner === undefined ? {} : { 'custom:partner': person.partner }),
    }),
  };
}

/** Staff consent by their contract, not on a page: whatever our own client asks is granted. */
async function grantEverythingAsked({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid email profile');
  await grant.save();
  return grant;
}
