import { describe, expect, it } from 'vitest';
import { may, roleSchema } from '#shared/staff-identity/roles.ts';
import type { Permission, Role } from '#shared/staff-identity/roles.ts';

describe('what staff may do', () => {
  it.each<[Role, Permission, boolean]>([
    ['caseworker', 'decide-cases', true],
    ['caseworker', 'approve', false],
    ['approver', 'approve', true],
    ['approver', 'decide-cases', false],
    ['finance', 'run-payments', true],
    ['finance', 'approve', false],
    ['manager', 'approve-second', true],
    ['manager', 'run-payments', false],
    ['locality-lead', 'allocate-connections', true],
    ['locality-lead', 'view-cases', false],
    ['locality-lead', 'view-reports-city', false],
    ['auditor', 'view-audit', true],
  ])('a %s may %s: %s', (role, permission, allowed) => {
    expect(may({ roles: [role] }, permission)).toBe(allowed);
  });

  it('keeps deciding, approving and paying in different hands', () => {
    const duties: Permission[] = ['decide-cases', 'approve', 'run-payments'];
    for (const role of roleSchema.options) {
      const held = duties.filter((duty) => may({ roles: [role] }, duty));
      expect(held.length, role).toBeLessThanOrEqual(1);
    }
  });

  it('lets the auditor change nothing', () => {
    const changes: Permission[] = [
      ...(['decide-cases', 'approve', 'approve-second', 'plan-budget'] as const),
      ...(['run-payments', 'allocate-connections', 'put-back-parked'] as const),
    ];
    expect(changes.filter((change) => may({ roles: ['auditor'] }, change))).toEqual([]);
  });

  it('adds up the roles that somebody holds, and gives nothing for none', () => {
    expect(may({ roles: ['caseworker', 'finance'] }, 'run-payments')).toBe(true);
    expect(may({ roles: [] }, 'view-cases')).toBe(false);
  });
});
