import { describe, expect, it } from 'vitest';
import { staffFromClaims } from '#shared/staff-identity/staff-claims.ts';

const claims = {
  sub: 'amina-rahman',
  email: 'amina@open-door.example',
  name: 'Amina Rahman',
  'cognito:groups': ['caseworker'],
};

describe('who signed in, from the claims of a token', () => {
  it('is the person with the roles of their groups', () => {
    expect(staffFromClaims({ ...claims, iat: 1, 'cognito:username': 'x' })).toEqual({
      ok: true,
      value: {
        staffId: 'amina-rahman',
        email: 'amina@open-door.example',
        name: 'Amina Rahman',
        roles: ['caseworker'],
      },
    });
  });

  it('ignores groups that are no role of ours', () => {
    const read = staffFromClaims({ ...claims, 'cognito:groups': ['eu-west-2_Entra', 'auditor'] });
    expect(read).toMatchObject({ value: { roles: ['auditor'] } });
  });

  it('keeps the locality of a lead and of nobody else', () => {
    const lead = {
      ...claims,
      'cognito:groups': ['locality-lead'],
      'custom:locality': 'hodge-hill',
    };
    expect(staffFromClaims(lead)).toMatchObject({ value: { localityCode: 'hodge-hill' } });
    const caseworker = staffFromClaims({ ...claims, 'custom:locality': 'hodge-hill' });
    expect(caseworker).toMatchObject({ ok: true });
    expect(caseworker).not.toHaveProperty('value.localityCode');
  });

  it.each([
    ['without groups', { 'cognito:groups': undefined }, { kind: 'no-role' }],
    ['with foreign groups only', { 'cognito:groups': ['guests'] }, { kind: 'no-role' }],
    [
      'as a lead without locality',
      { 'cognito:groups': ['locality-lead'] },
      { kind: 'locality-missing' },
    ],
    ['without a name', { name: undefined }, { kind: 'claims-incomplete', fields: ['name'] }],
    [
      'without a usable email',
      { email: 'amina' },
      { kind: 'claims-incomplete', fields: ['email'] },
    ],
    [
      'with a locality that is no code',
      { 'custom:locality': 'Hodge Hill' },
      { kind: 'claims-incomplete', fields: ['custom:locality'] },
    ],
  ])('is refused %s', (_, change, failure) => {
    expect(staffFromClaims({ ...claims, ...change })).toEqual({ ok: false, failure });
  });

  it('is refused for a token without claims', () => {
    expect(staffFromClaims(undefined)).toMatchObject({ failure: { kind: 'claims-incomplete' } });
  });
});
