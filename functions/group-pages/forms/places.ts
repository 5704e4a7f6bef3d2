import type { GrantRound, ProjectPlace } from '#shared/community-grants/index.ts';
import { localityByCode, lookUp, wards } from '#shared/reference/index.ts';

const mostPlaces = 15;

/** The places a group names, one on each line; or what is wrong with the first that cannot be one. */
export function readPlaces(text: string, round: GrantRound): ProjectPlace[] | string {
  const lines = text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) return 'Enter a postcode or the name of a ward in Birmingham';
  if (lines.length > mostPlaces) return `Enter ${mostPlaces} places or fewer`;
  const places: ProjectPlace[] = [];
  for (const line of lines) {
    const place = placeOf(line);
    if (place === undefined) {
      return `“${line}” is not a postcode or a ward of Birmingham that we know. Enter one like B8 3BB or Alum Rock`;
    }
    places.push(place);
  }
  return outside(places, round) ?? places;
}

function placeOf(typed: string): ProjectPlace | undefined {
  const found = lookUp(typed);
  if (found.status === 'inside') {
    const { postcode, wardCode, localityCode } = found;
    return { name: postcode, wardCode, postcode, localityCode };
  }
  const ward = wards.find(({ name }) => plain(name) === plain(typed));
  return ward && { name: ward.name, wardCode: ward.code };
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/\bward\b/, '')
    .replace(/[^a-z]/g, '');
}

/** A ward may lie in more than one locality, so only a postcode says that a place is in a round's own. */
function outside(places: readonly ProjectPlace[], round: GrantRound): string | undefined {
  if (round.places.kind === 'city-wide') return undefined;
  const { localityCodes } = round.places;
  const names = localityCodes.map((code) => localityByCode(code)?.name ?? code).join(', ');
  const stranger = places.find(
    ({ localityCode }) => localityCode === undefined || !localityCodes.includes(localityCode),
  );
  return (
    stranger &&
    `This round is for ${names}. Enter postcodes that are there: “${stranger.name}” is not one`
  );
}
