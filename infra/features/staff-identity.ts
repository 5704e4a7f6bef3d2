import { Duration, Fn, CfnCondition, RemovalPolicy, Token } from 'aws-cdk-lib';
import {
  AccountRecovery,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
  UserPoolClientIdentityProvider,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { pinLogicalId } from '../constructs/logical-id.ts';
import { PageSite } from '../constructs/page-site.ts';
import type { Platform } from '../constructs/platform.ts';
import type { Foundations } from './foundations.ts';

/** What whoever signs in may be. One person may be several; nobody may approve what they made. */
const staffGroups = {
  Caseworker: ['caseworker', 'Prepares cases and recommends'],
  Approver: ['approver', 'Approves awards within a limit'],
  Finance: ['finance', 'Keeps the budget and starts payment runs'],
  Manager: ['manager', 'Sees everything that is decided and opens windows'],
  LocalityLead: ['locality-lead', 'Sees one locality'],
  Scorer: ['scorer', 'Scores the applications of community groups'],
  PanelChair: ['panel-chair', 'Writes down what the panel of a grants round says'],
  Auditor: ['auditor', 'Sees every pound and changes nothing'],
  Partner: ['partner', 'No staff: applies for families, and sees those of one organisation'],
} as const;

/** Where staff sign in. Families never need an account. */
export class StaffIdentity extends Construct {
  constructor(scope: Construct, foundations: Foundations) {
    super(scope, 'staff-identity');
    const { platform, api, records, parameters } = foundations;
    const pool = createPool(this, platform);
    for (const [id, [groupName, description]] of Object.entries(staffGroups)) {
      pool.addGroup(`${id}Group`, { groupName, description });
    }
    pool.addDomain('domain', {
      cognitoDomain: { domainPrefix: platform.environment.signInDomainPrefix },
    });
    const client = addClient(pool, parameters.serviceOrigin);
    const site = new PageSite(this, 'staff-sign-in', {
      platform,
      api,
      routes: ['ANY /staff/sign-in', 'ANY /staff/sign-in/callback', 'ANY /staff/sign-out'],
      environment: {
        SESSIONS_TABLE: records.sessions.tableName,
        SECRET_ARN: records.secret.secretArn,
        OIDC_ISSUER: issuerUnlessGiven(this, parameters.oidcIssuer, pool),
        OIDC_CLIENT_ID: client.userPoolClientId,
        SERVICE_ORIGIN: parameters.serviceOrigin,
      },
      failureImpact: 'Staff cannot sign in, so nothing is decided and nobody is paid.',
    }).function;
    records.access.keepSessions(site);
    records.access.useSecret(site);
  }
}

function createPool(scope: Construct, { environment }: Platform): UserPool {
  const pool = new UserPool(scope, 'pool', {
    userPoolName: `open-door-${environment.name}`,
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    standardAttributes: { email: { required: true, mutable: true } },
    // A locality lead sees one locality; whose it is stands on the account, where the lead cannot
    // write it.
    customAttributes: {
      locality: new StringAttribute({ mutable: true, maxLen: 20 }),
      // And somebody of a partner the families of one organisation.
      partner: new StringAttribute({ mutable: true, maxLen: 40 }),
    },
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 12,
      requireDigits: true,
      requireLowercase: true,
      requireUppercase: true,
      requireSymbols: true,
      tempPasswordValidity: Duration.days(3),
    },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    featurePlan: FeaturePlan.PLUS,
    standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
    deletionProtection: environment.keepsRecords,
    removalPolicy: environment.keepsRecords ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  pinLogicalId(pool, 'StaffPool');
  return pool;
}

/** A public client with PKCE: there is no client secret that could leak. */
function addClient(pool: UserPool, serviceOrigin: string): UserPoolClient {
  const client = pool.addClient('client', {
    generateSecret: false,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
      callbackUrls: [`${serviceOrigin}/staff/sign-in/callback`],
      logoutUrls: [`${serviceOrigin}/staff/sign-out`],
    },
    supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
    readAttributes: new ClientAttributes()
      .withStandardAttributes({ email: true, emailVerified: true, fullname: true })
      .withCustomAttributes('locality', 'partner'),
    // Without this a client may write every attribute, its own locality and partner included.
    writeAttributes: new ClientAttributes().withStandardAttributes({ email: true, fullname: true }),
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    accessTokenValidity: Duration.minutes(15),
    idTokenValidity: Duration.minutes(15),
    refreshTokenValidity: Duration.hours(12),
  });
  const resource = pinLogicalId(client, 'StaffClient');
  // Signing in happens on the pool's own pages only. CDK leaves an empty list of flows out, and
  // Cognito then lets a password be tried by whoever knows the client's id.
  resource.addPropertyOverride('ExplicitAuthFlows', ['ALLOW_REFRESH_TOKEN_AUTH']);
  return client;
}

/** The pool is the issuer unless another is given, as the local platform does. */
function issuerUnlessGiven(scope: Construct, given: string, pool: UserPool): string {
  const notGiven = new CfnCondition(scope, 'PoolIsIssuer', {
    expression: Fn.conditionEquals(given, ''),
  });
  return Token.asString(Fn.conditionIf(notGiven.logicalId, pool.userPoolProviderUrl, given));
}
