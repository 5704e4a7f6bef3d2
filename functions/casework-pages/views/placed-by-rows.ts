import type { Application } from '#shared/applications/index.ts';
import { programmeById } from '#shared/programmes/index.ts';
import { currentReleases, firstReleases, releaseName } from '#shared/reference/index.ts';

type PlacedApplication = Pick<Application, 'programmeId' | 'placeStatus' | 'placedBy'>;

/**
 * Which releases of figures a family's area is by, for whoever checks or challenges a decision after
 * newer ones came. Nothing of a hidden home, which no figures place.
 */
export function placedByRows(application: PlacedApplication, releasesNow = currentReleases) {
  const { programmeId, placeStatus, placedBy = firstReleases } = application;
  if (placeStatus === 'hidden') return [];
  const { vintage } = programmeById(programmeId);
  const now = releasesNow(vintage);
  const names = [
    releaseName(`deprivation${vintage}`, placedBy.deprivation),
    releaseName('postcodes', placedBy.postcodes),
  ];
  const said = names.filter((name) => name !== undefined).join('; ');
  const replaced = placedBy.deprivation < now.deprivation || placedBy.postcodes < now.postcodes;
  const since = replaced
    ? '. Newer figures came since; this decision keeps those it was made with.'
    : '';
  return [{ name: 'Area by', value: `${said}${since}` }];
}
