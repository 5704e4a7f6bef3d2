import { may, type Permission, type StaffMember } from '#shared/staff-identity/index.ts';
import type { Surroundings } from '#shared/web/index.ts';

import { mayAnyOf } from './guard.ts';
import { rolesInWords } from './role-words.ts';
import type { StaffVisit } from './staff-visit.ts';

interface Place {
  readonly text: string;
  readonly href: string;
  readonly anyOf: readonly Permission[];
  /** Whoever may do that finds it by another place. */
  readonly unless?: Permission;
}

/** Who may look at parked messages; whoever may put them back, and whoever checks that somebody does. */
export const parkedReaders = ['put-back-parked', 'view-audit'] as const;

const places: readonly Place[] = [
  { text: 'Start', href: '/staff', anyOf: [] },
  { text: 'Cases', href: '/staff/cases', anyOf: ['view-cases'] },
  { text: 'Tasks', href: '/staff/tasks', anyOf: ['view-cases'] },
  { text: 'Grants', href: '/staff/grants', anyOf: ['view-cases'] },
  { text: 'Score', href: '/staff/grants/scoring', anyOf: ['score-grants'], unless: 'view-cases' },
  { text: 'Panel', href: '/staff/grants/panel', anyOf: ['chair-panel'], unless: 'view-cases' },
  { text: 'Grants', href: '/staff/grants/comments', anyOf: ['comment-on-grants'] },
  { text: 'Programmes', href: '/staff/programmes', anyOf: ['view-cases'] },
  { text: 'Budget', href: '/staff/budget', anyOf: ['view-cases'] },
  { text: 'Payment runs', href: '/staff/payment-runs', anyOf: ['view-cases'] },
  { text: 'Bank', href: '/staff/bank', anyOf: ['reconcile', 'view-audit'] },
  { text: 'Returns', href: '/staff/returns', anyOf: ['reconcile', 'view-audit'] },
  { text: 'Policy', href: '/staff/policy', anyOf: ['try-policies'] },
  { text: 'Holds', href: '/staff/holds', anyOf: ['view-cases'] },
  { text: 'Parked', href: '/staff/parked', anyOf: parkedReaders },
  { text: 'Feedback', href: '/staff/feedback', anyOf: ['view-audit'] },
  { text: 'Searches', href: '/staff/searches', anyOf: ['view-audit'] },
  { text: 'Partners', href: '/staff/partners', anyOf: ['manage-partners'] },
  { text: 'Languages', href: '/staff/languages', anyOf: ['view-audit'] },
  { text: 'Messages', href: '/staff/messages', anyOf: ['view-audit'] },
  {
    text: 'Localities',
    href: '/locality',
    anyOf: ['view-reports-city', 'view-reports-locality'],
  },
];

/** The places a member of staff may go to, with the one they are in marked. */
export function staffNavigation(staff: StaffMember, path: string) {
  return places
    .filter(({ anyOf }) => anyOf.length === 0 || mayAnyOf(staff, anyOf))
    .filter(({ unless }) => unless === undefined || !may(staff, unless))
    .map(({ text, href }) => {
      if (path === href) return { text, href, current: true };
      const within = href !== '/staff' && path.startsWith(`${href}/`);
      return within ? { text, href, active: true } : { text, href };
    });
}

/** Where cases are searched for: a page, and the box around every page. */
export const searchPath = '/staff/search';

/** What the layout shows around every staff page. */
export function staffSurroundings({ path, session }: Surroundings<StaffVisit>): object {
  const staff = session?.staff;
  const common = { casework: true, serviceName: 'Open Door staff', serviceUrl: '/staff' };
  if (staff === undefined) return common;
  return {
    ...common,
    navigation: staffNavigation(staff, path),
    // The page of the search has its own box, with what was typed in it.
    searchPath: may(staff, 'view-cases') && path !== searchPath ? searchPath : undefined,
    signedIn: {
      name: staff.name,
      as: rolesInWords(staff.roles),
      signOutPath: '/staff/sign-out',
    },
  };
}
