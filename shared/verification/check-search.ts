import { keys } from '#shared/records/index.ts';

import { faultAt, type Check, type RecordFault } from './check.ts';
import type { GatheredApplication, GatheredRecords } from './gathered-records.ts';

/**
 * A case that is not found is a family that is told that it never applied; what is found without its
 * case is what should have gone with it.
 */
export function checkSearch(gathered: GatheredRecords): Check {
  const { applications, searchEntries, grantSearchEntries } = gathered;
  const left = [...searchEntries.keys()]
    .filter((applicationId) => !applications.has(applicationId))
    .map((id) => faultAt(keys.application(id), 'It does not exist, and can be searched for.'));
  return {
    name: 'search',
    promise: 'Every application is found by all that staff may search by, and nothing else is',
    looked: searchEntries.size + grantSearchEntries.size,
    faults: [...[...applications.values()].flatMap(misfound), ...left, ...misfoundGroups(gathered)],
  };

  function misfound({ applicationId, searchPlaces }: GatheredApplication): RecordFault[] {
    const places = searchEntries.get(applicationId) ?? [];
    const key = keys.application(applicationId);
    const missing = searchPlaces.filter((place) => !places.includes(place));
    // The account that a family gave before it chose a voucher still finds it.
    const beyond = places.filter(
      (place) => !searchPlaces.includes(place) && !place.startsWith('account'),
    );
    return [
      ...missing.map((place) => faultAt(key, `It is not found by ${place}.`)),
      ...beyond.map((place) => faultAt(key, `It is found by ${place}, which it does not have.`)),
    ];
  }
}

/** One may still be found by what it was sent with before: whoever searches is not shown it, and its end removes that. */
function misfoundGroups({ grants, grantSearchEntries }: GatheredRecords): RecordFault[] {
  const missing = [...grants.values()].flatMap(({ grantApplicationId, searchPlaces = [] }) =>
    searchPlaces
      .filter((place) => grantSearchEntries.get(grantApplicationId)?.includes(place) !== true)
      .map((place) =>
        faultAt(keys.grantApplication(grantApplicationId), `It is not found by ${place}.`),
      ),
  );
  const left = [...grantSearchEntries.keys()]
    .filter((id) => (grants.get(id)?.state ?? 'removed') === 'removed')
    .map((id) => faultAt(keys.grantApplication(id), 'It is gone, and can be searched for.'));
  return [...missing, ...left];
}
