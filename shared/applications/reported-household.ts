import type { HouseholdGroup, Reported } from '#shared/events/index.ts';

import type { Application } from './application.ts';

/**
 * What a return may say of a household, and no more. Children are all up to 18 on the form: the return asks for
 * those under 19. Source: HSF management information, domain-facts.md §1.5.
 */
export function reportedHouseholdOf({
  channel,
  form,
}: Pick<Application, 'channel' | 'form'>): Pick<Reported, 'groups' | 'route'> {
  const { household } = form;
  const children = Object.values(household.children).reduce((sum, count) => sum + count, 0);
  const groups: HouseholdGroup[] = [
    ...(children > 0 ? (['children'] as const) : []),
    ...(household.adultsOver65 > 0 ? (['pensioners'] as const) : []),
    ...(household.disability === 'yes' ? (['disabled'] as const) : []),
  ];
  return {
    groups: groups.length === 0 ? ['other'] : groups,
    route: channel === 'partner' ? 'third-party' : 'application',
  };
}
