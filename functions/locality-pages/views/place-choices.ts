import { localities } from '#shared/reference/index.ts';
import type { StaffMember } from '#shared/staff-identity/index.ts';

import { cityCode, reportReaders, worksForCity, type Place } from '../place.ts';

/** Links to the same view of every place somebody may see; none for who sees one only. */
export function placeChoices(staff: StaffMember, place: Place, href: (code: string) => string) {
  if (!worksForCity(staff, reportReaders)) return [];
  return [{ code: cityCode, name: 'The city' }, ...localities].map(({ code, name }) => ({
    ...{ text: name, href: href(code), current: code === place.code },
  }));
}
