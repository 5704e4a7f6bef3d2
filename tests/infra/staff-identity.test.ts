import { describe, expect, it } from 'vitest';
import { ofType, resourcesOf, synthesized } from './synthesized.ts';

const { template } = synthesized('production');
const resources = resourcesOf(synthesized('production'));

describe('staff identity', () => {
  it('knows the eight things a member of staff may be, and those who work for partners', () => {
    const groups = ofType(resources, 'AWS::Cognito::UserPoolGroup').map(
      ([, { Properties }]) => Properties['GroupName'],
    );
    expect(groups.sort()).toEqual([
      'approver',
      'auditor',
      'caseworker',
      'finance',
      'locality-lead',
      'manager',
      'panel-chair',
      'partner',
      'scorer',
    ]);
  });

  it('lets nobody sign up, and nobody in without a second factor', () => {
    expect(resources['StaffPool']?.Properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    });
  });

  it('signs in by code only, with a client that has no secret to leak', () => {
    expect(resources['StaffClient']?.Properties).toMatchObject({
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
      GenerateSecret: false,
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      CallbackURLs: [{ 'Fn::Join': ['', [{ Ref: 'ServiceOrigin' }, '/staff/sign-in/callback']] }],
    });
  });

  it('shows whose locality and organisation it is, and lets nobody write them', () => {
    const client = resources['StaffClient']?.Properties;
    expect(client?.['ReadAttributes']).toEqual(
      expect.arrayContaining(['custom:locality', 'custom:partner']),
    );
    expect(client?.['WriteAttributes']).toEqual(['email', 'name']);
  });

  it('takes the pool for the issuer unless another is given', () => {
    const variables = resources['StaffSignIn']?.Properties['Environment'] as {
      Variables: Record<string, { 'Fn::If': unknown[] }>;
    };
    const [condition, pool, given] = variables.Variables['OIDC_ISSUER']?.['Fn::If'] ?? [];
    expect(pool).toEqual({ 'Fn::GetAtt': ['StaffPool', 'ProviderURL'] });
    expect(given).toEqual({ Ref: 'OidcIssuer' });
    expect(template['Conditions']).toMatchObject({
      [String(condition)]: { 'Fn::Equals': [{ Ref: 'OidcIssuer' }, ''] },
    });
  });
});
