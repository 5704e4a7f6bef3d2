import { describe, expect, it } from 'vitest';
import { whoFromClaims } from '#shared/staff-identity/staff-claims.ts';

const claims = {
  sub: 'amina-rahman',
  email: 'amina@open-door.example',
  name: 'Amina Rahman',
  'cognito:groups': ['caseworker'],
};

describe('who signed in, from the claims of a token', () => {
  it('is the person with the roles of their groups', () => {
    expect(whoFromClaims({ ...claims, iat: 1, 'cognito:username': 'x' })).toEqual({
      ok: true,
      value: {
        kind: 'staff',
        staff: {
          staffId: 'amina-rahman',
          email: 'amina@open-door.example',
          name: 'Amina Rahman',
          roles: ['caseworker'],
        },
      },
    });
  });

  it('ignores groups that are no role of ours', () => {
    const read = whoFromClaims({ ...claims, 'cognito:groups': ['eu-west-2_Entra', 'auditor'] });
    expect(read).toMatchObject({ value: { staff: { roles: ['auditor'] } } });
  });

  it('keeps the locality of a lead and of nobody else', () => {
    const lead = {
      ...claims,
      'cognito:groups': ['locality-lead'],
      'custom:locality': 'hodge-hill',
    };
    expect(whoFromClaims(lead)).toMatchObject({ value: { staff: { localityCode: 'hodge-hill' } } });
    const caseworker = whoFromClaims({ ...claims, 'custom:locality': 'hodge-hill' });
    expect(caseworker).toMatchObject({ ok: true });
    expect(caseworker).not.toHaveProperty('value.staff.localityCode');
  });

  it('is somebody of a partner, without a role and bound to that partner', () => {
    const teacher = { 'cognito:groups': ['partner'], 'custom:partner': 'acorn-primary-school' };
    expect(whoFromClaims({ ...claims, ...teacher })).toEqual({
      ok: true,
      value: {
        kind: 'partner',
        worker: {
          workerId: 'amina-rahman',
          email: 'amina@open-door.example',
          name: 'Amina Rahman',
          partnerId: 'acorn-primary-school',
        },
      },
    });
  });

  it.each([
    [
      'of a partner and among those who decide',
      { 'cognito:groups': ['partner', 'approver'], 'custom:partner': 'acorn-primary-school' },
      { kind: 'partner-and-staff' },
    ],
    [
      'of a partner without saying which',
      { 'cognito:groups': ['partner'] },
      { kind: 'partner-missing' },
    ],
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
    expect(whoFromClaims({ ...claims, ...change })).toEqual({ ok: false, failure });
  });

  it('is refused for a token without claims', () => {
    expect(whoFromClaims(undefined)).toMatchObject({ failure: { kind: 'claims-incomplete' } });
  });
});
