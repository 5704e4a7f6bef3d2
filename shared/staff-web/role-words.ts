import { may, roleSchema, type Permission, type Role } from '#shared/staff-identity/index.ts';

const roleWords: Readonly<Record<Role, string>> = {
  caseworker: 'caseworker',
  approver: 'approver',
  finance: 'finance',
  manager: 'manager',
  'locality-lead': 'locality lead',
  scorer: 'scorer of grants',
  'panel-chair': 'chair of a grants panel',
  auditor: 'auditor',
};

/** `caseworker, approver`. */
export function rolesInWords(roles: readonly Role[]): string {
  return roles.map((role) => roleWords[role]).join(', ');
}

/** Why somebody may not see a page, and what would let them. */
export function whyForbidden(roles: readonly Role[], anyOf: readonly Permission[]): string {
  const allowed = roleSchema.options.filter((role) =>
    anyOf.some((permission) => may({ roles: [role] }, permission)),
  );
  const listed = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
    allowed.map((role) => roleWords[role]),
  );
  return `It takes the role ${listed}. You are signed in as ${rolesInWords(roles)}. If your work includes it, ask your manager to change your role.`;
}
