import { localityByCode } from '#shared/reference/index.ts';
import { may, type Permission, type StaffMember } from '#shared/staff-identity/index.ts';
import { forbidden, notFound } from '#shared/web/index.ts';
import {
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
} from '#shared/staff-web/index.ts';

/** The whole city, and the families whose address is hidden: its code in page addresses. */
export const cityCode = 'city';

/** What a page is about: one of the ten localities, or the city. */
export interface Place {
  readonly code: string;
  readonly name: string;
}

export const reportReaders = ['view-reports-city', 'view-reports-locality'] as const;
export const allocators = ['allocate-connections'] as const;

/** Whether a role that is not bounded to one locality allows it. */
export function worksForCity(staff: StaffMember, anyOf: readonly Permission[]): boolean {
  const roles = staff.roles.filter((role) => role !== 'locality-lead');
  return anyOf.some((permission) => may({ roles }, permission));
}

export function placeCalled(code: string): Place | undefined {
  if (code === cityCode) return { code, name: 'Birmingham' };
  const locality = localityByCode(code);
  return locality === undefined ? undefined : { code, name: locality.name };
}

type HandlePlace = (request: StaffRequest, place: Place) => Promise<StaffAnswer>;

/** A page about `{code}`, for whoever may see that place. */
export function placePage(path: string, anyOf: readonly Permission[], handle: HandlePlace) {
  return staffPage(path, anyOf, (request) => inPlace(request, anyOf, handle));
}

/** Something done in `{code}`, by whoever may act for that place. */
export function placeAction(path: string, anyOf: readonly Permission[], handle: HandlePlace) {
  return staffAction(path, anyOf, (request) => inPlace(request, anyOf, handle));
}

function inPlace(
  request: StaffRequest,
  anyOf: readonly Permission[],
  handle: HandlePlace,
): StaffAnswer | Promise<StaffAnswer> {
  const { staff, params } = request;
  const place = placeCalled(params['code'] ?? '');
  if (place === undefined) return notFound();
  if (!worksForCity(staff, anyOf) && staff.localityCode !== place.code) {
    const own = placeCalled(staff.localityCode ?? '')?.name ?? 'your own locality';
    return forbidden(`A locality lead sees one locality. Yours is ${own}.`);
  }
  return handle(request, place);
}
