import * as z from 'zod';

/** What somebody at BVSC or in a locality is for; also the names of the groups in the directory. */
export const roleSchema = z.enum([
  'caseworker',
  'approver',
  'finance',
  'manager',
  'locality-lead',
  'scorer',
  'panel-chair',
  'auditor',
]);

export type Role = z.infer<typeof roleSchema>;

export type Permission =
  | 'view-cases'
  | 'decide-cases'
  | 'approve'
  | 'approve-second'
  | 'propose-grants'
  | 'confirm-grants'
  | 'score-grants'
  | 'chair-panel'
  | 'comment-on-grants'
  | 'declare-interests'
  | 'lift-interests'
  | 'plan-budget'
  | 'change-windows'
  | 'manage-partners'
  | 'try-policies'
  | 'run-payments'
  | 'reconcile'
  | 'hold-payments'
  | 'stop-money'
  | 'view-reports-city'
  | 'view-reports-locality'
  | 'allocate-connections'
  | 'view-audit'
  | 'put-back-parked';

/**
 * Who may do what. No role both decides and pays: whoever puts a case forward cannot approve it,
 * whoever approves cannot send the money, and the auditor changes nothing. That one person holds
 * two roles does not help them: nobody approves what they made (product.md, Money).
 */
const permissions: Readonly<Record<Role, readonly Permission[]>> = {
  caseworker: ['view-cases', 'declare-interests', 'decide-cases', 'score-grants', 'propose-grants'],
  approver: [
    'view-cases',
    'declare-interests',
    'approve',
    'approve-second',
    'score-grants',
    'propose-grants',
    'confirm-grants',
    'hold-payments',
  ],
  finance: [
    'view-cases',
    'declare-interests',
    'plan-budget',
    'run-payments',
    'reconcile',
    'hold-payments',
    'stop-money',
    'view-reports-city',
    'put-back-parked',
  ],
  manager: [
    'view-cases',
    'declare-interests',
    'chair-panel',
    'approve-second',
    'propose-grants',
    'confirm-grants',
    'lift-interests',
    'plan-budget',
    'change-windows',
    'manage-partners',
    'reconcile',
    'try-policies',
    'hold-payments',
    'stop-money',
    'allocate-connections',
    'view-reports-city',
    'view-reports-locality',
    'view-audit',
    'put-back-parked',
  ],
  'locality-lead': ['view-reports-locality', 'allocate-connections', 'comment-on-grants'],
  // From outside BVSC: they see what groups sent, and nothing of any family.
  scorer: ['score-grants'],
  'panel-chair': ['chair-panel'],
  auditor: ['view-cases', 'view-reports-city', 'view-reports-locality', 'view-audit'],
};

/** A member of staff as the directory knows them. */
export interface StaffMember {
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** The one locality a lead works in; others work for the whole city. */
  readonly localityCode?: string;
}

/** Whether any of their roles allows it. Where a lead may do it is their locality alone. */
export function may(staff: Pick<StaffMember, 'roles'>, permission: Permission): boolean {
  return staff.roles.some((role) => permissions[role].includes(permission));
}
