import { sectorNames, unitsOf } from './postcode-table.ts';

let liveByArea: Map<string, string[]> | undefined;

/**
 * The live postcodes of a small area of 2011, in order. Unpacks the whole table at the first call,
 * which suits tests and the replay and no request.
 */
export function postcodesOf(lsoa2011: string): readonly string[] {
  liveByArea ??= collect();
  return liveByArea.get(lsoa2011) ?? [];
}

function collect(): Map<string, string[]> {
  const collected = new Map<string, string[]>();
  for (const sector of sectorNames()) {
    for (const { postcode, live, site } of unitsOf(sector)) {
      if (!live || !site.inside) continue;
      const postcodes = collected.get(site.area2011.code);
      if (postcodes === undefined) collected.set(site.area2011.code, [postcode]);
      else postcodes.push(postcode);
    }
  }
  return collected;
}
